#!/bin/bash
# Characters that XML forbids become U+FFFD, counted in one message; nothing else changes.
. "${ROOT:-.}/tests/hostile/expect"

name="NUL bytes"
printf 'The mi\0nutes\0 were\0\0 read.\n\0\n\0\0\0 \0Next line\0' > nul.txt
converts 1 nul.txt
says "U+FFFD"
grep -q $'The mi\xef\xbf\xbdnutes' out/tei/nul.xml || fail "no U+FFFD in the place of NUL"

name="NUL alone, many"
head -c 200000 /dev/zero > zeros.txt
converts 1 zeros.txt

name="control characters"
for c in 01 02 03 04 05 06 07 08 0b 0e 0f 10 11 12 13 14 15 16 17 18 19 1a 1b 1c 1d 1e 1f 7f; do
	printf "Line with \\x$c in it, and\\x$c.\n\\x$c\n"
done > controls.txt
converts 1 controls.txt

name="noncharacters, private use, tags, bidi, combining"
printf 'a\xef\xbf\xbe b\xef\xbf\xbf c\xee\x80\x80 d\xf3\xa0\x80\x81 e\xe2\x80\xae f\xcc\x81\xcc\x81\xcc\x81\n\n\xcc\x81\n\n\xf4\x8f\xbf\xbf\n' > odd.txt
converts "0 1" odd.txt

name="markup in text"
printf '<TEI>&amp; ]]> <!-- x --> <?pi?> &#0; "quoted" %s\n\n</p></body>\n\n(TEI\nAwho #x\n-text\\n\n)TEI\n?pi x\n' "'" > markup.txt
converts 0 markup.txt

name="backslashes"
printf 'C:\\new\\table\\\\n \\t \\ \n\\\n\\\\\n\\n\n' > backslash.txt
converts 0 backslash.txt
finish
