#!/bin/sh
# A file's name and the id that its document gets.
set -e
cd "$TMPDIR"
long=$(printf '%0150d' 0 | tr 0 a)
cut=$(printf '%0100d' 0 | tr 0 a)
failed=
while IFS='|' read -r name id; do
	echo text > "$name"
	"$BIN/rap-read" -- "$name" > out
	found=$(sed -n 's/^Axml:id //p' out)
	test "$found" = "$id" || { echo "$name: $found, not $id"; failed=1; }
done <<END
minutes.txt|minutes
minutes.v2.txt|minutes.v2
minutes.txt.gz|minutes
minutes|minutes
minutes.|minutes
.minutes|d.minutes
.gz|document
_draft.txt|_draft
-draft.txt|d-draft
31 May 2031.txt|d31-May-2031
council: "a" & <b>.txt|council---a-----b-
réunion n° 3.txt|réunion-n--3
протокол.txt|протокол
議事録.txt|議事録
٣.txt|d-
s2.1.txt|ds2.1
t3.txt|dt3
sp5.txt|dsp5
spa5.txt|spa5
S2.txt|S2
question.txt|dquestion
questions.txt|questions
$long.txt|$cut
END
test -z "$failed"

# An NFD name, and bytes that are no UTF-8.
name=$(printf 'cafe\314\201')
echo text > "$name.txt"
"$BIN/rap-read" "$name.txt" | grep -q "^Axml:id $name\$"
name=$(printf 'caf\351')
echo text > "$name.txt"
"$BIN/rap-read" "$name.txt" > out
grep -q '^Axml:id caf-$' out
"$BIN/rap-tei" out > out.xml

# Ten thousand inputs of one name: the numbers run on, and time does not run away.
: > m.txt
for i in 1 2 3 4 5 6 7 8 9 10; do echo m.txt; done > ten
cat ten ten ten ten ten ten ten ten ten ten > hundred
for i in 1 2 3 4 5 6 7 8 9 10; do cat hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred; done |
	xargs "$BIN/rap-read" > out
test "$(grep '^Axml:id' out | sort -u | wc -l)" -eq 10000
grep -q '^Axml:id m-10000$' out
