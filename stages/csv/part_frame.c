/* part_frame.c - a part as one run of bytes: numbers of eight bytes, and texts behind their length. Both ends are the same
 * program on the same machine, so numbers are in its own order; lengths are checked all the same. */
#include <string.h>

#include <rapporteur/part.h>

static void
pack_number(struct rap_buf *out, uint64_t n)
{
	rap_buf_add(out, (const char *)&n, sizeof(n));
}

static void
pack_text(struct rap_buf *out, struct rap_str s)
{
	pack_number(out, s.n);
	rap_buf_add(out, s.s, s.n);
}

static uint64_t
unpack_number(struct rap_str *in, bool *well)
{
	uint64_t n = 0;

	*well = *well && in->n >= sizeof(n);
	if (!*well)
		return 0;
	memcpy(&n, in->s, sizeof(n));
	*in = rap_cut(*in, sizeof(n), in->n);
	return n;
}

static struct rap_str
unpack_text(struct rap_str *in, bool *well)
{
	uint64_t n = unpack_number(in, well);
	struct rap_str s;

	*well = *well && n <= in->n;
	if (!*well)
		return RAP_STR("");
	s = rap_cut(*in, 0, (size_t)n);
	*in = rap_cut(*in, (size_t)n, in->n);
	return s;
}

void
rap_part_pack(struct rap_buf *out, const struct rap_part *part)
{
	rap_buf_add(out, (const char *)&part->counts, sizeof(part->counts));
	for (int i = 0; i < RAP_PART_TABLES; i++)
		pack_text(out, part->rows[i]);
	pack_number(out, part->nfiles);
	for (size_t i = 0; i < part->nfiles; i++) {
		pack_number(out, part->files[i].kind);
		pack_text(out, part->files[i].path);
		pack_text(out, part->files[i].bytes);
		pack_text(out, part->files[i].about);
	}
}

static bool
unpack_file(struct rap_part_file *f, struct rap_str *in)
{
	bool well = true;

	f->kind = unpack_number(in, &well) == RAP_PART_TEI ? RAP_PART_TEI : RAP_PART_TABLE;
	f->path = unpack_text(in, &well);
	f->bytes = unpack_text(in, &well);
	f->about = unpack_text(in, &well);
	return well;
}

int
rap_part_unpack(struct rap_part *part, struct rap_str in)
{
	bool well = in.n >= sizeof(part->counts);

	*part = (struct rap_part){ 0 };
	if (well)
		memcpy(&part->counts, in.s, sizeof(part->counts));
	in = rap_cut(in, sizeof(part->counts), in.n);
	for (int i = 0; i < RAP_PART_TABLES; i++)
		part->rows[i] = unpack_text(&in, &well);
	part->nfiles = (size_t)unpack_number(&in, &well);
	if (part->nfiles > in.n)	/* each takes more than a byte */
		well = false;
	part->nfiles = well ? part->nfiles : 0;
	part->files = rap_alloc(part->nfiles, sizeof(*part->files));
	for (size_t i = 0; well && i < part->nfiles; i++)
		well = unpack_file(&part->files[i], &in);
	if (well && in.n == 0)
		return 0;
	rap_part_free(part);
	return -1;
}
