/* bag.c - a BagIt 1.0 bag (RFC 8493) around a bundle that stands in its folder data/: the files' sha256, so that whoever
 * keeps or sends it can tell that nothing was changed.
 *
 * Two passes over the folder: how much it is, for bag-info.txt, and the manifest. Its date is given, or left out: the
 * same bundle makes the same bag. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>

#include "forms.h"

struct bag {
	const char *dir;
	struct rap_out manifest, tags;
	uint64_t bytes, files;
};

/* --- manifests */
/* Line ends in names, and the character that says so, as RFC 8493 section 2.1.3 writes them. */
static void
put_name(struct rap_out *out, const char *name)
{
	for (; *name; name++)
		switch (*name) {
		case '\n': rap_putz(out, "%0A"); break;
		case '\r': rap_putz(out, "%0D"); break;
		case '%': rap_putz(out, "%25"); break;
		default: rap_putc(out, *name);
		}
}

static int
put_line(struct bag *b, struct rap_out *out, const char *name)
{
	char *path = path_in(b->dir, name), sha256[65];
	uint64_t bytes;
	int result = files_digest(path, name, sha256, &bytes);

	if (result == 0) {
		rap_putz(out, sha256);
		rap_putz(out, "  ");
		put_name(out, name);
		rap_putc(out, '\n');
		b->bytes += bytes;
		b->files++;
	} else
		files_failed(path);
	free(path);
	return result;
}

static int
add_file(const char *path, const char *name, uint64_t size, void *data)
{
	struct bag *b = data;

	(void)path, (void)size;
	return put_line(b, &b->manifest, name);
}

/* --- the tag files */
static int
write_tag(struct bag *b, const char *name, const char *text)
{
	char *path = path_in(b->dir, name);
	struct rap_out out;
	int result = rap_out_file(&out, path);

	if (result == 0) {
		rap_putz(&out, text);
		result = rap_out_close(&out);
	}
	if (result == 0)
		result = put_line(b, &b->tags, name);
	free(path);
	return result;
}

static int
write_info(struct bag *b, const char *date)
{
	struct rap_buf text = { 0 };
	int result;

	if (date)
		rap_buf_addf(&text, "Bagging-Date: %s\n", date);
	rap_buf_addf(&text, "Bag-Software-Agent: rapporteur " RAP_RELEASE "\nPayload-Oxum: %llu.%llu\n",
	    (unsigned long long)b->bytes, (unsigned long long)b->files);
	result = write_tag(b, "bag-info.txt", text.s);
	rap_buf_free(&text);
	return result;
}

static int
open_manifest(const char *dir, const char *name, struct rap_out *out)
{
	char *path = path_in(dir, name);
	int result = rap_out_file(out, path);

	free(path);
	return result;
}

static int
write_tags(struct bag *b)
{
	char *path = path_in(b->dir, "tagmanifest-sha256.txt");
	struct rap_out out;
	int result = rap_out_file(&out, path);

	if (result == 0) {
		rap_puts(&out, rap_buf_str(&b->tags.buf));
		result = rap_out_close(&out);
	}
	if (result == 0 && (result = files_sync_name(path)) < 0)
		rap_message(RAP_M_WRITE, path, 0, 0, "%s", strerror(errno));
	free(path);
	return result;
}

/* The tag manifest comes last: where it stands, the bag is whole. */
int
form_bag(const char *dir, const char *date)
{
	struct bag b = { .dir = dir };
	int result = open_manifest(dir, "manifest-sha256.txt", &b.manifest);

	rap_out_fd(&b.tags, -1, "");
	if (result == 0)
		result = files_each(dir, "data", add_file, &b);
	if (result == 0)
		result = rap_out_close(&b.manifest);
	else
		rap_out_abandon(&b.manifest);
	if (result == 0)
		result = write_info(&b, date);
	if (result == 0)
		result = write_tag(&b, "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
	if (result == 0)
		result = put_line(&b, &b.tags, "manifest-sha256.txt");
	if (result == 0)
		result = write_tags(&b);
	rap_out_abandon(&b.tags);
	return result;
}
