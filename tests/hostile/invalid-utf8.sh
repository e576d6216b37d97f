#!/bin/bash
# Bytes that are not UTF-8, of every kind: taken as another encoding, or, where UTF-8 is said, replaced one by one.
. "${ROOT:-.}/tests/hostile/expect"

cat > kinds <<'KINDS'
continuation-alone \x80
continuations \x80\xbf\x80\xbf
start-of-two-alone \xc3
start-of-three-alone \xe2
start-of-three-cut \xe2\x82
start-of-four-cut \xf0\x9f\x98
overlong-two \xc0\xaf
overlong-slash-three \xe0\x80\xaf
overlong-four \xf0\x80\x80\xaf
overlong-nul \xc0\x80
surrogate-high \xed\xa0\x80
surrogate-low \xed\xb0\x80
surrogate-pair \xed\xa0\xbd\xed\xb8\x80
above-last \xf4\x90\x80\x80
far-above-last \xf7\xbf\xbf\xbf
five-bytes \xf8\x88\x80\x80\x80
six-bytes \xfc\x84\x80\x80\x80\x80
fe \xfe
ff \xff\xff\xff
start-then-ascii \xe2A\xc3B
two-starts \xc3\xc3\xa9
KINDS

while read -r name bytes; do
	printf "The harbour ${bytes}master spoke.\n${bytes}\nHe sat down.${bytes}" > "$name.txt"
	converts "0 1" "$name.txt"
	converts 1 "$name.txt" --encoding UTF-8
	says "U+FFFD"
	grep -q $'The harbour .*\xef\xbf\xbd' "out/tei/$name.xml" || fail "no U+FFFD in the place of the bytes"
done < kinds

name="random bytes"
seq 40000 | gzip -nc | tail -c +11 | head -c 60000 > random.bin	# as good as random, and no gzip file any more
converts "0 1 2" random.bin
converts 1 random.bin --encoding UTF-8

name="unknown encoding"
status 3 "$BIN/rapporteur" convert --encoding KLINGON-8 -o out2 random.bin
says "KLINGON-8"
finish
