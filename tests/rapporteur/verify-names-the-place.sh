#!/bin/bash
# The first place that fails is named as an editor counts: line and column of the source.
. "${ROOT:-.}/tests/rapporteur/common"
status 0 "$BIN/rapporteur" convert -o bundle sources/harbour-minutes.txt
sed -i 's/lighthouse/lightouse/; s/two anchors/two ancors/' bundle/tei/harbour-minutes.xml
status 2 "$BIN/rapporteur" verify bundle sources/harbour-minutes.txt
line=$(grep -n lighthouse sources/harbour-minutes.txt | cut -d: -f1)
column=$(awk '/lighthouse/ { print index($0, "lighthouse") + 5 }' sources/harbour-minutes.txt)
says "harbour-minutes.txt:$line:$column: data: verification failed: from character"
[ "$(grep -c 'harbour-minutes.txt:' err)" -eq 1 ] || die "more than one place"
exit 0
