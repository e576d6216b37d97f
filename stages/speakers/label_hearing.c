/* label_hearing.c - who asks and who answers in a hearing's record, where letters stand before what they say.
 *
 *	ADA MOLL, called as a witness, having been duly sworn,		A. and THE WITNESS are Ada Moll from here on
 *	BY MR. ODELL:							Q. is Mr. Odell
 *	Q.  (By Ms. Lund)  Where were you?				and now Ms. Lund
 *
 *	DR ADA MOLL (sworn)
 *	Questions from MR ODELL
 *
 *	MS LUND: Where were you?					and where nobody says who asks, whoever is answered
 *	A.  On the mole. */
#include <string.h>

#include "label.h"
#include "label_flow.h"

#define HEARING_BYTES 300	/* of a paragraph that may name them */
#define HEARING_WORDS 24
#define NAME_WORDS 4
#define EXAMINER_WORDS 10	/* the examiner's name begins among so many */
#define OFTEN 8			/* one paragraph in so many has a letter before it, at least */

static bool
has_letters(const struct judge *j)
{
	size_t letters = label_class(j, LABEL_LETTER, SHAPE_CAPS)->labels + label_class(j, LABEL_LETTER, SHAPE_WORDS)->labels;

	return letters > 1 && letters * OFTEN >= j->leaves;
}

/* Where the name that starts at word k ends, k where none does: words with capitals up to the first sign behind
 * one, but for the stop of a title or an initial. */
static size_t
name_end(const struct words *ws, size_t k)
{
	size_t from = k;

	for (; k < ws->n && ws->w[k].capital && !ws->w[k].digit && k - from <= NAME_WORDS; k++)
		if (ws->w[k].after & AFTER_ANY && !label_initial(ws, k) && !in_list(ws, k, LIST_HONORIFICS))
			return k + 1;
	return k == ws->n ? k : from;
}

/* "BY MR. ODELL:", "CROSS-EXAMINATION BY MS. LUND", "Questions from MR ODELL": title and name stand behind such words, up to
 * the end. */
static bool
read_examiner(struct flow *f, const struct rap_node *leaf)
{
	const struct speakers *sp = f->sp;
	const struct words *ws = &sp->words;

	for (size_t k = 1; k + 1 < ws->n && k <= EXAMINER_WORDS; k++) {
		const char *class = "";

		if (!in_list(ws, k, LIST_HONORIFICS) || name_end(ws, k) < ws->n)
			continue;
		if (!in_list(ws, k - 1, LIST_BY) && (k < 2 || word_match(ws, k - 2, LIST_NARRATIVE, &class) != 2 ||
		    strcmp(class, "^examination")))
			continue;
		f->asks = who_label(f->sp, words_str(ws, k, ws->n), leaf);
		f->told_asks = true;
		return true;
	}
	return false;
}

/* "ADA MOLL," alone, or before words by which a witness is sworn: the name, empty where there is none. */
static struct rap_str
witness_name(const struct speakers *sp)
{
	const struct words *ws = &sp->words;
	size_t end = name_end(ws, 0);

	return end > 1 && end <= NAME_WORDS && (end == ws->n || ws->w[end - 1].after & (AFTER_COMMA | AFTER_OPEN)) ?
	    words_str(ws, 0, end) : RAP_STR("");
}

/* The class of the first of the record's words in the text, without the sign before it; NULL: there are none. */
static const char *
record_words(const struct speakers *sp)
{
	const char *class;

	for (size_t i = 0; i < sp->words.n; i++)
		if (word_match(&sp->words, i, LIST_NARRATIVE, &class))
			return *class == '^' ? (i == 0 ? class + 1 : NULL) : class + (*class == '(');
	return NULL;
}

static void
read_parties(struct flow *f, const struct rap_node *leaf, struct rap_str text)
{
	const struct words *ws = &f->sp->words;
	struct rap_str name;
	const char *record;
	uint32_t lists = 0;

	if (text.n > HEARING_BYTES)
		return;
	words_read_some(&f->sp->words, text, HEARING_WORDS);
	for (size_t i = 0; i < ws->n; i++)
		lists |= word_lists(&ws->w[i]);
	name = witness_name(f->sp);
	record = lists & LIST_NARRATIVE ? record_words(f->sp) : NULL;
	if (!(lists & LIST_HONORIFICS && read_examiner(f, leaf)) && record && !strcmp(record, "examination")) {
		f->asks = NULL;			/* by whom is not said */
		f->told_asks = false;
	}
	if (record && !strcmp(record, "sworn"))
		f->answers = name.n || f->sworn.n ? who_label(f->sp, name.n ? name : f->sworn, leaf) : NULL;
	f->sworn = name;
}

void
label_hearing(struct flow *f, struct rap_node *leaf)
{
	if (has_letters(f->judge))
		read_parties(f, leaf, speakers_text(f->sp, leaf));
}

void
label_hearing_aside(struct flow *f, const struct rap_node *leaf, struct rap_str text)
{
	const char *close;

	text = rap_trim(rap_cut(text, 0, text.n < HEARING_BYTES ? text.n : HEARING_BYTES));
	if (text.n > 0 && *text.s == '(' && (close = memchr(text.s, ')', text.n)))
		read_parties(f, leaf, rap_cut(text, 1, (size_t)(close - text.s)));
}

void
label_answered(struct flow *f, struct who *named)
{
	if (!f->told_asks && named)
		f->asks = named;
}

struct who *
label_party(struct flow *f, const char *part)
{
	struct who *who = *part == 'q' ? f->asks : f->answers;

	return who ? who : who_part(f->sp, part);
}

const char *
label_witness(struct flow *f, struct rap_str name)
{
	return has_letters(f->judge) ? rap_lexicon_find(list_words(f->sp->words.known, LIST_QUESTIONS), name) : NULL;
}
