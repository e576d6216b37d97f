#!/bin/bash
# The order in which things come onto the disk, as strace sees it: a line of the journal is written when all it tells of is there,
# and is waited for; a file gets its final name when its bytes are there; the names are there before the manifest has its own, and
# before what they replace is removed.
. "${ROOT:-.}/tests/rapporteur/common"
[ "$SANITIZED" ] && { echo "the sanitizer of leaks does not run under strace"; exit 77; }
strace -o /dev/null true 2> /dev/null || { echo "no strace, or it may not trace"; exit 77; }
traced() {
	status 0 strace -qq -y -o trace -e trace=openat,mkdirat,write,pwrite64,fsync,fdatasync,syncfs,rename,renameat,unlink,unlinkat,rmdir "$@"
}
cat > check.py <<'END'
import os, re, sys
out, here = sys.argv[1], os.getcwd() + '/'
dirty, names, events = set(), set(), 0   # files with bytes, and folders with names, that are not on the disk yet


def need(well, line, why):
    if not well:
        sys.exit('%s: %s%s' % (why, line, sorted(dirty | names)[:5]))


def full(part, name):
    return os.path.normpath(name if name.startswith('/') else os.path.join(part or here, name))


for line in open('trace'):
    call = line.split('(')[0]
    fds = re.findall(r'(?:\d+|AT_FDCWD)<([^>]*)>', line.split(' = ')[0])
    texts = re.findall(r'"((?:[^"\\]|\\.)*)"', line)
    if ' = -1 ' in line or not fds and not texts:
        continue
    if call in ('write', 'pwrite64') and fds[0].startswith(here):
        if fds[0].endswith('/journal') and '{\\"path' in line:
            need(not dirty and not names, line, 'the journal tells of what is not on the disk')
            events += 1
        dirty.add(fds[0])
    elif call == 'openat' and 'O_CREAT' in line and full(fds[0], texts[0]).startswith(here):
        names.add(os.path.dirname(full(fds[0], texts[0])))
    elif call == 'mkdirat':
        names.add(os.path.dirname(full(fds[0], texts[0])))
    elif call in ('fsync', 'fdatasync'):
        dirty.discard(fds[0])
        names.discard(os.path.normpath(fds[0]))
    elif call == 'syncfs':
        dirty.clear()
        names.clear()
    elif call == 'unlinkat' and 'AT_REMOVEDIR' in line:
        names.discard(full(fds[0], texts[0]))
    elif call in ('rename', 'renameat'):
        fds = fds if call == 'renameat' else ['', '']
        old, new = full(fds[0], texts[0]), full(fds[1], texts[1])
        if '/.' not in new[len(here):] and not new[len(here):].startswith('.'):     # a final name
            need(not [f for f in dirty if (f + '/').startswith(old + '/')], line, 'it has a name and is not on the disk')
            if new.endswith('datapackage.json'):
                need(not names, line, 'the manifest has its name before the others are on the disk')
            events += 1
        elif new.endswith('.done'):
            need(here[:-1] not in names, line, 'what became the zip file goes before that is on the disk')
            events += 1
        names.update((os.path.dirname(old), os.path.dirname(new)))
need(not [f for f in dirty | names if '/.' not in f[len(here) - 1:] and f not in (here + 'err', here[:-1])], '', 'at the end')
print(out, events)
END
traced "$BIN/rapporteur" convert -j 1 -o bundle sources
python3 check.py bundle || die "a folder"
traced "$BIN/rapporteur" convert -j 1 --bag --excel --xlsx -o bag sources
python3 check.py bag || die "a bag with forms"
traced "$BIN/rapporteur" convert -j 1 -o bundle.zip sources
python3 check.py bundle.zip || die "a zip file"
mkdir -p shared/tei shared/tables && touch shared/tei/mine shared/tables/mine
traced "$BIN/rapporteur" convert -j 1 --force -o shared sources
python3 check.py shared || die "a folder with files of others in it"
status 0 "$BIN/rapporteur" convert -j 1 --shard 1/1 -o part sources
traced "$BIN/rapporteur" merge all part
python3 check.py all || die "parts that are joined"
exit 0
