#!/bin/bash
# Archives made to harm: each limit ends the archive with a reason; what came before it, and the other inputs, are there.
. "${ROOT:-.}/tests/archive/common"
python3 - <<'END'
import io, tarfile, zipfile
with zipfile.ZipFile('bomb.zip', 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('before.txt', 'Before.\n')
    z.writestr('bomb.txt', b'0' * (40 << 20))
    z.writestr('after.txt', 'After.\n')
with zipfile.ZipFile('many-small.zip', 'w', zipfile.ZIP_DEFLATED) as z:
    for i in range(12):
        z.writestr('%02d.txt' % i, b'0' * (4 << 20))
with tarfile.open('passed-over.tar.gz', 'w:gz') as t:
    for name, data in (('before.txt', b'Before.\n'), ('zeros.dat', bytes(40 << 20)), ('after.txt', b'After.\n')):
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        t.addfile(entry, io.BytesIO(data))
with zipfile.ZipFile('members.zip', 'w') as z:
    for i in range(20):
        z.writestr('%02d.txt' % i, 'Page %d.\n' % i)
    z.writestr('large.txt', 'Words, and words.\n' * 100)
END
bomb="expands to too many times its size (--max-ratio)"
takes 2 bomb.zip sources/molino.text <<-END
	bomb.zip/before.txt
	bomb.zip/bomb.txt - $bomb
	bomb.zip - $bomb
	sources/molino.text
END
says "bomb.zip/bomb.txt: data: cannot read: $bomb"
takes 2 passed-over.tar.gz <<-END
	passed-over.tar.gz/before.txt
	passed-over.tar.gz - $bomb
END
takes 0 --max-ratio=2000 passed-over.tar.gz <<-END
	passed-over.tar.gz/before.txt
	passed-over.tar.gz/after.txt
END
status 2 "$BIN/rapporteur" convert -o bundle many-small.zip
grep -q '^[^,]*,many-small.zip,.*failed: expands' bundle/documents.csv || die "many small bombs are none"
takes 2 --max-members 3 members.zip <<-END
	members.zip/00.txt
	members.zip/01.txt
	members.zip/02.txt
	members.zip - too many members (--max-members)
END
takes 2 --max-size 1K --include 'l*' members.zip <<-END
	members.zip/large.txt - larger than --max-size
END
takes 2 --max-size=4 sources/molino.text <<-END
	sources/molino.text - larger than --max-size
END
for wrong in --max-size=x --max-size=0 --max-ratio=-3 --max-members=1T --max-size=99999999999G --files-from; do
	status 3 "$BIN/rapporteur" convert -o bundle members.zip "$wrong"
done
# A file that is packed itself counts as what it expands to.
head -c 3000000 /dev/zero | tr '\0' x | gzip -n > packed.txt.gz
status 2 "$BIN/rapporteur" convert --max-size 1M -o one packed.txt.gz sources/molino.text
says "packed.txt.gz: data: cannot read: it expands to more than --max-size"
grep -q '^packed,packed.txt.gz,.*failed: it expands' one/documents.csv || die "$(cat one/documents.csv)"
grep -q '^molino,.*,ok' one/documents.csv || die "it cost another document"
exit 0
