#!/bin/bash
# Whatever is done to a bundle or a source, verify says so: one edit at a time, each on a fresh copy.
. "${ROOT:-.}/tests/rapporteur/common"
status 0 "$BIN/rapporteur" convert -o good sources
status 0 "$BIN/rapporteur" verify good sources
minutes=tei/harbour-minutes.xml

# caught WHAT WORDS FILE SED... - FILE of the bundle changed by sed (-z: the file is one line) gives a message with WORDS
caught() {
	local what=$1 words=$2 file=$3
	shift 3
	rm -rf bundle
	cp -r good bundle
	sed -z -i "$@" "bundle/$file"
	cmp -s "good/$file" "bundle/$file" && die "$what: the edit changed nothing"
	status 2 "$BIN/rapporteur" verify bundle sources
	says "$words"
}

caught "a character dropped" "differs from its range" $minutes 's/lighthouse/lighthose/'
caught "a character added" "differs from its range" $minutes 's/lighthouse/lighthousee/'
caught "two words in one" "differs from its range" $minutes 's/was dark/wasdark/'
caught "a word cut off at the end" "ends before its range" $minutes 's/two anchors/two/'
caught "a leaf deleted" "in no element" $minutes 's|<item [^>]*>two anchors</item>||'
caught "a leaf doubled" "in two elements" $minutes 's|<item [^>]*>two anchors</item>|&&|'
caught "a range shifted" "sources/harbour-minutes.txt:" $minutes 's/src:char=\([0-9]*\)0,/src:char=\14,/2'
caught "a range that leads out of the source" "is not in the source" $minutes 's/,\([0-9]*\)">two anchors/,9\1">two anchors/'
caught "text outside of all leaves" "has no @source" $minutes 's|<body>|<body>new|'
caught "an id twice" "stands twice" $minutes 's/xml:id="s2"/xml:id="s1"/'
caught "a speaker who is not there" "leads nowhere" $minutes 's/who="#[^"]*"/who="#nobody"/'
caught "a pointer that is none" "is no pointer" $minutes 's/who="#/who="/'
caught "a tag lost" "verification failed" $minutes 's|</item>||'
caught "a document type" "document type" $minutes 's|<TEI|<!DOCTYPE TEI [<!ENTITY a "b">]><TEI|'
caught "a section that is not there" "points to s9" turns.csv 's/,s1,/,s9,/'
caught "a speaker's row deleted" "which is not in speakers.csv" speakers.csv 's/\r\nharbour-minutes,[^\r]*//'
caught "a document's row deleted" "which is not in documents.csv" documents.csv 's/harbour-minutes,[^\r]*\r\n//'
caught "a row twice" "two rows with the key" sections.csv 's/\(harbour-minutes,s1[^\r]*\r\n\)/\1\1/'
caught "a field too many" "fields, the first row" cells.csv 's/Tema/Tema,Tema/'
caught "a quote not closed" "row " paragraphs.csv 's/"\r\n/\r\n/'
caught "a column renamed" "is not level" sections.csv 's/level/depth/'
caught "a byte of a table" "its bytes are not those" tables/harbour-minutes-t1.csv 's/04:10/04:11/'
caught "a checksum" "its bytes are not those" datapackage.json 's/"hash": "sha256:../"hash": "sha256:xy/'
caught "a file that is not there" "it cannot be read" datapackage.json 's|tei/molino.xml|tei/mill.xml|'
caught "a path out of the bundle" "without a path in the bundle" datapackage.json 's|tei/molino.xml|tei/../../sources/nothing.txt|'
caught "a source's checksum" "its sha256 differs" documents.csv 's/\(harbour-minutes[^\r]*UTF-8,[0-9]*,[0-9]*,\)[0-9a-f]*/\10/'
caught "another maker" "rapporteur did not make it" datapackage.json 's/"rapporteur":/"someone":/'

rm -rf bundle
cp -r good bundle
echo "One more line." >> sources/harbour-minutes.txt
status 2 "$BIN/rapporteur" verify bundle sources
says "sources/harbour-minutes.txt: data: verification failed: not the file that was converted as harbour-minutes"
status 2 "$BIN/rapporteur" verify sources sources
says "not a bundle"
exit 0
