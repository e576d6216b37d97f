#!/bin/bash
# The stream is PYX as others know it: XML that xmlstarlet makes of it, turned into a stream again by xmlstarlet and
# passed on by a filter that finds nothing left to do, is still the same XML (canonical, since xmlstarlet sorts attributes). At
# each point of the chain, with all samples in one stream.
command -v xmlstarlet > /dev/null || { echo "no xmlstarlet"; exit 77; }
cd "$TMPDIR" || exit 1
failed=0

"$BIN/rap-read" "$ROOT"/samples/*.txt > stream.pyx
for stage in pages tables blocks sections speakers; do
	"$BIN/rap-$stage" stream.pyx > next.pyx && mv next.pyx stream.pyx
	xmlstarlet depyx < stream.pyx > once.xml
	xmlstarlet pyx once.xml | "$BIN/rap-pages" | xmlstarlet depyx > twice.xml
	xmlstarlet c14n once.xml > once
	xmlstarlet c14n twice.xml > twice
	cmp once twice || { echo "after rap-$stage"; diff once twice | cut -c 1-300 | head -n 10; failed=1; }
done
exit $failed
