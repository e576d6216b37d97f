#!/bin/bash
# Our XML, turned into a stream by xmlstarlet and written by rap-tei again, is the same XML: its lines and white space
# are no part of the text.
command -v xmlstarlet > /dev/null || { echo "no xmlstarlet"; exit 77; }
cd "$TMPDIR" || exit 1
"$BIN/rapporteur" convert -o out "$ROOT"/samples/*.txt || exit 1
for file in out/tei/*.xml; do
	xmlstarlet pyx "$file" | "$BIN/rap-tei" > again.xml || exit 1
	xmlstarlet c14n "$file" > once
	xmlstarlet c14n again.xml > twice
	cmp once twice || { diff once twice | cut -c 1-300 | head -n 10; exit 1; }
done
