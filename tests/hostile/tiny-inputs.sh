#!/bin/bash
# The smallest inputs: nothing, one byte (each of the 256), byte order marks and halves of them, white space alone.
. "${ROOT:-.}/tests/hostile/expect"

make_inputs() {
	mkdir tiny
	: > tiny/empty.txt
	local byte
	for byte in $(seq 0 255); do
		printf "\\x$(printf %02x "$byte")" > "tiny/byte-$(printf %02x "$byte").txt"
	done
	printf '\xef\xbb\xbf' > tiny/bom-utf8.txt
	printf '\xef\xbb' > tiny/bom-utf8-cut.txt
	printf '\xff\xfe' > tiny/bom-utf16le.txt
	printf '\xfe\xff' > tiny/bom-utf16be.txt
	printf '\xff\xfe\x00\x00' > tiny/bom-utf32le.txt
	printf '\x00\x00\xfe\xff' > tiny/bom-utf32be.txt
	printf '\xff\xfe\x00' > tiny/bom-utf32le-cut.txt
	printf '\xff\xfeA' > tiny/utf16-odd.txt
	printf '\xff\xfe\x00\xd8' > tiny/utf16-half-a-pair.txt
	printf '\xef\xbb\xbf\xef\xbb\xbf' > tiny/bom-twice.txt
	printf '\x1f\x8b' > tiny/gzip-magic.txt
	printf '' | gzip -n > tiny/gzip-empty.txt.gz
	printf ' ' > tiny/space.txt
	printf '\n\n\n' > tiny/newlines.txt
	printf '\r\r\n\n\r' > tiny/returns.txt
	printf '\f' > tiny/form-feed.txt
	printf '\f\n\f\f\n' > tiny/form-feeds.txt
	printf '\xe2\x80\xa8\xc2\x85' > tiny/unicode-line-ends.txt
	printf 'a' > tiny/no-final-newline.txt
	printf '\xc2\xad\n' > tiny/soft-hyphen.txt
	printf -- '-\n' > tiny/hyphen.txt
	printf -- '- \n' > tiny/bullet.txt
	printf '|\n' > tiny/bar.txt
	printf '||||\n----\n' > tiny/bars.txt
	printf ':\n' > tiny/colon.txt
	printf 'I.\n' > tiny/roman.txt
	printf '1.\n\n2.\n' > tiny/numbers.txt
	printf 'Mr. X.\n' > tiny/label.txt
	printf '\x00\n' > tiny/nul.txt
}

make_inputs
for file in tiny/*; do
	name=${file##*/}
	case $name in
	gzip-magic.txt | bom-utf32le-cut.txt | utf16-odd.txt | utf16-half-a-pair.txt)
		status "0 1 2" "$BIN/rapporteur" convert --force -o out "$file" ;;
	byte-*) continue ;;
	*) converts "0 1" "$file" ;;
	esac
done

name="all at once"
rm -rf out
status "1 2" "$BIN/rapporteur" convert -o out tiny
[ "$(wc -l < out/documents.csv)" -eq $(($(ls tiny | wc -l) + 1)) ] || fail "documents.csv has not one row for each file"
status "0 2" "$BIN/rapporteur" verify out tiny > /dev/null

name="every single byte"
rm -rf out
status "0 1" "$BIN/rapporteur" convert -o out tiny/byte-*
holds tiny/byte-*
finish
