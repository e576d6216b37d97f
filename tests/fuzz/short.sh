#!/bin/bash
# A short run of each fuzz entry; `make fuzz` takes its time.
[ -z "$SANITIZED" ] || { echo "the fuzz entries are sanitized anyhow"; exit 77; }
exec tests/fuzz/run "${FUZZ_SECONDS:-10}"
