/* shard.c - one part of the inputs: --shard 3/8.
 *
 * Every part lists all inputs, which costs no reading of them, and comes to the same split: parts are runs of inputs, with
 * their borders where the bytes before reach 1/8, 2/8, ... of all. So ids, ordinals and folders are those of the whole run. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <rapporteur/digest.h>
#include <rapporteur/message.h>

#include "convert.h"

/* --- which part */
static bool
read_number(const char *s, size_t *n)
{
	char *end;
	unsigned long number = s ? strtoul(s, &end, 10) : 0;

	*n = number;
	return s && *s >= '0' && *s <= '9' && !*end;
}

/* Tasks of an array job count from whatever its first is; those of an Indexed Job from 0, and nobody tells them how many. */
static bool
from_slurm(struct convert_options *o)
{
	size_t id, first = 0, step = 1, n;

	if (!read_number(getenv("SLURM_ARRAY_TASK_ID"), &id) || !read_number(getenv("SLURM_ARRAY_TASK_COUNT"), &n))
		return false;
	read_number(getenv("SLURM_ARRAY_TASK_MIN"), &first);
	if (!read_number(getenv("SLURM_ARRAY_TASK_STEP"), &step) || step == 0)
		step = 1;
	o->shard = (id - first) / step + 1;
	o->shards = n;
	return id >= first;
}

/* "3/8"; "auto", of a Slurm array job; "auto/8", of a Kubernetes Indexed Job of 8 completions, or of Slurm. */
bool
shard_option(struct convert_options *o, const char *value)
{
	const char *slash = strchr(value, '/');
	char first[32];
	size_t index;

	snprintf(first, sizeof(first), "%.*s", (int)(slash ? slash - value : (long)strlen(value)), value);
	if (strcmp(first, "auto") != 0) {
		if (!slash || !read_number(first, &o->shard) || !read_number(slash + 1, &o->shards))
			return false;
	} else if (!from_slurm(o)) {
		if (!slash || !read_number(getenv("JOB_COMPLETION_INDEX"), &index))
			return false;
		o->shard = index + 1;
		o->shards = 0;
	}
	if (slash && !read_number(slash + 1, &o->shards))
		return false;
	return o->shard >= 1 && o->shard <= o->shards && o->shards <= 1000000;
}

/* --- where its borders are */
#define WEIGHT 1000u		/* bytes that any document weighs more than its own: small ones take time, too */

/* The bytes of all inputs, how many they are, and a digest of their names and sizes, by which parts of one run are known. */
static uint64_t
list_all(struct run *r, size_t *n, char digest[65])
{
	struct rap_item item;
	struct rap_buf text = { 0 };
	uint64_t weight = 0;

	strcpy(digest, "");
	for (*n = 0; rap_inputs_next(r->inputs, &item); ++*n) {
		weight += item.size + WEIGHT;
		rap_buf_clear(&text);
		rap_buf_addf(&text, "%s %llu %s", digest, (unsigned long long)item.size, item.path);
		rap_digest(rap_buf_str(&text), digest);
	}
	rap_buf_free(&text);
	rap_inputs_rewind(r->inputs);
	return weight;
}

/* Input i is of the part in whose share of the bytes it begins. */
static void
find_borders(struct run *r, uint64_t weight)
{
	struct rap_item item;
	double share = (double)weight / (double)r->o->shards;
	uint64_t before = 0;

	r->from = r->to = SIZE_MAX;
	for (size_t i = 0; rap_inputs_next(r->inputs, &item); i++) {
		size_t part = (size_t)((double)before / share) + 1;

		if (part >= r->o->shard && r->from == SIZE_MAX)
			r->from = i;
		if (part > r->o->shard && r->to == SIZE_MAX)
			r->to = i;
		before += item.size + WEIGHT;
		if (part == r->o->shard)
			r->progress.total += item.size;
	}
	rap_inputs_rewind(r->inputs);
}

/* Whether there are more than fit into one folder is known by looking so far, and no farther. */
static void
look_ahead(struct run *r)
{
	struct rap_item item;
	uint64_t bytes = 0;
	size_t n = 0;

	for (; n <= PER_FOLDER && rap_inputs_next(r->inputs, &item); n++)
		bytes += item.size;
	r->many = n > PER_FOLDER;
	if (!r->many)
		r->progress.total = bytes;
	rap_inputs_rewind(r->inputs);
}

void
shard_bounds(struct run *r)
{
	char digest[65];
	size_t n;

	if (r->o->shards == 0)
		look_ahead(r);
	else {
		uint64_t weight = list_all(r, &n, digest);

		r->many = n > PER_FOLDER;
		find_borders(r, weight);
		json_object_set_new(r->about, SHARD_PART, json_integer((json_int_t)r->o->shard));
		json_object_set_new(r->about, SHARD_PARTS, json_integer((json_int_t)r->o->shards));
		json_object_set_new(r->about, SHARD_INPUTS, json_string(digest));
	}
	json_object_set_new(r->about, "layout of tei/", json_integer(r->many ? PER_FOLDER : 0));
}
