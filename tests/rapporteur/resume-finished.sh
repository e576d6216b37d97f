#!/bin/bash
# --resume where the bundle is whole: nothing is done where it is what would be made now; else a note says what differs and the
# bundle is that of a new run, or it is refused. For a folder, a zip file, and a bag in one.
. "${ROOT:-.}/tests/rapporteur/common"
convert() { "$BIN/rapporteur" convert --resume "${forms[@]}" "$@"; }

# again SAYS STATUS ARGUMENT...
again() {
	status "$2" convert -o "$out" "${@:3}" sources
	says "$1"
	rm -rf new && mkdir new
	[ "$2" -eq 3 ] || { "$BIN/rapporteur" convert "${forms[@]}" -o "new/$out" sources 2> /dev/null; diff -r "$out" "new/$out" || die "$out: $1: it differs"; }
}

for case in folder bundle.zip "bag.zip --bag"; do
	read -r out forms <<< "$case"
	forms=($forms)
	rm -rf sources
	make_sources
	status 0 convert -o "$out" sources
	before=$(stat -c '%Y %i' "$out")
	again "the bundle is whole; nothing is left to do" 0
	[ "$(stat -c '%Y %i' "$out")" = "$before" ] || die "$out was made again"
	again "it had another encoding" 3 --encoding UTF-8
	mkdir lists && again "it had another set of word lists" 3 --lexicon lists && rmdir lists
	echo "One more line." >> sources/molino.text
	again "sources/molino.text is another file than then" 0
	again "nothing is left to do" 0
	echo "New." > sources/zebra.txt
	again "it has no document of sources/zebra.txt" 0
	rm sources/zebra.txt
	again "it has sources/zebra.txt, which is not given now" 0
	printf 'From lena@example.org Mon Mar  2 10:15:00 1998\nSubject: the lamps\n' > sources/box.txt
	again "it has no document of sources/box.txt in this place" 2
	again "1 documents, by the run before" 2
	status 2 convert -o "$out" --retry-failed sources
	[ "$out" = folder ] || says "documents in it have failed; all is converted anew"
	rm sources/box.txt
	again "documents," 0
done

# Other forms than those in the zip file.
out=bundle.zip forms=()
status 0 convert -o "$out" sources
forms=(--excel)
again "it was made without --excel" 0
again "nothing is left to do" 0
forms=(--bag)
again "it is no bag" 0
forms=()
again "it is a bag" 0

# Made by another version.
out=folder
status 0 convert -o folder sources
sed -i 's/"rapporteur": "[^"]*"/"rapporteur": "0.0.1"/' folder/datapackage.json
again "it had another rapporteur" 3
exit 0
