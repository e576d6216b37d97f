#!/bin/bash
# The parts of a run, joined: the very bytes of one run. What is missing, there twice or of another run is refused.
. "${ROOT:-.}/tests/rapporteur/common"
"$ROOT/tests/bench/archive" sources/many "${DOCUMENTS:-60}" 6000
status 0 "$BIN/rapporteur" convert -j 1 -o whole sources
status 0 "$BIN/rapporteur" convert -j 5 -o five sources
diff -r whole five || die "five workers make other bytes than one"
for k in 1 2 3; do
	status 0 "$BIN/rapporteur" convert -j 2 --shard $k/3 -o part-$k sources
done
status 0 "$BIN/rapporteur" merge joined part-3 part-1 part-2
diff -r whole joined || die "the parts joined differ from one run"
status 0 "$BIN/rapporteur" verify joined sources

# Which part comes from Slurm or from Kubernetes, whatever the first task's number is.
status 0 env SLURM_ARRAY_TASK_ID=14 SLURM_ARRAY_TASK_MIN=10 SLURM_ARRAY_TASK_STEP=2 SLURM_ARRAY_TASK_COUNT=3 \
	"$BIN/rapporteur" convert --shard auto -o slurm sources
diff -r part-3 slurm || die "the third task of Slurm is not part 3"
status 0 env JOB_COMPLETION_INDEX=1 "$BIN/rapporteur" convert --shard auto/3 -o kubernetes sources
diff -r part-2 kubernetes || die "index 1 of Kubernetes is not part 2"
status 3 "$BIN/rapporteur" convert --shard auto -o none sources
status 3 "$BIN/rapporteur" convert --shard 4/3 -o none sources
status 3 "$BIN/rapporteur" convert --shard 0/3 -o none sources

refused() {
	status 3 "$BIN/rapporteur" merge refused "${@:2}"
	says "$1"
	[ ! -e refused ] || die "$1: and yet something was written"
}
refused "part 2 of 3 is missing" part-1 part-3
refused "as is" part-1 part-2 part-3 slurm
refused "no part that convert --shard made" whole part-2
refused "it is not done" part-1 part-2 "$(cp -r part-3 half && rm half/datapackage.json && echo half)"
status 0 "$BIN/rapporteur" convert --shard 3/3 --encoding UTF-8 -o other sources/many
refused "another encoding" part-1 part-2 other
status 0 "$BIN/rapporteur" convert --shard 3/3 -o other sources/many
refused "another list of inputs" part-1 part-2 other

# More parts than documents: some are empty.
mkdir two
cp sources/harbour-minutes.txt sources/molino.text two/
for k in 1 2 3 4 5; do status 0 "$BIN/rapporteur" convert --shard $k/5 -o of-five-$k two; done
status 0 "$BIN/rapporteur" merge few of-five-*
status 0 "$BIN/rapporteur" convert -o few-whole two
diff -r few-whole few || die "five parts of two documents differ"

# What failed stays known, and can be tried again where the parts are joined, too.
cp -r two three
head -c 1500000 /dev/zero | tr '\0' x | gzip -n > three/bomb.txt.gz
status 2 "$BIN/rapporteur" convert --max-size 1M -o three-whole three
for k in 1 2; do "$BIN/rapporteur" convert --max-size 1M --shard $k/2 -o of-two-$k three 2> /dev/null; done
"$BIN/rapporteur" merge three-joined of-two-* 2> err
says "1 documents, in the parts"
diff -r three-whole three-joined || die "the parts joined differ from one run with a failure"
status 0 "$BIN/rapporteur" convert --resume --retry-failed -o three-joined three
says "0 failed"
status 0 "$BIN/rapporteur" convert -o three-well three
diff -r three-well three-joined || die "tried again, it differs"

# A part that is done is done; a file that is changed afterwards is seen.
status 0 "$BIN/rapporteur" convert --resume --shard 1/3 -o part-1 sources
status 3 "$BIN/rapporteur" convert --resume --shard 2/3 -o part-1 sources
says "another part"
rm "$(find part-2/tei -name '*.xml' | head -n 1)"
status 3 "$BIN/rapporteur" merge damaged part-1 part-2 part-3
says "not as they were written"
exit 0
