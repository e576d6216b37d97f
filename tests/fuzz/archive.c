/* archive.c - fuzz entry: any bytes as an archive. Its members are listed and loaded under small limits: no more than they allow comes
 * out, each item has a path that names the archive, and what could not be loaded has a reason. */
#include <string.h>

#include "../../stages/archive/archive.h"
#include "fuzz.h"

enum { MOST_BYTES = 1 << 20, MOST_MEMBERS = 200 };

static void
check_item(const struct rap_item *item, int result)
{
	fuzz_require(item->path && rap_starts(rap_strz(item->path), "fuzz.zip"), "an item's path begins with its archive's",
	    item->path ? item->path : "");
	fuzz_require((result == 0) == !item->reason, "what cannot be read has a reason", item->path);
	fuzz_require(item->bytes.n <= MOST_BYTES, "no document is larger than allowed", item->path);
}

int
LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
	const struct rap_inputs_options options = { .max_size = MOST_BYTES, .max_members = MOST_MEMBERS };
	const struct members_source source = {
		.path = "fuzz.zip", .fd = -1, .bytes = { (const char *)data, size }
	};
	struct rap_str head = rap_cut(source.bytes, 0, HEAD);
	struct members *members;
	struct rap_item item;
	size_t n = 0;

	members_prepare();
	refused_text(head);
	members = may_be_archive(head) ? members_open(&source, &options) : NULL;
	while (members && members_next(members, &item)) {
		int result = item.reason ? -1 : members_load(members, &item);

		check_item(&item, result);
		n++;
	}
	fuzz_require(n <= MOST_MEMBERS + 1, "no more members than allowed", "");
	if (members)
		members_close(members);
	return 0;
}
