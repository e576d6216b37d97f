#!/bin/bash
# What is no document, with a reason: mailboxes, archives within archives, word processors' files; links are passed over.
. "${ROOT:-.}/tests/archive/common"
cat > letters.txt <<-'END'
	From lena@example.org Mon Mar  2 10:15:00 1998
	Subject: the lamps

	They are out again.
END
printf 'From 9:30 to 10:45: tea\nSpeaker: I welcome you.\n' > tea.txt
printf 'From the Chair\nNote: none.\n' > chair.txt
python3 - <<'END'
import io, tarfile, zipfile
with zipfile.ZipFile('inner.zip', 'w') as z:
    z.writestr('a.txt', 'Within.\n')
inner = open('inner.zip', 'rb').read()
with zipfile.ZipFile('outer.zip', 'w') as z:
    z.writestr('a.txt', 'Without.\n')
    z.writestr('inner.zip', inner)
    z.writestr('sly.txt', inner)
    z.writestr('mail.txt', open('letters.txt').read())
with zipfile.ZipFile('letter.odt', 'w') as z:
    z.writestr('mimetype', 'application/vnd.oasis.opendocument.text')
    z.writestr('a.txt', 'Not a document of its own.\n')
with tarfile.open('links.tar', 'w') as t:
    entry = tarfile.TarInfo('a.txt'); entry.size = 6; t.addfile(entry, io.BytesIO(b'Here.\n'))
    for name, kind, to in (('s.txt', tarfile.SYMTYPE, '/etc/passwd'), ('h.txt', tarfile.LNKTYPE, 'a.txt'),
            ('p.txt', tarfile.FIFOTYPE, ''), ('d.txt', tarfile.DIRTYPE, ''), ('c.txt', tarfile.CHRTYPE, '')):
        entry = tarfile.TarInfo(name); entry.type = kind; entry.linkname = to; t.addfile(entry)
END
mbox="a mailbox (mbox); convert its letters to text files first"
nested="an archive within an archive; unpack it first"
takes 2 letters.txt outer.zip letter.odt links.tar <<-END
	letters.txt - $mbox
	outer.zip/a.txt
	outer.zip/inner.zip - $nested
	outer.zip/sly.txt - $nested
	outer.zip/mail.txt - $mbox
	letter.odt - a word processor's file or an e-book; convert it to text first
	links.tar/a.txt
	links.tar/h.txt - a link to a.txt, which is in the archive too
END
takes 0 chair.txt <<< chair.txt
status 2 "$BIN/rapporteur" convert -o bundle - < outer.zip
takes 0 - < /dev/null <<< -
exit 0
