#!/bin/sh
# --people: the same ids whatever the number of workers, over records and minutes, in one run and in parts merged again
set -eu
cd "$TMPDIR"
cat > people.csv <<'CSV'
id,name,aliases,role,affiliation,from,to
Q17,Ana Rivas,,Treasurer,Harbour Board,,
Q18,Tom Odell,,Chair,Harbour Board,,
CSV
mkdir in
for i in 1 2 3 4 5 6; do
	printf 'Minutes %s\n\nMs. Rivas said that the pier was open. The Chair asked who had paid.\n' $i > in/minutes-$i.txt
	printf 'Mr. ODELL. I rise to thank the keepers.\n\nMs. RIVAS. So do I.\n\nMs. SOWA. And I.\n' > in/record-$i.txt
done
"$BIN"/rapporteur convert --people people.csv -j 1 -o one in 2> /dev/null
"$BIN"/rapporteur convert --people people.csv -j 3 -o three in 2> /dev/null
cmp one/turns.csv three/turns.csv
cmp one/speakers.csv three/speakers.csv
for part in 1 2; do
	"$BIN"/rapporteur convert --people people.csv --shard $part/2 -o part$part in 2> /dev/null
done
"$BIN"/rapporteur merge merged part1 part2 2> /dev/null
cmp one/turns.csv merged/turns.csv
cmp one/speakers.csv merged/speakers.csv
[ "$(cut -d, -f2,4 one/speakers.csv | grep -c '^Q17,Ana Rivas$')" -eq 12 ]
[ "$(cut -d, -f2,4 one/speakers.csv | grep -c '^Q18,Tom Odell$')" -eq 12 ]
