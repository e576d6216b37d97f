#!/bin/bash
# Each call by which a form is written fails once with ENOSPC, or it and all behind it: exit status 4 and, where it can be
# written, a message; nothing under a final name that is not whole; the next run makes the form.
. "${ROOT:-.}/tests/rapporteur/common"
[ "$SANITIZED" ] && { echo "the sanitizer of leaks does not run under strace"; exit 77; }
strace -o /dev/null true 2> /dev/null || { echo "no strace, or it may not trace"; exit 77; }
python3 "$ROOT/tests/forms/bundle.py" bundle || die "no bundle"
status 0 "$BIN/rapporteur" convert -o plain sources

excel() { rm -rf bundle/excel; "${@}" "$BIN/rapporteur" export --excel bundle; }
xlsx() { rm -f bundle/bundle.xlsx; "${@}" "$BIN/rapporteur" export --xlsx bundle; }
bag() {
	mkdir -p bag && rm -f bag/*.txt && { [ -e bag/data ] || cp -r plain bag/data; }
	"${@}" "$BIN/rapporteur" convert -j 1 --resume --bag -o bag sources
}
zip() {
	rm -f out.zip && { [ -e .out.zip.bundle ] || cp -r plain .out.zip.bundle; }
	"${@}" "$BIN/rapporteur" convert -j 1 --resume -o out.zip sources
}

# disturb FORM CALL N - the Nth CALL of FORM fails; "N+": all from there on. Of what it makes nothing may be there that is not
# as in whole/
disturb() {
	local form=$1 call=$2 n=$3 got
	$form strace -qq -o trace -e trace="$call" -e inject="$call:error=ENOSPC:when=$n" 2> err
	got=$?
	[ $got -ne 127 ] || return			# the loader's
	if [ $got -eq 0 ]; then
		spared=$((spared + 1))
		diff -r "whole/$form" "$what" || die "$form, $call $n: nothing was said, and it is not whole"
		return
	fi
	[ $got -eq 4 ] || die "$form, $call $n: exit status $got: $(cat err)"
	[ "$call$n" != "write${n%+}+" ] && ! grep -q 'rapporteur: .*system: ' err && die "$form, $call $n: no message: $(cat err)"
	(cd "$top" && find "${what#"$top"/}" -type f ! -name '.*' ! -path '*/.*' 2> /dev/null) > left
	while read -r file; do
		cmp "whole/$form${file#"${what#"$top"/}"}" "$top/$file" || die "$form, $call $n: $file is not whole"
	done < left
}

mkdir whole
for form in excel xlsx bag zip; do
	top=.
	case $form in
	excel) what=bundle/excel top=bundle ;;
	xlsx) what=bundle/bundle.xlsx top=bundle ;;
	bag) what=bag ;;
	zip) what=out.zip ;;
	esac
	$form 2> err || die "$form: $(cat err)"
	cp -r "$what" "whole/$form"
	spared=0 seen=0
	for call in write pwrite64 writev fsync syncfs close rename mkdir; do
		$form strace -qq -o trace -e trace=$call 2> err || die "$form: $(cat err)"
		calls=$(wc -l < trace)
		seen=$((seen + calls))
		for ((n = calls; n > 0; n -= calls / 8 + 1)); do
			disturb $form $call $n
			disturb $form $call $n+
		done
	done
	[ $seen -gt 4 ] || die "$form: only $seen calls were seen"
	$form 2> err || die "$form, at last: $(cat err)"
	diff -r "whole/$form" "$what" || die "$form: it is another at last"
	echo "$form: $seen calls, $spared failures were of no account"
done
[ -z "$(find . -name '.*.part*')" ] || die "something half made was left: $(find . -name '.*.part*')"
exit 0
