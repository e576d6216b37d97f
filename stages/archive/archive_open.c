/* archive_open.c - libarchive as we use it: the formats that are read, where their bytes come from, the names of members.
 *
 * The process that reads may not ask for anything about a file (confine.c), so a file is read at places that we count. */
#include <errno.h>
#include <iconv.h>
#include <locale.h>
#include <stdlib.h>
#include <unistd.h>

#include <archive.h>
#include <archive_entry.h>

#include "archive.h"

/* --- names. libarchive knows them in UTF-8 only where the locale has that, and ours has not. */
static locale_t
utf8_begin(void)
{
	static locale_t utf8;

	if (!utf8)
		utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", NULL);
	return uselocale(utf8);
}

/* The locale is loaded from files, and so are what iconv needs for the names in 7z, CAB and ISO 9660 files and the time zone. */
void
members_prepare(void)
{
	static const char *const of_names[] = { "UTF-16LE", "UTF-16BE", "CP437", "CP932" };
	static iconv_t kept[sizeof(of_names) / sizeof(*of_names)];	/* open, or the modules might go again */

	for (size_t i = 0; i < sizeof(of_names) / sizeof(*of_names); i++)
		if (!kept[i])
			kept[i] = iconv_open("UTF-8", of_names[i]);
	setenv("TZ", "UTC0", 1);
	uselocale(utf8_begin());
}

int
archive_header(struct archive *a, struct archive_entry **entry)
{
	locale_t before = utf8_begin();
	int status = archive_read_next_header(a, entry);

	uselocale(before);
	return status;
}

const char *
archive_name(struct archive_entry *entry)
{
	locale_t before = utf8_begin();
	const char *name = archive_entry_pathname(entry);

	if (!name)
		name = archive_entry_pathname_utf8(entry);
	uselocale(before);
	while (name && name[0] == '.' && name[1] == '/')
		name += 2;
	return name && *name ? name : NULL;
}

/* --- formats. Those that are text themselves are left out (mtree, uuencode, WARC, shar): a document could be taken for one. So
 * are filters that libarchive runs programs for. */
static struct archive *
reader(void)
{
	struct archive *a = archive_read_new();

	archive_read_support_filter_gzip(a);
	archive_read_support_filter_bzip2(a);
	archive_read_support_filter_compress(a);
	archive_read_support_filter_lzma(a);
	archive_read_support_filter_xz(a);
	archive_read_support_filter_zstd(a);
	archive_read_support_filter_lz4(a);
	archive_read_support_filter_lzip(a);
	archive_read_support_format_tar(a);
	archive_read_support_format_zip(a);
	archive_read_support_format_7zip(a);
	archive_read_support_format_rar(a);
	archive_read_support_format_rar5(a);
	archive_read_support_format_cab(a);
	archive_read_support_format_cpio(a);
	archive_read_support_format_lha(a);
	archive_read_support_format_xar(a);
	archive_read_support_format_iso9660(a);
	archive_read_support_format_raw(a);
	return a;
}

/* --- bytes of a file */
struct feed {
	int fd;
	int64_t at, size;
	char block[65536];
};

static la_ssize_t
feed_read(struct archive *a, void *data, const void **block)
{
	struct feed *f = data;
	ssize_t n = pread(f->fd, f->block, sizeof(f->block), f->at);

	*block = f->block;
	if (n > 0)
		f->at += n;
	else if (n < 0)
		archive_set_error(a, errno, "cannot be read");
	return n;
}

static la_int64_t
feed_skip(struct archive *a, void *data, la_int64_t n)
{
	struct feed *f = data;

	(void)a;
	n = n < f->size - f->at ? n : f->size - f->at;
	f->at += n > 0 ? n : 0;
	return n > 0 ? n : 0;
}

static la_int64_t
feed_seek(struct archive *a, void *data, la_int64_t offset, int whence)
{
	struct feed *f = data;
	int64_t from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? f->at : f->size;

	if (offset < -from || offset > INT64_MAX - from) {
		archive_set_error(a, EINVAL, "damaged: it leads out of the file");
		return ARCHIVE_FATAL;
	}
	return f->at = from + offset;
}

static int
feed_close(struct archive *a, void *data)
{
	(void)a;
	free(data);
	return ARCHIVE_OK;
}

struct archive *
archive_open(const struct members_source *source, bool *well)
{
	struct archive *a = reader();
	struct feed *feed;

	if (source->fd < 0) {
		*well = archive_read_open_memory(a, source->bytes.s, source->bytes.n) == ARCHIVE_OK;
		return a;
	}
	feed = rap_alloc(1, sizeof(*feed));
	feed->fd = source->fd;
	feed->size = (int64_t)source->size;
	archive_read_set_read_callback(a, feed_read);
	archive_read_set_skip_callback(a, feed_skip);
	archive_read_set_seek_callback(a, feed_seek);
	archive_read_set_close_callback(a, feed_close);
	archive_read_set_callback_data(a, feed);
	*well = archive_read_open1(a) == ARCHIVE_OK;
	return a;
}
