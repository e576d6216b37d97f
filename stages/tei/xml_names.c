/* xml_names.c - the names of elements and attributes. A stream may have been written by hand or by a program that does
 * not know XML: whatever it calls an element, the document is well-formed. */
#include <stdlib.h>
#include <string.h>

#include <rapporteur/utf8.h>

#include "tei.h"

/* XML 1.0, NameStartChar without ':', and what NameChar has beyond it. */
static const struct span { uint32_t first, last; } starts[] = {
	{ 'A', 'Z' }, { '_', '_' }, { 'a', 'z' }, { 0xC0, 0xD6 }, { 0xD8, 0xF6 }, { 0xF8, 0x2FF }, { 0x370, 0x37D },
	{ 0x37F, 0x1FFF }, { 0x200C, 0x200D }, { 0x2070, 0x218F }, { 0x2C00, 0x2FEF }, { 0x3001, 0xD7FF }, { 0xF900, 0xFDCF },
	{ 0xFDF0, 0xFFFC }, { 0x10000, 0xEFFFF },
}, others[] = {
	{ '-', '.' }, { '0', '9' }, { 0xB7, 0xB7 }, { 0x300, 0x36F }, { 0x203F, 0x2040 },
};

static bool
is_in(uint32_t c, const struct span *span, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (c >= span[i].first && c <= span[i].last)
			return true;
	return false;
}

static bool
is_start(uint32_t c)
{
	return is_in(c, starts, sizeof(starts) / sizeof(starts[0]));
}

static bool
is_name_char(uint32_t c)
{
	return is_start(c) || is_in(c, others, sizeof(others) / sizeof(others[0]));
}

/* XML keeps "xml", in small or capital letters, for itself: the target of an instruction may not be called so. */
static bool
is_reserved(struct rap_str name)
{
	return name.n == 3 && (name.s[0] | 32) == 'x' && (name.s[1] | 32) == 'm' && (name.s[2] | 32) == 'l';
}

/* One prefix is bound without a declaration. Others ("foo:bar") would need one. */
static size_t
prefix(struct rap_str name)
{
	return rap_starts(name, "xml:") && name.n > 4 ? 4 : 0;
}

struct rap_str
rap_xml_name(struct rap_buf *buf, struct rap_str name)
{
	size_t first = prefix(name), len;

	rap_buf_clear(buf);
	rap_buf_add(buf, is_reserved(name) ? "_" : name.s, is_reserved(name) ? 1 : first);
	for (size_t i = first; i < name.n; i += len) {
		uint32_t c = rap_utf8_get(name.s + i, name.n - i, &len);

		if (i == first && !is_start(c))
			rap_buf_addc(buf, '_');
		if (is_name_char(c))
			rap_buf_add(buf, name.s + i, len);
		else if (i > first)
			rap_buf_addc(buf, '_');
	}
	if (buf->n == 0)
		rap_buf_addc(buf, '_');
	return rap_buf_str(buf);
}

/* Makes room for the number name. */
static struct name *
entry(struct rap_xml_names *x, uint32_t name)
{
	if (name >= x->count) {
		size_t count = 2 * (size_t)name + 64;

		x->name = rap_realloc(x->name, count, sizeof(*x->name));
		memset(x->name + x->count, 0, (count - x->count) * sizeof(*x->name));
		x->count = count;
	}
	return &x->name[name];
}

uint32_t
rap_xml_names_get(struct rap_xml_names *x, uint32_t name)
{
	struct rap_buf buf = { 0 };
	struct rap_str is, should;
	uint32_t written = name;

	if (name < RAP_FIRST_OTHER)
		return name;
	if (entry(x, name)->written)
		return entry(x, name)->written;
	is = rap_name_str(x->doc, name);
	should = rap_xml_name(&buf, is);
	if (!rap_eq(is, should))
		written = rap_name_of(x->doc, rap_arena_copy(x->doc->arena, should));
	rap_buf_free(&buf);
	return entry(x, name)->written = written;
}

bool
rap_xml_names_again(struct rap_xml_names *x, uint32_t name)
{
	struct name *e = entry(x, name);
	bool again = e->element == x->element;

	e->element = x->element;
	return again;
}

void
rap_xml_names_free(struct rap_xml_names *x)
{
	free(x->name);
}
