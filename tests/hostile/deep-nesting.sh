#!/bin/bash
# Depth: 100,000 lists within one another, as marks on a line, as indents, as numbers, and in the stream. Depth costs no stack.
. "${ROOT:-.}/tests/hostile/expect"
depth=${SANITIZED:+20000}
depth=${depth:-100000}
ulimit -s 1024		# kilobytes: what recursion would eat

name="marks on one line"
awk -v n="$depth" 'BEGIN { for (i = 0; i < n; i++) printf "- "; print "the innermost item" }' > marks.txt
converts "0 1" marks.txt

name="items, each deeper by one space"
awk 'BEGIN { for (i = 0; i < 1500; i++) printf "%*s- item %d\n", i, "", i }' > indents.txt
converts "0 1" indents.txt

name="items, in and out"
awk -v n="$depth" 'BEGIN { for (i = 0; i < n; i++) printf "%*s* item %d\n", i * 7 % 61, "", i }' > zigzag.txt
converts "0 1" zigzag.txt

name="deep numbers"
awk 'BEGIN { label = "1"; for (i = 0; i < 1500; i++) { print label " Heading " i "\n\nText.\n"; label = label ".1" } }' > numbers.txt
converts "0 1" numbers.txt

name="brackets and quotation marks"
awk -v n="$depth" 'BEGIN { for (i = 0; i < n; i++) printf "([{\"<"; print "" }' > brackets.txt
converts "0 1" brackets.txt

# stream DEPTH - a document of DEPTH lists within one another
stream() {
	printf 'Some text.\n' > small.txt
	"$BIN/rap-read" small.txt | awk -v n="$1" '/^\)body$/ {
		for (i = 0; i < n; i++) print "(list\n(item"
		print "-innermost"
		for (i = 0; i < n; i++) print ")item\n)list"
	} { print }'
}

stream "$depth" > deep.pyx
for name in rap-pages rap-tables rap-blocks rap-sections rap-speakers; do
	status "0 1" "$BIN/$name" deep.pyx > got.pyx
	[ "$(grep -c '^(list$' got.pyx)" -eq "$depth" ] || fail "not all lists came out"
	grep -qFx -- '-innermost' got.pyx || fail "the text is lost"
done
name=rap-tei
status "0 1 5" "$BIN/rap-tei" deep.pyx > deep.xml
[ "$(grep -o '<list>' deep.xml | wc -l)" -eq "$depth" ] || fail "not all lists came out"
name=rap-csv
status "0 1" "$BIN/rap-csv" -o tables deep.pyx
finish
