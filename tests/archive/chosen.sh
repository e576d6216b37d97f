#!/bin/bash
# Which files and members are taken: patterns, folders with archives in them, lists.
. "${ROOT:-.}/tests/archive/common"
mkdir -p in/drafts in/deep/deeper
for file in in/a.txt in/b.md in/drafts/c.txt in/deep/deeper/d.txt in/deep/e.LOG; do
	echo "This is $file." > "$file"
done
(cd in && python3 -m zipfile -c deep/pack.zip a.txt b.md drafts/)
takes 0 in <<-END
	in/a.txt
	in/deep/deeper/d.txt
	in/deep/pack.zip/a.txt
	in/deep/pack.zip/drafts/c.txt
	in/drafts/c.txt
END
takes 0 --include '*.md' --include='*.log' in <<-END
	in/b.md
	in/deep/e.LOG
	in/deep/pack.zip/b.md
END
takes 0 --exclude drafts --exclude 'deep/*/d*' in <<-END
	in/a.txt
	in/deep/pack.zip/a.txt
END
takes 0 --include 'd*/*.txt' --exclude '*.zip' in <<-END
	in/deep/deeper/d.txt
	in/drafts/c.txt
END
# Patterns are for what is found, not for what is named.
takes 0 --include '*.md' in/a.txt in/deep/e.LOG <<-END
	in/a.txt
	in/deep/e.LOG
END

printf 'in/drafts\r\n\nin/deep/pack.zip\n./in/b.md' > list
want=$'in/a.txt\nin/drafts/c.txt\nin/deep/pack.zip/a.txt\nin/deep/pack.zip/drafts/c.txt\n./in/b.md'
takes 0 in/a.txt --files-from list <<< "$want"
cp -r bundle listed
status 0 "$BIN/rapporteur" convert -o bundle in/a.txt --files-from - < list
diff -r bundle listed || die "the list through a file and through standard input differ"
status 0 "$BIN/rapporteur" convert -o bundle in/a.txt --files-from=- < <(cat list)
diff -r bundle listed || die "the list through a pipe differs"
status 0 "$BIN/rapporteur" verify bundle in/a.txt --files-from - < list
touch $'in/new\nline.txt'
find in -name '*.txt' -print0 | LC_ALL=C sort -z > list0
takes 0 -0 --files-from list0 <<-'END'
	in/a.txt
	in/deep/deeper/d.txt
	in/drafts/c.txt
	in/new\nline.txt
END
status 2 "$BIN/rapporteur" convert -o bundle --files-from no-such-list
says "no-such-list: data: cannot read"
status 2 "$BIN/rapporteur" convert -o bundle --include '*.none' in/deep/pack.zip in/drafts
says "in/deep/pack.zip: data: cannot read: no document"
says "in/drafts: data: cannot read: no .txt"
exit 0
