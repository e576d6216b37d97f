#!/bin/bash
# A record a line: order kept, a bad line costs itself alone, the TEI is that of convert.
. "${ROOT:-.}/tests/rapporteur/common"
python3 - > in.json <<-'END'
	import json
	text = open("sources/harbour-minutes.txt").read()
	print(json.dumps({"id": "harbour-minutes", "text": text}))
	print("no JSON")
	print(json.dumps({"id": 17}))
	print(json.dumps({"text": ""}))
	for i in range(300):
	    print(json.dumps({"id": "n%d" % i, "text": "Letter %d." % i}))
	print(json.dumps({"id": {"a": ["b"]}, "text": "caf\u00e9 \u0000 \ud83d\ude00"}))
END
status 0 sh -c '"$1" records -j 5 < in.json' sh "$BIN/rapporteur"
cp out.txt out.json
status 0 sh -c '"$1" records -j 1 < in.json' sh "$BIN/rapporteur"
cmp out.txt out.json || die "one worker makes other lines than five"
python3 - > harbour.xml <<-'END' || die "the records are not as they should be"
	import json
	lines = [json.loads(line) for line in open("out.json")]
	assert len(lines) == 305
	assert [r["id"] for r in lines[:4]] == ["harbour-minutes", 2, 17, 4], lines[:4]
	assert [r["status"] for r in lines[:4]] == ["ok", "failed", "failed", "ok"]
	assert all("error" in r and "tei" not in r for r in lines[1:3])
	assert [r["id"] for r in lines[4:304]] == ["n%d" % i for i in range(300)]
	assert lines[304]["id"] == {"a": ["b"]} and "\U0001f600" in lines[304]["tei"]
	assert lines[0]["turns"] > 0 and lines[0]["tables"] == 1
	print(lines[0]["tei"], end="")
END
status 0 "$BIN/rapporteur" convert -o bundle sources/harbour-minutes.txt
diff <(sed '/<prefixDef/d; /<sourceDesc>/,/<\/sourceDesc>/d' harbour.xml) <(sed '/<prefixDef/d; /<sourceDesc>/,/<\/sourceDesc>/d' bundle/tei/harbour-minutes.xml) ||
	die "the TEI is not that of convert"
"$BIN/rapporteur" records < in.json > /dev/full 2> err
[ $? -eq 4 ] || die "a full device was not seen"
exit 0
