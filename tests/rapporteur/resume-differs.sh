#!/bin/bash
# Between the kill and --resume: a source changed, one new, one gone, other options. The bundle is that of a run on what is
# there now, and what is the same was not converted again.
. "${ROOT:-.}/tests/rapporteur/common"
"$ROOT/tests/bench/archive" sources/many 40 4000
yes 'The committee noted the report of the harbour master.' | head -n 20000 > sources/z-long.txt
stopped() {
	rm -rf bundle
	"$BIN/rapporteur" convert -j 1 -o bundle sources 2> /dev/null &
	for i in $(seq 500); do
		sleep 0.02
		[ "$(grep -c '"path"' bundle/.rapporteur/journal 2> /dev/null)" -ge "${1:-44}" ] && break
	done
	kill -9 $!
	wait $! 2> /dev/null
	[ -e bundle/datapackage.json ] && { echo "too fast a machine: it was done before it was killed"; exit 77; }
}
again() {
	status 0 "$BIN/rapporteur" convert --resume --status state -o bundle sources
	rm -rf whole
	status 0 "$BIN/rapporteur" convert -o whole sources
	diff -r bundle whole || die "$1: the bundle differs"
}
rm -f sources/a.txt
stopped
status 3 "$BIN/rapporteur" convert --resume --encoding UTF-8 -o bundle sources
says "it had another encoding"
status 3 "$BIN/rapporteur" convert --resume --shard 1/1 -o bundle sources
says "another"
echo "One more line." >> sources/many/0001/minutes-reported-speech-000005.txt
again "a source has changed"
[ "$(grep -c '"seconds":0.0' state)" -gt 30 ] || die "what was the same was converted again"
stopped
echo "A new document." > sources/a.txt
rm sources/many/0001/press-release-000007.txt
again "one is new, one is gone"
stopped
touch bundle/.rapporteur/tei/left-behind.xml
again "a file is left of what was not yet noted"
# Stopped by a signal that can be heeded.
"$BIN/rapporteur" convert -j 2 -o bundle --force sources 2> err &
sleep 0.3
kill -TERM $!
wait $!
[ $? -eq 4 ] && says "stopped: after"
again "stopped by TERM"
exit 0
