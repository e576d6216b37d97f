/* pack.c - files as deflate data, made once where they are made, and put into the zip file as it is.
 *
 * A packed file is gzip data (RFC 1952) with the shortest header: ten bytes, the deflate data, crc and size. The deflate data is
 * that of its pieces, whether a worker packs the file or a thread of the pool does: the zip file has the same bytes. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <rapporteur/forms.h>

#include "pool.h"

static const char header[10] = "\x1f\x8b\x08\0\0\0\0\0\0\xff";

enum { HEADER = sizeof(header), TRAILER = 8 };

void
pack_begin(z_stream *z, int level)
{
	*z = (z_stream){ 0 };
	deflateInit2(z, level, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
}

/* What is behind a full flush does not look back over it, so pieces can be made by themselves. */
void
pack_piece(struct piece *p, z_stream *z)
{
	deflateReset(z);
	z->next_in = (Bytef *)(uintptr_t)p->in;
	z->avail_in = (uInt)p->n;
	z->next_out = p->out;
	z->avail_out = (uInt)(2 * PIECE);
	deflate(z, p->last ? Z_FINISH : Z_FULL_FLUSH);
	p->packed = 2 * PIECE - z->avail_out;
	p->crc = crc32(0, p->in, (uInt)p->n);
}

static size_t
read_piece(struct rap_bulk_reader *r, char *in)
{
	size_t n = 0, got;

	while (n < PIECE && (got = rap_bulk_read(r, in + n, PIECE - n)) > 0)
		n += got;
	return n;
}

/* Its size has four bytes in gzip data: one that is larger stays as it is. */
bool
rap_forms_pack(struct rap_bulk bytes, int level, struct rap_buf *out)
{
	struct piece p = { .out = bytes.n <= UINT32_MAX ? rap_alloc(2 * PIECE, 1) : NULL };
	struct rap_bulk_reader r;
	char *in;
	uint32_t trailer[2] = { 0, (uint32_t)bytes.n };
	z_stream z;

	if (!p.out)
		return false;
	pack_begin(&z, level);
	r = rap_bulk_open(bytes);
	in = rap_alloc(PIECE, 1);
	p.in = (unsigned char *)in;
	rap_buf_add(out, header, HEADER);
	while (!p.last) {
		p.n = read_piece(&r, in);
		p.last = p.n < PIECE || r.at == bytes.n;
		pack_piece(&p, &z);
		rap_buf_add(out, (char *)p.out, p.packed);
		trailer[0] = (uint32_t)crc32_combine(trailer[0], p.crc, (z_off_t)p.n);
	}
	for (int i = 0; i < TRAILER; i++)
		rap_buf_addc(out, (char)(trailer[i / 4] >> 8 * (i % 4)));
	deflateEnd(&z);
	rap_bulk_close(&r);
	free(in);
	free(p.out);
	return true;
}

static uint32_t
number(const unsigned char s[4])
{
	return (uint32_t)s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24;
}

bool
pack_look(int fd, uint64_t length, struct packed *p)
{
	char begin[HEADER];
	unsigned char end[TRAILER];

	if (length < HEADER + TRAILER || pread(fd, begin, HEADER, 0) != HEADER || memcmp(begin, header, HEADER) != 0 ||
	    pread(fd, end, TRAILER, (off_t)length - TRAILER) != TRAILER)
		return false;
	*p = (struct packed){ HEADER, length - HEADER - TRAILER, number(end + 4), number(end) };
	return true;
}
