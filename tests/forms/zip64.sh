#!/bin/bash
# A zip file with more entries than 65,535; with LARGE=1 (make check-long) also one with an entry of more than 4 GiB, and entries behind
# that many bytes: Python, unzip, bsdtar and our own reader read them.
. "${ROOT:-.}/tests/rapporteur/common"
[ "$SANITIZED" ] && { echo "the plain build shows it"; exit 77; }
status 0 "$BIN/rapporteur" convert -o plain sources

# What else stands in the folder that becomes the zip file goes into it.
cp -r plain .many.zip.bundle
python3 - <<'END2'
import os
for folder in range(66):
    path = '.many.zip.bundle/tei/%04d' % folder
    os.mkdir(path)
    for i in range(1000):
        open('%s/letter-%05d.xml' % (path, i), 'w').write('%d' % i)
END2
entries=$(find .many.zip.bundle -type f | wc -l)
[ "$entries" -gt 65535 ] || die "only $entries entries"
status 0 "$BIN/rapporteur" convert --resume -o many.zip sources
python3 - "$entries" <<'END2' || die "Python reads something else"
import sys, zipfile
z = zipfile.ZipFile('many.zip')
assert z.testzip() is None and len(z.namelist()) == int(sys.argv[1]), len(z.namelist())
assert z.read('tei/0065/letter-00999.xml') == b'999'
END2
unzip -tqq many.zip > err 2>&1 || { cat err; die "unzip does not read it"; }
[ "$(bsdtar -tf many.zip | wc -l)" -eq "$entries" ] || die "bsdtar lists something else"
status 0 "$BIN/rapporteur" verify many.zip sources
[ "$LARGE" ] || exit 0

# A file of zeros; then four names of one that cannot be packed.
cp -r plain .large.zip.bundle
truncate -s 4400M .large.zip.bundle/aaa.csv
head -c 1150M /dev/urandom > .large.zip.bundle/bbb-1.csv
for i in 2 3 4; do
	ln .large.zip.bundle/bbb-1.csv .large.zip.bundle/bbb-$i.csv
done
sum=$(sha256sum < .large.zip.bundle/bbb-1.csv)
status 0 "$BIN/rapporteur" convert --resume -o large.zip sources
[ "$(stat -c %s large.zip)" -gt 4294967296 ] || die "it is not that large"
rm -rf .large.zip.bundle
python3 - <<'END2' || die "Python reads something else"
import zipfile
z = zipfile.ZipFile('large.zip')
assert z.getinfo('aaa.csv').file_size == 4400 << 20
assert z.read('turns.csv') == open('plain/turns.csv', 'rb').read()
END2
[ "$(unzip -p large.zip bbb-4.csv | sha256sum)" = "$sum" ] || die "unzip reads something else"
[ "$(bsdtar -xOf large.zip aaa.csv | wc -c)" -eq $((4400 << 20)) ] || die "bsdtar reads something else"
status 0 "$BIN/rapporteur" verify large.zip sources
exit 0
