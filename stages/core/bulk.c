/* bulk.c - long text in memory, deflated by zlib at its fastest. */
#include <stdlib.h>

#include <zlib.h>

#include <rapporteur/bulk.h>
#include <rapporteur/digest.h>

#define BLOCK 65536u

struct packing {
	struct rap_packing asked;	/* the first member */
	z_stream z;
	bool begun;
	struct rap_buf data;
};

/* A lack of memory ends the program as everywhere. */
static voidpf
get(voidpf data, uInt count, uInt size)
{
	(void)data;
	return rap_alloc(count, size);
}

static void
give(voidpf data, voidpf p)
{
	(void)data;
	free(p);
}

/* --- making */

static struct packing *
packing_of(const struct rap_out *o)
{
	return (struct packing *)o->packing;
}

/* What is in the buffer, which is long the first time and a block from then on. */
static void
deflate_buffer(struct rap_out *o, int flush)
{
	struct packing *p = packing_of(o);
	size_t at = 0, n;

	do {
		n = o->buf.n - at < BLOCK ? o->buf.n - at : BLOCK;
		p->z.next_in = (Bytef *)(uintptr_t)o->buf.s + at;
		p->z.avail_in = (uInt)n;
		at += n;
		do {
			rap_buf_reserve(&p->data, BLOCK);
			p->z.next_out = (Bytef *)p->data.s + p->data.n;
			p->z.avail_out = BLOCK;
			deflate(&p->z, at == o->buf.n ? flush : Z_NO_FLUSH);
			p->data.n += BLOCK - p->z.avail_out;
		} while (p->z.avail_out == 0);
	} while (at < o->buf.n);
}

static void
pack_buffer(struct rap_out *o)
{
	struct packing *p = packing_of(o);

	if (!p->begun) {
		p->z = (z_stream){ .zalloc = get, .zfree = give };
		deflateInit(&p->z, Z_BEST_SPEED);
		p->begun = true;
		o->most = BLOCK;
	}
	deflate_buffer(o, Z_NO_FLUSH);
	if (o->buf.cap > 4 * BLOCK)
		rap_buf_free(&o->buf);
	rap_buf_clear(&o->buf);
}

static void
abandon(struct rap_out *o)
{
	struct packing *p = packing_of(o);

	if (p->begun)
		deflateEnd(&p->z);
	rap_buf_free(&p->data);
	free(p);
	o->packing = NULL;
}

void
rap_out_bulk(struct rap_out *o, size_t most)
{
	struct packing *p = rap_alloc(1, sizeof(*p));

	rap_out_fd(o, -1, "");
	p->asked = (struct rap_packing){ pack_buffer, abandon };
	o->most = most;
	o->packing = &p->asked;
}

struct rap_bulk
rap_bulk_end(struct rap_out *o)
{
	struct packing *p = packing_of(o);
	bool packed = p->begun;
	struct rap_buf *b = packed ? &p->data : &o->buf;
	struct rap_bulk bulk;

	if (packed)
		deflate_buffer(o, Z_FINISH);
	bulk = (struct rap_bulk){ { b->s, b->n }, o->total, packed };
	*b = (struct rap_buf){ 0 };
	rap_out_abandon(o);
	return bulk;
}

/* --- reading */

struct rap_bulk_reader
rap_bulk_open(struct rap_bulk bulk)
{
	struct rap_bulk_reader r = { .bulk = bulk };

	if (bulk.packed) {
		r.z = rap_alloc(1, sizeof(*r.z));
		*r.z = (z_stream){ .zalloc = get, .zfree = give };
		inflateInit(r.z);
	}
	return r;
}

static size_t
read_packed(struct rap_bulk_reader *r, char *s, size_t n)
{
	struct rap_str *in = &r->bulk.bytes;
	int result = Z_OK;

	r->z->next_out = (Bytef *)s;
	r->z->avail_out = (uInt)n;
	while (result == Z_OK && r->z->avail_out > 0) {
		size_t some = in->n < BLOCK ? in->n : BLOCK;

		r->z->next_in = (Bytef *)(uintptr_t)in->s;
		r->z->avail_in = (uInt)some;
		result = inflate(r->z, Z_NO_FLUSH);
		*in = rap_cut(*in, some - r->z->avail_in, in->n);
	}
	return n - r->z->avail_out;
}

size_t
rap_bulk_read(struct rap_bulk_reader *r, char *s, size_t n)
{
	uint64_t left = r->bulk.n - r->at;

	n = n < left ? n : (size_t)left;
	if (r->z)
		n = read_packed(r, s, n < BLOCK ? n : BLOCK);
	else if (n > 0)
		memcpy(s, r->bulk.bytes.s + r->at, n);
	r->at += n;
	return n;
}

void
rap_bulk_close(struct rap_bulk_reader *r)
{
	if (r->z)
		inflateEnd(r->z);
	free(r->z);
}

void
rap_put_bulk(struct rap_out *out, struct rap_bulk bulk)
{
	struct rap_bulk_reader r = rap_bulk_open(bulk);
	char block[BLOCK];
	size_t n;

	if (!bulk.packed)
		rap_puts(out, bulk.bytes);
	while (bulk.packed && (n = rap_bulk_read(&r, block, sizeof(block))) > 0)
		rap_put(out, block, n);
	rap_bulk_close(&r);
}

void
rap_bulk_digest(struct rap_bulk bulk, char hex[65])
{
	struct rap_bulk_reader r = rap_bulk_open(bulk);
	struct rap_digest *d = rap_digest_new();
	char block[BLOCK];
	size_t n;

	while ((n = rap_bulk_read(&r, block, sizeof(block))) > 0)
		rap_digest_add(d, block, n);
	rap_digest_end(d, hex);
	rap_bulk_close(&r);
}
