/* part_frame.c - a part as one run of bytes. */
#include <string.h>

#include <rapporteur/frame.h>
#include <rapporteur/part.h>

#define NUMBER sizeof(uint64_t)	/* that a number takes, and a text before its bytes */
#define BULK (3 * NUMBER)

static void
put_bulk(struct rap_out *out, const struct rap_bulk *bulk)
{
	rap_put_number(out, bulk->n);
	rap_put_number(out, bulk->packed);
	rap_put_text(out, bulk->bytes);
}

static struct rap_bulk
unframe_bulk(struct rap_str *in, bool *well)
{
	struct rap_bulk bulk = { .n = rap_unframe_number(in, well) };

	bulk.packed = rap_unframe_number(in, well) != 0;
	bulk.bytes = rap_unframe_text(in, well);
	*well = *well && (bulk.packed || bulk.n == bulk.bytes.n);
	return bulk;
}

size_t
rap_part_packed(const struct rap_part *part)
{
	size_t n = sizeof(part->counts) + NUMBER;

	for (int i = 0; i < RAP_PART_TABLES; i++)
		n += BULK + part->rows[i].bytes.n;
	for (size_t i = 0; i < part->nfiles; i++)
		n += 3 * NUMBER + BULK + part->files[i].path.n + part->files[i].bytes.bytes.n + part->files[i].about.n;
	return n;
}

void
rap_part_pack(struct rap_out *out, const struct rap_part *part)
{
	rap_put(out, (const char *)&part->counts, sizeof(part->counts));
	for (int i = 0; i < RAP_PART_TABLES; i++)
		put_bulk(out, &part->rows[i]);
	rap_put_number(out, part->nfiles);
	for (size_t i = 0; i < part->nfiles; i++) {
		rap_put_number(out, part->files[i].kind);
		rap_put_text(out, part->files[i].path);
		put_bulk(out, &part->files[i].bytes);
		rap_put_text(out, part->files[i].about);
	}
}

static bool
unpack_file(struct rap_part_file *f, struct rap_str *in)
{
	bool well = true;

	f->kind = rap_unframe_number(in, &well) == RAP_PART_TEI ? RAP_PART_TEI : RAP_PART_TABLE;
	f->path = rap_unframe_text(in, &well);
	f->bytes = unframe_bulk(in, &well);
	f->about = rap_unframe_text(in, &well);
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
		part->rows[i] = unframe_bulk(&in, &well);
	part->nfiles = (size_t)rap_unframe_number(&in, &well);
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
