#!/bin/sh
# Which encoding is found. A line: the name expected, "?" where a doubt is to be told ("!": no word), bytes for printf(1).
set -e
cd "$TMPDIR"
while read -r expected doubt bytes; do
	printf "$bytes" > text
	"$BIN/rap-read" text > out 2> err || test $? -eq 1
	found=$(grep -A1 '^Atype encoding$' out | sed -n 's/^-//p')
	told=!
	grep -q 'encoding guessed' err && told='?'
	test "$found $told" = "$expected $doubt" || { echo "$bytes: $found $told, not $expected $doubt"; failed=1; }
done <<'END'
UTF-8 ! plain
UTF-8 ! caf\303\251
UTF-8 ! caf\303\251 and caf\351
UTF-8 ! \357\273\277caf\351 caf\351
UTF-8 ! one\0two
UTF-8 ! \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0
UTF-16LE ! \377\376a\0
UTF-16BE ! \376\377\0a
UTF-32LE ! \377\376\0\0a\0\0\0
UTF-32BE ! \0\0\376\377\0\0\0a
UTF-16LE ! o\0n\0e\0 \0t\0w\0o\0 \0t\0h\0
UTF-16BE ! \0o\0n\0e\0 \0t\0w\0o\0 \0t\0h
UTF-8 ! o\0n\0e\0
WINDOWS-1252 ? caf\351
WINDOWS-1252 ! The caf\351 of the town was closed on that day by the owner
WINDOWS-1252 ! The mayor of the town said that it\222s a \223fair\224 price
WINDOWS-1252 ! El se\361or alcalde abri\363 la sesi\363n y dijo que no hay m\341s
WINDOWS-1252 ! 1\272 de mayo
WINDOWS-1252 ! \377
ISO-8859-15 ! The price of \244 20 was paid to the caf\351 by the hall
MACINTOSH ? La se\226ora dijo que los caf\216s de la villa est\207n cerrados
IBM850 ? La se\244ora dijo que los caf\202s de la villa est\240n cerrados
END
test -z "$failed"
