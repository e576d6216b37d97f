#!/bin/bash
# A worker that takes too long, wants too much memory or crashes costs its document alone; the others are converted. Known
# failures are passed over by --resume, and tried again with --retry-failed: the bundle is then that of a run without them.
. "${ROOT:-.}/tests/rapporteur/common"
[ "$SANITIZED" ] && { echo "sanitizers take no limit of memory"; exit 77; }
state_of() { awk -F, -v id="$1" '$1 == id { sub(/\r$/, ""); n = split($0, f, ","); print f[n] }' "$2/documents.csv"; }
yes 'The committee noted the report of the harbour master, and thanked him for it.' | head -n 300000 > sources/long.txt

status 0 "$BIN/rapporteur" convert -o whole sources
status 2 "$BIN/rapporteur" convert --timeout 0.4 -o slow sources
says "long.txt: data: not converted: timeout: not done after 0.4 seconds"
[ "$(state_of long slow)" = "timeout: not done after 0.4 seconds" ] || die "$(state_of long slow)"
[ "$(state_of molino slow)" = ok ] || die "molino: $(state_of molino slow)"
status 0 "$BIN/rapporteur" verify slow sources
says "was not converted; timeout"

status 2 "$BIN/rapporteur" convert --max-memory 64M -o small sources
[ "$(state_of long small)" = "memory: needs more than 64 MiB of memory" ] || die "$(state_of long small)"
[ "$(state_of molino small)" = ok ] || die "molino: $(state_of molino small)"
status 0 "$BIN/rapporteur" verify small sources

# A signal, to the worker that has the long document.
status 0 "$BIN/rapporteur" convert -j 1 -o bundle --status state sources/molino.text
(
	for i in $(seq 200); do
		sleep 0.02
		[ -s crash.state ] && worker=$(pgrep -P "$(cat pid)" | head -n 1) && break
	done
	sleep 0.1
	kill -SEGV "$worker"
) &
status 2 sh -c 'echo $$ > pid; exec "$@"' sh "$BIN/rapporteur" convert -j 1 --progress none --status crash.state -o crash sources/molino.text \
	sources/packed.txt.gz sources/long.txt sources/nothing.txt
wait
[ "$(state_of long crash)" = "failed: its process ended by signal 11 (Segmentation fault)" ] || die "$(state_of long crash)"
[ "$(state_of nothing crash)" = ok ] || die "nothing: $(state_of nothing crash)"

# The failure is known: passed over, then tried again, whether the run was stopped or had come to its end.
status 2 "$BIN/rapporteur" convert --resume -o slow sources
says "1 documents, by the run before; --retry-failed tries them again"
status 0 "$BIN/rapporteur" convert --resume --retry-failed --status tried -o slow sources
diff -r whole slow || die "what was tried again differs"
[ "$(grep -c '"seconds":0.0,' tried)" -eq "$(($(wc -l < tried) - 1))" ] || die "$(cat tried)"
yes 'The committee noted the report of the harbour master, and thanked him for it.' | head -n 300000 > sources/z-long.txt
cut=
for pause in 0.3 0.6 0.9 1.2 1.8 3.6; do
	[ "$cut" ] && break
	rm -rf again
	"$BIN/rapporteur" convert -j 1 --timeout 0.4 -o again sources 2> /dev/null &
	sleep $pause
	kill -9 $! 2> /dev/null
	wait $! 2> /dev/null
	grep -q '"state":"timeout"' again/.rapporteur/journal 2> /dev/null && cut=yes
done
[ "$cut" ] || die "nothing was noted in time"
status 0 "$BIN/rapporteur" convert --resume --retry-failed -o again sources
status 0 "$BIN/rapporteur" convert -o both sources
diff -r both again || die "what was tried again after a kill differs"
exit 0
