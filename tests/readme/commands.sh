#!/bin/bash
# README.md tells the truth: each command in a ```console block gives the output that is printed under it. They run one by
# one, in the order of the page, in a scratch folder that has samples/ in it, with the programs in the PATH.
# UPDATE=1 tests/readme/commands.sh writes today's output into README.md: read it before you commit it.
cd "${ROOT:-$(dirname "$0")/../..}" || exit 1
ROOT=$PWD
export PATH=${BIN:-$ROOT/bin}:$PATH LC_ALL=C.UTF-8
for program in rapporteur sqlite3 xmlstarlet; do
	command -v $program > /dev/null || { echo "no $program"; exit 77; }
done
scratch=$(mktemp -d) || exit 1
trap 'rm -rf "$scratch"' EXIT
cd "$scratch" || exit 1
ln -s "$ROOT/samples" samples

# A command goes on after a backslash, a pipe, or a quotation mark that is still open.
goes_on() {
	local quotes=${1//[^\']/}
	[[ $1 == *[\\\|] || $((${#quotes} % 2)) -eq 1 ]]
}

# The page with the output that the commands give.
page() {
	local line in_block= command=
	while IFS= read -r line; do
		if [ "$command" ]; then
			command+=$'\n'$line
		elif [[ $in_block && $line == '$ '* ]]; then
			command=${line#\$ }
		elif [[ $line == '```'* ]]; then
			[ "$line" = '```console' ] && in_block=1 || in_block=
		elif [ "$in_block" ]; then
			continue	# what was printed the last time
		fi
		printf '%s\n' "$line"
		if [ "$command" ] && ! goes_on "$command"; then
			bash -c "$command" 2>&1 < /dev/null | tr -d '\r'	# CSV rows end in CR LF
			command=
		fi
	done < "$ROOT/README.md"
}

page > README.new
grep -q '^\$ ' README.new || { echo "no command was found"; exit 1; }
diff -u "$ROOT/README.md" README.new && exit
[ "$UPDATE" ] && cp README.new "$ROOT/README.md"
