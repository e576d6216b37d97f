/* archive_read.c - the members of an archive, one after the other, by libarchive.
 *
 * What is an archive is judged by its bytes, never by its name. All limits against archives that are made to harm stand
 * here: each costs the archive alone, and says so in an item's reason. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "archive.h"

struct members {
	struct members_source source;
	const struct rap_inputs_options *options;
	struct archive *archive;
	struct archive_entry *entry;
	int status;		/* of the entry at hand, as libarchive gave it */
	bool peeked;		/* it was read to see what the file is, and not given yet */
	bool unopened;		/* damaged before its kind could be seen */
	bool ended;		/* nothing of use comes any more */
	bool single;		/* no archive but one compressed file */
	uint64_t size;		/* of the archive */
	uint64_t expanded;	/* so far */
	uint64_t declared;	/* what the entry at hand has added to it beforehand */
	uint64_t count;		/* of entries, folders too */
	unsigned again;		/* how often it was opened again behind damage */
	struct rap_buf path, bytes;
	char reason[320];
};

static void
read_header(struct members *m)
{
	m->status = archive_header(m->archive, &m->entry);
}

/* --- what a file is */
static bool
is_gzip(const struct members_source *source)
{
	char head[2];
	struct rap_str first = rap_cut(source->bytes, 0, 2);

	if (source->fd >= 0 && pread(source->fd, head, 2, 0) == 2)
		first = (struct rap_str){ head, 2 };
	return rap_starts(first, "\x1f\x8b");
}

/* Nothing but a document, which may be gzip data: rap-read expands that. Of gzip data that is cut so short that one
 * cannot see what is in it, the name is all there is to go by. */
static bool
is_document(const struct members *m)
{
	int format = archive_format(m->archive) & ARCHIVE_FORMAT_BASE_MASK;
	bool plain = archive_filter_count(m->archive) < 2 || archive_filter_code(m->archive, 0) == ARCHIVE_FILTER_GZIP;

	if (m->unopened)
		return is_gzip(&m->source) && !is_archive_name(m->source.path);
	if (m->status == ARCHIVE_EOF && format == ARCHIVE_FORMAT_TAR)	/* as libarchive sees many NULs */
		return plain;
	if (m->status == ARCHIVE_FATAL && is_archive_name(m->source.path))
		return false;
	return plain && (format == 0 || format == ARCHIVE_FORMAT_RAW);
}

static bool
open_reader(struct members *m)
{
	bool well;

	m->archive = archive_open(&m->source, &well);
	return well;
}

struct members *
members_open(const struct members_source *source, const struct rap_inputs_options *options)
{
	struct members *m = rap_alloc(1, sizeof(*m));

	m->source = *source;
	m->options = options;
	m->size = source->fd < 0 ? source->bytes.n : source->size;
	m->peeked = true;
	m->unopened = !open_reader(m);
	if (m->unopened)
		m->status = ARCHIVE_FATAL;
	else
		read_header(m);
	if (!is_document(m)) {
		m->single = archive_format(m->archive) == ARCHIVE_FORMAT_RAW;
		return m;
	}
	members_close(m);
	return NULL;
}

void
members_close(struct members *m)
{
	archive_read_free(m->archive);
	rap_buf_free(&m->path);
	rap_buf_free(&m->bytes);
	free(m);
}

/* --- items */
static void __attribute__((format(printf, 3, 4)))
refuse(struct members *m, struct rap_item *item, const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	vsnprintf(m->reason, sizeof(m->reason), fmt, args);
	va_end(args);
	item->reason = m->reason;
}

static const char *
error_of(const struct members *m)
{
	const char *error = archive_error_string(m->archive);

	/* libarchive 3.6 may not be asked before it knows a format */
	if (archive_format(m->archive) != 0 && archive_read_has_encrypted_entries(m->archive) == 1)
		return "encrypted";
	return error ? error : "damaged";
}

/* The archive as a whole: nothing more of it. */
static int
give_up(struct members *m, struct rap_item *item, const char *why)
{
	m->ended = true;
	*item = (struct rap_item){ .path = m->source.path, .size = m->size };
	refuse(m, item, "%s", why);
	return 1;
}

static bool
is_bomb(const struct members *m)
{
	uint64_t ratio = m->options->max_ratio ? m->options->max_ratio : MAX_RATIO;

	return m->expanded > FREE_SIZE && m->expanded / ratio > m->size;
}

#define BOMB "expands to too many times its size (--max-ratio)"

/* "a.txt.xz" holds "a.txt". */
static void
add_single_name(struct rap_buf *path, const char *source)
{
	const char *base = base_of(source), *dot = strrchr(base, '.');

	rap_buf_add(path, base, dot && dot > base ? (size_t)(dot - base) : strlen(base));
}

static bool
is_bad_name(const char *name)
{
	size_t parts = 1, n = 0;

	for (; name[n] && n <= MAX_NAME; n++)
		parts += name[n] == '/';
	return n > MAX_NAME || parts > MAX_PARTS;
}

/* The item's path; false, and a reason, for a name that no archive needs. */
static bool
set_path(struct members *m, struct rap_item *item, const char *name)
{
	rap_buf_clear(&m->path);
	rap_buf_addf(&m->path, "%s/", m->source.path);
	if (m->single)
		add_single_name(&m->path, m->source.path);
	else if (!name)
		rap_buf_addf(&m->path, "member-%llu", (unsigned long long)m->count);
	else
		rap_buf_add(&m->path, name, strnlen(name, MAX_NAME));
	item->path = m->path.s;
	if (name && !is_bad_name(name))
		return true;
	refuse(m, item, !name ? "its name in the archive cannot be read" : "its name in the archive is too long or too deep");
	return false;
}

/* Whether it is an item, and why it cannot be read where that is known. */
static bool
is_item(struct members *m, struct rap_item *item)
{
	const char *name = archive_name(m->entry), *link = archive_entry_hardlink(m->entry);

	*item = (struct rap_item){ 0 };
	if (archive_entry_filetype(m->entry) != AE_IFREG && !link)
		return false;
	if (archive_entry_size_is_set(m->entry))
		item->size = (uint64_t)archive_entry_size(m->entry);
	if (!set_path(m, item, name) || m->single)
		return true;
	if (!options_take(m->options, name)) {
		if (!is_archive_name(name) || is_hidden(name) || options_exclude(m->options, name))
			return false;
		refuse(m, item, "an archive within an archive; unpack it first");
	} else if (m->status < ARCHIVE_WARN)
		refuse(m, item, "%s", error_of(m));
	else if (link && item->size == 0)
		refuse(m, item, "a link to %.200s, which is in the archive too", link);
	else if (archive_entry_is_encrypted(m->entry))
		refuse(m, item, "encrypted");
	return true;
}

/* What is passed over costs time too, but for zip files, where it is not even read. */
static void
count_entry(struct members *m)
{
	bool zip = (archive_format(m->archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_ZIP;

	m->count++;
	m->declared = !zip && archive_entry_size(m->entry) > 0 ? (uint64_t)archive_entry_size(m->entry) : 0;
	m->expanded += m->declared;
}

/* A word processor's document is a zip file as well. */
static bool
is_office(const struct members *m)
{
	const char *name = m->count == 1 ? archive_name(m->entry) : NULL;

	return name && (strcmp(name, "mimetype") == 0 || strcmp(name, "[Content_Types].xml") == 0);
}

int
members_next(struct members *m, struct rap_item *item)
{
	uint64_t most = m->options->max_members ? m->options->max_members : MAX_MEMBERS;

	while (!m->ended) {
		if (!m->peeked)
			read_header(m);
		m->peeked = false;
		if (m->status == ARCHIVE_EOF)
			break;
		if (m->status == ARCHIVE_FATAL)
			return give_up(m, item, error_of(m));
		count_entry(m);
		if (is_office(m))
			return give_up(m, item, "a word processor's file or an e-book; convert it to text first");
		if (m->count > most)
			return give_up(m, item, "too many members (--max-members)");
		if (is_bomb(m))
			return give_up(m, item, BOMB);
		if (is_item(m, item))
			return 1;
	}
	m->ended = true;
	return 0;
}

/* --- content */
/* A zip file has a directory: the members behind a damaged one can be read, though not by the reader that met it. */
static bool
go_on(struct members *m)
{
	if (archive_format(m->archive) != ARCHIVE_FORMAT_ZIP || m->again++ == MAX_AGAIN)
		return false;
	archive_read_free(m->archive);
	if (!open_reader(m))
		return false;
	for (uint64_t i = 0; i < m->count; i++) {
		read_header(m);
		if (m->status < ARCHIVE_WARN)
			return false;
	}
	return true;
}

/* As much of it as there is; false, and a reason, where that is not all. */
static bool
read_data(struct members *m, struct rap_item *item)
{
	uint64_t most = options_most(m->options);
	char block[65536];
	la_ssize_t n;

	while ((n = archive_read_data(m->archive, block, sizeof(block))) > 0) {
		rap_buf_add(&m->bytes, block, (size_t)n);
		if (m->bytes.n > m->declared)
			m->expanded += (uint64_t)n;
		if (m->bytes.n > most)
			refuse(m, item, "larger than --max-size");
		else if (is_bomb(m))
			refuse(m, item, BOMB);
		if (item->reason)
			return false;
	}
	if (n == 0)
		return true;
	refuse(m, item, "%s", error_of(m));
	m->ended = n == ARCHIVE_FATAL && !go_on(m);
	if (m->ended)
		strncat(m->reason, "; the archive cannot be read further", sizeof(m->reason) - strlen(m->reason) - 1);
	return false;
}

/* gzip data is a document's, unless there is an archive in it. */
static bool
is_nested(const struct members *m)
{
	struct members_source source = { .path = "", .fd = -1, .bytes = rap_buf_str(&m->bytes) };
	struct members *inner = NULL;

	if (may_be_archive(rap_cut(source.bytes, 0, HEAD)))
		inner = members_open(&source, m->options);
	if (inner)
		members_close(inner);
	return inner;
}

int
members_load(struct members *m, struct rap_item *item)
{
	const char *mailbox;

	rap_buf_clear(&m->bytes);
	rap_buf_add(&m->bytes, "", 0);
	if (item->reason || !read_data(m, item))
		return -1;
	mailbox = refused_text(rap_cut(rap_buf_str(&m->bytes), 0, HEAD));
	if (mailbox)
		refuse(m, item, "%s", mailbox);
	else if (is_nested(m))
		refuse(m, item, "an archive within an archive; unpack it first");
	else
		item->bytes = (struct rap_str){ m->bytes.s, m->bytes.n };
	item->size = m->bytes.n;
	return item->reason ? -1 : 0;
}
