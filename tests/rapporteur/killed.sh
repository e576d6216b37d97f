#!/bin/bash
# Killed at any moment, a run leaves no half file under a final name, and the next run takes the folder over.
. "${ROOT:-.}/tests/rapporteur/common"
for i in $(seq 150); do
	cp sources/harbour-minutes.txt "sources/copy-$i.txt"
done
for pause in 0.01 0.02 0.04 0.07 0.1 0.15 0.2 0.3; do
	"$BIN/rapporteur" convert -o bundle sources 2> /dev/null &
	sleep $pause
	kill -9 $! 2> /dev/null
	wait $! 2> /dev/null
	for file in bundle/tei/*.xml; do
		[ -e "$file" ] || continue
		[ "$(tail -n 1 "$file")" = "</TEI>" ] || die "after $pause s, $file is not whole"
	done
	[ -e bundle/datapackage.json ] || [ -e bundle/.rapporteur ] || [ ! -e bundle ] || [ -z "$(ls -A bundle)" ] ||
		die "after $pause s, nothing marks the folder as ours"
done
status 0 "$BIN/rapporteur" convert -o bundle sources
status 0 "$BIN/rapporteur" verify bundle sources
status 0 "$BIN/rapporteur" convert -o clean sources
diff -r bundle clean || die "what the killed runs left is still there"
exit 0
