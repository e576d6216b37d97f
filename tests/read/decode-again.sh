#!/bin/sh
# The encoding that the header tells is one that --encoding takes, and gives the same text: verify relies on it.
set -e
cd "$ROOT/tests/read"
for file in *.bin *.txt *.gz; do
	case $file in option-* | gzip-magic* | line-ends-of-ebcdic*) continue ;; esac
	"$BIN/rap-read" "$file" > "$TMPDIR/found" 2> "$TMPDIR/err" || test $? -lt 3
	encoding=$(grep -A1 '^Atype encoding$' "$TMPDIR/found" | sed -n 's/^-//p')
	"$BIN/rap-read" --encoding "$encoding" "$file" > "$TMPDIR/told" 2> "$TMPDIR/err" || test $? -lt 3
	cmp "$TMPDIR/found" "$TMPDIR/told" || { echo "$file as $encoding"; exit 1; }
done
