#!/bin/bash
# The forms of a bundle are made when it is whole: a run that was killed and gone on with, and the parts of one joined, give the
# zip file, the workbook and the bag of a run that was never stopped, byte for byte.
. "${ROOT:-.}/tests/rapporteur/common"
"$ROOT/tests/bench/archive" sources/many "${DOCUMENTS:-60}" 6000
forms=(--bag --excel --xlsx)
status 0 "$BIN/rapporteur" convert -j 2 "${forms[@]}" -o run/whole.zip sources
began=$(date +%s%N)
status 0 "$BIN/rapporteur" convert -j 2 "${forms[@]}" -o timed/whole.zip sources
took=$((($(date +%s%N) - began) / 1000000))
cmp run/whole.zip timed/whole.zip || die "two runs differ"

# The name of the file is that of the bag in it.
mkdir killed
for part in 20 40 60 80 90 95; do
	pause=$((took * part / 100))
	"$BIN/rapporteur" convert -j 2 --resume "${forms[@]}" -o killed/whole.zip sources 2> /dev/null &
	sleep "$(printf '%d.%03d' $((pause / 1000)) $((pause % 1000)))"
	kill -9 $! 2> /dev/null
	wait $! 2> /dev/null
	[ -e killed/whole.zip ] || continue
	cmp run/whole.zip killed/whole.zip || die "killed after $part %: a file that is not whole"
	rm -rf killed/*
done
status 0 "$BIN/rapporteur" convert --resume "${forms[@]}" -o killed/whole.zip sources
cmp run/whole.zip killed/whole.zip || die "the resumed zip file differs"
[ "$(ls -A killed)" = whole.zip ] || die "something is left: $(ls -A killed)"
status 0 "$BIN/rapporteur" convert --resume "${forms[@]}" -o killed/whole.zip sources
says "nothing is left to do"

# What a kill leaves while the folder is removed that has become the zip file is no bundle to go on with.
mkdir -p killed/.whole.zip.done/tei
status 0 "$BIN/rapporteur" convert --resume -o killed/whole.zip sources
[ "$(ls -A killed)" = whole.zip ] || die "something is left: $(ls -A killed)"

for k in 1 2 3; do
	status 0 "$BIN/rapporteur" convert -j 2 --shard $k/3 -o part-$k sources
done
status 0 "$BIN/rapporteur" merge "${forms[@]}" joined/whole.zip part-*
cmp run/whole.zip joined/whole.zip || die "the parts joined differ from one run"
status 3 "$BIN/rapporteur" convert --shard 1/3 -o part.zip sources
says "a part is a folder"
echo "my letters" > mine.zip
status 3 "$BIN/rapporteur" merge mine.zip part-*
[ "$(cat mine.zip)" = "my letters" ] || die "a file was overwritten"
exit 0
