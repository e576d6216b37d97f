#!/bin/bash
# Each call that changes the disk fails once, with ENOSPC or EIO, while a run writes a folder, a zip file with the other forms, goes
# on with one that was stopped, or joins parts into a bundle with its Excel forms: a message and exit status 4, nothing under a
# final name that is not whole, and the same command (with --resume where it converts, with --force where it joins) makes what an
# undisturbed run makes. A failure of which nothing is said leaves hidden folders behind at most.
. "${ROOT:-.}/tests/rapporteur/common"
[ "$SANITIZED" ] && { echo "sanitizers want to be loaded first"; exit 77; }
cc -shared -fPIC -D_GNU_SOURCE -o failing.so "$ROOT/tests/rapporteur/failing.c" 2> err || { cat err; echo "cannot build failing.so"; exit 77; }
printf 'A | B\n--|--\n1 | 2\n' > sources/tiny.txt

# A stopped run: killed when the journal is written and the bundle has no names yet.
stop_a_run() {
	LD_PRELOAD=$PWD/failing.so FAIL_KILL=1 FAIL_AT=2 "$BIN/rapporteur" convert -j 1 -o stopped sources 2> err
	[ -s stopped/.rapporteur/journal ] || die "no run was stopped"
}
stop_a_run 2> /dev/null
for k in 1 2; do
	status 0 "$BIN/rapporteur" convert -j 1 --shard $k/2 -o part-$k sources
done

begin() {
	rm -rf out && mkdir out
	[ $1 != resumed ] || cp -r stopped out/bundle
}

# run CASE - into out/
run() {
	case $1 in
	folder) "$BIN/rapporteur" convert -j 1 $again -o out/bundle sources ;;
	zip) "$BIN/rapporteur" convert -j 1 $again --bag --excel -o out/bundle.zip sources ;;
	resumed) "$BIN/rapporteur" convert -j 1 --resume -o out/bundle sources ;;
	merged) "$BIN/rapporteur" merge $force --excel --xlsx out/bundle part-1 part-2 ;;
	esac 2> err
}
disturbed() { LD_PRELOAD=$PWD/failing.so FAIL_AT=$2 FAIL_WITH=$3 FAIL_COUNT=$PWD/count run "$1"; }

# whole CASE CALL - no file has its final name and is not whole
whole() {
	(cd out && find . -type f ! -path '*/.*/*' ! -name '.*') > left
	while read -r file; do
		cmp "out/$file" "whole-$1/$file" || die "$1: call $2: $file is not whole"
	done < left
}

for case in folder zip resumed merged; do
	again= force= spared=0
	begin $case
	disturbed $case 0 0 || die "$case: nothing failed, and yet: $(cat err)"
	calls=$(cat count)
	[ "$calls" -gt 20 ] || die "$case: only $calls calls were seen"
	mv out whole-$case
	for ((i = 1; i <= calls; i += calls > 100 ? 2 : 1)); do
		again= force=
		begin $case
		disturbed $case $i $((i / 2 % 2 ? 28 : 5))		# ENOSPC, EIO
		got=$?
		[ $got -eq 0 ] && { spared=$((spared + 1)); diff -r -x '.*' whole-$case out || die "$case: call $i: nothing was said, and it is not whole"; }
		[ $got -eq 0 ] || { [ $got -eq 4 ] && grep -q 'rapporteur: .*system: ' err; } || die "$case: call $i: exit status $got: $(cat err)"
		whole $case $i
		again=--resume force=--force
		run $case || die "$case: call $i, once more: $(cat err)"
		diff -r whole-$case out || die "$case: call $i: what is made then differs"
	done
	echo "$case: $calls calls, $spared failures were of no account"	# such as closing what is on the disk already
	[ $spared -le 20 ] || die "$case: $spared of $calls failures were not seen"
done
exit 0
