/* lexicon_list.h - the word lists of a stage as one table, which tools/lexicon.c prints as C when the programs are
 * built: asking a list costs no loading. lexicon_forms.c reads a line's groups, lexicon_index.c and lexicon_table.c make the
 * tables, lexicon.c asks one list, lexicon_set.c several at once, lexicon_words.c all of a stage. */
#ifndef RAPPORTEUR_LEXICON_LIST_H
#define RAPPORTEUR_LEXICON_LIST_H

#include <rapporteur/lexicon.h>
#include <rapporteur/utf8.h>

/* Texts are places in the pool: a table without pointers needs no work when a program starts. */
struct lexicon_entry {		/* those with the same first word stand together, by kind, second and third word, longest first */
	uint32_t text, n;	/* in lower case */
	uint32_t first;		/* where those with its first word begin */
	uint32_t class;		/* ends in NUL */
	uint32_t second;	/* the first character of its second word, 0: it has none */
	uint32_t second_hash;	/* of that word, the lower half */
	uint32_t third_hash;	/* of the one behind it, 0: there is none, or more than a blank before it */
	uint16_t list;
	uint16_t kind;
};

enum lexicon_kind {		/* in the order they are asked: of what a text begins with, the longest comes first */
	LEXICON_LONGER,		/* two words and more perhaps, with a blank or signs between: "l'orateur" */
	LEXICON_OTHER,		/* anything else: "mr." */
	LEXICON_ALONE		/* a word */
};

struct lexicon_first {		/* a first word */
	uint64_t hash;
	uint32_t from, n;	/* its entries */
};

/* Nearly every word asked for is in no list, and what entries begin with says so: of their first three bytes the bit for the
 * third is set in the word for the two before it. The letters of ASCII are told apart, both their cases are one, and so is
 * all that ends a word. */
struct lexicon_openings {
	uint32_t words[128];
};

struct lexicon_list {
	uint32_t lang;		/* ends in NUL; lists in the same language have the same place */
	struct lexicon_openings openings;
};

struct lexicon_name {		/* lists that are called the same, which stand together */
	uint32_t name;		/* ends in NUL */
	uint32_t hash;		/* of it, the lower half */
	uint32_t from, n;	/* the lists */
	struct lexicon_openings openings;	/* of all of them */
};

struct lexicon_index {
	const char *stage;
	const char *pool;
	const struct lexicon_name *names;
	size_t nnames;
	const struct lexicon_list *lists;
	size_t nlists;
	const struct lexicon_entry *entries;
	size_t nentries;
	const struct lexicon_first *firsts;
	size_t nfirsts;
	const uint32_t *slots;	/* first words by hash, from 1, 0: free; open addressing, half of it free at least */
	size_t cap;		/* a power of two */
	const struct rap_lexicon_table *tables;	/* what all lists together have for a word */
	size_t ntables;
};

struct rap_lexicon {
	const struct lexicon_index *index;
	uint32_t from, n;	/* the lists of the index that were asked for */
	const struct lexicon_openings *openings;	/* of all of them */
};

static inline bool
lexicon_has(const struct rap_lexicon *l, const struct lexicon_entry *e)
{
	return e->list - l->from < l->n;
}

extern const struct lexicon_index rap_lexicon_compiled[];	/* a stage without a name ends it */

/* --- lexicon_index.c */
struct lexicon_builder {	/* zero-initialised */
	struct rap_buf pool;
	struct lexicon_name *names;
	size_t nnames;
	struct lexicon_list *lists;
	size_t nlists;
	struct lexicon_line *lines;
	size_t n, cap;
};
/* A list, behind others of its name; its lines, of that file (for messages); and all that was added, as a table that takes it
 * from the builder. */
void lexicon_begin(struct lexicon_builder *, const char *lang, const char *name);
void lexicon_add(struct lexicon_builder *, struct rap_str text, const char *file);
struct lexicon_index *lexicon_index(struct lexicon_builder *, const char *stage);
void lexicon_index_free(struct lexicon_index *);

/* --- lexicon_forms.c */
/* So many entries stand in a line's text, which has a class of so many bytes; 1 where it has no groups "{a,b}"; 0: they are not in
 * order, or too many. */
size_t lexicon_forms(struct rap_str text, size_t class);
/* Adds the i-th of them, and behind the line's class those of its own. */
void lexicon_form(struct rap_str text, size_t i, struct rap_buf *form, struct rap_buf *class);

/* --- lexicon_table.c */
/* One more table, of words in that language, where each list of the index has those bits, which are kept as they are. */
void lexicon_table(struct lexicon_index *, const char *lang, const uint32_t *bits);
void lexicon_tables_free(struct lexicon_index *);
extern const struct lexicon_openings lexicon_no_openings;	/* of a bit that no list has */

/* --- lexicon_hash.c */
bool lexicon_in_word(uint32_t c);			/* a letter or digit */
uint64_t lexicon_hash_first(struct rap_str);		/* of its first word in lower case */
uint32_t lexicon_second(struct rap_str);	/* the first character of its second word, in lower case, or 0 */
/* What openings tell of a byte of ASCII. */
static inline unsigned
lexicon_fold(unsigned char c)
{
	return rap_ascii[c] > RAP_CHAR_SPACE ? c & 31u : 0;
}

/* The word of openings for the first two bytes, the second one folded. */
static inline size_t
lexicon_opening(unsigned char a, unsigned b)
{
	return ((a & 31u) << 2 ^ b) & 127u;
}

/* False where no entry begins as text does. Only ASCII is looked at: no other character is the capital of that. */
static inline bool
lexicon_may_begin(const struct lexicon_openings *o, struct rap_str text)
{
	const unsigned char *s = (const unsigned char *)text.s;

	if (text.n < 3 || (s[0] | s[1] | s[2]) >= 0x80)
		return text.n > 0;
	return o->words[lexicon_opening(s[0], lexicon_fold(s[1]))] >> lexicon_fold(s[2]) & 1;
}

/* --- lexicon_index.c */
void lexicon_add_openings(struct lexicon_openings *to, const struct lexicon_openings *more);

/* The slot of the first word with that hash, or a free one. */
static inline size_t
lexicon_slot(const struct lexicon_index *index, uint64_t hash)
{
	size_t mask = index->cap - 1, i = hash & mask;

	while (index->slots[i] && index->firsts[index->slots[i] - 1].hash != hash)
		i = (i + 1) & mask;
	return i;
}

/* NULL: no entry begins so. */
static inline const struct lexicon_first *
lexicon_first(const struct lexicon_index *index, uint64_t hash)
{
	uint32_t slot = index->cap ? index->slots[lexicon_slot(index, hash)] : 0;

	return slot ? &index->firsts[slot - 1] : NULL;
}

static inline struct rap_str
lexicon_text(const struct lexicon_index *index, const struct lexicon_entry *e)
{
	return (struct rap_str){ index->pool + e->text, e->n };
}

/* --- lexicon.c */
const struct lexicon_index *lexicon_index_of(const char *stage);
/* Bytes of text that the entry takes, white space and case aside; 0 where text does not start with it. */
size_t lexicon_takes(struct rap_str entry, struct rap_str text);

/* --- lexicon_set.c */
void lexicon_sets_done(void);

#endif
