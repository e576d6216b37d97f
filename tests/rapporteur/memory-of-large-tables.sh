#!/bin/bash
# Tables of short cells are ten to thirty times as long in TEI and CSV as in the source: a worker converts one of a megabyte
# with 96 MiB of address space, most of which its libraries take. What is long is packed on its way (bulk.h), and comes out whole.
. "${ROOT:-.}/tests/rapporteur/common"
[ "$SANITIZED" ] && { echo "address space says nothing under sanitizers"; exit 77; }

for between in " | " "  " "	"; do
	awk -v between="$between" 'BEGIN {
		for (r = 0; r <= 50; r++) {
			line = ""
			for (c = 0; c < 5000; c++)
				line = line (c ? between : "") (r ? 10 + (r * 7 + c) % 90 : sprintf("%c%c", 97 + c % 26, 97 + c % 7))
			print line
		}
	}' > table.txt
	name="\"$between\" between the cells"
	status 0 "$BIN/rapporteur" convert -j 1 --max-memory 96M --force -o bundle table.txt
	status 0 "$BIN/rapporteur" verify bundle table.txt > /dev/null
	[ "$(grep -c '^table,t1,' bundle/cells.csv)" = 255000 ] || die "not 255000 cells"
done
cmp -s bundle/tei/table.xml <("$BIN/rap-read" table.txt | "$BIN/rap-pages" | "$BIN/rap-tables" | "$BIN/rap-blocks" |
	"$BIN/rap-sections" | "$BIN/rap-speakers" | "$BIN/rap-tei" --no-validate) || die "the TEI is not that of the filters"
