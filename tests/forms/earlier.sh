#!/bin/bash
# Forms of an earlier bundle do not outlive it, but for a run that has nothing to do.
. "${ROOT:-.}/tests/rapporteur/common"
status 0 "$BIN/rapporteur" convert --excel --xlsx -o out sources
echo mine > out/excel/mine.txt
status 0 "$BIN/rapporteur" convert --resume -o out sources
[ -s out/excel/turns.csv ] && [ -s out/bundle.xlsx ] || die "a run that did nothing took the forms away"
status 0 "$BIN/rapporteur" convert -o out sources/molino.text
[ "$(ls out/excel)" = mine.txt ] || die "of the earlier form there is: $(ls out/excel)"
[ ! -e out/bundle.xlsx ] || die "the earlier workbook is still there"
rm -r out/excel
status 0 "$BIN/rapporteur" export --excel --xlsx out
status 0 "$BIN/rapporteur" convert -o out sources
status 0 "$BIN/rapporteur" convert -o plain sources
diff -r plain out || die "something of the earlier bundle is left"

for k in 1 2; do status 0 "$BIN/rapporteur" convert --shard $k/2 -o part$k sources/molino.text sources/district; done
status 0 "$BIN/rapporteur" convert --force --xlsx -o out sources
status 0 "$BIN/rapporteur" merge out part1 part2
[ ! -e out/bundle.xlsx ] || die "merge leaves the earlier workbook"
exit 0
