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
{
	printf '{"rapporteur": "0.1.0", "resources": [{"path": "tei/old.xml"}, {"path": 7}, 7'
	printf ', {"path": "%s"}' "${paths[@]}"
	printf ']}'
} > bundle/datapackage.json
cp bundle/datapackage.json journal

check() {
	for file in outside/precious.xml outside/tei/precious.xml outside/turns.csv bundle/letter.xml bundle/.profile; do
		[ "$(cat "$file" 2> /dev/null)" = precious ] || die "$1: $file is gone"
	done
	[ -L bundle/tei/linked ] && [ -L bundle/tables/up ] || die "$1: a link is gone"
}

status 0 "$BIN/rapporteur" convert -o bundle sources/molino.text
check "datapackage.json"
[ -e bundle/tei/old.xml ] && die "the old bundle's file is still there"

# The journal of a run that was killed may be as hostile.
for path in "${paths[@]}"; do
	printf '{"path": "%s"}\n' "$path"
done > bundle/.rapporteur.part
printf 'no JSON\n[]\n7\n\n{"path"' >> bundle/.rapporteur.part
status 0 "$BIN/rapporteur" convert -o bundle sources/molino.text
check "the journal"

# Files that we would write are not written through links either.
ln -s ../outside/tei bundle/.turns.csv.part
status 4 "$BIN/rapporteur" convert -o bundle sources/molino.text
check "a link of a temporary name"
exit 0
