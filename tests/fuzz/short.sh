#!/bin/bash
# So many inputs of each fuzz entry, the same each time; `make fuzz` takes its time and finds new ones.
[ -z "$SANITIZED" ] || { echo "the fuzz entries are sanitized anyhow"; exit 77; }
FUZZ_RUNS=${FUZZ_RUNS:-2000} exec tests/fuzz/run
