#!/bin/bash
# Python's csv reads every table of the cases beside this with as many fields in each row, and the data package's schemas
# name its columns.
cd "${ROOT:-$(dirname "$0")/../..}" || exit 1
BIN=${BIN:-$PWD/bin}
command -v python3 > /dev/null || { echo "no python3"; exit 77; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cat tests/csv/*.in | "$BIN/rap-csv" -o "$work/out" 2> /dev/null
python3 - "$work/out" <<'END'
import csv, glob, hashlib, json, os, sys
out = sys.argv[1]
package = json.load(open(os.path.join(out, 'datapackage.json'), encoding='utf-8'))
listed = {r['path']: r for r in package['resources']}
there = {os.path.relpath(p, out) for p in glob.glob(out + '/**/*.csv', recursive=True)}
assert there == set(listed), there ^ set(listed)
assert len({r['name'] for r in package['resources']}) == len(listed)
for path, resource in listed.items():
    data = open(os.path.join(out, path), 'rb').read()
    assert len(data) == resource['bytes'] and 'sha256:' + hashlib.sha256(data).hexdigest() == resource['hash'], path
    assert b'\n' not in data.replace(b'\r\n', b'').replace(b'\n', b'', data.count(b'\n') - data.count(b'\r\n')), path
    rows = list(csv.reader(open(os.path.join(out, path), encoding='utf-8', newline=''), strict=True))
    assert rows and len({len(row) for row in rows}) == 1, (path, {len(row) for row in rows})
    names = [field['name'] for field in resource['schema']['fields']]
    assert len(set(names)) == len(names) == len(rows[0]) and all(names), (path, names)
    if resource['dialect'].get('header', True):
        assert names == rows[0], (path, names, rows[0])
    for field, name in enumerate(names):
        if resource['schema']['fields'][field]['type'] == 'integer':
            assert all(row[field] == '' or row[field].lstrip('-').isdigit() for row in rows[1:]), (path, name)
    key = [names.index(name) for name in resource['schema'].get('primaryKey', [])]
    keys = [tuple(row[k] for k in key) for row in rows[1:]]
    assert not key or len(set(keys)) == len(keys), (path, 'keys')
END
