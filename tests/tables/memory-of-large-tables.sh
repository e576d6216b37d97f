#!/bin/bash
# Tables of short cells, many rows or many columns: rap-tables does with six bytes of address space for a byte of its input,
# and the twelve megabytes that it has anyway. Each cell as a node would take 40.
[ "$SANITIZED" ] && { echo "address space says nothing under sanitizers"; exit 77; }
set -o pipefail
failures=0

# table BETWEEN ROWS COLUMNS - cells of two characters
table() {
	awk -v between="$1" -v rows="$2" -v columns="$3" 'BEGIN {
		for (r = 0; r <= rows; r++) {
			line = ""
			for (c = 0; c < columns; c++)
				line = line (c ? between : "") (r ? 10 + (r * 7 + c) % 90 : sprintf("%c%c", 97 + c % 26, 97 + c % 7))
			print line
		}
	}'
}

for between in " | " "  " "	"; do
	for size in "50000 4" "60 5000"; do
		table "$between" $size > "$TMPDIR/table.txt"
		"$BIN/rap-read" "$TMPDIR/table.txt" | "$BIN/rap-pages" > "$TMPDIR/stream"
		bytes=$(wc -c < "$TMPDIR/stream")
		(ulimit -v $((12000 + 6 * bytes / 1024)) && "$BIN/rap-tables" "$TMPDIR/stream" > "$TMPDIR/out") ||
			{ echo "\"$between\" between the cells, $size: exit status $?"; failures=1; }
		cells=$((${size% *} * ${size#* } + ${size#* }))
		[ "$(grep -c '^(cell$' "$TMPDIR/out")" = "$cells" ] || { echo "\"$between\", $size: not $cells cells"; failures=1; }
	done
done
exit $failures
