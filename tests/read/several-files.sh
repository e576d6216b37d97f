#!/bin/sh
# Several files are one corpus: ids distinct but for case, a file that fails leaves the others alone, the worst decides.
set -e
cd "$TMPDIR"
mkdir a b
echo one > a/minutes.txt
echo two > b/minutes.txt
echo three > b/Minutes.text
echo four > minutes-2.txt

status=0
"$BIN/rap-read" minutes-2.txt a/minutes.txt missing.txt b/minutes.txt b . b/Minutes.text > out 2> err || status=$?
test $status -eq 2
grep '^(teiCorpus\|^)teiCorpus\|^Axml:id\|^-one\|^-two\|^-three\|^-four' out > got
diff - got <<'END'
(teiCorpus
Axml:id minutes-2
-four
Axml:id minutes
-one
Axml:id minutes-3
-two
Axml:id Minutes-4
-three
)teiCorpus
END
diff - err <<'END'
rap-read: missing.txt: data: cannot read: No such file or directory
rap-read: b: data: cannot read: Is a directory
rap-read: .: data: cannot read: Is a directory
END

# The corpus is valid.
"$BIN/rap-tei" < out > out.xml
xmllint --noout --relaxng "$ROOT/schemas/rapporteur.rng" out.xml

# Of files that all fail nothing is left; not an empty corpus.
"$BIN/rap-read" missing.txt b > out 2> err && exit 1
test ! -s out

# Standard input under either name; a file whose name begins with a hyphen.
echo five | "$BIN/rap-read" > out
echo five | "$BIN/rap-read" - | cmp - out
grep -q '^Axml:id stdin$' out
echo six > -six
"$BIN/rap-read" -- -six | grep -q '^-six$'
