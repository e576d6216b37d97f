/* blocks_program.c - program text that runs over blank lines, told by the brackets around it: what stands between
 *	struct berth {
 * and its "}" keeps its lines, and so does what stands between <berths> and </berths>, in a comment, in a module. No language
 * is known. What opens and never closes is text like any other. */
#include <stdlib.h>
#include <string.h>

#include "blocks.h"

#define DEEPEST 64	/* elements that an end tag is looked for in */

/* What keeps its lines up to its end, whatever it is. */
static const struct pair {
	const char *begins, *ends;
	size_t most;			/* lines */
} pairs[] = {
	{ "/*", "*/", 200 },
	{ "<!--", "-->", 200 },
	{ "<CODE BEGINS>", "<CODE ENDS>", 10000 }	/* so the IETF's documents mark what may be copied out of them */
};

enum { PAIRS = sizeof(pairs) / sizeof(*pairs) };

enum bracket { BRACE, ELEMENT, MODULE };

struct opened {
	size_t line;
	enum bracket bracket;
	struct rap_str name;		/* of an element */
	bool ends_line;			/* "{" that ends its line: others are no program's for sure */
};

struct program {
	struct lines *lines;
	size_t ends[PAIRS];		/* for each pair: the next line that has its end */
	struct opened *open;		/* innermost last */
	size_t n, cap;
	uint32_t indent;		/* of the innermost one's line, 0 where there is none */
	bool braced;			/* the innermost one is a BRACE */
	struct region *regions;		/* those that end, in the order of their ends */
	size_t nregions, regions_cap;
};

struct region {
	size_t from, last;		/* lines */
	unsigned one_in;		/* of so many lines within has to look like a program's; 0: whatever they look like */
};

static struct rap_str
text_of(const struct line *l)
{
	return rap_cut(l->text, rap_skip_space(l->text, l->lead), l->text.n);
}

static bool
has(struct rap_str s, const char *part)
{
	return memmem(s.s, s.n, part, strlen(part)) != NULL;
}

static void
add_region(struct program *p, size_t from, size_t last, unsigned one_in)
{
	if (p->nregions == p->regions_cap) {
		p->regions_cap = p->regions_cap ? 2 * p->regions_cap : 16;
		p->regions = rap_realloc(p->regions, p->regions_cap, sizeof(*p->regions));
	}
	p->regions[p->nregions++] = (struct region){ from, last, one_in };
}

static void
push(struct program *p, size_t line, enum bracket bracket, struct rap_str name, bool ends_line)
{
	if (p->n == p->cap) {
		p->cap = p->cap ? 2 * p->cap : 16;
		p->open = rap_realloc(p->open, p->cap, sizeof(*p->open));
	}
	p->open[p->n++] = (struct opened){ line, bracket, name, ends_line };
}

/* The innermost one ends with that line. */
static void
pop(struct program *p, size_t line)
{
	static const unsigned one_in[] = { [BRACE] = 4, [ELEMENT] = 2, [MODULE] = 0 };
	const struct opened *o = &p->open[--p->n];

	if (o->line < line && (o->bracket != BRACE || o->ends_line))
		add_region(p, o->line, line, one_in[o->bracket]);
}

static bool
is_innermost(const struct program *p, enum bracket bracket)
{
	return p->n > 0 && p->open[p->n - 1].bracket == bracket;
}

/* Ends the innermost one of that name, if there is one; those within it that never ended, as in HTML, go with it. */
static void
pop_named(struct program *p, size_t line, enum bracket bracket, struct rap_str name)
{
	size_t at = p->n, least = p->n > DEEPEST ? p->n - DEEPEST : 0;

	while (at > least && !(p->open[at - 1].bracket == bracket && rap_eq(p->open[at - 1].name, name)))
		at--;
	if (at == least)
		return;
	p->n = at;
	pop(p, line);
}

/* Braces of a line; outside of programs one counts only at its end. */
static void
take_braces(struct program *p, size_t line, struct rap_str s)
{
	size_t i = p->n > 0 ? 0 : s.n - 1;

	if (!memchr(s.s + i, '{', s.n - i) && !memchr(s.s + i, '}', s.n - i))
		return;
	for (; i < s.n; i++)
		if (s.s[i] == '{')
			push(p, line, BRACE, (struct rap_str){ 0 }, i + 1 == s.n);
		else if (s.s[i] == '}' && is_innermost(p, BRACE))
			pop(p, line);
}

/* The name of the tag that s begins with, behind from signs; empty where it is none: "<ines@quay.example>". */
static struct rap_str
tag_name(struct rap_str s, size_t from)
{
	size_t i = from;

	while (i < s.n && (rap_is_alpha((unsigned char)s.s[i]) || rap_is_digit((unsigned char)s.s[i]) || memchr("-_.:", s.s[i], 4)))
		i++;
	return rap_cut(s, from, i < s.n && !memchr(" >/", s.s[i], 3) ? from : i);
}

/* "<berths>", "</berths>"; not what begins and ends on one line: "<berth>3</berth>", "<berth/>". */
static void
take_tag(struct program *p, size_t line, struct rap_str s)
{
	struct rap_str name;

	if (s.n > 2 && s.s[1] == '/') {
		pop_named(p, line, ELEMENT, tag_name(s, 2));
		return;
	}
	name = tag_name(s, 1);
	if (name.n > 0 && !rap_ends(s, "/>") && !has(s, "</"))
		push(p, line, ELEMENT, name, true);
}

/* "BERTHS DEFINITIONS ::= BEGIN" up to "END". */
static void
take_module(struct program *p, size_t line, struct rap_str s)
{
	if (rap_ends(s, "::= BEGIN"))
		push(p, line, MODULE, (struct rap_str){ 0 }, true);
	else if (rap_eqz(s, "END"))
		pop_named(p, line, MODULE, (struct rap_str){ 0 });
}

/* Nothing within a program stands further out than its first line; then it is text again, and what was opened never ended. */
static void
leave_outdented(struct program *p, const struct line *l)
{
	while (p->n > 0 && l->indent < p->lines->line[p->open[p->n - 1].line].indent && l->text.s[l->lead] != '#')
		p->n--;
}

static void
take_line(struct program *p, size_t line, struct rap_str s)
{
	char last = s.s[s.n - 1];

	if (s.s[0] == '<')
		take_tag(p, line, s);
	else if (last == 'N' || last == 'D')
		take_module(p, line, s);
	if (last == '{' || is_innermost(p, BRACE))
		take_braces(p, line, s);
}

/* The first line from i on that has the pair's end; ls->n where none has. Each line is looked at once. */
static size_t
pair_end(struct program *p, const struct pair *pair, size_t i)
{
	size_t *at = &p->ends[pair - pairs];
	const struct lines *ls = p->lines;

	for (*at = *at < i ? i : *at; *at < ls->n; ++*at)
		if (ls->line[*at].kind == LINE_TEXT && has(ls->line[*at].text, pair->ends))
			break;
	return *at;
}

/* What begins with line i and keeps its lines whatever it is: the lines behind it that are part of it. */
static size_t
take_pair(struct program *p, size_t i, struct rap_str s)
{
	for (const struct pair *pair = pairs; (s.s[0] == '<' || s.s[0] == '/') && pair < pairs + PAIRS; pair++) {
		size_t end = rap_starts(s, pair->begins) ? pair_end(p, pair, i) : p->lines->n;

		if (end < p->lines->n && end - i < pair->most) {
			add_region(p, i, end, 0);
			return end - i;
		}
	}
	return 0;
}

/* "depth = 3;", "} else", "#define", "-- the berth": as hardly a line of prose ends or begins. */
static bool
has_sign(const struct line *l)
{
	struct rap_str s = text_of(l);

	return memchr(";{}>)", s.s[s.n - 1], 5) || memchr("<{}/#-", s.s[0], 6) || (l->may_code && has(s, "::="));
}

/* What begins or ends with that line, but for braces that end? */
static bool
may_matter(const struct line *l)
{
	char first = l->text.s[l->lead < l->text.n ? l->lead : 0], last = l->text.s[l->text.n - 1];

	return last == '{' || first == '<' || (first == '/' && has(l->text, "/*")) || (last == 'N' && rap_ends(l->text, "::= BEGIN")) ||
	    (last == 'D' && rap_ends(l->text, "END"));
}

/* Line i; those behind it that are part of what begins with it. */
static size_t
look(struct program *p, size_t i)
{
	const struct line *l = &p->lines->line[i];
	size_t more = 0;

	leave_outdented(p, l);
	if ((is_innermost(p, BRACE) || may_matter(l)) && (more = take_pair(p, i, text_of(l))) == 0)
		take_line(p, i, text_of(l));
	p->indent = p->n > 0 ? p->lines->line[p->open[p->n - 1].line].indent : 0;
	p->braced = is_innermost(p, BRACE);
	return more;
}

static void
find_regions(struct program *p)
{
	const struct line *first = p->lines->line;

	for (const struct line *l = first, *end = first + p->lines->n; l < end; l++)
		if ((l->may_open || l->indent < p->indent || p->braced) && l->kind == LINE_TEXT)	/* hardly any line */
			l += look(p, (size_t)(l - first));
}

/* Keeps the lines of what looks like a program within: a story between <story> and </story> does not. */
static void
keep_regions(const struct program *p)
{
	struct lines *ls = p->lines;
	uint32_t *signs = rap_alloc(ls->n + 1, sizeof(*signs));	/* lines before each one that look so */
	int32_t *begin = rap_alloc(ls->n + 1, sizeof(*begin)), within = 0;	/* that begin with a line, less those that ended */

	for (size_t i = 0; i < ls->n; i++)
		signs[i + 1] = signs[i] + (ls->line[i].kind == LINE_TEXT && has_sign(&ls->line[i]));
	for (const struct region *r = p->regions; r < p->regions + p->nregions; r++)
		if ((signs[r->last] - signs[r->from + 1]) * r->one_in >= (r->one_in > 0) * (r->last - r->from - 1)) {
			begin[r->from]++;
			begin[r->last + 1]--;
		}
	for (size_t i = 0; i < ls->n; i++) {
		within += begin[i];
		ls->line[i].keep |= within > 0 && ls->line[i].kind == LINE_TEXT;
	}
	free(signs);
	free(begin);
}

void
blocks_find_programs(struct lines *ls)
{
	struct program p = { .lines = ls };

	find_regions(&p);
	if (p.nregions > 0)
		keep_regions(&p);
	free(p.open);
	free(p.regions);
}
