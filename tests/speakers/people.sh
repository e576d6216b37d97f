#!/bin/sh
# --people: the same id for somebody in every document; roles by the document's date; what is wrong in the file is reported
set -eu
cd "$TMPDIR"
cat > people.csv <<'CSV'
id,name,aliases,role,affiliation,from,to
Q17,Ana Rivas,"A. Rivas; Ana Rivas Lima",Treasurer,Harbour Board,2019,2021-06
Q17,Ana Rivas,,Chair,Harbour Board,2021-07,
sp1,Tom Odell,,Chair,Harbour Board,2015,2021-06-30
9/4,Kenya,Republic of Kenya,,,,
,Nobody,,,,,
Q20,,,,,,
Q21,Bad Date,,Clerk,,2021-13,
Q17,Other Name,,,,,
Q22,Short
CSV
for year in 2020 2022; do
	printf 'Minutes of %s-05-04\n\nThe Chair said that the pier was open. Ms. Rivas asked who had paid.\n\n%s\n' "$year" \
	    'The delegation of Kenya thanked the board.' > minutes-$year-05-04.txt
done
printf 'Mr. ODELL. I rise to thank the keepers.\n\nMs. RIVAS of Lota. So do I.\n\nMs. SOWA. And I.\n' > record.txt
"$BIN"/rapporteur convert --people people.csv -o out ./*.txt 2> messages || [ $? -eq 1 ]
grep -c 'row of the people file' messages | grep -qx 5
grep -q '^rapporteur: people.csv:8: warning: row of the people file not understood: not a date' messages
who()
{
	grep "^$1," out/turns.csv | cut -d, -f4 | tr '\n' ' '
}
[ "$(who minutes-2020-05-04)" = 'sp1_ Q17 _9_4 ' ] || { who minutes-2020-05-04; exit 1; }
[ "$(who minutes-2022-05-04)" = 'Q17 _9_4 ' ] || { who minutes-2022-05-04; exit 1; }
[ "$(who record)" = 'sp1_ Q17 sp1 ' ] || { who record; exit 1; }
grep -q '^minutes-2020-05-04,Q17,person,Ana Rivas,Treasurer,Harbour Board,' out/speakers.csv
grep -q '^minutes-2022-05-04,Q17,person,Ana Rivas,Chair,Harbour Board,' out/speakers.csv
"$BIN"/rapporteur verify out ./*.txt > /dev/null
status=0
"$BIN"/rap-speakers --people no-such-file < /dev/null 2> messages || status=$?
[ "$status" -eq 3 ]
grep -q 'cannot read the people file' messages
