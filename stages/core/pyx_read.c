/* pyx_read.c - the one reader of the stream. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <rapporteur/message.h>
#include <rapporteur/pyx.h>
#include <rapporteur/source.h>
#include <rapporteur/utf8.h>

#define READ_SIZE 65536u
#define MOST_ATTRS 256u		/* of an element, which looks for them in a list; more are not TEI */
#define SHORT_VALUE 16u		/* bytes of a value that may come again and again, such as "line" */
#define NMET 64u		/* short values kept at hand */
#define STORE_SIZE 65536u	/* bytes of text kept together */

struct rap_pyx {
	int fd;
	bool eof, failed;
	const char *file;
	size_t line;			/* number of the current line */
	char *block;			/* READ_SIZE bytes */
	size_t at, end;			/* what is left of block */
	size_t good;			/* bytes of it that are UTF-8, up to the first that is not */
	bool sound;			/* the current line is in them */
	struct rap_buf long_line;	/* a line that does not lie in block whole */

	struct rap_doc *doc;		/* being read */
	struct rap_node *open;		/* innermost open element */
	uint32_t *nopen;		/* open elements of each name, so that a stray end tag costs no search */
	uint32_t nopen_cap;
	bool in_tag;			/* attributes may still come */
	unsigned attrs;			/* of the element whose tag it is */
	bool seen;			/* some document was found */
	struct rap_str values[NMET];	/* short values met last: one copy is for all who have it */
	char *store, *store_end;
};

struct rap_pyx *
rap_pyx_open(int fd, const char *file)
{
	struct rap_pyx *r = rap_alloc(1, sizeof(*r));

	r->block = rap_realloc(NULL, READ_SIZE, 1);
	r->fd = fd;
	r->file = file;
	return r;
}

void
rap_pyx_close(struct rap_pyx *r)
{
	rap_doc_free(r->doc);
	rap_buf_free(&r->long_line);
	free(r->block);
	free(r->nopen);
	free(r);
}

/* More bytes into block; false at the end of the stream or on failure. */
static bool
fill(struct rap_pyx *r)
{
	ssize_t n;

	do
		n = read(r->fd, r->block, READ_SIZE);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		rap_message(RAP_M_READ, r->file, 0, 0, "%s", strerror(errno));
		r->failed = true;
	}
	r->eof = n <= 0;
	r->at = 0;
	r->end = n > 0 ? (size_t)n : 0;
	r->good = rap_utf8_valid(r->block, r->end);
	return n > 0;
}

/* A line that does not lie in the block whole. */
static bool
pieced_line(struct rap_pyx *r, struct rap_str *line)
{
	rap_buf_clear(&r->long_line);
	while (r->at < r->end || (!r->eof && fill(r))) {
		char *s = r->block + r->at, *nl = memchr(s, '\n', r->end - r->at);
		size_t n = nl ? (size_t)(nl - s) : r->end - r->at;

		r->at += n + (nl != NULL);
		rap_buf_add(&r->long_line, s, n);
		if (nl)
			break;
	}
	*line = rap_buf_str(&r->long_line);
	r->sound = false;
	return line->n > 0 || !r->eof;
}

/* The next line without its end, valid until the next call. */
static bool
next_line(struct rap_pyx *r, struct rap_str *line)
{
	char *s = r->block + r->at, *nl;

	r->line++;
	if (r->at == r->end && !r->eof && fill(r))
		s = r->block;
	nl = memchr(s, '\n', r->end - r->at);
	if (!nl)
		return pieced_line(r, line);
	*line = (struct rap_str){ s, (size_t)(nl - s) };
	r->at += line->n + 1;
	r->sound = r->at <= r->good;
	return true;
}

/* Room for n bytes of text and a line end behind it. */
static char *
room(struct rap_pyx *r, size_t n)
{
	char *s;

	if ((size_t)(r->store_end - r->store) < n + 1) {
		size_t size = n + 1 > STORE_SIZE ? n + 1 : STORE_SIZE;

		r->store = rap_arena_room(r->doc->arena, size);
		r->store_end = r->store + size;
	}
	s = r->store;
	return s;
}

static size_t
unescape(char *out, struct rap_str s)
{
	char *o = out;

	for (size_t i = 0; i < s.n; ) {
		const char *b = memchr(s.s + i, '\\', s.n - i);
		size_t run = b ? (size_t)(b - s.s) - i : s.n - i;

		memcpy(o, s.s + i, run);
		o += run;
		i += run;
		if (i >= s.n)
			break;
		char c = i + 1 < s.n ? s.s[i + 1] : '\0';
		*o++ = c == 'n' ? '\n' : c == 't' ? '\t' : '\\';
		i += c == 'n' || c == 't' || c == '\\' ? 2 : 1;
	}
	return (size_t)(o - out);
}

static struct rap_str
mended(struct rap_pyx *r, struct rap_str s)
{
	struct rap_buf b = { 0 };
	struct rap_str copy;
	size_t len;
	char bytes[4];

	rap_message(RAP_M_BAD_BYTES, r->file, r->line, 0, NULL);
	for (size_t i = 0; i < s.n; i += len) {
		uint32_t c = rap_utf8_get(s.s + i, s.n - i, &len);

		rap_buf_add(&b, bytes, rap_utf8_put(bytes, c));
	}
	copy = rap_arena_copy(r->doc->arena, rap_buf_str(&b));
	rap_buf_free(&b);
	return copy;
}

/* Every stage relies on valid UTF-8: what is not is replaced here, with a message. */
static struct rap_str
valid(struct rap_pyx *r, struct rap_str s)
{
	return r->sound || rap_utf8_valid(s.s, s.n) == s.n ? s : mended(r, s);
}

static struct rap_str
text_of(struct rap_pyx *r, struct rap_str line)
{
	char *s = room(r, line.n);
	size_t n = unescape(s, line);

	s[n] = '\n';
	r->store += n + 1;
	return valid(r, (struct rap_str){ s, n });
}

/* Text that comes right behind text stands right behind it in memory: rap_own needs no copy. */
static void
go_on(struct rap_pyx *r, const struct rap_node *last)
{
	if (rap_is(last, RAP_CDATA) && last->text.s + last->text.n + 1 == r->store)
		r->store--;
}

static uint32_t
name_of(struct rap_pyx *r, struct rap_str s)
{
	return rap_name_of(r->doc, valid(r, s));
}

static uint32_t *
count_of(struct rap_pyx *r, uint32_t name)
{
	if (name >= r->nopen_cap) {
		uint32_t cap = 2 * name + 64;

		r->nopen = rap_realloc(r->nopen, cap, sizeof(*r->nopen));
		memset(r->nopen + r->nopen_cap, 0, (cap - r->nopen_cap) * sizeof(*r->nopen));
		r->nopen_cap = cap;
	}
	return &r->nopen[name];
}

static void
start_element(struct rap_pyx *r, struct rap_str name)
{
	struct rap_node *e = rap_elem(r->doc, name_of(r, name));

	if (r->open)
		rap_add(r->open, e);
	else
		r->doc->root = e;
	r->open = e;
	r->in_tag = true;
	r->attrs = 0;
	++*count_of(r, e->name);
}

static void
pop(struct rap_pyx *r)
{
	--*count_of(r, r->open->name);
	r->open = r->open->parent;
}

static void
end_element(struct rap_pyx *r, struct rap_str name)
{
	uint32_t id = name_of(r, name);

	if (r->open->name != id)
		rap_message(RAP_M_UNBALANCED, r->file, r->line, 0, "%.80s", rap_arena_copy(r->doc->arena, name).s);
	if (*count_of(r, id) == 0)
		return;
	while (r->open->name != id)
		pop(r);
	pop(r);
}

/* Where a short value is kept at hand. */
static size_t
place_of(struct rap_str s)
{
	return s.n == 0 ? 0 : ((unsigned char)s.s[0] * 5u + (unsigned char)s.s[s.n - 1] * 3u + s.n) % NMET;
}

static struct rap_str
value_of(struct rap_pyx *r, struct rap_str s)
{
	struct rap_str *met = &r->values[place_of(s)], value;

	if (met->s && rap_eq(*met, s))
		return *met;
	value = text_of(r, s);
	if (s.n <= SHORT_VALUE && rap_eq(value, s))	/* nothing in it was escaped */
		*met = value;
	return value;
}

/* "source src:char=120,137", which is what most attributes are */
static bool
is_source(struct rap_pyx *r, struct rap_str s)
{
	const size_t name = sizeof("source") - 1;

	return rap_starts(s, "source") && (s.n == name || s.s[name] == ' ') &&
	    rap_source_parse(r->doc, r->open, rap_cut(s, name + 1, s.n));
}

static void
attribute(struct rap_pyx *r, struct rap_str s)
{
	const char *blank = memchr(s.s, ' ', s.n), *end = s.s + s.n;
	uint32_t name = name_of(r, (struct rap_str){ s.s, (size_t)((blank ? blank : end) - s.s) });
	struct rap_str value = { blank ? blank + 1 : end, blank ? (size_t)(end - blank) - 1 : 0 };

	if (rap_attr(r->open, name).s)
		rap_message(RAP_M_BAD_PYX, r->file, r->line, 0, "attribute given twice, the last one counts");
	rap_set(r->doc, r->open, name, value_of(r, value));
}

/* One line inside a document. */
static void
take(struct rap_pyx *r, struct rap_str line)
{
	char kind = line.n > 0 ? line.s[0] : '\0';
	struct rap_str rest = { line.s + (line.n > 0), line.n - (line.n > 0) };

	if (kind == '(' && rest.n > 0) {
		start_element(r, rest);
		return;
	}
	if (kind == 'A' && r->in_tag && r->attrs++ < MOST_ATTRS) {
		if (!is_source(r, rest))
			attribute(r, rest);
		else if (r->store < r->store_end)
			r->store++;	/* so that the texts of two leaves touch nowhere */
		return;
	}
	r->in_tag = false;
	if (kind == ')') {
		end_element(r, rest);
	} else if (kind == '?') {
		struct rap_node *pi = rap_cdata(r->doc, text_of(r, rest));

		pi->name = RAP_PI;
		rap_add(r->open, pi);
	} else {
		if (kind != '-')
			rap_message(RAP_M_BAD_PYX, r->file, r->line, 0, NULL);
		go_on(r, r->open->last);
		rap_add(r->open, rap_cdata(r->doc, text_of(r, kind == '-' ? rest : line)));
	}
}

static void
begin(struct rap_pyx *r)
{
	r->doc = rap_doc_new(r->file);
	r->open = NULL;
	r->store = r->store_end = NULL;
	memset(r->values, 0, sizeof(r->values));
	r->seen = true;
	if (r->nopen_cap > 0)
		memset(r->nopen, 0, r->nopen_cap * sizeof(*r->nopen));
}

static int
hand_over(struct rap_pyx *r, struct rap_doc **doc)
{
	*doc = r->doc;
	r->doc = NULL;
	return 1;
}

int
rap_pyx_read(struct rap_pyx *r, struct rap_doc **doc, struct rap_out *around)
{
	struct rap_str line;

	while (next_line(r, &line)) {
		if (!r->doc && rap_eqz(line, "(TEI"))
			begin(r);
		if (r->doc) {
			take(r, line);
			if (!r->open)
				return hand_over(r, doc);
		} else if (around) {
			rap_puts(around, line);
			rap_putc(around, '\n');
		}
	}
	if (r->failed)
		return -1;
	if (r->doc) {
		rap_message(RAP_M_UNBALANCED, r->file, r->line, 0, "the stream ends in %.80s",
		    rap_arena_copy(r->doc->arena, rap_name_str(r->doc, r->open->name)).s);
		return hand_over(r, doc);
	}
	if (!r->seen) {
		rap_message(RAP_M_NOT_TEI, r->file, 0, 0, NULL);
		r->seen = true;		/* said once */
	}
	return 0;
}

struct rap_doc *
rap_pyx_parse(struct rap_str lines, const char *file)
{
	struct rap_pyx *r = rap_pyx_open(-1, file);
	struct rap_doc *doc;

	while (lines.n > 0 && (!r->doc || r->open)) {
		const char *end = memchr(lines.s, '\n', lines.n);
		size_t n = end ? (size_t)(end - lines.s) : lines.n;

		if (!r->doc && lines.s[0] == '(')
			begin(r);
		r->line++;
		if (r->doc)
			take(r, rap_cut(lines, 0, n));
		lines = rap_cut(lines, n + (end != NULL), lines.n);
	}
	doc = r->doc && r->doc->root ? r->doc : NULL;
	if (doc)
		r->doc = NULL;
	rap_pyx_close(r);
	return doc;
}
