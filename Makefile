# rapporteur - build, check, install. GNU make.  `make help` lists the targets.
include config.mk

BUILD = build
BIN = bin
STAGES = $(patsubst stages/%/main.c,%,$(wildcard stages/*/main.c))
PROGRAMS = $(patsubst rap-rapporteur,rapporteur,$(STAGES:%=rap-%))
BINARIES = $(PROGRAMS:%=$(BIN)/%)
HEADERS = $(wildcard include/rapporteur/*.h include/rapporteur/*.def stages/*/*.h stages/*/*.def)
LIBSRC = $(filter-out %/main.c,$(wildcard stages/*/*.c))
LIBOBJ = $(LIBSRC:%.c=$(BUILD)/%.o) $(BUILD)/characters_data.o $(BUILD)/lexicon_data.o $(BUILD)/schema_data.o
LIB = $(BUILD)/librapporteur.a
FILTERS = pages tables blocks sections speakers csv
TESTS = $(patsubst %.c,$(BIN)/tests/%,$(notdir $(wildcard tests/*/*_test.c)))
WORDS = $(sort $(wildcard stages/*/lexicon/*/*.txt))
MAKES_LEXICON = arena lexicon_forms lexicon_hash lexicon_index lexicon_table message str utf8
MANS = $(wildcard stages/*/*.[1-9])

all: $(BINARIES)

help:
	@sed -n 's/^## //p' Makefile

## all            build the programs into bin/
## demo           install what is missing, build, convert the samples, show the result
## deps           install what the build needs (Debian, apt-get; only what is missing)
## check          install what the tests need, build, run every test, under sanitizers too
## check-long     killed 20 times in a run of 2,000 documents, and gone on with; zip files of more than 4 GiB
## check-outside  the same with the outside judges that are heavy to install (npm's datapackage, jing)
## check-slurm    a small Slurm cluster on this machine, and recipes/slurm on it (as root)
## check-kubernetes the image of recipes/kubernetes, and its Job's pods one by one with Podman (as root)
## asan           build with AddressSanitizer and UBSan into build/asan/bin
## fuzz           fuzz each reader for FUZZ_SECONDS (60) each
## bench          instructions a byte, speed and memory on documents made from the samples
## schema         schemas/rapporteur.rng from rapporteur.rnc (needs trang)
## install        into $(DESTDIR)$(PREFIX)
## clean          remove what was built

$(LIB): $(LIBOBJ)
	@rm -f $@
	$(AR) rcs $@ $(LIBOBJ)

$(BUILD)/%.o: %.c $(HEADERS)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/%.o: $(BUILD)/%.c $(HEADERS)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

$(BUILD)/characters: $(BUILD)/tools/characters.o
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LDFLAGS) -lunistring

$(BUILD)/characters_data.c: $(BUILD)/characters
	$(BUILD)/characters > $@.part && mv $@.part $@

$(BUILD)/lexicon: $(BUILD)/tools/lexicon.o $(MAKES_LEXICON:%=$(BUILD)/stages/core/%.o) $(BUILD)/characters_data.o
	$(CC) $(ALL_CFLAGS) -o $@ $^ $(LDFLAGS)

$(BUILD)/lexicon_data.c: $(WORDS) $(BUILD)/lexicon
	$(BUILD)/lexicon $(WORDS) > $@.part && mv $@.part $@

# libxml2 compiles a pattern anew for each value it looks at, which makes validation four times slower. The programs do
# without patterns, and without the comments and indents that libxml2 reads at each start; the tests have them.
$(BUILD)/rapporteur.rng: schemas/rapporteur.rng
	@mkdir -p $(@D)
	sed '/<param name="pattern">/d' schemas/rapporteur.rng | tr '\n' ' ' | \
	    sed 's/<!--[^>]*-->//g; s/>  *</></g' > $@.part && mv $@.part $@

$(BUILD)/schema_data.c: $(BUILD)/rapporteur.rng tools/embed
	tools/embed rap_schema_data $(BUILD)/rapporteur.rng > $@.part && mv $@.part $@

$(FILTERS:%=$(BIN)/rap-%): ALL_LDFLAGS = $(FILTER_LDFLAGS)
$(BIN)/rap-read: ALL_LDFLAGS = $(READ_LDFLAGS)

$(BIN)/rap-%: stages/%/main.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< $(LIB) $(ALL_LDFLAGS)

$(BIN)/rapporteur: stages/rapporteur/main.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< $(LIB) $(ALL_LDFLAGS)

tests: $(TESTS)

$(BIN)/tests/%_test: tests/*/%_test.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -o $@ $< $(LIB) $(ALL_LDFLAGS)

deps:
	@tools/deps build

demo: deps
	@$(MAKE) --no-print-directory -s all
	@tools/demo

check:
	@tools/deps build check
	@$(MAKE) --no-print-directory -s all tests asan
	@tests/run

check-long: all
	@KILLS=20 DOCUMENTS=2000 ROOT=$(CURDIR) BIN=$(CURDIR)/bin tests/rapporteur/resume-after-kill.sh
	@LARGE=1 ROOT=$(CURDIR) BIN=$(CURDIR)/bin tests/forms/zip64.sh

check-outside:
	@tools/deps build check outside
	@$(MAKE) --no-print-directory -s all
	@tests/outside/run

check-slurm:
	@tools/deps build slurm
	@$(MAKE) --no-print-directory -s all
	@recipes/slurm/test

check-kubernetes:
	@tools/deps build kubernetes
	@recipes/kubernetes/test

asan:
	@$(MAKE) --no-print-directory all tests BUILD=build/asan BIN=build/asan/bin CFLAGS="-O1 -g" SANITIZE="$(ASAN)"

fuzz:
	@tools/deps build check
	@tests/fuzz/run

bench: all
	@tests/bench/cost
	@tests/bench/run
	@tests/bench/bulk

schema:
	trang schemas/rapporteur.rnc schemas/rapporteur.rng

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(MANDIR)/man1 $(DESTDIR)$(MANDIR)/man5 $(DESTDIR)$(PREFIX)/share/rapporteur
	install -m 755 $(BINARIES) $(DESTDIR)$(PREFIX)/bin
	install -m 644 $(filter %.1,$(MANS)) $(DESTDIR)$(MANDIR)/man1
	install -m 644 $(filter %.5,$(MANS)) $(DESTDIR)$(MANDIR)/man5
	install -m 644 schemas/rapporteur.rnc schemas/rapporteur.rng $(DESTDIR)$(PREFIX)/share/rapporteur

uninstall:
	rm -f $(PROGRAMS:%=$(DESTDIR)$(PREFIX)/bin/%)
	rm -f $(foreach m,$(MANS),$(DESTDIR)$(MANDIR)/man$(subst .,,$(suffix $(m)))/$(notdir $(m)))
	rm -rf $(DESTDIR)$(PREFIX)/share/rapporteur

clean:
	rm -rf $(BUILD) $(BIN)

.PHONY: all help tests deps demo check check-long check-outside check-slurm check-kubernetes asan fuzz bench schema install uninstall clean
.SECONDARY:
