#!/bin/bash
# The CSV of each table in references/, made by hand, is what the chain writes for the sample of that name, as Python's
# csv reads both. Rows that run on from page to page are one table.
cd "${ROOT:-$(dirname "$0")/../..}" || exit 1
BIN=${BIN:-$PWD/bin}
command -v python3 > /dev/null || { echo "no python3"; exit 77; }
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
for reference in tests/tables/references/*.csv; do
	set -- "$@" "${reference/\/references/}"
done
"$BIN/rapporteur" convert -o "$work/out" "${@/%.csv/.txt}" 2> "$work/err" || { cat "$work/err"; exit 1; }
python3 - "$work/out/tables" tests/tables/references <<'END'
import csv, os, sys
out, references = sys.argv[1:]
read = lambda path: list(csv.reader(open(path, encoding='utf-8', newline=''), strict=True))
for name in sorted(os.listdir(references)):
    want, have = read(os.path.join(references, name)), read(os.path.join(out, name[:-4] + '-t1.csv'))
    assert want == have, (name, want, have)
END
