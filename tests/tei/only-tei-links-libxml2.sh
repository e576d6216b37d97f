#!/bin/bash
# Linking libxml2 costs a millisecond and more at each start: only what writes or reads XML does it.
cd "$BIN" || exit 1
for program in rap-* rapporteur; do
	case $program in rap-tei | rapporteur) continue ;; esac
	! ldd "$program" | grep libxml2 || { echo "$program is linked with libxml2"; exit 1; }
done
