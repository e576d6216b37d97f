#!/bin/bash
# How far a run is: a line on a terminal, JSON for programs, nothing in a pipe; --status has a line for each document.
. "${ROOT:-.}/tests/rapporteur/common"
for i in $(seq 1200); do
	echo "Paper $i. The Chair said that berth $i was free." > "sources/paper-$i.txt"
done
status 0 "$BIN/rapporteur" convert -j 2 -o bundle --status lines.json sources
[ "$(wc -l < err)" -eq 1 ] || { cat err; die "more than the summary on standard error that is no terminal"; }
"$BIN/rapporteur" convert -j 2 -o other --progress=json sources 2> json || die "exit status $? with --progress=json"
python3 - <<-'END' || die "see above"
	import json, re, sys
	keys = {"path", "state", "seconds", "bytes", "turns", "reason"}
	lines = [json.loads(line) for line in open("lines.json")]
	assert all(set(line) == keys for line in lines), "the fields of --status"
	papers = [line for line in lines if "/paper-" in line["path"]]
	assert len(papers) == 1200 and len({line["path"] for line in lines}) == len(lines), "a line for each document"
	assert all(line["state"] == "ok" and line["turns"] == 1 and line["bytes"] > 40 for line in papers), "what they say"
	shown = [json.loads(line) for line in open("json") if line.startswith("{")]
	last = shown[-1]
	assert {"documents", "failed", "skipped", "bytes", "seconds"} <= set(last), "the fields of --progress=json"
	assert last["documents"] == len(lines) and last["failed"] == 0, "what the last one says"
	assert last["bytes"] == sum(line["bytes"] for line in lines), "bytes"
	assert all(a["documents"] <= b["documents"] for a, b in zip(shown, shown[1:])), "they count on"
END

python3 -c 'import pty; pty.openpty()' 2> /dev/null || { echo "no terminal can be made here"; exit 77; }
python3 -c 'import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))' \
	"$BIN/rapporteur" convert -j 1 -o third sources < /dev/null > terminal || die "exit status $? on a terminal"
python3 - <<-'END' || die "see above"
	import re
	text = open("terminal", newline="").read()
	line = re.search(r"\r\d+ documents, \d+\.\d MB/s, 0 failed(, \d+:\d\d left)?\x1b\[K", text)
	assert line, "the line on a terminal: " + text[:200]
	assert re.search(r"rapporteur: \d+ documents, \d+ turns, \d+ tables, \d+ to review, 0 failed\r\n$", text), text[-300:]
END
exit 0
