/* fuzz_messages.c - messages (message.h) that nobody reads: they would only slow the fuzzer down. */
#include <rapporteur/message.h>

void rap_program(const char *name) { (void)name; }
const char *rap_program_name(void) { return "fuzz"; }
enum rap_level rap_message_level(enum rap_msg kind) { return (enum rap_level)(kind * 0); }
int rap_worst(void) { return 0; }

void
rap_message(enum rap_msg kind, const char *file, size_t line, size_t col, const char *fmt, ...)
{
	(void)kind, (void)file, (void)line, (void)col, (void)fmt;
}

void rap_message_collect(struct rap_buf *buf) { (void)buf; }
bool rap_message_collecting(void) { return false; }
void rap_message_hand_on(struct rap_str messages, int worst) { (void)messages, (void)worst; }
