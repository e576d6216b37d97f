/* message.c - "program: file:line:col: level: phrase: detail", and the worst level as exit status. */
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <rapporteur/message.h>
#include <rapporteur/str.h>

#define DETAIL_MOST 400		/* bytes: a message stays a line that can be read */

static const struct {
	enum rap_level level;
	const char *phrase;
} kinds[] = {
#define RAP_MSG(id, level, phrase) { RAP_##level, phrase },
#include <rapporteur/messages.def>
#undef RAP_MSG
};

static const char *const levels[] = { "note", "warning", "data", "usage", "system", "defect" };

static const char *program = "rapporteur";
static int worst;
static struct rap_buf *collected;	/* NULL: messages are printed */

void
rap_program(const char *name)
{
	program = name;
	signal(SIGPIPE, SIG_IGN);
}

const char *
rap_program_name(void)
{
	return program;
}

/* Control characters as \ooo: a file's name may hold line ends and escape sequences. */
static void
add_visible(struct rap_buf *b, const char *s, size_t most)
{
	for (size_t i = 0; s[i] && i < most; i++) {
		unsigned char c = (unsigned char)s[i];

		if (c < 0x20 || c == 0x7F)
			rap_buf_addf(b, "\\%03o", c);
		else
			rap_buf_addc(b, s[i]);
	}
}

static void
add_place(struct rap_buf *b, const char *file, size_t line, size_t col)
{
	if (!file)
		return;
	add_visible(b, file, (size_t)-1);
	if (line > 0)
		rap_buf_addf(b, ":%zu", line);
	if (line > 0 && col > 0)
		rap_buf_addf(b, ":%zu", col);
	rap_buf_addz(b, ": ");
}

void
rap_message(enum rap_msg kind, const char *file, size_t line, size_t col, const char *fmt, ...)
{
	struct rap_buf b = { 0 };
	enum rap_level level = kinds[kind].level;

	if ((int)level > worst)
		worst = level;
	rap_buf_addf(&b, "%s: ", program);
	add_place(&b, file, line, col);
	rap_buf_addf(&b, "%s: %s", levels[level], kinds[kind].phrase);
	if (fmt) {
		char detail[DETAIL_MOST + 1];
		va_list ap;

		va_start(ap, fmt);
		vsnprintf(detail, sizeof(detail), fmt, ap);
		va_end(ap);
		rap_buf_addz(&b, ": ");
		add_visible(&b, detail, DETAIL_MOST);
	}
	rap_buf_addc(&b, '\n');
	if (collected)
		rap_buf_add(collected, b.s, b.n);
	else
		fwrite(b.s, 1, b.n, stderr);	/* one write: lines of several processes do not mix */
	rap_buf_free(&b);
}

enum rap_level
rap_message_level(enum rap_msg kind)
{
	return kinds[kind].level;
}

int
rap_worst(void)
{
	return worst;
}

void
rap_message_collect(struct rap_buf *buf)
{
	collected = buf;
	worst = 0;
}

bool
rap_message_collecting(void)
{
	return collected;
}

void
rap_message_hand_on(struct rap_str messages, int level)
{
	fwrite(messages.s, 1, messages.n, stderr);
	if (level > worst)
		worst = level;
}
