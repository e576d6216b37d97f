#!/bin/bash
# The reader of standard output is gone: a message and exit status 4, or the signal where it is not ignored.
. "${ROOT:-.}/tests/rapporteur/common"
status 0 "$BIN/rapporteur" convert -o bundle sources
{ (trap '' PIPE; sleep 0.3; "$BIN/rapporteur" verify bundle sources 2> err; echo $? > status); } | true
sleep 0.1
[ "$(cat status)" -eq 4 ] || die "exit status $(cat status)"
says "cannot write"
"$BIN/rapporteur" convert -o bundle sources >&- 2> /dev/null || die "convert needs standard output"
"$BIN/rapporteur" convert -o bundle sources < /dev/null 2>&- || die "convert needs standard error"
exit 0
