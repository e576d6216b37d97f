/* csv_write.c - RFC 4180: fields with commas between, quoted where they must be, CRLF at the end of a row. */
#include <string.h>

#include "bundle.h"

void
bundle_csv_open(struct bundle_csv *csv, size_t columns, size_t most)
{
	*csv = (struct bundle_csv){ .columns = columns };
	rap_out_bulk(&csv->out, most);
}

void
bundle_put(struct bundle_csv *csv, struct rap_str s)
{
	if (csv->fields++ > 0)
		rap_putc(&csv->out, ',');
	if (s.n == 0 && csv->columns == 1)
		rap_putz(&csv->out, "\"\"");	/* a blank line would be no row at all */
	else
		rap_put_field(&csv->out, s);
}

void
bundle_putz(struct bundle_csv *csv, const char *z)
{
	bundle_put(csv, rap_strz(z));
}

void
bundle_number(struct bundle_csv *csv, size_t n)
{
	char digits[3 * sizeof(n) + 1];
	int len = snprintf(digits, sizeof(digits), "%zu", n);

	bundle_put(csv, (struct rap_str){ digits, (size_t)len });
}

void
bundle_end(struct bundle_csv *csv)
{
	while (csv->fields < csv->columns)
		bundle_putz(csv, "");
	rap_putz(&csv->out, "\r\n");
	csv->fields = 0;
}

struct rap_bulk
bundle_csv_close(struct bundle_csv *csv, struct rap_arena *arena)
{
	struct rap_bulk rows = rap_bulk_end(&csv->out);

	if (rows.bytes.s)
		rap_arena_own(arena, (char *)(uintptr_t)rows.bytes.s);
	*csv = (struct bundle_csv){ 0 };
	return rows;
}
