/* resume.c - going on with a run that was stopped. */
#include "convert.h"

int
resume_open(struct run *r)
{
	r->sink = rap_sink_open(r->o->out, r->o->force, NULL);
	if (!r->sink)
		return -1;
	r->journal = journal_create(rap_sink_work(r->sink), r->about, rap_sink_state(r->sink));
	return r->journal ? 0 : -1;
}

void
earlier_free(struct earlier *e)
{
	(void)e;
}
