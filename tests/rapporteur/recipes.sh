#!/bin/bash
# The recipes, on this machine: GNU parallel, the command of the Kubernetes Job with each index, Snakemake. Those whose program
# is not installed are left out; Slurm has `make check-slurm`.
. "${ROOT:-.}/tests/rapporteur/common"
export PATH=$BIN:$PATH
mkdir archive
cp sources/*.txt sources/district/* archive/
status 0 "$BIN/rapporteur" convert -o whole archive
left=
if command -v parallel > /dev/null; then
	export PARALLEL_HOME=$PWD/parallel
	status 0 "$ROOT/recipes/parallel/convert" : 3 "$PWD/by-parallel" "$PWD/archive" < /dev/null
	diff -r whole by-parallel | grep -v '^Only in' > differs
	diff whole/turns.csv by-parallel/turns.csv || die "parallel: another bundle"
else
	left="$left GNU parallel"
fi

# The Job's own command, its folders put elsewhere.
command=$(python3 -c '
import sys
lines = open(sys.argv[1]).read().split("args:\n")[1].split("resources:")[0].split("\n")[1:-1]
print(" ".join(line.strip() for line in lines))' "$ROOT/recipes/kubernetes/job.yaml")
[[ $command == "rapporteur convert"* ]] || die "the command of the Job is $command"
for index in 0 1 2 3 4 5 6 7; do
	status 0 env JOB_COMPLETION_INDEX=$index sh -c "$(sed "s#/results#$PWD/results#; s#/archive#archive#" <<< "$command")"
done
status 0 "$BIN/rapporteur" merge by-job results/parts/*
diff -r whole by-job || die "the Job: another bundle"
if python3 -c 'import yaml' 2> /dev/null; then
	python3 - "$ROOT/recipes/kubernetes/job.yaml" <<-'END' || die "the manifest"
		import sys, yaml
		job = yaml.safe_load(open(sys.argv[1]))
		spec = job["spec"]
		assert job["apiVersion"] == "batch/v1" and job["kind"] == "Job" and spec["completionMode"] == "Indexed"
		assert "auto/%d " % spec["completions"] in spec["template"]["spec"]["containers"][0]["args"][0]
	END
else
	left="$left PyYAML"
fi
if command -v snakemake > /dev/null; then
	status 0 snakemake -q -s "$ROOT/recipes/snakemake/Snakefile" -j 2 --config input=archive out=by-snakemake parts=3
	diff -r whole by-snakemake || die "Snakemake: another bundle"
else
	left="$left Snakemake"
fi
[ "$left" ] && { echo "not installed:$left; the rest passed"; exit 77; }
exit 0
