#!/bin/bash
# Every kind of archive gives the same documents, whatever it is called; one compressed text is a document too.
. "${ROOT:-.}/tests/archive/common"
mkdir -p in/1994/May
echo "The lamp was lit at nine." > in/1994/May/lamp.txt
echo "The tide was low." > in/1994/tide.TXT
gzip -nc in/1994/tide.TXT > in/1994/ebb.txt.gz
echo "no text" > in/1994/tide.dat
for kind in zip tar tar.gz tar.xz tar.bz2 tar.zst 7z cpio iso; do
	(cd in && bsdtar --auto-compress -cf "../all.$kind" 1994/May/lamp.txt 1994/ebb.txt.gz 1994/tide.TXT 1994/tide.dat)
	cp "all.$kind" misnamed.txt
	for name in all.$kind misnamed.txt; do
		status 0 "$BIN/rapporteur" convert -o bundle "$name"
		tail -n +2 bundle/documents.csv | cut -d, -f1,7- | sort > "got.$kind"
		[ -e got ] || cp "got.$kind" got
		diff got "got.$kind" || die "$name gives other documents"
		status 0 "$BIN/rapporteur" verify bundle "$name"
	done
done
[ "$(wc -l < got)" -eq 3 ] || die "not three documents"

# A zip file in a stream has its directory behind; a tar file of 1979 has no magic.
python3 - <<'END'
import sys, zipfile, tarfile, io
class Pipe(io.RawIOBase):
    def __init__(self, file): self.file = file
    def writable(self): return True
    def write(self, b): return self.file.write(b)
with open('streamed.zip', 'wb') as f, zipfile.ZipFile(Pipe(f), 'w', zipfile.ZIP_DEFLATED) as z:
    z.writestr('a.txt', 'In a stream.\n')
with tarfile.open('old.tar', 'w', format=tarfile.USTAR_FORMAT) as t:
    t.add('in/1994/May/lamp.txt')
old = bytearray(open('old.tar', 'rb').read())
old[257:512] = bytes(255)
old[148:156] = b'%06o\0 ' % (sum(old[:512]) - sum(old[148:156]) + 8 * 32)
open('old.tar', 'wb').write(old)
END
takes 0 streamed.zip old.tar <<-END
	streamed.zip/a.txt
	old.tar/in/1994/May/lamp.txt
END
for program in xz bzip2; do
	$program -c in/1994/tide.TXT > "tide.txt.$program"
done
takes 0 tide.txt.xz tide.txt.bzip2 in/1994/ebb.txt.gz <<-END
	tide.txt.xz/tide.txt
	tide.txt.bzip2/tide.txt
	in/1994/ebb.txt.gz
END
exit 0
