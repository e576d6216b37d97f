#!/bin/bash
# Lines without an end: 100 MB on one line, and one kind of character a million times.
. "${ROOT:-.}/tests/hostile/expect"
n=${SANITIZED:+20000}
n=${n:-1000000}

# line NAME WORD [COUNT] - one line of COUNT WORDs
line() {
	name=$1
	yes -- "$2" | head -n "${3:-$n}" | tr -d '\n' > line.txt
	converts "0 1" line.txt
}

line "words" "word "
line "one word" "a"
line "bars" "|"
line "cells" "a | "
line "letters and bars" "a|"
line "weak verbs" "Zubrik adds "
line "dots" "."
line "spaced dots" ". "
line "dashes" "-"
line "spaced marks" "- "
line "spaces" " "
line "tabs" "	"
line "colons" "A: "
line "sentences" "Mr. A. B. said that C. "
line "delegations" "The delegation of X said "
line "numbers" "1. "
line "roman" "I."
line "combining" "$(printf 'e\xcc\x81')"
line "letters and wide dashes" "$(printf 'a\xe2\x80\x94a.')"
line "wide" "$(printf '\xe6\xb0\xb4')"
line "no-break spaces" "$(printf '\xc2\xa0')"
line "quotation marks" '"'
line "capitals" "A"
line "gaps" "a    "

name="100 MB"
if [ -z "$SANITIZED" ]; then
	yes -- "the quay was swept and the gulls were counted again " | tr -d '\n' | head -c 100000000 > huge.txt
	converts "0 1" huge.txt
fi
finish
