#!/bin/sh
# rapporteur diff: turns gained, lost, re-credited and with other bounds between two bundles; exit status as of diff(1)
set -eu
cd "$TMPDIR"
text='KEEPER: Put out the lamp.\n\nSAILOR: Which lamp?\n\nKEEPER: That one.\n\nSAILOR: It is out.\n'
mkdir in
printf "$text" > in/a.txt
printf "$text" > in/b.txt
printf 'id,name,aliases\nK1,Ana Rivas,KEEPER\n' > people.csv
"$BIN"/rapporteur convert -o old in 2> /dev/null
"$BIN"/rapporteur diff old old > same
grep -qx '2 documents compared, 0 differ: 0 turns gained, 0 lost, 0 re-credited, 0 with other bounds, 8 the same' same
"$BIN"/rapporteur convert --people people.csv -o new in 2> /dev/null
status=0
"$BIN"/rapporteur diff old new > changed || status=$?
[ "$status" -eq 1 ]
grep -qx '! a 7,25 KEEPER -> Ana Rivas: Put out the lamp.' changed
grep -q '^2 documents compared, 2 differ: 0 turns gained, 0 lost, 4 re-credited, 0 with other bounds, 4 the same$' changed
printf 'more\n' >> in/b.txt
printf "$text" > in/c.txt
"$BIN"/rapporteur convert -o new in 2> /dev/null
status=0
"$BIN"/rapporteur diff old new > changed || status=$?
[ "$status" -eq 1 ]
grep -qx '> c' changed
grep -qx '\* b: its source is another' changed
sed '/^a,u2,/d; s/^a,u3,,sp1,KEEPER:,verbatim,,,[0-9]*,/a,u3,,sp1,KEEPER:,verbatim,,,50,/' old/turns.csv > turns
cp -r old cut
cp turns cut/turns.csv
"$BIN"/rapporteur diff old cut > changed || true
grep -q '^- a .* SAILOR: Which lamp?$' changed
grep -q '^~ a ' changed
"$BIN"/rapporteur diff cut old > changed || true
grep -q '^+ a .* SAILOR: Which lamp?$' changed
status=0
"$BIN"/rapporteur diff old no-such-bundle > /dev/null 2>&1 || status=$?
[ "$status" -gt 1 ]
