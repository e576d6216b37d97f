#!/bin/bash
# The flavour for Excel: byte order mark, formulas guarded and numbers not, long cells in numbered columns, files of at most
# 1,048,576 rows; joined again it is the bundle.
. "${ROOT:-.}/tests/rapporteur/common"
python3 "$ROOT/tests/forms/bundle.py" bundle || die "no bundle"
status 0 "$BIN/rapporteur" export --excel bundle
says "bundle/excel/turns.csv: note: note: 1 fields longer than 32767 characters are in numbered columns beside one another, the first in row 3"
says "bundle/excel/tables/harbour-t1.csv: note: note: 1 fields longer"
PYTHONPATH=$ROOT/tests/forms python3 - <<'END' || die "the flavour is not the bundle"
import csv, sys, bundle
csv.field_size_limit(1 << 30)
GUARDED = {'=1+1', '+44 20 7946', '@here', '-x', '- ropes', '\uFF1DSUM', '\t=1'}
units = lambda s: len(s.encode('utf-16-le')) // 2
def read(path, mark):
    raw = open(path, 'rb').read()
    assert raw.startswith(b'\xef\xbb\xbf') == mark, path
    assert raw.count(b'\n') > 0 and raw.endswith(b'\r\n')
    return list(csv.reader(open(path, newline='', encoding='utf-8-sig')))
for name in bundle.TABLES:
    plain, excel = read('bundle/%s.csv' % name, False), read('bundle/excel/%s.csv' % name, True)
    assert len(plain) == len(excel)
    for want, got in zip(plain[1:], excel[1:]):
        assert all(units(cell) <= 32767 for cell in got)
        columns = [i for i, title in enumerate(excel[0]) if not title.endswith(')')] + [len(got)]
        joined = [''.join(cell[1:] if cell[:1] == "'" and cell[:2] != "'q" else cell for cell in got[a:b])
            for a, b in zip(columns, columns[1:])]
        assert joined == want, (want, got)
sections = read('bundle/excel/sections.csv', True)
for text, row in zip(bundle.HARD, sections[1:]):
    assert row[5] == ("'" + text if text in GUARDED else text), row
assert read('bundle/excel/turns.csv', True)[0][-2:] == ['text', 'text (2)']
long = read('bundle/excel/turns.csv', True)[2][-2:]
assert long[0] == 'x' * 32767 and long[1].startswith("'=1+1\U0001F600")
table = read('bundle/excel/tables/harbour-t1.csv', True)
assert table == [['Port', 'High', ''], ['007', "'=1+1", ''], ['', 'z' * 32767, 'z' * 233]], table
END
[ "$(find . -name '*escape*')" = "" ] || die "a hostile name was written"

# Once more: the earlier flavour goes, but nothing that someone put there.
cp -r bundle/excel first
rm bundle/tables/harbour-t1.csv
sed -i '/harbour-t1/d' bundle/tables.csv
status 0 "$BIN/rapporteur" export --excel bundle
[ ! -e bundle/excel/tables ] || die "a table of the earlier flavour is still there"
echo mine > bundle/excel/mine.txt
status 3 "$BIN/rapporteur" export --excel bundle
[ "$(cat bundle/excel/mine.txt)" = mine ] || die "someone's file is gone"

# Rows beyond what a sheet takes.
rm -r bundle/excel
python3 - > bundle/review.csv <<'END'
import sys
sys.stdout.write('document,element,kind,cert,reason,start,end,text\r\n' + 'a,b,p,low,r,1,2,x\r\n' * 1048577)
END
status 0 "$BIN/rapporteur" export --excel bundle
says "bundle/excel: note: note: review.csv has more than 1048576 rows and goes on in review-2.csv"
[ "$(wc -l < bundle/excel/review.csv)" -eq 1048576 ] && [ "$(wc -l < bundle/excel/review-2.csv)" -eq 3 ] || die "wrong number of rows"
head -1 bundle/excel/review-2.csv | grep -q element || die "no header in the second file"
grep -q $'^review-2.csv,review.csv,1048577,3\r$' bundle/excel/files.csv || die "$(cat bundle/excel/files.csv)"

for wrong in "" --excel "--bag bundle" "--excel --date=1994-13-01 bundle" "--excel bundle more"; do
	status 3 "$BIN/rapporteur" export $wrong
done
status 2 "$BIN/rapporteur" export --excel no-such-bundle
[ -z "$(find . -name '.excel.part')" ] || die "something half made was left"
exit 0
