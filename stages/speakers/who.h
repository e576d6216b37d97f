/* who.h - what an identity is, for who.c, which makes them, and who_write.c, which writes them to particDesc. */
#ifndef RAPPORTEUR_SPEAKERS_WHO_H
#define RAPPORTEUR_SPEAKERS_WHO_H

#include "speakers.h"

struct alias {
	struct alias *next;
	struct rap_str text;
};

struct who {
	struct who *next;		/* in order of number */
	size_t serial;			/* 1, 2... as they are met */
	size_t number;			/* of "sp1", 0: has not spoken */
	struct rap_str ref;		/* "#sp1" */
	enum mention_kind kind;
	struct rap_str honorific, name, role, affiliation;
	struct alias *aliases, **last_alias;
};

struct slot {
	struct rap_str key;
	struct who *who;
};

struct who_table {
	struct rap_doc *doc;
	struct slot *slots;		/* open addressing, a power of two */
	size_t n, cap;
	struct who *first, **last;	/* those with numbers */
	size_t numbered, made;
	struct rap_buf key;		/* scratch */
};

#endif
