/* speech_news.c - papers and bulletins: what is quoted in them is somebody's, what stands around it mostly the paper's own.
 *
 *	"We carried nine people," said Mr. Baird. The boat was built in 1974.		the boat is the paper's
 *	— A água entrou de noite. Ninguém avisou — diz Lúcia Pinho.			a dialogue, without quotation marks */
#include <rapporteur/utf8.h>

#include "speech_turns.h"

#define QUOTING_MIN 3		/* paragraphs with a sentence that begins as a quotation make a document news, */
#define QUOTING_SHARE 6		/* where they are one in so many */

/* Is a word of the sentence within quotation marks? */
bool
speech_has_quotation(const struct words *ws, const struct sentence *at)
{
	for (size_t k = at->first; k < at->end; k++)
		if (ws->w[k].quoted)
			return true;
	return ws->dialogue && at->first > 0 && ws->w[at->first - 1].after & AFTER_DASH;	/* "— It came, he said —. At night." */
}

/* Does a sentence of the paragraph begin within quotation marks? Those around terms stand anywhere. */
bool
speech_begins_quoted(const struct words *ws)
{
	for (size_t i = 0; i < ws->ns; i++)
		if (ws->w[ws->s[i].first].quoted)
			return true;
	return ws->dialogue;
}

bool
speech_is_news(const struct speech *s)
{
	size_t few = s->attended ? QUOTING_MIN : s->byline ? 1 : QUOTING_MIN - 1;	/* minutes quote, too */

	return s->quoting >= few && QUOTING_SHARE * s->quoting >= s->nkept;
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
