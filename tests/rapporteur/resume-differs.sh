#!/bin/bash
# Between the kill and --resume: a source changed, one new, one gone, other options. The bundle is that of a run on what is
# there now, and what is the same was not converted again.
. "${ROOT:-.}/tests/rapporteur/common"
"$ROOT/tests/bench/archive" sources/many 40 4000
# A long document is last: it is at work while the journal tells of the others. Where the machine was faster, it is made longer.
lines=20000
stopped() {
	while :; do
		yes 'The committee noted the report of the harbour master.' | head -n $lines > sources/z-long.txt
		rm -rf bundle
		"$BIN/rapporteur" convert -j 1 -o bundle sources 2> /dev/null &
		until grep -c '"path"' bundle/.rapporteur/journal 2> /dev/null > seen && [ "$(cat seen)" -ge 44 ] || ! kill -0 $!; do
			sleep 0.02
		done 2> /dev/null
		kill -9 $! 2> /dev/null
		wait $! 2> /dev/null
		[ -e bundle/datapackage.json ] || return
		lines=$((lines * 2))
		[ $lines -lt 10000000 ] || die "it cannot be stopped"
	done
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
# Stopped by a signal that can be heeded, from the keyboard or not: what is done is told of, and gone on with.
for signal in TERM INT; do
	while :; do
		rm -rf bundle
		"$BIN/rapporteur" convert -j 2 -o bundle sources 2> err &
		until [ -s bundle/.rapporteur/documents.csv ] || ! kill -0 $! 2> /dev/null; do
			sleep 0.01
		done
		sleep 0.05
		kill -$signal $! 2> /dev/null
		wait $!
		got=$?
		[ $got -eq 0 ] || break
		lines=$((lines * 2))
		[ $lines -lt 10000000 ] || die "it cannot be stopped"
		yes 'The committee noted the report of the harbour master.' | head -n $lines > sources/z-long.txt
	done
	[ $got -eq 4 ] || die "$signal: exit status $got: $(cat err)"
	says "system: stopped: after"
	says "documents; --resume goes on"
	[ "$(ls -A bundle)" = .rapporteur ] || die "$signal: something has a final name: $(ls -A bundle)"
	again "stopped by $signal"
done
exit 0
