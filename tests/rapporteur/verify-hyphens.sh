#!/bin/bash
# A hyphen at a line end may be gone or kept, with a space behind it or without: nothing else.
. "${ROOT:-.}/tests/rapporteur/common"
cat > ferry.txt <<-'END'
	The ferry that crosses the sound each morning at seven and again at noon is a well-
	known one, and the people of both shores have paid for its paint out of what they earn
	by mending nets.
END
status 0 "$BIN/rapporteur" convert -o good ferry.txt
grep -q 'is a well-\{0,1\} \{0,1\}known one' good/tei/ferry.xml || die "the lines were not joined"

# accepts STATUS TEXT - of the text in the place of "well-known"
accepts() {
	rm -rf bundle
	cp -r good bundle
	sed -i "s/well-\{0,1\} \{0,1\}known/$2/" bundle/tei/ferry.xml
	"$BIN/rapporteur" verify bundle ferry.txt > out.txt 2> err
	grep -v 'datapackage.json tells' err | grep -q 'verification failed'
	[ $((1 - $?)) -eq "$1" ] || { cat err; die "$2: not as it should be"; }
}

accepts 0 'well-known'
accepts 0 'wellknown'
accepts 0 'well- known'
accepts 1 'well known'
accepts 1 'well -known'
accepts 1 'wellnown'
exit 0
