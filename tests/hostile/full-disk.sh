#!/bin/bash
# No room left: exit status 4 and a message, and never half a file under a final name.
. "${ROOT:-.}/tests/hostile/expect"
seq -f "Line %g of a document that is long enough to be written." 2000 > a.txt
"$BIN/rap-read" a.txt > a.pyx

for name in rap-pages rap-tables rap-blocks rap-sections rap-speakers rap-tei; do
	status 4 "$BIN/$name" a.pyx > /dev/full
	says "cannot write"
done
for name in rap-read rap-tei; do
	status 4 "$BIN/$name" "$([ $name = rap-read ] && echo a.txt || echo a.pyx)" > /dev/full
	says "cannot write"
	status 4 "$BIN/$name" --help > /dev/full
	status 4 "$BIN/$name" --version > /dev/full
done
name=rapporteur
status 4 "$BIN/rapporteur" --help > /dev/full

name="small disk"
mkdir disk
if ! mount -t tmpfs -o size=256k tmpfs disk 2> /dev/null; then
	[ $failures -eq 0 ] && echo "the small disk was left out: mounting is not allowed" && exit 77
	finish
fi
trap 'umount disk; rm -rf "$scratch"' EXIT
seq 40 | while read -r i; do cp a.txt "a$i.txt"; done
status 4 "$BIN/rapporteur" convert -o disk/out a[0-9]*.txt
says "cannot write"
for file in disk/out/tei/*.xml; do
	[ -e "$file" ] || continue
	tail -c 10 "$file" | grep -q '</TEI>' || fail "$file is half a file"
done
rm -rf disk/*
for i in $(seq 40); do cat a.pyx; done > many.pyx
status 4 "$BIN/rap-csv" -o disk/tables many.pyx
says "cannot write"
finish
