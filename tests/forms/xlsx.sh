#!/bin/bash
# The workbook: its sheets, every text as text, long cells in parts; the same bytes at any time.
. "${ROOT:-.}/tests/rapporteur/common"
python3 "$ROOT/tests/forms/bundle.py" bundle || die "no bundle"
printf 'harbour,pilot,person,"one\r\ntwo\r","   ","\t",,3\r\n' >> bundle/speakers.csv
status 0 "$BIN/rapporteur" export --xlsx bundle
says "sheet turns: note: note: 1 fields longer than 32767 characters"
cp bundle/bundle.xlsx first.xlsx
sleep 1
status 0 env LC_ALL=tr_TR.UTF-8 TZ=Asia/Tokyo "$BIN/rapporteur" export --xlsx bundle
cmp first.xlsx bundle/bundle.xlsx || die "not the same bytes"
[ "$(ls -A bundle | grep -c '^\.')" -eq 0 ] || die "something half made was left: $(ls -A bundle)"
PYTHONPATH=$ROOT/tests/forms python3 - <<'END' || die "the workbook is not the bundle"
import csv, re, zipfile, xml.etree.ElementTree as ET, bundle
csv.field_size_limit(1 << 30)
M = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
z = zipfile.ZipFile('bundle/bundle.xlsx')
names = [s.get('name') for s in ET.fromstring(z.read('xl/workbook.xml')).iter(M + 'sheet')]
assert names == ['documents', 'sections', 'turns', 'speakers', 'tables', 'table 1'], names
def rows(name):
    sheet = ET.fromstring(z.read('xl/worksheets/sheet%d.xml' % (names.index(name) + 1)))
    assert not list(sheet.iter(M + 'f')), 'a formula'
    for row in sheet.iter(M + 'row'):
        cells = {}
        for c in row.iter(M + 'c'):
            column = 0
            for letter in re.match('[A-Z]+', c.get('r')).group():
                column = 26 * column + ord(letter) - 64
            text = ''.join(t.text or '' for t in c.iter(M + 't')) if c.get('t') == 'inlineStr' else float(c.find(M + 'v').text)
            if isinstance(text, str):
                text = re.sub('_x([0-9A-F]{4})_', lambda m: chr(int(m.group(1), 16)), text)
            cells[column - 1] = text
        yield cells
for name in names[:5]:
    plain = list(csv.reader(open('bundle/%s.csv' % name, newline='', encoding='utf-8')))
    if name in ('turns', 'tables'):
        continue
    for want, got in zip(plain, list(rows(name))):
        for i, text in enumerate(want):
            assert got.get(i, '') == text or (isinstance(got[i], float) and got[i] == float(text)), (text, got.get(i))
turns = list(rows('turns'))
assert turns[2][10] + turns[2][11] == bundle.LONG and turns[0][11] == 'text (2)'
assert [row.get(8) for row in rows('tables')] == ['sheet', 'table 1', None, 'table 2']
assert list(rows('table 1')) == [{0: 'Port', 1: 'High'}, {0: '007', 1: '=1+1'}, {1: 'z' * 32767, 2: 'z' * 233}]
END
exit 0
