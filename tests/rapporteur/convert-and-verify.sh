#!/bin/bash
# A folder of several kinds of documents becomes a bundle, and the proof holds; files in another order and by name, too.
. "${ROOT:-.}/tests/rapporteur/common"
status 0 "$BIN/rapporteur" convert -o bundle sources
says "5 documents"
says "0 failed"
status 0 "$BIN/rapporteur" verify bundle sources
grep -q '^5 documents proved' out.txt || die "$(cat out.txt)"
status 0 "$BIN/rapporteur" verify bundle sources/nothing.txt sources/packed.txt.gz sources/district sources/molino.text \
	sources/harbour-minutes.txt
for file in bundle/tei/*.xml bundle/*.csv; do
	[ -s "$file" ] || die "$file is empty"
done
ls -A bundle | grep -q part && die "the run left something behind"
status 2 "$BIN/rapporteur" verify bundle sources/nothing.txt
says "no source file given for this document"
exit 0
