#!/bin/bash
# "-" is standard input, as a document and as the source of one.
. "${ROOT:-.}/tests/rapporteur/common"
status 0 "$BIN/rapporteur" convert -o bundle - < sources/molino.text
[ "$(ls bundle/tei)" = stdin.xml ] || die "$(ls bundle/tei)"
status 0 "$BIN/rapporteur" verify bundle - < sources/molino.text
status 2 "$BIN/rapporteur" verify bundle - < sources/harbour-minutes.txt
says "sha256"
status 0 "$BIN/rapporteur" convert --encoding IBM437 -o bundle - < sources/molino.text
status 0 "$BIN/rapporteur" verify bundle - < sources/molino.text
status 0 "$BIN/rapporteur" verify bundle sources/molino.text
exit 0
