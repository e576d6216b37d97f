#!/bin/bash
# A bag around the bundle: every checksum by another program, the same bytes again, verify within it.
. "${ROOT:-.}/tests/rapporteur/common"
status 0 "$BIN/rapporteur" convert -o bag --bag --excel --xlsx sources
(cd bag && sha256sum --quiet --strict -c manifest-sha256.txt tagmanifest-sha256.txt) || die "a checksum is wrong"
python3 - <<'END' || die "Python recomputes other sums"
import hashlib, os
for manifest in 'manifest-sha256.txt', 'tagmanifest-sha256.txt':
    for line in open('bag/' + manifest, encoding='utf-8'):
        want, name = line.rstrip('\n').split('  ', 1)
        assert hashlib.sha256(open('bag/' + name, 'rb').read()).hexdigest() == want, name
files = [os.path.join(d, f) for d, _, names in os.walk('bag/data') for f in names]
oxum = dict(line.rstrip('\n').split(': ', 1) for line in open('bag/bag-info.txt'))['Payload-Oxum']
assert oxum == '%d.%d' % (sum(map(os.path.getsize, files)), len(files)), oxum
END
(cd bag && find data -type f | LC_ALL=C sort) > want
cut -c 67- bag/manifest-sha256.txt | LC_ALL=C sort | diff want - || die "the manifest is not what is there"
printf 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n' | cmp - bag/bagit.txt || die "bagit.txt"
grep -qx "Payload-Oxum: $(xargs cat < <(sed 's|^|bag/|' want) | wc -c).$(wc -l < want)" bag/bag-info.txt || die "$(cat bag/bag-info.txt)"
grep -q Bagging-Date bag/bag-info.txt && die "a date that nobody gave"
[ "$(ls -A bag | tr '\n' ' ')" = "bag-info.txt bagit.txt data manifest-sha256.txt tagmanifest-sha256.txt " ] || die "$(ls -A bag)"
status 0 "$BIN/rapporteur" verify bag sources
cp -r bag first
sleep 1
status 0 "$BIN/rapporteur" convert -o bag --bag --excel --xlsx sources
diff -r first bag || die "not the same bytes"
status 0 "$BIN/rapporteur" convert -o bag --bag --date 1994-05-02 sources
grep -qx "Bagging-Date: 1994-05-02" bag/bag-info.txt || die "no date"
status 0 env SOURCE_DATE_EPOCH=86400 "$BIN/rapporteur" convert -o bag --bag sources
grep -qx "Bagging-Date: 1970-01-02" bag/bag-info.txt || die "no date of SOURCE_DATE_EPOCH"
(cd bag && sha256sum --quiet --strict -c manifest-sha256.txt tagmanifest-sha256.txt) || die "a checksum is wrong"

mkdir taken
echo mine > taken/mine.txt
status 3 "$BIN/rapporteur" convert -o taken --bag sources
[ "$(ls -A taken)" = mine.txt ] || die "a folder that is refused was touched"
exit 0
