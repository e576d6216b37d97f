#!/bin/bash
# A bundle as one zip file: the folder's files, the same bytes from any number of workers, read by verify and by others.
. "${ROOT:-.}/tests/rapporteur/common"
python3 - > sources/long.txt <<'END'
import random
random.seed(3)
for i in range(4500):
    print('The delegation of Chile said that lamp %d was out, and that %d %x were not.\n' % (i, random.randrange(10 ** 9), random.randrange(1 << 60)))
END
status 0 "$BIN/rapporteur" convert -o folder sources
status 0 "$BIN/rapporteur" convert -o out.zip -j 1 sources
status 0 "$BIN/rapporteur" convert -o again.zip -j 3 sources
cmp out.zip again.zip || die "the number of workers changes the bytes"
status 0 "$BIN/rapporteur" convert --shard 1/1 -o part sources
status 0 "$BIN/rapporteur" merge again.zip part
rm -r part
cmp out.zip again.zip || die "what threads deflate differs from what workers do"
status 0 env TZ=Asia/Tokyo LC_ALL=tr_TR.UTF-8 "$BIN/rapporteur" convert -o again.zip sources
cmp out.zip again.zip || die "the clock or locale changes the bytes"
[ "$(ls -A)" = "$(printf '%s\n' again.zip err folder out.txt out.zip sources)" ] || die "something else is there: $(ls -A)"
python3 - <<'END' || die "Python reads something else"
import os, zipfile
z = zipfile.ZipFile('out.zip')
assert z.testzip() is None
names = [i.filename for i in z.infolist()]
want = sorted(os.path.relpath(os.path.join(d, f), 'folder') for d, _, files in os.walk('folder') for f in files)
assert sorted(names) == want and len(set(names)) == len(names), names
for i in z.infolist():
    assert z.read(i) == open('folder/' + i.filename, 'rb').read(), i.filename
    assert i.date_time == (1980, 1, 1, 0, 0, 0) and i.external_attr >> 16 == 0o100644, i
assert any(i.file_size > 1 << 20 for i in z.infolist())
END
status 0 "$BIN/rapporteur" verify out.zip sources
grep -q '^6 documents proved' out.txt || die "$(cat out.txt)"
status 0 "$BIN/rapporteur" convert --compress=9 -o small.zip sources
[ "$(stat -c %s small.zip)" -lt "$(stat -c %s out.zip)" ] || die "--compress 9 is not smaller"

# What is changed in it is noticed; what is no bundle is not replaced.
python3 - <<'END'
import zipfile
with zipfile.ZipFile('out.zip') as old, zipfile.ZipFile('changed.zip', 'w') as new:
    for i in old.infolist():
        new.writestr(i, old.read(i).replace(b'pilot boats', b'pilot goats'))
raw = bytearray(open('out.zip', 'rb').read())
open('cut.zip', 'wb').write(raw[:len(raw) // 2])
at = raw.index(b'tei/harbour-minutes.xml') + 200
raw[at] ^= 0x55
open('broken.zip', 'wb').write(raw)
END
status 2 "$BIN/rapporteur" verify changed.zip sources
says "changed.zip/tei/harbour-minutes.xml: data: verification failed"
status 2 "$BIN/rapporteur" verify broken.zip sources
status 2 "$BIN/rapporteur" verify cut.zip sources
says "cut.zip: data: not a bundle"
echo "my letters" > mine.zip
status 3 "$BIN/rapporteur" convert -o mine.zip sources
[ "$(cat mine.zip)" = "my letters" ] || die "a file was overwritten"
status 0 "$BIN/rapporteur" convert -o mine.zip --force sources/molino.text
status 0 "$BIN/rapporteur" verify mine.zip sources/molino.text

# With the other forms in it, and in a bag.
status 0 "$BIN/rapporteur" convert -o bag.zip --bag --excel --xlsx sources/molino.text
python3 -m zipfile -e bag.zip . && (cd bag && sha256sum --quiet --strict -c manifest-sha256.txt tagmanifest-sha256.txt) ||
	die "no bag"
[ -s bag/data/excel/turns.csv ] && [ -s bag/data/bundle.xlsx ] || die "a form is missing"
status 0 "$BIN/rapporteur" verify bag.zip sources/molino.text
status 0 "$BIN/rapporteur" export --excel --xlsx bag.zip
cmp bag.xlsx bag/data/bundle.xlsx && diff -r bag-excel bag/data/excel || die "export gives other forms"
status 3 "$BIN/rapporteur" convert -o out.zip --compress=0 sources
exit 0
