#!/bin/bash
# Gzip data: whole, in several members, cut at every byte, with a bit turned. Never a crash, never silently less text.
. "${ROOT:-.}/tests/hostile/expect"

name="whole"
seq -f "Line %g of the log." 200 > plain.txt
gzip -nc plain.txt > whole.txt.gz
converts 0 whole.txt.gz

name="two members"
cat whole.txt.gz whole.txt.gz > twice.txt.gz
converts 0 twice.txt.gz
[ "$(grep -o 'Line 200 of' out/tei/*.xml | wc -l)" -eq 2 ] || fail "the second member is not there"

name="cut"
size=$(stat -c %s whole.txt.gz)
for n in 3 9 10 11 20 $((size / 2)) $((size - 9)) $((size - 8)) $((size - 4)) $((size - 1)); do
	head -c "$n" whole.txt.gz > cut.gz
	status "1 2" "$BIN/rap-read" cut.gz > /dev/null
	says "cut.gz"
done

name="documents.csv says so"
head -c $((size - 9)) whole.txt.gz > half.txt.gz
status 2 "$BIN/rapporteur" convert -o half half.txt.gz
grep -q ',partial: damaged gzip data: ' half/documents.csv || fail "the row does not say that a part is missing"

name="bit turned"
{ head -c $((size / 2)) whole.txt.gz; printf '\xff\x00'; tail -c +$((size / 2 + 3)) whole.txt.gz; } > turned.gz
status "1 2" "$BIN/rap-read" turned.gz > /dev/null
says "turned.gz"

name="checksum wrong"
{ head -c $((size - 8)) whole.txt.gz; printf '\0\0\0\0'; tail -c 4 whole.txt.gz; } > sum.gz
status "1 2" "$BIN/rap-read" sum.gz > /dev/null
says "sum.gz"

name="rubbish behind it"
{ cat whole.txt.gz; printf 'rubbish'; } > behind.gz
status "0 1 2" "$BIN/rap-read" behind.gz > /dev/null
finish
