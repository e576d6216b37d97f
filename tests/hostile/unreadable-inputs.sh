#!/bin/bash
# What cannot be read: one message, exit status 2, and the other files are converted all the same.
. "${ROOT:-.}/tests/hostile/expect"

mkdir folder
echo "A readable line." > good.txt
echo "A secret line." > closed.txt
chmod 000 closed.txt

for name in rap-read rap-pages rap-tables rap-blocks rap-sections rap-speakers rap-tei; do
	status 2 "$BIN/$name" folder > /dev/null
	says "cannot read"
	status 2 "$BIN/$name" missing.txt > /dev/null
	says "missing.txt"
	status 2 "$BIN/$name" /proc/self/mem > /dev/null	# opens, then fails to be read
	says "cannot read"
done

name="no permission"
if [ "$(id -u)" -ne 0 ]; then
	status 2 "$BIN/rap-read" closed.txt > /dev/null
	says "closed.txt"
else
	cp "$BIN/rap-read" . && chmod 755 . rap-read
	if setpriv --reuid=65534 --clear-groups ./rap-read good.txt > /dev/null 2>&1; then
		status 2 setpriv --reuid=65534 --clear-groups ./rap-read closed.txt > /dev/null
		says "closed.txt"
	fi
fi

name="the others are converted"
status 2 "$BIN/rapporteur" convert -o out missing.txt good.txt
says "missing.txt"
[ -s out/tei/good.xml ] || fail "good.txt was not converted"
grep -q '^missing,.*failed' out/documents.csv || fail "documents.csv does not say that missing.txt failed"
[ -e out/tei/missing.xml ] && fail "missing.txt gave a document"

name="only bad ones"
rm -rf out
status 2 "$BIN/rapporteur" convert -o out missing.txt /proc/self/mem
[ -s out/documents.csv ] || fail "no documents.csv"

name="an empty folder"
rm -rf out
status "0 1 2" "$BIN/rapporteur" convert -o out folder
finish
