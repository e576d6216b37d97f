#!/bin/bash
# A line of a word list may stand for several entries: "{hooted,hoots} {,twice}" for four. Brackets that do not end, or have
# others in them, are told with their line and stand for nothing; so do lines that would fill the memory.
cd "$TMPDIR" || exit 1
mkdir -p lists/speakers/en
{
	printf '# Verbs of owls.\n{hoot:base,hoots,hooted} {,twice} that\tstatement\n'
	printf '{growled that\tstatement\n{a,{b,c}} that\tstatement\n'
	for _ in {1..30}; do printf '{a,b}'; done
	printf '\tstatement\nbarked} that\tstatement\n'
} > lists/speakers/en/speech-verbs.txt
for verb in 'hoots that' 'hooted twice that' 'would like to hoot that' 'hoot that' 'growled that' 'b that' 'barked} that'; do
	printf 'OPENING\n\nMs. Ana Lima %s the harbour was shut.\n' "$verb" > said.txt
	"$BIN/rap-read" said.txt | "$BIN/rap-blocks" | "$BIN/rap-sections" |
		"$BIN/rap-speakers" --lexicon lists > said.pyx 2> said.err
	printf '%s: %s\n' "$verb" "$(grep -c '^(said' said.pyx)"
done > got
sed 's/.*speech-verbs/speech-verbs/' said.err >> got
diff - got << 'END'
hoots that: 1
hooted twice that: 1
would like to hoot that: 1
hoot that: 0
growled that: 0
b that: 0
barked} that: 1
speech-verbs.txt:3: warning: line of the word list not understood: brackets that do not end, or stand for too much
speech-verbs.txt:4: warning: line of the word list not understood: brackets that do not end, or stand for too much
speech-verbs.txt:5: warning: line of the word list not understood: brackets that do not end, or stand for too much
END
