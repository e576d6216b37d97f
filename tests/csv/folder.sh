#!/bin/bash
# The folder of rap-csv: made, taken over from an earlier run, refused; ids in a stream do not lead out of it.
cd "${ROOT:-$(dirname "$0")/../..}" || exit 1
BIN=${BIN:-$PWD/bin}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
die() { echo "$*"; exit 1; }

stream() {
	printf '(TEI\nAxml:id %s\n(text\n(body\n(table\nAxml:id %s\n(row\n(cell\n-one\n)cell\n)row\n)table\n)body\n)text\n)TEI\n' "$1" "$2"
}
stream a t1 | "$BIN/rap-csv" -o "$work/new/out" || die "status $?"
[ "$(cat "$work/new/out/tables/a-t1.csv")" = $'one\r' ] || die "no table"
stream b t1 | "$BIN/rap-csv" -o "$work/new/out" || die "status $?"
[ "$(ls "$work/new/out/tables")" = b-t1.csv ] || die "the old table is still there"
stream ../../../up '/../../x' | "$BIN/rap-csv" -o "$work/new/out" || die "status $?"
[ "$(find "$work" -name '*x.csv' | wc -l)" -eq 1 ] && [ "$(ls "$work" "$work/new")" = "$work:
new

$work/new:
out" ] || die "$(find "$work")"
mkdir "$work/taken"
touch "$work/taken/letter"
stream a t1 | "$BIN/rap-csv" -o "$work/taken" 2> /dev/null
[ $? -eq 3 ] || die "a folder in use was not refused"
stream a t1 | "$BIN/rap-csv" -o "$work/taken" --force || die "--force: status $?"
"$BIN/rap-csv" < /dev/null 2> /dev/null
[ $? -eq 3 ] || die "no folder, and no usage"
"$BIN/rap-csv" -o "$work/none" < /dev/null 2> /dev/null
[ $? -eq 2 ] || die "an empty stream is no document"
exit 0
