# What a packager sets.
PREFIX = /usr/local
MANDIR = $(PREFIX)/share/man
CFLAGS = -O3 -g
WARNINGS = -std=c11 -Wall -Wextra
SANITIZE =
ASAN = -fsanitize=address,undefined -fno-sanitize-recover=undefined -fno-omit-frame-pointer
ALL_CFLAGS = $(WARNINGS) -D_GNU_SOURCE -Iinclude -isystem /usr/include/libxml2 $(CFLAGS) $(SANITIZE)
ALL_LDFLAGS = -Wl,--as-needed $(LDFLAGS) -lxml2 -lcsv -ljansson -luchardet -lunistring -lnettle -lseccomp -larchive \
	-lxlsxwriter -lminizip -lzip -lz

# Most filters need the C library and libcsv alone and load neither when they start, which took a fifth of the time of a short
# document. Where nothing may be linked statically, or libc.a and libcsv.a are not there: make STATIC=
STATIC = $(if $(SANITIZE),,-static-pie)
FILTER_LDFLAGS = $(STATIC) -Wl,--as-needed $(LDFLAGS) -lcsv
