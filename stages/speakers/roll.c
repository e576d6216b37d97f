/* roll.c - who is there, and as what: before anybody speaks, attendance and elections tell names, roles and initials.
 *
 *	Present: Jane Odell (Chair), Cllrs A. Lund and B. Ray; T. Brook, Clerk
 *	Apologies
 *	- Sue & Joe Mott (treasurers)
 *	Chair: Jane Odell (JO)
 *	The Committee elected Mr. Ito as Chair
 *
 * Those named are made known to who.c; they get a number when they speak. */
#include <string.h>

#include "mention.h"
#include "speech.h"

#define LEAD_MAX 14		/* words up to what begins a list without a colon: "Also in attendance were" */
#define INITIALS_MAX 4	/* bytes of somebody's letters */
#define LEAVES_MAX 20		/* from a document's beginning to the list of those who are there */
#define HEADING_WORDS 4		/* "Also in attendance:" */
#define ROLL_MAX 400		/* words of a paragraph that is a list of names under a heading */

struct roll {			/* while one list of names is read */
	struct speakers *sp;
	const struct words *ws;
	struct who *last;		/* the person that a role behind would belong to */
	struct mention role;		/* "Chair:" waits for its name */
	bool before;			/* the last person's role stood before: so does the next one's, "the Clerk, Tom Brook" */
	struct rap_str given;		/* "Sue" of "Sue & Joe Mott" */
};

/* Where a piece of the list ends: at punctuation, a line's end, "and". */
static size_t
piece_end(const struct roll *r, size_t i, size_t end)
{
	const struct words *ws = r->ws;
	size_t k = i;
	bool inside = i > 0 && ws->w[i - 1].after & AFTER_OPEN;		/* "(Vice / Chair)" over two lines */

	while (k < end) {
		unsigned after = ws->w[k++].after;

		if (after & (AFTER_ANY | (inside ? 0 : AFTER_LINE) | AFTER_AND) & ~AFTER_STOP)
			break;
		if (after & AFTER_STOP && !word_is_short(ws, k - 1))
			break;
		if (k < end && in_list(ws, k, LIST_CONJUNCTIONS))
			break;
	}
	return k;
}

static bool
is_joined(const struct roll *r, size_t k, size_t end)
{
	return k < end &&
	    ((k > 0 && r->ws->w[k - 1].after & AFTER_AND) || in_list(r->ws, k, LIST_CONJUNCTIONS));
}

/* A name: somebody is there. */
static void
add_person(struct roll *r, struct mention *m, size_t next, size_t end)
{
	struct rap_str surname = m->name = roll_name(r->sp, r->ws, m);
	size_t space = 0;

	for (size_t i = 0; i < surname.n; i++)
		if (surname.s[i] == ' ')
			space = i;
	/* a single word: a given name that shares a surname, or nothing */
	if (space == 0 && m->honorific.n == 0 && m->role.n == 0) {
		r->given = is_joined(r, next, end) ? m->name : RAP_STR("");
		return;
	}
	r->before = r->role.noun.n && m->role.n == 0;
	if (r->before) {
		m->role = r->role.role;
		m->noun = r->role.noun;
	}
	if (r->given.n && space > 0) {
		struct mention first = { .kind = MENTION_PERSON };

		first.name = rap_arena_join(r->sp->doc->arena, r->given, rap_cut(surname, space, surname.n));
		who_mention(r->sp->who, &first);
	}
	r->last = who_mention(r->sp->who, m);
	r->given = RAP_STR("");
	r->role = (struct mention){ 0 };
}

/* "Tom Fisher": in a list of names, what somebody is called who is named by his trade too. */
static bool
is_surname(const struct roll *r, size_t i, size_t k, const struct mention *m)
{
	const struct words *ws = r->ws;

	return m->kind == MENTION_ROLE && m->common && !m->counted && k == i + 2 && m->role.n > m->noun.n && ws->w[i].capital &&
	    ws->w[i + 1].capital && !ws->w[i].caps && mention_may_name(ws, i) && !in_list(ws, i, LIST_ROLES);
}

/* "clerk", "clerk of works": an office in small letters without an article is all of the piece [i, k). */
static void
read_small_office(const struct roll *r, size_t i, size_t k, struct mention *m)
{
	const char *class = "";
	size_t n = word_match(r->ws, i, LIST_ROLES, &class);

	if (n > 0 && (i + n == k || (i + n < k && !*class && in_list(r->ws, i + n, LIST_PARTICLES))))
		*m = (struct mention){ .kind = MENTION_ROLE, .role = words_str(r->ws, i, k), .noun = words_str(r->ws, i, i + n) };
}

/* "Ana Lima ([AVL])": letters in a bracket behind a name, the first of which is the name's. Without a bracket of their own the
 * last one is too, and no other mark stands before them: "Ana Lima (Chair) [AL]", not "Ana Lima (Chair), ASEAN". */
static bool
is_initials(const struct roll *r, size_t i, size_t k)
{
	const struct word *w = &r->ws->w[i];

	if (k != i + 1 || i == 0 || !w->caps || w->end - w->start > INITIALS_MAX)
		return false;
	if (w[-1].after & AFTER_OPEN)
		return who_begins_with(r->last, r->ws->text.s[w->start]);
	return w[-1].after == AFTER_CLOSE && who_spells(r->last, words_str(r->ws, i, k));
}

/* "Ana Lima [AL]": do the words [i, k) end with the first letters of the name before them? */
static bool
ends_with_initials(const struct roll *r, size_t i, size_t k)
{
	const struct words *ws = r->ws;
	const struct word *w = &ws->w[k - 1];
	struct mention m;

	if (k < i + 3 || !w->caps || w->end - w->start > INITIALS_MAX || w[-1].caps || word_lists(w) & LIST_HONORIFICS)
		return false;
	return mention_read(r->sp, ws, i, k - 1, &m) && m.kind == MENTION_PERSON && m.end == k - 1 && m.name.n > 0 &&
	    *m.name.s == ws->text.s[w->start] && ws->text.s[w[-1].start] == ws->text.s[w->end - 1];
}

/* The piece [i, k): a person, a role of the last one or of the next, a body that the last one is of. */
static void
add_piece(struct roll *r, size_t i, size_t k, size_t end)
{
	const struct speakers *sp = r->sp;
	bool behind = i > 0 && r->ws->w[i - 1].after & (AFTER_COMMA | AFTER_OPEN | AFTER_DASH), own;
	struct mention m;

	if (i < k && in_list(r->ws, i, LIST_CONJUNCTIONS))
		i++;
	if (i >= k)
		return;
	own = ends_with_initials(r, i, k);
	if (own)
		add_piece(r, i, k - 1, k - 1);
	if (r->last && (own || is_initials(r, i, k))) {
		who_has_initials(sp->who, r->last, words_str(r->ws, k - 1, k));
		return;
	}
	if (!mention_read(sp, r->ws, i, k, &m))
		read_small_office(r, i, k, &m);
	if (is_surname(r, i, k, &m))
		m = (struct mention){ .kind = MENTION_PERSON, .first = i, .end = k, .text = m.text, .name = m.role,
		    .strong = true };
	if (m.kind == MENTION_PERSON && m.end == k)
		add_person(r, &m, k, end);
	else if (m.kind == MENTION_ROLE && behind && r->last && !(r->before && in_list(r->ws, i, LIST_ARTICLES)))
		who_has_role(sp->who, r->last, m.role, m.noun);
	else if (m.kind == MENTION_ROLE && !rap_ends(m.noun, "s"))	/* "Chairs:" is nobody's alone */
		r->role = m;
}

static void
read_names(struct speakers *sp, const struct words *ws, size_t from)
{
	struct roll r = { .sp = sp, .ws = ws };
	size_t end = ws->n < from + ROLL_MAX ? ws->n : from + ROLL_MAX;

	who_roll(sp->who, true);
	for (size_t i = from, k; i < end; i = k) {
		k = piece_end(&r, i, end);
		add_piece(&r, i, k, end);
	}
	who_roll(sp->who, false);
}

/* "Presentes [os conselheiros Ana Lima] e", "[o presidente, Rui Reis], e": do names begin at word k, those of a group perhaps? */
static bool
are_members(const struct speakers *sp, const struct words *ws, size_t k)
{
	struct mention m;

	if (k >= ws->n || !in_list(ws, k, LIST_ARTICLES) || !mention_read(sp, ws, k, ws->n, &m) || m.noun.n == 0)
		return false;
	return m.kind == MENTION_PERSON || (m.kind == MENTION_ROLE && ws->w[m.end - 1].after & AFTER_COMMA && m.end < ws->n &&
	    ws->w[m.end].capital);
}

/* Behind the n words "Present", "In attendance" at word k: where names start; 0 where they do not. */
static size_t
names_behind(const struct speakers *sp, const struct words *ws, size_t k, size_t n)
{
	if (ws->w[k + n - 1].after & (AFTER_COLON | (k < LEAD_MAX ? AFTER_DASH | AFTER_LINE : 0)))
		return k + n;
	if (k < LEAD_MAX && k + n < ws->n && in_list(ws, k + n, LIST_AUXILIARIES))
		return k + n + 1;
	if ((k == 0 || ws->w[k - 1].after & AFTER_STOP) && are_members(sp, ws, k + n))
		return k + n;
	return 0;
}

/* Behind "Present:", "Also in attendance were": where the names start; 0 where the text does not begin like that. */
static size_t
names_at(const struct speakers *sp, const struct words *ws)
{
	for (const struct sentence *s = ws->s; ws->lists & LIST_ATTENDANCE && s < ws->s + ws->ns; s++) {
		size_t k = s->lists & LIST_ATTENDANCE ? s->first : s->end, n, at;

		for (; (k = words_next(ws, k, s->end, LIST_ATTENDANCE)) < s->end; k++)
			if ((n = word_match(ws, k, LIST_ATTENDANCE, NULL)) > 0 && (at = names_behind(sp, ws, k, n)) > 0)
				return at;
	}
	if (ws->n > 1 && ws->n < LEAD_MAX && ws->w[0].after & (AFTER_COLON | AFTER_DASH) &&
	    in_list(ws, 0, LIST_ROLES))
		return 1;	/* "Chair: Jane Odell": read with its role */
	return 0;
}

/* "In the chair: Ana Ruiz" */
static void
read_chair(struct speakers *sp, const struct words *ws)
{
	const char *class = NULL;
	size_t n = ws->n > 0 ? word_match(ws, 0, LIST_ELECTIONS, &class) : 0;
	struct mention m;

	if (n == 0 || !*class || !(ws->w[n - 1].after & AFTER_COLON) || !mention_read(sp, ws, n, ws->n, &m))
		return;
	if (m.kind == MENTION_PERSON)
		who_has_role(sp->who, who_mention(sp->who, &m), rap_strz(class), rap_strz(class));
}

bool
roll_heading(const struct words *ws)
{
	size_t n = 0;

	for (size_t k = 0; k < ws->n && k < 3 && n == 0; k++)
		n = word_match(ws, k, LIST_ATTENDANCE, NULL);
	return n > 0 && ws->n <= n + 3;
}

bool
roll_opens(const struct words *ws)
{
	size_t n = ws->n > 0 ? word_match(ws, 0, LIST_ATTENDANCE, NULL) : 0;

	return n > 0 && (n == ws->n || ws->w[n - 1].after & AFTER_COLON);
}

bool
roll_is_there(struct speakers *sp)
{
	struct rap_node *body = rap_body(sp->doc);
	size_t leaves = 0;

	for (struct rap_node *n = body; n && leaves < LEAVES_MAX; n = rap_walk(n, body)) {
		if (n->nsource == 0)
			continue;
		leaves++;
		words_read_some(&sp->words, speakers_text(sp, n), HEADING_WORDS);
		if (roll_opens(&sp->words))
			return true;
	}
	return false;
}

bool
roll_read(struct speakers *sp, const struct words *ws, bool headed)
{
	size_t at = names_at(sp, ws);

	read_chair(sp, ws);
	if (at > 0 || headed)
		read_names(sp, ws, at == 1 ? 0 : at);
	return at > 0 && at >= ws->n;	/* "Present:" and nothing more: names follow */
}

/* "was elected [Chair]": in lower case and without an article too. */
static bool
read_office(const struct speakers *sp, const struct words *ws, size_t i, size_t end, struct mention *m)
{
	const char *class = NULL;
	size_t n = word_match(ws, i, LIST_ROLES, &class);

	if (n > 0 && *class == '\0' && i + n <= end &&
	    !(i + n < end && ws->w[i + n].capital && !(ws->w[i + n - 1].after & AFTER_ANY))) {
		*m = (struct mention){ .kind = MENTION_ROLE, .first = i, .end = i + n,
		    .role = words_str(ws, i, i + n) };
		m->noun = m->role;
		return true;
	}
	return mention_read(sp, ws, i, end, m);
}

static bool
give_office(struct speakers *sp, struct who *person, const struct mention *office)
{
	if (!person || office->noun.n == 0)
		return false;
	who_has_role(sp->who, person, office->role, office->noun);
	who_elected(person);
	return true;
}

void
roll_elected(struct speakers *sp, const struct words *ws, const struct sentence *s)
{
	struct mention m, office;
	struct who *person = NULL;
	const char *class = NULL;
	size_t k = s->first, n = 0, from = s->first;

	while ((k = words_next(ws, k, s->end, LIST_ELECTIONS)) < s->end && (n = word_match(ws, k, LIST_ELECTIONS, &class)) == 0)
		k++;
	if (k >= s->end)
		return;
	office = (struct mention){ 0 };
	if (*class)		/* "took the [chair]" */
		office.role = office.noun = rap_strz(class);
	if (*class && mention_read(sp, ws, k + n, s->end, &m) && (m.kind == MENTION_PERSON || m.kind == MENTION_ROLE))
		from = k + n;		/* "under the presidency of Ms. Lima" */
	for (size_t i = from; i < s->end; i = m.end > i ? m.end : i + 1) {
		m.end = i;
		if (i >= k && i < k + n)
			continue;
		if (!read_office(sp, ws, i, s->end, &m))
			continue;
		if (!*class && i > s->first && in_list(ws, i - 1, LIST_BY))	/* "proposed by Cllr Ray" */
			continue;
		if (m.kind == MENTION_PERSON && (m.honorific.n || who_is_name(m.name)))
			person = who_mention(sp->who, &m);
		else if (m.kind == MENTION_ROLE && m.noun.n && !m.common && !(*class && i < k))	/* not "as Vice Chair, took" */
			office = m;
		if (*class && i < k)		/* "Ms. Ito having left, Mr. Ray took the chair" */
			continue;
		if (give_office(sp, person, &office)) {
			if (*class)
				return;
			person = NULL;
			office = (struct mention){ 0 };
		}
	}
	if (*class)
		give_office(sp, person, &office);
}
