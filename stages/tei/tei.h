/* tei.h - what the files of rap-tei share: characters and names as XML wants them. */
#ifndef RAPPORTEUR_TEI_H
#define RAPPORTEUR_TEI_H

#include <rapporteur/out.h>
#include <rapporteur/tree.h>

/* Makes the ids of a document that goes into a teiCorpus distinct from those of the others, and the pointers to them. */
void rap_tei_qualify(struct rap_doc *);

/* Text and attribute values, escaped; what XML forbids becomes U+FFFD. Any bytes will do. */
void rap_xml_text(struct rap_out *, struct rap_str);
void rap_xml_value(struct rap_out *, struct rap_str);
void rap_xml_pi(struct rap_out *, struct rap_str target, struct rap_str data);

/* The name as XML allows it: view itself, or in buf with '_' for what is forbidden in it. */
struct rap_str rap_xml_name(struct rap_buf *buf, struct rap_str name);

/* The names of one document, as they are written. */
struct rap_xml_names {
	struct rap_doc *doc;
	struct name {
		uint32_t written;	/* the name to write, 0 where that is not known yet */
		uint32_t element;	/* number of the last element that had an attribute so called */
	} *name;			/* by number of the name */
	size_t count;
	uint32_t element;		/* number of the element now being written */
};
/* The name to write for name. */
uint32_t rap_xml_names_get(struct rap_xml_names *, uint32_t name);
/* Whether the element being written has an attribute of this name already; and from now on it has. */
bool rap_xml_names_again(struct rap_xml_names *, uint32_t name);
void rap_xml_names_free(struct rap_xml_names *);

#endif
