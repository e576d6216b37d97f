#!/bin/bash
# Lines that are not a document of ours, into each filter: a message, and what comes out is a stream that reads and writes alike.
. "${ROOT:-.}/tests/hostile/expect"

# each NAME WANT - standard input as a stream through every filter
each() {
	local filter
	cat > in.pyx
	for filter in pages tables blocks sections speakers; do
		name="$1 through rap-$filter"
		status "$2" "$BIN/rap-$filter" in.pyx > once.pyx
		status "0 1 2" "$BIN/rap-$filter" once.pyx > twice.pyx
		cmp -s once.pyx twice.pyx || fail "a second pass changes the stream"
	done
	name="$1 into rap-tei"
	status "0 1 2 5" "$BIN/rap-tei" in.pyx > out.xml
	name="$1 into rap-csv"
	rm -rf tables
	status "0 1 2" "$BIN/rap-csv" -o tables in.pyx
}

each "nothing" "0 1 2" < /dev/null
each "text without an element" "1 2" <<< "-text"
each "no PYX at all" "1 2" <<< "The minutes were read."
each "an end alone" "1 2" <<< ")p"
each "an attribute alone" "1 2" <<< "Asource src:char=0,1"
each "never closed" 1 <<< "(TEI
(text
(body
(p
-x"
each "closed crosswise" 1 <<< "(TEI
(text
(body
(p
(hi
-x
)p
)hi
)body
)text
)TEI"
each "attribute behind text" 1 <<< "(TEI
(text
(body
(p
-x
Arend late
)p
)body
)text
)TEI"
each "another root" "0 1 2" <<< "(html
(body
(p
-x
)p
)body
)html"
each "sources that make no sense" "0 1" <<< "(TEI
(text
(body
(ab
Atype line
Asource src:char=5,2
-ab
)ab
(ab
Atype block
Asource src:char=0,99999999999999999999999999 src:char=18446744073709551615,18446744073709551616
-ab
)ab
(ab
Atype line
Asource http://example.org/#char=0,1
-ab
)ab
(ab
Atype block
Asource src:char=0,4000000000
-short
)ab
)body
)text
)TEI"
each "names that are odd" "0 1 2" <<< "(
)
(TEI
( a
A
A b
A= c
-\\
-\\x\\
)
)TEI"
printf '(TEI\n(text\n(body\n(p\n-no newline at the end' | each "cut short" 1
printf '(TEI\n(text\n(body\n(p\n-a\0b\xff\xfe\n)p\n)body\n)text\n)TEI\n' | each "not UTF-8" "0 1"
{ echo "(teiCorpus"; for i in 1 2 3; do printf '(TEI\nAxml:id d%d\n(text\n(body\n(p\n-x\n)p\n)body\n)text\n)TEI\n' $i; done; } | each "corpus never closed" "0 1"
awk 'BEGIN { print "(TEI\n(text\n(body\n(p"; for (i = 0; i < 20000; i++) print "Aa" i " x"; print "-x\n)p\n)body\n)text\n)TEI" }' |
	each "20,000 attributes" "0 1"
awk 'BEGIN { print "(TEI\n(text\n(body"; for (i = 0; i < 20000; i++) print "(e" i "\n)e" i; print ")body\n)text\n)TEI" }' |
	each "20,000 element names" "0 1"
finish
