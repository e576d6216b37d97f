/* frame.c - numbers and texts as one run of bytes. */
#include <string.h>

#include <rapporteur/frame.h>

void
rap_frame_number(struct rap_buf *out, uint64_t n)
{
	rap_buf_add(out, (const char *)&n, sizeof(n));
}

void
rap_frame_text(struct rap_buf *out, struct rap_str s)
{
	rap_frame_number(out, s.n);
	rap_buf_add(out, s.s, s.n);
}

void
rap_put_number(struct rap_out *out, uint64_t n)
{
	rap_put(out, (const char *)&n, sizeof(n));
}

void
rap_put_text(struct rap_out *out, struct rap_str s)
{
	rap_put_number(out, s.n);
	rap_puts(out, s);
}

uint64_t
rap_unframe_number(struct rap_str *in, bool *well)
{
	uint64_t n = 0;

	*well = *well && in->n >= sizeof(n);
	if (!*well)
		return 0;
	memcpy(&n, in->s, sizeof(n));
	*in = rap_cut(*in, sizeof(n), in->n);
	return n;
}

struct rap_str
rap_unframe_text(struct rap_str *in, bool *well)
{
	uint64_t n = rap_unframe_number(in, well);
	struct rap_str s;

	*well = *well && n <= in->n;
	if (!*well)
		return RAP_STR("");
	s = rap_cut(*in, 0, (size_t)n);
	*in = rap_cut(*in, (size_t)n, in->n);
	return s;
}
