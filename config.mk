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

# To load libraries takes a fifth of a filter's time on a short document, and half of rap-read's, whose libuchardet wants
# libstdc++. So they are linked with the .a of their libraries where all of those are there; rap-read not with that of the C
# library, whose iconv(3) loads what it needs. Where nothing may be linked statically: make STATIC=
STATIC = $(if $(SANITIZE)$(findstring -fsanitize,$(CFLAGS) $(LDFLAGS)),,yes)
lack = $(strip $(foreach l,$1,$(if $(and $(STATIC),$(filter /%,$(shell $(CC) -print-file-name=lib$l.a))),,$l)))
FILTER_LDFLAGS := $(if $(call lack,c csv jansson nettle z),,-static-pie) -Wl,--as-needed $(LDFLAGS) -lcsv -ljansson -lnettle -lz
READ_LDFLAGS := -Wl,--as-needed $(LDFLAGS) $(if $(call lack,uchardet stdc++ nettle z),-luchardet -lnettle -lz, \
	-static-libgcc -l:libuchardet.a -l:libstdc++.a -l:libnettle.a -l:libz.a)
