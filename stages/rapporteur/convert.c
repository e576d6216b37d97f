/* convert.c - rapporteur convert: its options. The run itself is in convert_run.c. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include <rapporteur/filter.h>
#include <rapporteur/message.h>
#include <rapporteur/stages.h>

#include "convert.h"

#define COMMAND "rapporteur convert"

/* "512M", "2G", "1048576"; 0 is none. */
static bool
read_size(const char *value, uint64_t *size)
{
	static const char units[] = "KMGT";
	char *end;
	const char *unit;
	double n = strtod(value, &end);

	if (end == value || !(n >= 0) || n > 1e15)
		return false;
	unit = *end ? strchr(units, *end & ~0x20) : NULL;
	if (*end && (!unit || end[1]))
		return false;
	for (; unit && unit >= units; unit--)
		n *= 1024;
	*size = (uint64_t)n;
	return true;
}

static bool
read_seconds(const char *value, double *seconds)
{
	char *end;

	*seconds = strtod(value, &end);
	return end > value && !*end && *seconds >= 0 && *seconds < 1e9;
}

static bool
read_workers(const char *value, size_t *n)
{
	char *end;
	unsigned long number = strtoul(value, &end, 10);

	*n = number;
	return end > value && !*end && number >= 1 && number <= 1024;
}

/* --- options with a value: "--name VALUE" or "--name=VALUE" */
enum option { OUT, ENCODING, WORKERS, TIMEOUT, MAX_MEMORY, STATUS, PROGRESS, SHARD, PEOPLE };
static const struct {
	const char *name;
	enum option option;
} valued[] = {
	{ "-o", OUT }, { "--encoding", ENCODING }, { "-j", WORKERS }, { "--timeout", TIMEOUT },
	{ "--max-memory", MAX_MEMORY }, { "--status", STATUS }, { "--progress", PROGRESS }, { "--shard", SHARD },
	{ "--people", PEOPLE },
};

static bool
is_progress(const char *value)
{
	return strcmp(value, "json") == 0 || strcmp(value, "line") == 0 || strcmp(value, "none") == 0;
}

static bool
take_value(struct convert_options *o, enum option option, const char *value)
{
	switch (option) {
	case OUT:
		o->out = value;
		return *value;
	case ENCODING:
		o->document.read.encoding = value;
		return true;
	case WORKERS:
		return read_workers(value, &o->crew.workers);
	case TIMEOUT:
		return read_seconds(value, &o->crew.timeout);
	case MAX_MEMORY:
		return read_size(value, &o->crew.max_memory);
	case STATUS:
		o->status = value;
		return *value;
	case PROGRESS:
		o->progress = value;
		return is_progress(value);
	case PEOPLE:		/* before the workers are made: all of them have it */
		about_file(o, value);
		rap_people_read(value);
		return *value;
	default:
		return shard_option(o, value);
	}
}

/* 1 where argv[*i] is such an option, 0 where not, -1 where its value is missing or nonsense. */
static int
valued_option(int argc, char **argv, int *i, struct convert_options *o)
{
	for (size_t k = 0; k < sizeof(valued) / sizeof(*valued); k++) {
		const char *arg = argv[*i], *value = NULL;
		size_t n = strlen(valued[k].name);

		if (strcmp(arg, valued[k].name) == 0)
			value = *i + 1 < argc ? argv[++*i] : "";
		else if (strncmp(arg, valued[k].name, n) == 0 && (arg[n] == '=' || (n == 2 && arg[1] == 'j')))
			value = arg + n + (arg[n] == '=');
		if (value)
			return take_value(o, valued[k].option, value) ? 1 : -1;
	}
	return 0;
}

static bool
plain_option(const char *arg, struct convert_options *o)
{
	const struct {
		const char *name;
		bool *set;
	} plain[] = {
		{ "--force", &o->force }, { "--resume", &o->resume }, { "--retry-failed", &o->retry_failed },
	};

	for (size_t k = 0; k < sizeof(plain) / sizeof(*plain); k++)
		if (strcmp(arg, plain[k].name) == 0)
			return *plain[k].set = true;
	return false;
}

/* --lexicon is an option of all programs; the workers must be able to read what it names. */
static void
note_lexicon(int argc, char **argv, int i, struct convert_options *o)
{
	if (strncmp(argv[i], "--lexicon=", 10) == 0)
		o->lexicon = argv[i] + 10;
	else if (strcmp(argv[i], "--lexicon") == 0 && i + 1 < argc)
		o->lexicon = argv[i + 1];
}

bool
crew_option(int argc, char **argv, int *i, struct convert_options *o)
{
	static const char *const names[] = { "-j", "--timeout", "--max-memory", "--people" };

	note_lexicon(argc, argv, *i, o);
	for (size_t k = 0; k < sizeof(names) / sizeof(*names); k++)
		if (strncmp(argv[*i], names[k], strlen(names[k])) == 0)
			return valued_option(argc, argv, i, o) > 0;
	return false;
}

static bool
read_option(int argc, char **argv, int *i, struct convert_options *o)
{
	int taken = rap_inputs_option(argc, argv, i, &o->inputs);

	if (taken == 0)
		taken = rap_forms_option(argc, argv, i, &o->forms);
	if (taken == 0)
		taken = valued_option(argc, argv, i, o);
	if (taken != 0)
		return taken > 0;
	note_lexicon(argc, argv, *i, o);
	return plain_option(argv[*i], o) || rap_common_option(argc, argv, i, CONVERT_USAGE);
}

static bool
read_options(int argc, char **argv, struct convert_options *o)
{
	bool options = true;

	for (int i = 1; i < argc; i++) {
		int from = i;

		if (!options || argv[i][0] != '-' || !argv[i][1])
			rap_inputs_name(&o->inputs, argv[i]);
		else if (strcmp(argv[i], "--") == 0)
			options = false;
		else if (!read_option(argc, argv, &i, o)) {
			rap_usage(COMMAND, argc, argv, from, i);
			return false;
		}
	}
	o->document.read.most = o->inputs.max_size;
	if (!o->out)
		rap_usage_missing(COMMAND, "-o OUT");
	else if (!rap_inputs_given(&o->inputs))
		rap_usage_missing(COMMAND, "a file, folder or archive");
	return o->out && rap_inputs_given(&o->inputs);
}

/* The bundle may stand in a folder of what was asked for. A part needs its journal to be merged, which a zip file has not. */
static void
run_there(struct convert_options *o)
{
	char *bundle;

	if (o->shards > 0 && rap_forms_is_zip(o->out)) {
		rap_message(RAP_M_USAGE, NULL, 0, 0, "a part is a folder; merge writes the zip file");
		return;
	}
	bundle = rap_forms_place(o->out, &o->forms, o->force);
	o->named = o->out;
	o->forms.workers = o->crew.workers;
	o->document.level = rap_forms_level(o->named, &o->forms);
	o->out = bundle;
	if (bundle)
		run_all(o);
	free(bundle);
}

/* A worker for each processor; ten minutes and 4 GiB are far more than a document needs that is one. */
struct convert_options
convert_defaults(void)
{
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	return (struct convert_options){
		.progress = "",
		.inputs = { .confine = confine },
		.crew = { .workers = cores > 0 ? (size_t)cores : 1, .timeout = 600, .max_memory = (uint64_t)4 << 30 },
	};
}

int
convert(int argc, char **argv)
{
	struct convert_options o = convert_defaults();

	if (read_options(argc, argv, &o) && rap_worst() < RAP_USAGE)
		run_there(&o);
	rap_inputs_options_free(&o.inputs);
	rap_people_done();
	free(o.people);
	return rap_worst();
}
