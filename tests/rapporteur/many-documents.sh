#!/bin/bash
# More than 1,000 documents: 1,000 TEI files to a folder. Many of them are the same file.
. "${ROOT:-.}/tests/rapporteur/common"
mkdir many
for i in $(seq 2001); do
	echo "Letter." > "many/$i.txt"
done
status 0 "$BIN/rapporteur" convert -o bundle many
[ "$(ls bundle/tei)" = $'0001\n0002\n0003' ] || die "tei holds $(ls bundle/tei)"
[ "$(ls bundle/tei/0001 | wc -l) $(ls bundle/tei/0003 | wc -l)" = "1000 1" ] || die "not 1,000 and 1"
status 0 "$BIN/rapporteur" verify bundle many
status 0 "$BIN/rapporteur" convert -o bundle sources
compgen -G 'bundle/tei/*/*.xml' && die "the old bundle's TEI is still there"
exit 0
