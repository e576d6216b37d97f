#!/bin/bash
# Whatever is valid against our schema is valid Parla-CLARIN, and valid again when it has been a stream and come through
# rap-tei. With random documents that follow the schema; xmllint judges.
command -v xmllint > /dev/null && command -v python3 > /dev/null || { echo "no xmllint or no python3"; exit 77; }
python3 tests/tei/random_documents.py schemas/rapporteur.rng 200 "$TMPDIR" || exit 1
cd "$TMPDIR" || exit 1
failed=0

judge() {
	xmllint --noout --relaxng "$1" ./*.xml > log 2>&1 || { grep -v ' validates$' log | head -n 20; failed=1; }
}

judge "$ROOT/schemas/rapporteur.rng"
if command -v xmlstarlet > /dev/null; then
	for file in random-00*.xml; do
		xmlstarlet pyx "$file" | "$BIN/rap-tei" > again-"$file" || { echo "rap-tei rejects $file"; failed=1; }
	done
fi
if [ -n "$PARLA_CLARIN_RNG" ]; then
	judge "$PARLA_CLARIN_RNG"
elif [ $failed -eq 0 ]; then
	echo "Parla-CLARIN: PARLA_CLARIN_RNG names no schema"
	exit 77
fi
exit $failed
