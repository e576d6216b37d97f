#!/bin/bash
# Which files of a folder are taken, in which order; two of one name get two ids; links are not followed.
. "${ROOT:-.}/tests/rapporteur/common"
mkdir -p walk/b/deep walk/.git walk/Z
for file in walk/b/deep/page.txt walk/b/page.TEXT walk/Z/page.txt walk/a.txt walk/a.Txt walk/page.csv walk/.git/a.txt walk/.b.txt walk/txt \
	walk/.txt; do
	echo "$file" > "$file"
done
echo outside > outside.txt
ln -s ../outside.txt walk/link.txt
ln -s .. walk/up
ln -s walk named-link
status 0 "$BIN/rapporteur" convert -o bundle walk
cut -d, -f2 bundle/documents.csv | tail -n +2 > got
cat > want <<-END
	walk/Z/page.txt
	walk/a.Txt
	walk/a.txt
	walk/b/deep/page.txt
	walk/b/page.TEXT
END
diff want got || die "other files, or in another order"
[ "$(cut -d, -f1 bundle/documents.csv | sort | uniq -d)" = "" ] || die "two documents of one id"
status 0 "$BIN/rapporteur" verify bundle walk

# A link, or a file of any name, that is named is taken.
status 0 "$BIN/rapporteur" convert -o bundle named-link/b walk/link.txt walk/page.csv
[ "$(wc -l < bundle/documents.csv)" -eq 5 ] || die "$(cat bundle/documents.csv)"
exit 0
