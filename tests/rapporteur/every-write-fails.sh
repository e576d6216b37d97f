#!/bin/bash
# Each call that changes the disk fails once, with ENOSPC or EIO: a message and exit status 4, nothing under a final name that is
# not whole, and --resume makes the bundle that an undisturbed run makes.
. "${ROOT:-.}/tests/rapporteur/common"
[ "$SANITIZED" ] && { echo "sanitizers want to be loaded first"; exit 77; }
cc -shared -fPIC -D_GNU_SOURCE -o failing.so "$ROOT/tests/rapporteur/failing.c" 2> err || { cat err; echo "cannot build failing.so"; exit 77; }
convert() { "$BIN/rapporteur" convert -j 1 "$@" sources 2> err; }
disturbed() { LD_PRELOAD=$PWD/failing.so FAIL_AT=$1 FAIL_WITH=$2 FAIL_COUNT=$PWD/count convert -o bundle; }
status 0 convert -o whole
disturbed 0 0 || die "nothing failed, and yet: $(cat err)"
calls=$(cat count)
[ "$calls" -gt 30 ] || die "only $calls calls were seen"
spared=0
for ((i = 1; i <= calls; i++)); do
	rm -rf bundle
	disturbed $i $((i % 2 ? 28 : 5))		# ENOSPC, EIO
	got=$?
	if [ $got -eq 0 ]; then
		spared=$((spared + 1))
	else
		[ $got -eq 4 ] && grep -q 'rapporteur: .*system: ' err || die "call $i: exit status $got: $(cat err)"
	fi
	for file in bundle/*.csv bundle/*.json bundle/tei/* bundle/tables/*; do
		[ -e "$file" ] || continue
		cmp "$file" "whole${file#bundle}" || die "call $i: $file is not whole"
	done
	convert --resume -o bundle || die "call $i, resumed: $(cat err)"
	diff -r whole bundle || die "call $i: the resumed bundle differs"
done
[ $spared -le 3 ] || die "$spared of $calls failures were not seen"
exit 0
