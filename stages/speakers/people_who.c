/* people_who.c - identities that the file of people fixes: their id, name and role are the file's, in every
 * document. */
#include <rapporteur/utf8.h>

#include "people.h"
#include "who.h"

/* "2024-03-01" anywhere in s as 20240301; 0 where it is not. */
static unsigned
date_in(struct rap_str s)
{
	static const char form[] = "dddd-dd-dd";
	size_t k = 0;
	unsigned date = 0;

	for (size_t i = 0; i < s.n && form[k]; i++) {
		bool digit = rap_ascii[s.s[i] & 0x7F] & RAP_CHAR_DIGIT;

		if (form[k] == 'd' ? !digit : s.s[i] != '-') {
			i -= k;			/* at most ten back: "2024-2024-03-01" */
			k = 0;
			date = 0;
			continue;
		}
		date = digit ? date * 10 + (unsigned)(s.s[i] - '0') : date;
		k++;
	}
	return form[k] ? 0 : date;
}

/* The document's date, as its file's name or its title has it. */
static unsigned
document_date(struct who_table *t)
{
	struct rap_node *header = rap_child(t->doc->root, RAP_TEIHEADER),
	    *title = header ? rap_find(header, RAP_TITLE) : NULL;
	unsigned date = t->doc->file ? date_in(rap_strz(t->doc->file)) : 0;

	return date || !title ? date : date_in(rap_own(t->doc, title));
}

static struct who *
who_of_person(struct who_table *t, const struct person *p, enum mention_kind kind)
{
	const struct tenure *tenure = people_tenure(p, t->date);
	const struct bound *known = who_lookup(t, KEY_PERSON, p->id);
	struct who *w;

	if (known)
		return known->who;
	w = who_make(t, kind);
	who_learn(t, KEY_PERSON, p->id, w);
	w->fixed = true;
	w->ref = rap_arena_printf(t->doc->arena, "#%.*s", RAP_FMT(p->id));
	w->name = p->name;
	w->role = tenure->role;
	w->affiliation = tenure->affiliation;
	if (kind == MENTION_PERSON)
		who_learn_name(t, p->name, w);
	for (size_t i = 0; i < p->naliases; i++)
		who_alias(t, w, p->aliases[i]);
	return w;
}

struct who *
who_named_in_file(struct who_table *t, const struct mention *m)
{
	struct person *p;

	if (!people_given())
		return NULL;
	p = people_find(PEOPLE_NAME, m->name.n ? m->name : m->role, t->date);
	if (!p)
		p = people_find(PEOPLE_NAME, m->text, t->date);
	return p ? who_of_person(t, p, m->kind == MENTION_ROLE ? MENTION_PERSON : m->kind) : NULL;
}

struct who *
who_meant_in_file(struct who_table *t, const struct mention *m)
{
	struct person *p = NULL;

	if (!people_given())
		return NULL;
	if (m->kind == MENTION_PERSON && m->name.n > 0 && who_given(m->name).n == 0)
		p = people_find(PEOPLE_SURNAME, m->name, t->date);
	else if (m->name.n == 0 && (m->kind == MENTION_PERSON || m->kind == MENTION_ROLE))
		p = people_find(PEOPLE_ROLE, m->role, t->date);
	return p ? who_of_person(t, p, MENTION_PERSON) : NULL;
}

/* "RIVAS of Lota": up to the first word in small letters. */
static struct rap_str
without_place(struct rap_str name)
{
	for (size_t i = 1; i + 1 < name.n; i++)
		if (name.s[i] == ' ' && rap_ascii[name.s[i + 1] & 0x7F] & RAP_CHAR_LOWER)
			return rap_cut(name, 0, i);
	return name;
}

struct who *
who_labelled_in_file(struct speakers *sp, struct rap_str label)
{
	struct who_table *t = sp->who;
	size_t n = people_given() ? rap_lexicon_match(list_words(sp->words.known, LIST_HONORIFICS), label, NULL) : 0;
	struct rap_str name = without_place(rap_trim(rap_cut(label, n < label.n ? n : 0, label.n)));
	struct person *p = people_find(PEOPLE_NAME, label, t->date);

	if (!p)
		p = people_find(PEOPLE_NAME, name, t->date);
	if (!p && who_given(name).n == 0)
		p = people_find(PEOPLE_SURNAME, name, t->date);
	if (!p)
		p = people_find(PEOPLE_ROLE, label, t->date);
	if (!p) {
		n = rap_lexicon_match(list_words(sp->words.known, LIST_ARTICLES), label, NULL);
		p = people_find(PEOPLE_ROLE, rap_trim(rap_cut(label, n, label.n)), t->date);
	}
	return p ? who_of_person(t, p, MENTION_PERSON) : NULL;
}

void
who_date(struct who_table *t)
{
	t->date = people_given() ? document_date(t) : 0;
}
