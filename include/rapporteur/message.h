/* message.h - one way to say what went wrong: "program: file:line:col: level: phrase: detail" on standard error.
 *
 * The worst level met is the exit status (a note does not count). */
#ifndef RAPPORTEUR_MESSAGE_H
#define RAPPORTEUR_MESSAGE_H

#include <stddef.h>

#include "str.h"

enum rap_level {		/* also the exit statuses */
	RAP_INFO = 0,		/* printed as "note" */
	RAP_WARNING = 1,	/* something was repaired */
	RAP_DATA = 2,		/* an input, or part of it, could not be converted */
	RAP_USAGE = 3,
	RAP_SYSTEM = 4,		/* disk, memory, pipe */
	RAP_DEFECT = 5		/* our own output was wrong */
};

enum rap_msg {
#define RAP_MSG(id, level, phrase) RAP_M_##id,
#include "messages.def"
#undef RAP_MSG
	RAP_M_COUNT
};

/* Call first in main. The name is kept, not copied. Also makes a closed pipe an error of write(2), not a signal. */
void rap_program(const char *name);
const char *rap_program_name(void);

/* file may be NULL (left out with line and col); line and col are 1-based, 0 leaves them out. fmt may be NULL: no detail.
 * Control characters in file and detail are printed as \ooo, and a detail is cut at 400 bytes, so that a message is
 * always one line. */
void rap_message(enum rap_msg, const char *file, size_t line, size_t col, const char *fmt, ...)
	__attribute__((format(printf, 5, 6)));
enum rap_level rap_message_level(enum rap_msg);
int rap_worst(void);				/* worst level so far: the exit status */

/* Messages of one process that another prints. From now on messages are added to buf and not printed, and the worst level
 * is counted anew; NULL: printed again. Without memory, a program that collects ends without a word. */
void rap_message_collect(struct rap_buf *);
bool rap_message_collecting(void);
void rap_message_hand_on(struct rap_str messages, int worst);	/* prints them, and takes their worst level for ours */

#endif
