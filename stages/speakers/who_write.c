/* who_write.c - particDesc: who spoke, in order of first appearance, under all the names that were used. */
#include <rapporteur/fold.h>
#include <rapporteur/source.h>

#include "who.h"

static struct rap_str
folded(struct who_table *t, struct rap_str text)
{
	if (rap_fold_is_done(text))		/* nearly always */
		return text;
	rap_buf_clear(&t->key);
	rap_fold_str(&t->key, text);
	return rap_arena_copy(t->doc->arena, rap_buf_str(&t->key));
}

static void
add_named(struct who_table *t, struct rap_node *to, uint32_t name, struct rap_str text)
{
	if (text.n > 0)
		rap_add(rap_add_new(t->doc, to, name), rap_cdata(t->doc, folded(t, text)));
}

static void
write_aliases(struct who_table *t, struct rap_node *to, const struct who *w, uint32_t name)
{
	for (const struct alias *a = w->aliases; a; a = a->next) {
		struct rap_str text = folded(t, a->text);
		struct rap_node *alias;

		if (rap_eq(text, w->name))
			continue;
		alias = rap_add_new(t->doc, to, name);
		rap_set(t->doc, alias, RAP_TYPE, RAP_STR("alias"));
		if (a->at.end > 0)		/* it is known where it stands */
			rap_source_add(t->doc, alias, a->at.start, a->at.end);
		rap_add(alias, rap_cdata(t->doc, text));
	}
}

static void
write_person(struct who_table *t, struct rap_node *list, const struct who *w)
{
	struct rap_node *person = rap_add_new(t->doc, list, RAP_PERSON), *name;

	rap_set(t->doc, person, RAP_XML_ID, rap_cut(w->ref, 1, w->ref.n));
	name = rap_add_new(t->doc, person, RAP_PERSNAME);
	add_named(t, name, RAP_ROLENAME, w->honorific);
	add_named(t, name, RAP_NAME, w->name);
	add_named(t, name, RAP_ROLENAME, w->role);
	write_aliases(t, person, w, RAP_PERSNAME);
	add_named(t, person, RAP_AFFILIATION, w->affiliation);
}

static void
write_org(struct who_table *t, struct rap_node *list, const struct who *w)
{
	struct rap_node *org = rap_add_new(t->doc, list, RAP_ORG);

	rap_set(t->doc, org, RAP_XML_ID, rap_cut(w->ref, 1, w->ref.n));
	rap_set(t->doc, org, RAP_ROLE, w->kind == MENTION_DELEGATION ? RAP_STR("delegation") : RAP_STR("organization"));
	add_named(t, org, RAP_ORGNAME, w->name.n ? w->name : w->role);
	write_aliases(t, org, w, RAP_ORGNAME);
}

static bool
is_org(const struct who *w)
{
	return w->kind == MENTION_DELEGATION || w->kind == MENTION_BODY;
}

/* TEI/teiHeader/profileDesc, made where the header has none. */
static struct rap_node *
profile(struct rap_doc *doc)
{
	struct rap_node *header = rap_child(doc->root, RAP_TEIHEADER), *profile;

	if (!header)
		return NULL;
	profile = rap_child(header, RAP_PROFILEDESC);
	if (profile)
		return profile;
	profile = rap_add_new(doc, header, RAP_PROFILEDESC);
	rap_setz(doc, rap_add_text(doc, rap_add_new(doc, profile, RAP_LANGUSAGE), RAP_LANGUAGE, "undetermined"),
	    RAP_IDENT, "und");
	return profile;
}

void
who_write(struct who_table *t)
{
	struct rap_node *to = t->first ? profile(t->doc) : NULL, *persons = NULL, *orgs = NULL;

	if (!to)
		return;
	to = rap_add_new(t->doc, to, RAP_PARTICDESC);
	for (const struct who *w = t->first; w; w = w->next)
		if (!is_org(w)) {
			persons = persons ? persons : rap_add_new(t->doc, to, RAP_LISTPERSON);
			write_person(t, persons, w);
		}
	for (const struct who *w = t->first; w; w = w->next)
		if (is_org(w)) {
			orgs = orgs ? orgs : rap_add_new(t->doc, to, RAP_LISTORG);
			write_org(t, orgs, w);
		}
}
