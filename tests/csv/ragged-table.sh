#!/bin/bash
# Tables that would be enormous as rectangles: spans of a million, and one long row above a million short ones. Their cells
# are in cells.csv, in time proportional to their number.
cd "${ROOT:-$(dirname "$0")/../..}" || exit 1
BIN=${BIN:-$PWD/bin}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
die() { echo "$*"; exit 1; }
n=${SANITIZED:+20000}
n=${n:-200000}

begin() { printf '(TEI\nAxml:id d\n(text\n(body\n(table\nAxml:id t1\n'; }
end() { printf ')table\n)body\n)text\n)TEI\n'; }
cells() { for _ in 1; do yes $'(cell\n-x\n)cell' | head -n $((3 * $1)); done; }

{ begin; echo "(row"; cells "$n"; echo ")row"; yes $'(row\n(cell\n-y\n)cell\n)row' | head -n $((5 * n)); end; } |
	timeout 100 "$BIN/rap-csv" -o "$work/long" || die "one long row: status $?"
[ "$(wc -l < "$work/long/cells.csv")" -eq $((2 * n + 1)) ] || die "one long row: cells are missing"
grep -q "^d,t1,,,$((n + 1)),$n,,"$'\r' "$work/long/tables.csv" || die "$(cat "$work/long/tables.csv")"
[ -e "$work/long/tables" ] && die "a file of a large part of a terabyte was begun"

{ begin; for span in 1000000 99999999999999999999 0 -1 x; do
	printf '(row\n(cell\nArows %s\nAcols %s\n-x\n)cell\n(cell\n-y\n)cell\n)row\n' $span $span
done; end; } | timeout 100 "$BIN/rap-csv" -o "$work/span" || die "spans: status $?"
grep -q "^d,t1,,,5,2,," "$work/span/tables.csv" || die "$(cat "$work/span/tables.csv")"
[ "$(cat "$work/span/tables/d-t1.csv")" = $'x,y\r\nx,y\r\nx,y\r\nx,y\r\nx,y\r' ] || die "$(cat "$work/span/tables/d-t1.csv")"
exit 0
