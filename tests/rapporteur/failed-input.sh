#!/bin/bash
# A source that cannot be read costs itself alone: a message, exit status 2, a row that says why; verify tells of it.
. "${ROOT:-.}/tests/rapporteur/common"
mkdir sources/empty
printf 'caf\351\n' > latin.txt
status 2 "$BIN/rapporteur" convert -o bundle missing.txt sources/molino.text sources/empty/ no-folder/
says "missing.txt: data: cannot read: No such file or directory"
says "no-folder/: data: cannot read"
says "sources/empty/: data: cannot read: no .txt"
says "3 documents"
says "2 failed"
grep -q $'^missing,missing.txt,,,,,0,0,,0,0,0,0,0,0,failed: .*\r$' bundle/documents.csv || die "$(cat bundle/documents.csv)"
grep -q '^molino,.*,ok' bundle/documents.csv || die "the others were not converted"
[ "$(ls bundle/tei)" = molino.xml ] || die "a failed source left a TEI file"
status 0 "$BIN/rapporteur" verify bundle missing.txt sources/molino.text no-folder/
says "was not converted; failed: "
grep -q '^1 documents proved, 2 not converted' out.txt || die "$(cat out.txt)"

status 3 "$BIN/rapporteur" convert -o bundle sources/molino.text --encoding UTF-99
[ -s bundle/documents.csv ] || die "no documents.csv"
status 3 "$BIN/rapporteur" convert sources
status 3 "$BIN/rapporteur" convert -o bundle
status 3 "$BIN/rapporteur" convert -o bundle --no-such-option sources
status 3 "$BIN/rapporteur" verify bundle
status 3 "$BIN/rapporteur" revert
status 3 "$BIN/rapporteur"
exit 0
