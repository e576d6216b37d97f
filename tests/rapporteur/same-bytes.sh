#!/bin/bash
# The same files give the same bytes: again, in another place, under another locale and clock, by name or as a folder.
. "${ROOT:-.}/tests/rapporteur/common"
status 0 "$BIN/rapporteur" convert -o first sources
status 0 "$BIN/rapporteur" convert -o second sources
diff -r first second || die "the second run differs"
status 0 env LC_ALL=tr_TR.UTF-8 LANG=de_DE TZ=Asia/Tokyo "$BIN/rapporteur" convert -o third sources
diff -r first third || die "another locale differs"
find sources -type f ! -name '.*' ! -name '*.odt' | LC_ALL=C sort > names
touch -d 2001-01-01 sources/*
status 0 xargs -a names "$BIN/rapporteur" convert -o second
diff -r first second || die "files by name differ from the folder"
for file in first/*.csv; do
	[ "$(tr -d '\r' < "$file" | wc -c)" -lt "$(wc -c < "$file")" ] || die "$file has no CR LF"
	head -c 3 "$file" | grep -q $'\xef\xbb\xbf' && die "$file has a byte order mark"
done
exit 0
