#!/bin/bash
# A manifest that names files outside of the bundle, or of names that we do not give, makes nobody remove them.
. "${ROOT:-.}/tests/rapporteur/common"
mkdir -p outside/tei bundle/tei bundle/tables
for file in outside/precious.xml outside/tei/precious.xml outside/turns.csv bundle/tei/old.xml bundle/letter.xml bundle/.profile; do
	echo precious > "$file"
done
ln -s "$PWD/outside/tei" bundle/tei/linked
ln -s ../outside bundle/tables/up
paths=("$PWD/outside/precious.xml" ../outside/precious.xml tei/../../outside/precious.xml tei/linked/precious.xml tei/./../letter.xml
	letter.xml .profile tei tei/ "" ../outside/turns.csv tables/up/turns.csv tei//old.xml)
manifest() {
	printf '{\n  "rapporteur": "0.1.0",\n  "resources": [\n    {\n      "path": "tei/old.xml"\n    }, {\n      "path": 7\n    }, 7'
	printf ', {\n      "path": "%s"\n    }' "${paths[@]}"
	printf '\n  ]\n}\n'
}
manifest > bundle/datapackage.json

check() {
	for file in outside/precious.xml outside/tei/precious.xml outside/turns.csv bundle/letter.xml bundle/.profile; do
		[ "$(cat "$file" 2> /dev/null)" = precious ] || die "$1: $file is gone"
	done
	[ -L bundle/tei/linked ] && [ -L bundle/tables/up ] || die "$1: a link is gone"
}

status 0 "$BIN/rapporteur" convert -o bundle sources/molino.text
check "datapackage.json"
[ -e bundle/tei/old.xml ] && die "the old bundle's file is still there"

# So may that of a run that was killed while it gave its files their names.
mkdir bundle/.rapporteur
manifest > bundle/.rapporteur/datapackage.json
printf 'no JSON\n[]\n7\n\n{"path": "\n"path": "tei/' >> bundle/.rapporteur/datapackage.json
status 0 "$BIN/rapporteur" convert -o bundle sources/molino.text
check "the work folder"

# What is left of one is removed, but not what its links point to; and the work folder itself may be no link.
mkdir bundle/.rapporteur
ln -s ../../outside/tei bundle/.rapporteur/tei
ln -s ../../outside/turns.csv bundle/.rapporteur/turns.csv
status 0 "$BIN/rapporteur" convert -o bundle sources/molino.text
check "links in the work folder"
ln -s ../outside/tei bundle/.rapporteur
status 4 "$BIN/rapporteur" convert -o bundle sources/molino.text
check "a link for a work folder"
exit 0
