/* inputs.c - the documents of a run: names become files, what folders hold, the members of archives. See inputs.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <rapporteur/load.h>
#include <rapporteur/message.h>

#include "archive.h"

struct rap_inputs {
	const struct rap_inputs_options *options;
	struct names *names;
	struct walk *walk;		/* of the folder at hand, NULL for none */
	struct reader *reader;		/* of the archive at hand, NULL for none */
	struct rap_buf path;		/* of the name at hand, of the archive at hand */
	int fd;				/* the file at hand, -1 for none */
	bool stdin_read;
	bool quiet;			/* said once, nothing is said again */
	struct rap_buf bytes;		/* of the document at hand */
};

struct rap_inputs *
rap_inputs_open(const struct rap_inputs_options *options)
{
	struct names *names = names_open(options);
	struct rap_inputs *in;

	if (!names)
		return NULL;
	in = rap_alloc(1, sizeof(*in));
	in->options = options;
	in->names = names;
	in->fd = -1;
	return in;
}

/* --- the end of what is at hand */
static void
tell(const struct rap_inputs *in, const char *path, const char *why)
{
	if (!in->quiet)
		rap_message(RAP_M_READ, path, 0, 0, "%s", why);
}

static void
close_file(struct rap_inputs *in)
{
	if (in->fd >= 0)
		close(in->fd);
	in->fd = -1;
}

static void
close_reader(struct rap_inputs *in)
{
	if (in->reader)
		reader_close(in->reader);
	in->reader = NULL;
	close_file(in);
}

static void
close_walk(struct rap_inputs *in)
{
	if (in->walk)
		walk_close(in->walk);
	in->walk = NULL;
}

/* Nothing found is worth a word: most likely something else was meant. */
static void
end_reader(struct rap_inputs *in)
{
	if (reader_taken(in->reader) == 0)
		tell(in, reader_path(in->reader), "no document in this archive has a name that is taken (.txt, .text or --include)");
	close_reader(in);
}

static void
end_walk(struct rap_inputs *in)
{
	if (walk_taken(in->walk) == 0)
		tell(in, in->path.s, "no .txt or .text, nor what --include names, in this folder");
	close_walk(in);
}

/* --- one file */
/* Its first bytes, if reading them does not use them up. */
static struct rap_str
look(int fd, char head[HEAD])
{
	ssize_t n = pread(fd, head, HEAD, 0);

	return (struct rap_str){ head, n > 0 ? (size_t)n : 0 };
}

/* True where it is an item; else it is an archive, which in->reader has now. */
static bool
offer(struct rap_inputs *in, const char *path, struct rap_item *item)
{
	char head[HEAD];
	struct rap_str first;
	struct stat st;

	*item = (struct rap_item){ .path = path };
	in->fd = open(path, O_RDONLY | O_CLOEXEC);
	if (in->fd < 0 || fstat(in->fd, &st) < 0) {
		item->reason = strerror(errno);
		return true;
	}
	if (!S_ISREG(st.st_mode))
		return true;
	item->size = (uint64_t)st.st_size;
	first = look(in->fd, head);
	item->reason = refused_text(first);
	if (may_be_archive(first)) {
		in->reader = reader_open(&(struct members_source){ .path = path, .fd = in->fd, .size = item->size }, in->options);
		if (!in->reader)
			lseek(in->fd, 0, SEEK_SET);
	}
	return !in->reader;
}

/* A name given: true where it is an item. */
static bool
begin(struct rap_inputs *in, const char *name, struct rap_item *item)
{
	struct stat st;

	rap_buf_clear(&in->path);
	rap_buf_addz(&in->path, name);
	if (strcmp(name, "-") == 0) {
		*item = (struct rap_item){ .path = "-" };
		return true;
	}
	if (stat(in->path.s, &st) < 0 || !S_ISDIR(st.st_mode))
		return offer(in, in->path.s, item);
	in->walk = walk_open(in->path.s, in->options, in->quiet);
	return false;
}

int
rap_inputs_next(struct rap_inputs *in, struct rap_item *item)
{
	const char *path;

	if (!in->reader)
		close_file(in);
	for (;;) {
		if (in->reader) {
			if (reader_next(in->reader, item))
				return 1;
			end_reader(in);
		} else if (in->walk) {
			path = walk_next(in->walk);
			if (!path)
				end_walk(in);
			else if (offer(in, path, item))
				return 1;
		} else {
			path = names_next(in->names);
			if (!path)
				return 0;
			if (begin(in, path, item))
				return 1;
		}
	}
}

/* --- its content */
/* What came through a pipe is one document: an archive has to be a file. */
static const char *
refused(struct rap_inputs *in)
{
	struct members_source source = { .path = "-", .fd = -1, .bytes = rap_buf_str(&in->bytes) };
	struct rap_str first = rap_cut(source.bytes, 0, HEAD);
	struct members *members = NULL;

	if (may_be_archive(first) && (in->fd < 0 || lseek(in->fd, 0, SEEK_CUR) < 0))
		members = members_open(&source, in->options);
	if (!members)
		return refused_text(first);
	members_close(members);
	return "an archive; give it as a file";
}

int
rap_inputs_load(struct rap_inputs *in, struct rap_item *item)
{
	int error;

	if (in->reader)
		return reader_load(in->reader, item);
	rap_buf_clear(&in->bytes);
	if (item->reason)
		return -1;
	if (in->fd < 0 && in->stdin_read) {
		item->reason = "standard input cannot be read twice";
		return -1;
	}
	in->stdin_read = in->stdin_read || in->fd < 0;
	error = rap_load_fd(in->fd < 0 ? STDIN_FILENO : in->fd, options_most(in->options), &in->bytes);
	item->reason = error == EFBIG ? "larger than --max-size" : error ? strerror(error) : refused(in);
	item->size = in->bytes.n;
	if (item->reason)
		return -1;
	item->bytes = (struct rap_str){ in->bytes.s, in->bytes.n };
	return 0;
}

/* --- again, and the end */
void
rap_inputs_rewind(struct rap_inputs *in)
{
	close_reader(in);
	close_walk(in);
	names_rewind(in->names);
	in->quiet = true;
}

void
rap_inputs_close(struct rap_inputs *in)
{
	if (!in)
		return;
	close_reader(in);
	close_walk(in);
	names_close(in->names);
	rap_buf_free(&in->path);
	rap_buf_free(&in->bytes);
	free(in);
}
