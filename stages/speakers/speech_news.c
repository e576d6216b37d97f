/* speech_news.c - papers and bulletins: what is quoted in them is somebody's, what stands around it mostly the paper's own.
 *
 *	"We carried nine people," said Mr. Baird. The boat was built in 1974.		the boat is the paper's
 *	— A água entrou de noite. Ninguém avisou — diz Lúcia Pinho.			a dialogue, without quotation marks */
#include <rapporteur/utf8.h>

#include "speech_turns.h"

#define QUOTING_MIN 3		/* paragraphs with a sentence that begins as a quotation make a document news, */
#define QUOTING_SHARE 6		/* where they are one in so many */
#define OWN_MIN 2		/* paragraphs of whoever writes about themselves make it a diary or an opinion, */
#define OWN_SHARE 10		/* where they are one in so many */

/* Is a word of the sentence within quotation marks? */
bool
speech_has_quotation(const struct words *ws, const struct sentence *at)
{
	for (size_t k = at->first; ws->marks & AFTER_QUOTE && k < at->end; k++)
		if (ws->w[k].quoted)
			return true;
	return ws->dialogue && at->first > 0 && ws->w[at->first - 1].after & AFTER_DASH;	/* "— It came, he said —." */
}

/* Does a sentence of the paragraph begin within quotation marks? Those around terms stand anywhere. */
bool
speech_begins_quoted(const struct words *ws)
{
	for (size_t i = 0; ws->marks & AFTER_QUOTE && i < ws->ns; i++)
		if (ws->w[ws->s[i].first].quoted)
			return true;
	return ws->dialogue;
}

/* "Annex [I]", and not "then I", "and I" */
static bool
is_number(const struct words *ws, size_t k, size_t first)
{
	const struct word *w = &ws->w[k];

	return w->end - w->start == 1 && k > first && !(w[-1].after & AFTER_ANY) &&
	    !(word_begins(w - 1) & LISTS_OF_GRAMMAR);
}

bool
speech_is_writers_own(const struct words *ws, const struct sentence *at)
{
	const char *class = NULL;

	if (!(at->lists & LIST_FIRST_PERSON))
		return false;
	for (size_t k = at->first; k < at->end; k++)
		if (word_lists(&ws->w[k]) & LIST_FIRST_PERSON && !ws->w[k].quoted && !(ws->w[k].after & AFTER_STOP) &&
		    word_match(ws, k, LIST_FIRST_PERSON, &class) && *class == 's' && !is_number(ws, k, at->first))
			return true;
	return false;
}

/* "I nearly did not go." */
bool
speech_is_diary(const struct speech *s)
{
	size_t read = s->nkept < OWN_SAMPLE ? s->nkept : OWN_SAMPLE;

	return s->own >= OWN_MIN && !s->attended && OWN_SHARE * s->own >= read;
}

bool
speech_is_news(const struct speech *s)
{
	size_t few = s->attended ? QUOTING_MIN : s->byline ? 1 : QUOTING_MIN - 1;	/* minutes quote, too */

	return s->diary || (s->quoting >= few && QUOTING_SHARE * s->quoting >= s->nkept);
}

/* "— We go, said Ana": does the leaf begin with a dash, which may be an item's mark? */
bool
speech_is_dialogue(const struct rap_node *leaf, struct rap_str text)
{
	const struct rap_node *label = speech_record_number(leaf);
	struct rap_str mark = label && label->first ? label->first->text : text;
	size_t len;

	return mark.n > 0 && (rap_utf8_get(mark.s, mark.n, &len) | 1) == 0x2015;	/* the long dash and the bar */
}

/* Is this a paragraph that ends with a letter, as a headline does? */
static bool
ends_open(const struct speech *s, struct rap_node *n)
{
	struct rap_str text;
	size_t len;

	if (!n || !rap_is(n, RAP_P))
		return false;
	text = rap_trim(speakers_text(s->sp, n));
	return text.n > 0 && rap_class(rap_utf8_last(text, &len)) != 0;
}

/* "Mayor says budget gap is small; unions doubt it", beside others like it, or between the title and who wrote it: the
 * headline of another story, or more of this one's. */
bool
speech_is_headline(const struct speech *s, const struct rap_node *leaf, const struct words *ws)
{
	struct rap_node *prev = speakers_before(leaf), *next = speakers_behind(leaf);

	if (!rap_is(leaf, RAP_P) || ws->ns == 0 || ws->w[ws->n - 1].after & AFTER_ANY & ~AFTER_QUOTE)
		return false;
	if (ws->ns > 1 && !ws->s[ws->ns - 1].half)
		return false;
	return ends_open(s, prev) || ends_open(s, next) || (prev && rap_is(prev, RAP_HEAD) && !(next && rap_is(next, RAP_P)));
}
