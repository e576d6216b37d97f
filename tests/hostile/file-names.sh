#!/bin/bash
# Names that break programs: the id is an XML name all the same, messages stay on one line, and no two documents collide.
. "${ROOT:-.}/tests/hostile/expect"
long=$(printf '%0250d' 0 | tr 0 n)
mkdir names names/sub
names=("two
lines.txt" "-o.txt" "--help" "$long.txt" "$(printf 'latin-\xe9\xff.txt')" "a&b<c>.txt" "quote\"comma,.txt" "'.txt" "...txt" ".hidden.txt"
	"1st.txt" "sp ace.txt" "tab	.txt" "$(printf 'caf\xc3\xa9.txt')" "same.txt" "same.text" "sub/same.txt" "SAME.txt" "a.b.c.txt" "noext" "xml.txt"
	"*.txt" "\$(date).txt" "$(printf '\x1b[31mred.txt')" "#s1.txt" "%41.txt" "invalid.xml" "con:aux.txt" "\\n.txt")
for file in "${names[@]}"; do
	printf 'The name of this file is odd.\n\nIts text is not.\n' > "names/$file"
done

cd names || exit 1
for file in "${names[@]}"; do
	name="alone: $(printf %q "$file" | cut -c1-40)"
	rm -rf ../out
	converts 0 "$file"
done

rm -rf out err piped.xml
cd ..
name="all in one run"
rm -rf out
status 0 "$BIN/rapporteur" convert -o out -- "${names[@]/#/names/}"
status 0 "$BIN/rapporteur" verify out -- "${names[@]/#/names/}" > /dev/null
[ "$(find out/tei -name '*.xml' | wc -l)" -eq ${#names[@]} ] || fail "not one document for each file"
[ "$(cat out/tei/*.xml | grep -o '<TEI [^>]*xml:id="[^"]*"' | sort | uniq -d | wc -l)" -eq 0 ] || fail "two documents of one id"

name="messages stay on one line"
status 2 "$BIN/rap-read" "no such
file" > /dev/null
[ "$(wc -l < err)" -eq 1 ] || fail "more than one line"
grep -q "$(printf '\x1b')" err && fail "a control character was printed"
finish
