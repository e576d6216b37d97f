#!/bin/bash
# A command line that is not understood: the message names the argument that was not, or what is missing.
. "${ROOT:-.}/tests/rapporteur/common"

# wrong SAYS COMMAND...
wrong() {
	local want=$1
	shift
	status 3 "$BIN/$1" "${@:2}" < /dev/null
	says "usage: command line not understood: $want"
}
wrong "--fast; rapporteur convert --help says more" rapporteur convert --fast -o bundle sources
wrong "--timeout soon;" rapporteur convert -o bundle --timeout soon sources
wrong "--max-size 0;" rapporteur convert -o bundle --max-size 0 sources
wrong "--compress=0;" rapporteur convert -o bundle --compress=0 sources
wrong "-j;" rapporteur convert -o bundle sources -j
wrong "-o OUT is missing" rapporteur convert sources
wrong "a file, folder or archive is missing" rapporteur convert -o bundle
wrong "--quick;" rapporteur merge --quick all part-1
wrong "PART is missing" rapporteur merge all
wrong "--timeout=never;" rapporteur records --timeout=never
wrong "--max-ratio many;" rapporteur verify bundle --max-ratio many sources
wrong "a file, folder or archive is missing" rapporteur verify bundle
wrong "--bag;" rapporteur export --bag bundle
wrong "--excel or --xlsx is missing" rapporteur export bundle
wrong "second;" rapporteur export --excel bundle second
wrong "third;" rapporteur diff first second third
wrong "no command convrt" rapporteur convrt
wrong "--loud; rap-pages --help says more" rap-pages --loud
wrong "two;" rap-blocks one two
wrong "--encoding; rap-read --help says more" rap-read --encoding
wrong "--valid;" rap-tei --valid
wrong "-o DIR is missing" rap-csv
[ -e bundle ] && die "something was written"
for program in "$BIN"/rap-*; do
	wrong "--no-such-option; ${program##*/} --help says more" "${program##*/}" --no-such-option
	"$program" --help | grep -q "^usage: ${program##*/} " || die "$program --help"
done
exit 0
