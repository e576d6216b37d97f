/* pyx.h - the stream between the programs: PYX, the line form of XML (see rapporteur-stream(5)).
 *
 * (name opens, Aname value is an attribute, -text is text with \n \t \\ escaped, )name closes, ?target data is a processing
 * instruction. Several documents travel as one teiCorpus. Reading and writing again changes nothing: lines around the
 * TEI elements are handed on as they are; unknown elements and attributes keep their places. */
#ifndef RAPPORTEUR_PYX_H
#define RAPPORTEUR_PYX_H

#include "out.h"
#include "tree.h"

struct rap_pyx;

struct rap_pyx *rap_pyx_open(int fd, const char *file);	/* never NULL; fd stays the caller's */
void rap_pyx_close(struct rap_pyx *);

/* The next document: 1 and *doc (the caller frees it), 0 at the end of the stream, -1 where the stream cannot be read (a
 * message was printed). What stands before it (the teiCorpus' start, its header) is copied to around, and so is the rest
 * at the end; around may be NULL. Elements left open at the end of the stream are closed, with a message. */
int rap_pyx_read(struct rap_pyx *, struct rap_doc **doc, struct rap_out *around);

/* The element that lines begin, whatever it is called, as a document; what they leave open is closed without a message. For
 * what rap_pyx_read copies to around. NULL where no element begins. */
struct rap_doc *rap_pyx_parse(struct rap_str lines, const char *file);

void rap_pyx_write(struct rap_out *, const struct rap_doc *);

#endif
