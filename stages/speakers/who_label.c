/* who_label.c - whom a transcript's label means.
 *
 *	Hon. TOM ITO, Tom Ito			one, by the whole name
 *	The Minister for Ports (Tom Ito)	the same one, and so is "The Minister for Ports" from then on
 *	Q., A.					who asks and who answers, where they have no names */
#include <string.h>

#include <rapporteur/utf8.h>

#include "who.h"

#define OFFICE_WORDS 14
#define HOLDER_WORDS 5		/* of the name in brackets */
#define LABEL_MAX 200		/* bytes */

static struct who *
w_of(const struct bound *b)
{
	return b ? b->who : NULL;
}

/* A label's own words: without the brackets around it, what stands in brackets in it, a stage direction behind a comma,
 * and the punctuation at its end. "The PRESIDING OFFICER (Mr. Ito)." is "The PRESIDING OFFICER". */
static struct rap_str
label_name(struct rap_str label)
{
	size_t len, i;

	label = rap_trim(label);
	while (label.n > 0 && (label.s[0] == '[' || label.s[0] == '('))
		label = rap_cut(label, 1, label.n);
	for (i = 0; i < label.n && !strchr("([])", label.s[i]); i++)
		if (label.s[i] == ',' && i + 2 < label.n && strchr("([", label.s[i + 2]))
			break;
	label = rap_trim(rap_cut(label, 0, i));
	while (label.n > 0) {
		uint32_t c = rap_utf8_last(label, &len);

		if (rap_is_alpha(c) || rap_is_digit(c))
			break;
		label = rap_trim(rap_cut(label, 0, label.n - len));
	}
	return label;
}

/* Bytes of the offices before a name: "Committee Chair " of "Committee Chair Tom Ito"; 0: there are none, or no name. */
static size_t
office_bytes(struct speakers *sp, struct rap_str name)
{
	struct words *ws = &sp->words;
	size_t k = 0, n;

	words_read_some(ws, name, OFFICE_WORDS);
	while (k < ws->n && (n = word_match(ws, k, LIST_ROLES, NULL)) > 0)
		k += n;
	if (k == 0 || k >= ws->n || ws->n - k > HOLDER_WORDS)
		return 0;
	for (size_t i = k; i < ws->n; i++)
		if (!ws->w[i].capital || ws->w[i].digit || ws->w[i].after & AFTER_COMMA ||
		    in_list(ws, i, LIST_ROLES | LIST_HONORIFICS) || word_match(ws, i, LIST_PREPOSITIONS, NULL))
			return 0;
	return ws->w[k].start;
}

/* "Tom Ito" of "Hon. Tom Ito", "Chair Tom Ito": a whole name is one person's whatever stands before it, "Ito" of "Mrs. Ito" is
 * not. */
static struct rap_str
whole_name(struct speakers *sp, struct rap_str name)
{
	size_t n = rap_lexicon_match(list_words(sp->words.known, LIST_HONORIFICS), name, NULL);
	struct rap_str rest = rap_trim(rap_cut(name, n, name.n));

	if (n == 0)
		rest = rap_cut(name, n = office_bytes(sp, name), name.n);
	return n > 0 && who_is_name(rest) ? rest : name;
}

/* From now on "Chair" alone is w, whom the label calls "Chair Tom Ito", and "Ito" is who was called "Chair Ito"; but not
 * where either is somebody of their own. False: there is no office before the name. */
static bool
learn_parts(struct speakers *sp, struct rap_str name, struct who *w)
{
	size_t n = office_bytes(sp, name);
	struct rap_str office = rap_trim(rap_cut(name, 0, n)), rest = rap_cut(name, n, name.n);
	const struct who *holder;

	if (n == 0)
		return false;
	holder = w_of(who_lookup(sp->who, KEY_LABEL, office));
	if (!holder || (holder->kind != MENTION_ROLE && !who_is_same(sp->who, holder->name, office)))
		who_learn(sp->who, KEY_LABEL, office, w);
	if (!who_lookup(sp->who, KEY_LABEL, rest))
		who_learn(sp->who, KEY_LABEL, rest, w);
	return true;
}

/* Is the label's name an office and nobody's name: "The Minister for Ports", "Mr Speaker"? */
static bool
is_office(struct speakers *sp, struct rap_str name)
{
	struct words *ws = &sp->words;
	size_t k = 0, n, roles = 0;

	words_read_some(ws, name, OFFICE_WORDS);
	while (k + 1 < ws->n && !in_list(ws, k, LIST_ROLES) && in_list(ws, k, LIST_ARTICLES | LIST_HONORIFICS))
		k++;			/* "Minister" is both */
	for (; k < ws->n && (n = word_match(ws, k, LIST_ROLES, NULL)) > 0; k += n)
		roles++;
	return roles > 0 && (k == ws->n || !ws->w[k].capital || in_list(ws, k, LIST_PREPOSITIONS | LIST_PARTICLES));
}

/* "The Minister [for] Ports" is one, "The PRESIDING OFFICER" whoever has the chair. */
static bool
has_complement(struct speakers *sp, struct rap_str office)
{
	const struct words *ws = &sp->words;

	words_read_some(&sp->words, office, OFFICE_WORDS);
	for (size_t k = 1; k + 1 < ws->n; k++)
		if (!ws->w[k].capital && in_list(ws, k, LIST_PARTICLES | LIST_PREPOSITIONS))
			return true;
	return false;
}

/* Who holds the office: "Tom Ito" of "The Minister for Ports (Mr. Tom Ito):", "Mr. Ito" of "The Minister for Ports
 * (Mr. Ito):". Empty where the brackets have no such name. */
static struct rap_str
holder_of(struct speakers *sp, struct rap_str name, struct rap_str label)
{
	struct rap_str holder;

	if (!memchr(label.s, '(', label.n) || !is_office(sp, name))
		return RAP_STR("");
	holder = label_holder(sp, label);
	if (holder.n == 0 || word_match(&sp->words, 0, LIST_PREPOSITIONS, NULL))	/* "(Via Zoom)" */
		return RAP_STR("");
	holder = whole_name(sp, holder);
	if (!who_is_name(holder) ||
	    (rap_lexicon_match(list_words(sp->words.known, LIST_HONORIFICS), holder, NULL) && !has_complement(sp, name)))
		return RAP_STR("");
	return holder;
}

/* Somebody new, as the label calls them. */
static struct who *
make_labelled(struct speakers *sp, struct rap_str name)
{
	struct who *w = who_make(sp->who, MENTION_PERSON);
	size_t n = rap_lexicon_match(list_words(sp->words.known, LIST_HONORIFICS), name, NULL);
	size_t article = rap_lexicon_match(list_words(sp->words.known, LIST_ARTICLES), name, NULL);

	if (n > 0 && n < name.n && !is_office(sp, name)) {
		w->honorific = rap_cut(name, 0, n);
		w->name = rap_trim(rap_cut(name, n, name.n));
	} else if (n > 0 || (article && name.s[article] == ' ')) {		/* "A. Ito" has none */
		w->kind = MENTION_ROLE;
		w->role = name;
	} else
		w->name = name;
	return w;
}

/* Does a name of w's, or an office, end what the label calls it: "Hon. TOM ITO" of Tom Ito? */
static bool
is_called(struct who_table *t, const struct who *w, struct rap_str called)
{
	struct rap_str known[] = { w->name, w->role };

	for (size_t i = 0; i < 2; i++)
		if (known[i].n && known[i].n <= called.n &&
		    who_is_same(t, known[i], rap_cut(called, called.n - known[i].n, called.n)))
			return true;
	return false;
}

/* What the label calls w so far unheard is an alias, and this is where it stands. */
static void
keep_alias(struct who_table *t, struct who *w, struct rap_str called, const struct rap_node *note, struct rap_str label)
{
	const char *at = label.n ? memmem(label.s, label.n, called.s, called.n) : NULL;
	struct rap_range *range = is_called(t, w, called) ? NULL : who_alias(t, w, called);

	if (!range || !at || note->nsource != 1)
		return;
	range->start = rap_ranges(note)->start + (uint32_t)rap_utf8_count(label.s, at - label.s);
	range->end = range->start + (uint32_t)rap_utf8_count(called.s, called.n);
}

/* Who the label is, and what there is to learn from it. Whoever it calls by a name alone, *whole, has nothing more to teach. */
static struct who *
read_label(struct speakers *sp, struct rap_str name, struct rap_str label, const struct rap_node *note, struct rap_str *whole)
{
	struct who_table *t = sp->who;
	struct rap_str called = label_name(name), holder = holder_of(sp, called, label);
	struct who *w;

	*whole = RAP_STR("");
	if (called.n == 0)
		return NULL;
	name = holder.n ? holder : called;
	*whole = whole_name(sp, name);
	w = w_of(who_lookup(t, KEY_LABEL, *whole));
	if (!w && !(w = who_labelled_in_file(sp, name)))
		w = make_labelled(sp, name);
	who_learn(t, KEY_LABEL, *whole, w);
	if (learn_parts(sp, name, w) || holder.n)
		*whole = RAP_STR("");
	if (holder.n) {			/* the office alone means the latest one so called */
		who_learn(t, KEY_LABEL, called, w);
		if (w->role.n == 0 && !w->fixed)
			w->role = called;
	}
	keep_alias(t, w, called, note, label);
	return w;
}

/* The place of the label among those met, where it is not as long as a paragraph. */
static struct met *
met_of(struct who_table *t, struct rap_str label)
{
	uint64_t key = label.n > LABEL_MAX ? 0 : rap_hash(label);

	return key ? rap_slot(&t->labels, key) : NULL;
}

/* A speaker's label stands in a transcript again and again. */
struct who *
who_label(struct speakers *sp, struct rap_str name, const struct rap_node *note)
{
	struct rap_str label = rap_own(sp->doc, note), whole;
	struct met *met = met_of(sp->who, label);
	struct who *w;

	if (met && met->whole.n && rap_eq(met->label, label) && rap_eq(met->name, name) &&
	    met->who == w_of(who_lookup(sp->who, KEY_LABEL, met->whole)))
		return met->who;
	w = read_label(sp, name, label, note, &whole);
	if (met && whole.n)
		*met = (struct met){ .key = met->key, .label = label, .name = name, .whole = whole, .who = w };
	return w;
}

/* Those whom labels name may be named in sentences too. */
void
who_labels_known(struct who_table *t)
{
	for (struct who *w = t->first; w; w = w->next)
		if (w->kind == MENTION_PERSON && w->name.n > 0)
			who_learn_name(t, w->name, w);
}

struct who *
who_part(struct speakers *sp, const char *part)
{
	struct who_table *t = sp->who;
	struct who *w = w_of(who_lookup(t, KEY_PART, rap_strz(part)));

	if (w)
		return w;
	w = who_make(t, MENTION_ROLE);
	who_learn(t, KEY_PART, rap_strz(part), w);
	w->role = *part == 'q' ? RAP_STR("Question") : RAP_STR("Answer");
	w->ref = *part == 'q' ? RAP_STR("#question") : RAP_STR("#answer");
	return w;
}
