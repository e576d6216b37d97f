/* embedded.h - files compiled into the programs by tools/embed: the schema. */
#ifndef RAPPORTEUR_EMBEDDED_H
#define RAPPORTEUR_EMBEDDED_H

struct rap_embedded {
	const char *name;	/* NULL ends the table */
	const char *text;	/* NUL-terminated */
};

extern const struct rap_embedded rap_schema_data[];

#endif
