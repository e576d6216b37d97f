#!/bin/bash
# Whoever reads has gone: the program ends at once and its exit status tells.
. "${ROOT:-.}/tests/hostile/expect"
seq -f "Line %g." 40000 > a.txt
"$BIN/rap-read" a.txt > a.pyx

for name in rap-read rap-pages rap-tables rap-blocks rap-sections rap-speakers rap-tei; do
	input=a.pyx
	[ $name = rap-read ] && input=a.txt
	{ timeout "$patience" "$BIN/$name" $input 2> err; echo $? > got; } | head -n 1 > /dev/null
	[ "$(cat got)" -eq 4 ] || fail "exit status $(cat got)"
	[ "$(wc -l < err)" -le 1 ] || fail "more than one message"
	status 4 "$BIN/$name" $input >&-
done

name="closed standard input"
status "0 2" "$BIN/rap-pages" <&- > /dev/null
status 2 "$BIN/rap-read" - <&- > /dev/null
says "cannot read"
finish
