/* label_dash.c - a record may tell with a dash what happens between two speeches:
 *
 *	Sra. Rivas.- Pido la palabra.
 *	- Aplausos en las bancas.
 *	Sr. Ito.- Gracias.
 *
 * Elsewhere a speaker's own paragraphs begin so: "- No, I did not say that." These go on below, or are all that stands behind a
 * label; what is told stands right before the next label or heading. A speaker's lists stand there, too: "We need:", and below it
 * "- oil" and "- a wick". So several things are told one below the other only where labels have a stop and a dash, as above. */
#include <rapporteur/utf8.h>

#include "label.h"
#include "label_flow.h"

#define TOLD 3			/* of them tell the habit */
#define SAID 4			/* times as many are told as there are that may be said */

/* "- Applause", "-Applause", but not "--" */
static bool
begins_with_dash(struct rap_str text)
{
	size_t len = 0, at = rap_skip_space(text, 0);

	if (at == text.n || (!(text.s[at] & 0x80) && text.s[at] != '-') ||
	    !rap_is_dash(rap_utf8_get(text.s + at, text.n - at, &len)))
		return false;
	at = rap_skip_space(text, at + len);
	return at < text.n && rap_is_upper(rap_utf8_get(text.s + at, text.n - at, &len));
}

/* A leaf with a dash before it, or a list of such. */
static bool
has_dash(struct rap_doc *doc, const struct rap_node *n)
{
	size_t len;
	struct rap_str mark;

	if (label_is_flow(n))
		return begins_with_dash(rap_own(doc, n));
	if (!rap_is(n, RAP_LIST) || !rap_is(n->first, RAP_LABEL))
		return false;
	mark = rap_trim(rap_own(doc, n->first));
	return mark.n > 0 && rap_is_dash(rap_utf8_get(mark.s, mark.n, &len)) && len == mark.n;
}

/* n is a label, or begins with one; *alone: with nothing behind it. */
static bool
starts_turn(struct flow *f, struct rap_node *n, bool *alone)
{
	struct rap_str text;
	struct label l;
	const char *doubt;

	*alone = rap_is(n, RAP_NOTE) && rap_attr_is(n, RAP_TYPE, "speaker");
	if (*alone || !label_is_flow(n))
		return *alone;
	text = speakers_text(f->sp, n);
	if (!label_read(f->sp, text, 0, &l) || !label_accepted(f->judge, &l, &doubt))
		return false;
	*alone = label_is_blank(text, l.end, text.n);
	return true;
}

/* Where a turn may end: a heading or the number above it, a label. */
static bool
is_end(struct flow *f, struct rap_node *n)
{
	bool alone;

	return speakers_is_container(n) || rap_is(n, RAP_HEAD) || starts_turn(f, n, &alone) ||
	    (label_is_flow(n) && nobody_is_reference(speakers_text(f->sp, n)));
}

/* A label with nothing behind it, or text that a colon ends: what is said goes on. */
static bool
is_open(struct flow *f, struct rap_node *n)
{
	bool alone;

	return (starts_turn(f, n, &alone) && alone) || (label_is_flow(n) && rap_ends(rap_trim(speakers_text(f->sp, n)), ":"));
}

/* What somebody says in any case: right behind what is open, or "I". */
static bool
is_said(struct flow *f, struct rap_node *n, struct rap_node *before)
{
	return (before && is_open(f, before)) || (label_is_flow(n) && speech_is_own(f->sp, speakers_text(f->sp, n)));
}

/* Dashes that stand one below the other: a leaf is one, and each item of a list. */
static size_t
dashes_of(const struct rap_node *n)
{
	size_t items = 0;

	if (!rap_is(n, RAP_LIST))
		return 1;
	for (n = n->first; n; n = n->next)
		items += rap_is(n, RAP_ITEM);
	return items;
}

/* So many of them may tell, one below the other. */
static size_t
run_most(const struct flow *f)
{
	struct class c = label_all(label_class(f->judge, LABEL_STOP_DASH, 0));

	return label_alternate(&c) ? (size_t)-1 : 1;
}

bool
label_dashes_tell(struct flow *f, struct rap_node *body)
{
	size_t told = 0, said = 0, run = 0, most;	/* run: of those that stand one behind the other */
	struct rap_node *before = NULL;
	bool own = false, alone;

	if (f->found.dashes < TOLD)		/* nearly always */
		return false;
	most = run_most(f);
	for (struct rap_node *n = body; n; n = speakers_next_block(n, body)) {
		if (!rap_is_elem(n) || rap_is(n, RAP_FW) || rap_is(n, RAP_PB))
			continue;
		if (has_dash(f->sp->doc, n) && !starts_turn(f, n, &alone)) {
			own = (run > 0 && own) || is_said(f, n, run > 0 ? NULL : before);
			run += dashes_of(n);
			continue;
		}
		if (run > 0)
			*(own || run > most || !is_end(f, n) ? &said : &told) += 1;
		run = 0;
		before = n;
	}
	told += run > 0 && run <= most && !own;
	return told >= TOLD && told >= said * SAID;
}

bool
label_dash_tells(const struct flow *f, const struct rap_node *n)
{
	return f->dashes_tell && has_dash(f->sp->doc, n);
}
