/* nobody.c - text between the turns of a transcript that is nobody's speech: stage directions, what the record tells of
 * the proceedings, marks of time, numbers of files. For label_turns.c. */
#include <string.h>

#include <rapporteur/utf8.h>
#include <rapporteur/word.h>

#include "speakers.h"

#define RECORD_BYTES 400	/* "The clerk called the roll.": what is longer is a speech */
#define STAGE_BYTES 1200
#define STRIDE 1024		/* bytes searched for two kinds of brackets in turn */
#define STAGE_DEPTH 2		/* "(Ana Rivas [Lota]: No!)" */
#define ASIDE_WORDS 8		/* "(To the clerk.)" in the midst of a speech */
#define CALLER_BYTES 100	/* of who calls from the floor */
#define NOISE_WORDS 4		/* "(Applause on the left)" */
#define CLOSING_WORDS 24	/* "(Applause from the benches on the left.)" at its end */
#define TIME_WORDS 8		/* "The sitting ended at 17:20." */
#define SECOND_TIME 4		/* more, with a second time: "The sitting was suspended from 12:10 until 13:00." */
#define VOTE_WORDS 4		/* "Votes in favour of" */
#define STAGE_WORDS 6		/* "Committee (3rd Day)" */
#define OWN_WORDS 6		/* that are read at first for a speaker's own: many have them soon */
#define OPENING_WORDS 12	/* "Enter ANNA and TOM.": of a text that is nobody's by its first words, or its last */

/* Bytes of the bracket that text begins with, behind white space: "(Laughter.)", "[The bells ring]". 0: none. */
static size_t
stage_bytes(struct rap_str text)
{
	struct rap_str trimmed = rap_trim(text);
	size_t i = trimmed.n ? (size_t)(trimmed.s - text.s) : 0, depth = 0;
	size_t limit = text.n - i < STAGE_BYTES ? text.n : i + STAGE_BYTES;

	if (trimmed.n < 3 || !strchr("([", text.s[i]))
		return 0;
	for (; i < limit; i++) {
		depth += text.s[i] == '(' || text.s[i] == '[';
		if (depth > STAGE_DEPTH)
			return 0;
		if ((text.s[i] == ')' || text.s[i] == ']') && --depth == 0)
			break;
	}
	if (i >= limit)
		return 0;
	return i + 1 < text.n && text.s[i + 1] == '.' ? i + 2 : i + 1;
}

static bool
is_stage_mark(uint32_t c)
{
	return c == 0x2022 || c == 0x2026 || c == '*' || rap_is_dash(c) || rap_is_space(c);
}

/* Without the marks that a record sets around it: "• (10 h 10) •", "– (Laughter)", "… (Interruptions)". */
static struct rap_str
without_marks(struct rap_str text)
{
	size_t len;

	while (text.n > 0 && is_stage_mark(rap_utf8_get(text.s, text.n, &len)))
		text = rap_cut(text, len, text.n);
	while (text.n > 0 && is_stage_mark(rap_utf8_last(text, &len)))
		text.n -= len;
	return text;
}

bool
nobody_is_stage(struct rap_str text)
{
	size_t n, brackets = 0, first = rap_skip_space(text, 0);

	if (first < text.n && rap_ascii[(unsigned char)text.s[first]] & (RAP_CHAR_UPPER | RAP_CHAR_LOWER))	/* nearly always */
		return false;
	for (text = without_marks(text); (n = stage_bytes(text)) > 0; brackets++)	/* "(Lota) (Lab)" */
		text = rap_trim(rap_cut(text, n, text.n));
	return brackets > 0 && text.n == 0;
}

bool
speech_is_own(struct speakers *sp, struct rap_str text)
{
	struct words *ws = &sp->words;

	words_begin(ws, text, OWN_WORDS);
	for (size_t i = 0; words_reach(ws, i);)
		for (size_t end = words_reached(ws); i < end; i++)
			if (!ws->w[i].quoted && word_match(ws, i, LIST_FIRST_PERSON, NULL))
				return true;
	return false;
}

static bool
has_number(const struct words *ws)
{
	for (size_t i = 0; i < ws->n; i++)
		if (ws->w[i].digit)
			return true;
	return false;
}

/* "I had forgotten. (To the clerk.) You told me.": a short sentence of its own in brackets. */
static bool
is_aside(struct speakers *sp, struct rap_str bracket, bool closing)
{
	struct words *ws = &sp->words;

	while (bracket.n > 4 && bracket.s[bracket.n - 1] == '.')
		bracket.n--;
	if (bracket.n < 4 || !strchr(".!?", bracket.s[bracket.n - 2]) || speech_is_own(sp, bracket))
		return false;
	return !has_number(ws) /* "(Report of 2019.)" */ && ws->n > 0 && ws->w[0].capital &&
	    ws->n <= (closing ? CLOSING_WORDS : ASIDE_WORDS);
}

/* "It was so. (Applause) I asked them": a word or a few in brackets between two sentences, no sentence themselves. */
static bool
is_noise(struct speakers *sp, struct rap_str text, size_t from, size_t to, size_t after)
{
	struct words *ws = &sp->words;
	size_t len;

	if (!label_break(text, from) || (after < text.n && text.s[after] != '\n' &&
	    !rap_is_upper(rap_utf8_get(text.s + after, text.n - after, &len))))
		return false;
	if (speech_is_own(sp, rap_cut(text, from, to)))
		return false;
	return ws->n > 0 && ws->n <= NOISE_WORDS && ws->w[0].capital && !ws->w[0].caps && !has_number(ws);
}

/* Does the text, but for quotation marks, end in a call or question? */
static bool
is_called(struct rap_str text)
{
	size_t len;
	uint32_t c = '"';

	for (; text.n > 0 && (c == '"' || c == '.' || (c >= 0x80 && !rap_is_alpha(c))); text.n -= len)
		c = rap_utf8_last(text, &len);
	return c == '!' || c == '?';
}

/* "It was so. (Ana Rivas: No!) It was", "[Voices: Hear, hear!]": somebody calls from the floor, between two sentences. */
static bool
is_call(struct rap_str text, size_t from, size_t to, size_t after)
{
	struct rap_str call = rap_cut(text, from + 1, to);
	const char *colon = memchr(call.s, ':', call.n < CALLER_BYTES ? call.n : CALLER_BYTES);
	size_t len;

	while (call.n > 0 && strchr(").]", call.s[call.n - 1]))
		call.n--;
	if (!colon || colon + 2 >= call.s + call.n || colon[1] != ' ' || !rap_is_upper(rap_utf8_get(call.s, call.n, &len)))
		return false;
	return label_break(text, from) && is_called(call) && (after == text.n || text.s[after] == '\n' ||
	    rap_is_upper(rap_utf8_get(text.s + after, text.n - after, &len)));
}

/* Is the bracket [from, to) a stage direction: the text's first words, on lines of its own, or a sentence of its own? */
static bool
is_direction(struct speakers *sp, struct rap_str text, size_t from, size_t to)
{
	size_t before = from, after = to;

	while (before > 0 && text.s[before - 1] == ' ')
		before--;
	while (after < text.n && text.s[after] == ' ')
		after++;
	if (before == 0)
		return true;
	if (text.s[from] == '(' && !label_break(text, from))	/* "ships / (Like lords) / sail" */
		return false;
	if (text.s[before - 1] == '\n' && (after == text.n || text.s[after] == '\n'))
		return true;
	return is_aside(sp, rap_cut(text, from, to), after == text.n) || is_noise(sp, text, from, to, after) ||
	    is_call(text, from, to, after);
}

/* The first opening bracket from byte i on; the text's end where there is none. */
static size_t
next_open(struct rap_str text, size_t i)
{
	for (; i < text.n; i += STRIDE) {
		size_t n = text.n - i < STRIDE ? text.n - i : STRIDE;
		const char *round = memchr(text.s + i, '(', n);
		const char *square = memchr(text.s + i, '[', round ? (size_t)(round - text.s - i) : n);

		if (round || square)
			return (size_t)((square ? square : round) - text.s);
	}
	return text.n;
}

bool
nobody_stage(struct speakers *sp, struct rap_str text, size_t *from, size_t *to)
{
	for (*from = 0; (*from = next_open(text, *from)) < text.n; ++*from) {
		size_t n = stage_bytes(rap_cut(text, *from, *from + STAGE_BYTES + 1));

		*to = *from + n;
		if (n > 0 && is_direction(sp, text, *from, *to))
			return true;
	}
	return false;
}

/* "Ayes - Odell, Hill", "Against: 3.", "In favour:" above names: the outcome of a vote, and not who says it. */
static bool
is_vote(const struct speakers *sp, const struct words *ws)
{
	size_t k = 0, n;

	while (k + 1 < ws->n && k < VOTE_WORDS && !(ws->w[k].after & AFTER_ANY))
		k++;
	if (k >= ws->n || !(ws->w[k].after & (AFTER_DASH | AFTER_COLON)))
		return false;
	n = rap_lexicon_match(sp->lists.votes, words_rest(ws, 0), NULL);
	return n > 0 && n == ws->w[k].end - ws->w[0].start;
}

/* "4 pm", "4.10 p.m." */
static bool
is_hour(const struct words *ws)
{
	struct rap_str half = ws->n > 1 && ws->n < 4 ? words_rest(ws, ws->n - 1) : RAP_STR("");

	if (ws->n > 2 && ws->w[ws->n - 1].end - ws->w[ws->n - 1].start == 1)		/* "p.m." is two words */
		half = words_rest(ws, ws->n - 2);
	return ws->n > 1 && ws->w[0].digit && ws->w[0].end - ws->w[0].start <= 5 &&
	    (rap_starts(half, "pm") || rap_starts(half, "am") || rap_starts(half, "p.m") || rap_starts(half, "a.m"));
}

/* "17.20", "17:20", "17h20" */
static bool
is_clock(struct rap_str word)
{
	size_t i = 0, digits = 0;

	while (i < word.n && rap_ascii[word.s[i] & 0x7F] & RAP_CHAR_DIGIT)
		i++;
	if (i < 1 || i > 2 || i >= word.n || !strchr(".:h", word.s[i]))
		return false;
	while (++i < word.n && rap_ascii[word.s[i] & 0x7F] & RAP_CHAR_DIGIT)
		digits++;
	return digits == 2 && i == word.n;
}

/* "The sitting ended at 17:20." */
static bool
is_time(const struct words *ws)
{
	struct rap_str text = ws->text;
	size_t clocks = 0;

	if (text.n > RECORD_BYTES / 4 || ws->n > TIME_WORDS + SECOND_TIME || !has_number(ws))
		return false;
	if (ws->n < 5 && is_hour(ws))
		return true;
	for (size_t i = 0; i < ws->n; i++) {
		size_t end = ws->w[i].end;		/* "17:20" is two words */

		while (end < text.n && strchr(":.", text.s[end]) && i + 1 < ws->n && ws->w[i + 1].start == end + 1)
			end = ws->w[++i].end;
		clocks += is_clock(rap_cut(text, ws->w[i].start, end)) || is_clock(words_str(ws, i > 0 ? i - 1 : i, i + 1));
	}
	return clocks > 1 || (clocks > 0 && ws->n <= TIME_WORDS);
}

/* The class of the record's n words at word i without what they ask for: ^, to be the first of a short text, "Exit TOM.", but
 * not "We will exit."; #, a number in the text, "The Council divided: 5 to 3"; $, to be the last of a short text, with #
 * "Amendment 12 withdrawn."; a colon behind them, "SOUND: Rain.", "12  SOUND: Rain.", and the text may be longer; (, to be in
 * brackets, "ADA MOLL (sworn)". NULL: it is not there. */
static const char *
record_class(const struct words *ws, size_t i, size_t n, const char *class)
{
	bool first = i == 0 || (i == 1 && ws->w[0].digit), brief = ws->n <= OPENING_WORDS;

	for (; *class && strchr("^#$:(", *class); class++) {
		bool has = *class == '#' ? has_number(ws) : *class == ':' ? ws->w[i + n - 1].after & AFTER_COLON :
		    *class == '(' ? i > 0 && ws->w[i - 1].after & AFTER_OPEN :
		    *class == '^' ? first && (brief || class[1] == ':') : brief && i + n == ws->n;

		if (!has)
			return NULL;
	}
	return class;
}

/* "Committee (3rd Day)", "Report (Second Sitting: 4)": what is done from here on, with a number in its brackets. */
static bool
is_stage_of_business(const struct words *ws)
{
	struct rap_str text = rap_trim(ws->text);
	size_t open = 0;

	if (ws->n < 2 || ws->n > STAGE_WORDS || !ws->w[0].capital || !rap_ends(text, ")"))
		return false;
	while (open < ws->n && !(ws->w[open].after & AFTER_ANY))
		open++;
	return open + 1 < ws->n && ws->w[open].after == AFTER_OPEN && ws->w[open + 1].digit;
}

const char *
nobody_is_record(struct speakers *sp, struct rap_str text)
{
	struct words *ws = &sp->words;
	const char *class;

	if (text.n > RECORD_BYTES)
		return NULL;
	if (speech_is_own(sp, text))		/* "je", French, is a verb elsewhere */
		return sp->foreign && ws->n > 0 && word_match(ws, 0, LIST_NARRATIVE, &class) && !strchr(class, ':') ?
		    class : NULL;
	if (is_vote(sp, ws))
		return "vote";
	for (size_t i = 0, n; i < ws->n; i++)
		if (!ws->w[i].quoted && (n = word_match(ws, i, LIST_NARRATIVE, &class)) > 0 &&
		    (class = record_class(ws, i, n, class)))
			return class;
	return is_time(ws) ? "time" : is_stage_of_business(ws) ? "" : NULL;
}

/* Has the text more small letters than that? A look at eight bytes at a time, without the last ones. */
bool
nobody_has_small(struct rap_str text, size_t most)
{
	size_t small = 0;

	for (size_t i = 0; i + RAP_WORD <= text.n && small <= most; i += RAP_WORD)
		small += RAP_WORD - ((rap_word_not_small(rap_word(text.s + i)) >> 7) * RAP_WORD_OF(1u) >> 56);
	return small > most;
}

/* "396-00001/13 i 398-00001/13": more digits than letters. */
bool
nobody_is_reference(struct rap_str text)
{
	size_t digits = 0, letters = 0, most = text.n / 2 < RECORD_BYTES ? text.n / 2 : RECORD_BYTES;

	if (nobody_has_small(rap_cut(text, 0, 2 * most + 1), most))	/* nearly always */
		return false;
	for (size_t i = 0; i < text.n && letters <= most; i++) {
		unsigned char c = (unsigned char)text.s[i];

		digits += c < 0x80 && rap_ascii[c] & RAP_CHAR_DIGIT;
		letters += c >= 0x80 || rap_ascii[c] & (RAP_CHAR_LOWER | RAP_CHAR_UPPER);
	}
	return digits > letters;
}
