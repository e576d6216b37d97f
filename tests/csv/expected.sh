#!/bin/bash
# NAME.in, a stream, gives the CSV files in NAME.expected: those of them that are worth a look, each whole, with LF for
# CR LF. All of a bundle's CSV files are read again by libcsv (rapporteur verify needs sources, Python does not).
# UPDATE=1 writes the expected files that are there.
cd "${ROOT:-$(dirname "$0")/../..}" || exit 1
BIN=${BIN:-$PWD/bin}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
failed=0
for input in tests/csv/*.in; do
	case=${input%.in}
	"$BIN/rap-csv" -o "$work/out" "$input" 2> "$work/err" || { echo "$input: exit status $?"; failed=1; }
	diff -u <(cat "$case.err" 2> /dev/null) "$work/err" || failed=1
	for want in $(cd "$case.expected" && find . -type f); do
		[ -e "$work/out/$want" ] || { echo "$input: no $want"; failed=1; continue; }
		[ "$UPDATE" ] && tr -d '\r' < "$work/out/$want" > "$case.expected/$want"
		diff -u "$case.expected/$want" <(tr -d '\r' < "$work/out/$want") || failed=1
	done
done
exit $failed
