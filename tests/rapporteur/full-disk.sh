#!/bin/bash
# No room: a message, exit status 4, no file that looks whole and is not; the next run takes the folder over.
. "${ROOT:-.}/tests/rapporteur/common"
yes 'The committee noted the report of the harbour master.' | head -n 5000 > sources/long.txt

# A limit on the size of files stands for the full disk (a signal is sent too: it is ignored).
limited() {
	(trap '' XFSZ; ulimit -f 64; exec "$@")
}
status 4 limited "$BIN/rapporteur" convert -o bundle sources
says "system: cannot write"
[ -e bundle/datapackage.json ] && die "there is a manifest of a bundle that is not whole"
[ "$(ls -A bundle)" = .rapporteur ] || die "something has a final name: $(ls -A bundle)"
status 2 "$BIN/rapporteur" verify bundle sources
status 0 "$BIN/rapporteur" convert -o bundle sources
status 0 "$BIN/rapporteur" verify bundle sources

"$BIN/rapporteur" verify bundle sources > /dev/full 2> err
[ $? -eq 4 ] || die "verify did not see the full device"
says "cannot write"
"$BIN/rapporteur" --help > /dev/full 2> err
[ $? -eq 4 ] || die "--help did not see the full device"
exit 0
