#!/bin/bash
# What may be written into, and what is removed: a bundle's own files, and nothing else.
. "${ROOT:-.}/tests/rapporteur/common"
convert() { "$BIN/rapporteur" convert "$@" sources; }

status 0 convert -o new/and/deep
[ -s new/and/deep/documents.csv ] || die "folders on the way were not made"
mkdir empty
status 0 convert -o empty

mkdir taken
echo mine > taken/turns.csv
status 3 convert -o taken
says "taken: usage: output folder is neither empty nor a bundle"
[ "$(ls -A taken)" = turns.csv ] && [ "$(cat taken/turns.csv)" = mine ] || die "a folder that is refused was touched"
status 0 convert -o taken --force
grep -q '^document,turn' taken/turns.csv || die "--force did not write"

# An earlier bundle is replaced; what someone put beside it stays.
cp -r new/and/deep old
echo "my notes" > old/notes.txt
echo "my TEI" > old/tei/mine.xml
mkdir old/tables/mine
status 0 "$BIN/rapporteur" convert -o old sources/molino.text
[ "$(cat old/notes.txt old/tei/mine.xml)" = $'my notes\nmy TEI' ] || die "someone else's file was touched"
[ -d old/tables/mine ] || die "someone else's folder was removed"
[ -e old/tei/harbour-minutes.xml ] && die "the old bundle's TEI is still there"
compgen -G 'old/tables/*.csv' && die "the old bundle's tables are still there"
status 0 "$BIN/rapporteur" verify old sources/molino.text

echo plain > file
status 4 convert -o file
says "file: system: cannot write"
[ "$(cat file)" = plain ] || die "a file was overwritten"
exit 0
