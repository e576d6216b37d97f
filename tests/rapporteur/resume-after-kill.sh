#!/bin/bash
# Killed with SIGKILL at random moments, and gone on with: the bundle is that of a run that was never stopped, byte for byte.
# KILLS says how often (4), SEED at which moments; the seed is printed where it fails.
. "${ROOT:-.}/tests/rapporteur/common"
kills=${KILLS:-4}
seed=${SEED:-$(date +%s)}
RANDOM=$seed
"$ROOT/tests/bench/archive" sources/many "${DOCUMENTS:-80}" > /dev/null
cp sources/many/0001/minutes-* sources/
convert() { "$BIN/rapporteur" convert -j 2 "$@"; }
status 0 convert -o whole sources

# pause - milliseconds, from a thousandth to all of what a run takes
began=$(date +%s%N)
convert -o timed sources 2> /dev/null
took=$((($(date +%s%N) - began) / 1000000))
for ((i = 1; i <= kills; i++)); do
	pause=$((RANDOM * took / 32768 + 1))
	"$BIN/rapporteur" convert -j 2 --resume -o bundle sources 2> /dev/null &
	sleep "$(printf '%d.%03d' $((pause / 1000)) $((pause % 1000)))"
	kill -9 $! 2> /dev/null
	wait $! 2> /dev/null
	[ -e bundle/.rapporteur ] || [ ! -e bundle ] || [ -e bundle/datapackage.json ] || [ -z "$(ls -A bundle)" ] ||
		die "seed $seed: kill $i left $(ls -A bundle)"
	[ -e bundle/datapackage.json ] && { diff -r bundle whole || die "seed $seed: after kill $i"; rm -r bundle; }
done
status 0 convert --resume -o bundle sources
diff -r bundle whole || die "seed $seed: the bundle differs"
status 0 "$BIN/rapporteur" verify bundle sources
status 0 convert --resume -o bundle sources
says "nothing is left to do"
exit 0
