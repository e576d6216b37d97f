#!/bin/bash
# Names in an archive that lead elsewhere, stand twice or are not UTF-8: printed, made into ids, never a path.
. "${ROOT:-.}/tests/archive/common"
python3 -W ignore - <<'END'
import io, tarfile, zipfile
names = ['../../escape.txt', '/tmp/absolute.txt', './dot.txt', 'same.txt', 'same.txt', 'other/same.txt', 'SAME.TXT',
    'two\nlines.txt', 'caf\u00e9.txt', 'a//b.txt', '...txt', 'a/../b.txt', '~root.txt', '-o.txt', 'x' * 300 + '.txt',
    'y' * 5000 + '.txt', 'd/' * 150 + 'deep.txt', '.hidden.txt', '.git/config.txt', 'con.txt', '\U0001F600.txt']
with tarfile.open('names.tar', 'w', format=tarfile.PAX_FORMAT) as t, zipfile.ZipFile('names.zip', 'w') as z:
    for i, name in enumerate(names):
        data = b'Document %d.\n' % i
        entry = tarfile.TarInfo(name)
        entry.size = len(data)
        t.addfile(entry, io.BytesIO(data))
        z.writestr(zipfile.ZipInfo(name), data)
# Bytes that are not UTF-8, the second as code page 437 has it; and with the flag that says they were UTF-8.
with zipfile.ZipFile('bytes.zip', 'w') as z:
    z.writestr('caf_1.txt', 'One.\n')
    z.writestr('caf_2.txt', 'Two.\n')
    z.writestr('\u00e9x.txt', 'Three.\n')
raw = open('bytes.zip', 'rb').read().replace(b'caf_1', b'caf\xe91').replace(b'caf_2', b'caf\x822')
raw = raw.replace('\u00e9x'.encode(), b'\xff\xfex')
open('bytes.zip', 'wb').write(raw)
END
long="its name in the archive is too long or too deep"
for kind in tar zip; do
	y=$(printf 'y%.0s' $(seq 4096)) d=$(printf 'd/%.0s' $(seq 150)) x=$(printf 'x%.0s' $(seq 300))
	takes 2 names.$kind <<-END
		names.$kind/../../escape.txt
		names.$kind//tmp/absolute.txt
		names.$kind/dot.txt
		names.$kind/same.txt
		names.$kind/same.txt
		names.$kind/other/same.txt
		names.$kind/SAME.TXT
		names.$kind/two\\nlines.txt
		names.$kind/caf\\xe9.txt
		names.$kind/a//b.txt
		names.$kind/a/../b.txt
		names.$kind/~root.txt
		names.$kind/-o.txt
		names.$kind/$x.txt
		names.$kind/$y - $long
		names.$kind/${d}deep.txt - $long
		names.$kind/con.txt
		names.$kind/\\U0001f600.txt
	END
	[ "$(cut -d, -f1 bundle/documents.csv | tr A-Z a-z | sort | uniq -d)" = "" ] || die "two documents of one id"
	[ "$(wc -l < err)" -eq 3 ] || { cat err; die "messages over several lines"; }
done
takes 2 bytes.zip <<-END
	bytes.zip/caf\\ufffd1.txt
	bytes.zip/caf\\ufffd2.txt
	bytes.zip/member-3 - its name in the archive cannot be read
END
exit 0
