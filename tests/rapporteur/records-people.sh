#!/bin/bash
# records --people: ids are those of the file, by whichever worker, and roles those of the date in the record's id
. "${ROOT:-.}/tests/rapporteur/common"
cat > people.csv <<'END'
id,name,aliases,role,affiliation,from,to
K1,Ana Rivas,Rivas,treasurer,,2019,2020
K2,Bo Lund,,treasurer,,2021,
END
python3 - > in.json <<-'END'
	import json
	for year in (2019, 2022):
	    text = "MINUTES\n\nThe treasurer said that the quay was dry. He thanked the crew.\n\nMr. Rivas asked for a lamp.\n"
	    print(json.dumps({"id": "minutes-%d-03-01" % year, "text": text}))
END
for workers in 1 3; do
	status 0 sh -c '"$1" records -j "$2" --people people.csv < in.json' sh "$BIN/rapporteur" $workers
	cp out.txt out$workers.json
done
cmp out1.json out3.json || die "three workers make other lines than one"
python3 - <<-'END' || die "the ids are not those of the file"
	import json, re
	who = [re.findall(r'said [^>]*who="#([^"]*)"', json.loads(line)["tei"]) for line in open("out1.json")]
	assert who == [["K1", "K1"], ["K2", "K1"]], who
END
sh -c '"$1" records --people none.csv < in.json' sh "$BIN/rapporteur" > out 2> err
[ $? -ge 2 ] && [ ! -s out ] || die "a file of people that is not there was not seen"
exit 0
