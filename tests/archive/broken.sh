#!/bin/bash
# Damaged and encrypted archives: what can be read is converted, the rest is a failed row.
. "${ROOT:-.}/tests/archive/common"
python3 - <<'END'
import io, random, tarfile, zipfile
random.seed(7)
def text(name):
    return ('%s: ' % name + ' '.join('%08x' % random.getrandbits(32) for _ in range(9000)) + '\n').encode()
names = ['one.txt', 'two.txt', 'three.txt']
texts = [text(name) for name in names]
for path, mode in (('all.tar', 'w'), ('all.tar.gz', 'w:gz'), ('all.tar.xz', 'w:xz')):
    with tarfile.open(path, mode) as t:
        for name, data in zip(names, texts):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            t.addfile(entry, io.BytesIO(data))
with zipfile.ZipFile('all.zip', 'w', zipfile.ZIP_DEFLATED) as z:
    for name, data in zip(names, texts):
        z.writestr(name, data)
read = lambda path: bytearray(open(path, 'rb').read())
def write(path, data): open(path, 'wb').write(data)
write('cut.tar', read('all.tar')[:120000])
gz = read('all.tar.gz'); write('cut.tar.gz', gz[:len(gz) * 2 // 3]); write('start.tar.gz', gz[:len(gz) // 5])
raw = read('all.zip')
write('cut.zip', raw[:len(raw) // 2])
with zipfile.ZipFile('all.zip') as z:
    offsets = [i.header_offset for i in z.infolist()]
bad = bytearray(raw); bad[offsets[1] + 600] ^= 0xFF; write('data.zip', bad)
locked = bytearray(raw)
locked[offsets[1] + 6] |= 1                                     # the flag for encrypted, in the member and the directory
at = locked.index(b'PK\1\2'); at = locked.index(b'PK\1\2', at + 4)
locked[at + 8] |= 1
write('locked.zip', locked)
write('junk.zip', b'PK\3\4' + bytes(random.getrandbits(8) for _ in range(3000)))
write('empty.zip', b'PK\5\6' + bytes(18))
xz = read('all.tar.xz'); write('start.tar.xz', xz[:40])
END
takes 2 cut.tar <<-END
	cut.tar/one.txt
	cut.tar/two.txt - Truncated tar archive; the archive cannot be read further
END
status 2 "$BIN/rapporteur" convert -o bundle cut.tar.gz
grep -q '^one,cut.tar.gz/one.txt,.*,ok' bundle/documents.csv || die "$(cat bundle/documents.csv)"
grep -q ',failed: ' bundle/documents.csv || die "nothing says that the rest is lost"
status 2 "$BIN/rapporteur" convert -o bundle cut.zip
grep -q '^one,cut.zip/one.txt,.*,ok' bundle/documents.csv || die "$(cat bundle/documents.csv)"
grep -q ',failed: ' bundle/documents.csv || die "nothing says that the rest is lost"
status 2 "$BIN/rapporteur" convert -o bundle data.zip
cut -d, -f2,16 bundle/documents.csv | tr -d '\r' > got
grep -qx 'data.zip/one.txt,ok' got && grep -qx 'data.zip/three.txt,ok' got && grep -q 'data.zip/two.txt,failed' got || die "$(cat got)"
takes 2 locked.zip <<-END
	locked.zip/one.txt
	locked.zip/two.txt - encrypted
	locked.zip/three.txt
END
status 2 "$BIN/rapporteur" convert -o bundle junk.zip start.tar.xz start.tar.gz sources/molino.text
[ "$(grep -c ',failed: ' bundle/documents.csv)" -eq 3 ] && grep -q '^molino,.*,ok' bundle/documents.csv || die "$(cat bundle/documents.csv)"
status 2 "$BIN/rapporteur" convert -o bundle empty.zip
says "empty.zip: data: cannot read: no document in this archive"
exit 0
