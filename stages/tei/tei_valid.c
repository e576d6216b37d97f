/* tei_valid.c - is what we wrote valid against schemas/rapporteur.rng? By libxml2, in a stream: memory does not grow with
 * the document. The schema is compiled once a process. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include <libxml/relaxng.h>
#include <libxml/xmlreader.h>

#include <rapporteur/embedded.h>
#include <rapporteur/stages.h>

struct verdict {		/* the first error */
	char *why;
	size_t size;
	bool bad;
};

struct bytes {			/* what is left of the document */
	const char *s;
	size_t n;
};

/* libxml2 ends its messages with a line end. */
static void
on_error(void *data, xmlErrorPtr e)
{
	struct verdict *v = data;

	if (v->bad || e->level < XML_ERR_ERROR)
		return;
	v->bad = true;
	snprintf(v->why, v->size, "line %d: %s", e->line, e->message ? e->message : "");
	v->why[strcspn(v->why, "\n")] = '\0';
}

static void
silent(void *data, xmlErrorPtr e)
{
	(void)data;
	(void)e;
}

static xmlRelaxNGPtr
schema(void)
{
	static xmlRelaxNGPtr compiled;
	const char *text = rap_schema_data[0].text;
	xmlRelaxNGParserCtxtPtr ctxt;

	if (compiled)
		return compiled;
	ctxt = xmlRelaxNGNewMemParserCtxt(text, (int)strlen(text));
	if (ctxt) {
		xmlRelaxNGSetParserStructuredErrors(ctxt, silent, NULL);
		compiled = xmlRelaxNGParse(ctxt);
	}
	xmlRelaxNGFreeParserCtxt(ctxt);
	return compiled;
}

static int
more(void *data, char *buf, int size)
{
	struct bytes *b = data;
	size_t n = b->n < (size_t)size ? b->n : (size_t)size;

	memcpy(buf, b->s, n);
	b->s += n;
	b->n -= n;
	return (int)n;
}

static int
done(void *data)
{
	(void)data;
	return 0;
}

static void
read_all(xmlTextReaderPtr reader, struct verdict *v)
{
	int more_to_come = 1;

	xmlTextReaderSetStructuredErrorHandler(reader, on_error, v);
	while (more_to_come == 1 && !v->bad)
		more_to_come = xmlTextReaderRead(reader);
	if (v->bad)
		return;
	v->bad = more_to_come != 0 || xmlTextReaderIsValid(reader) != 1;
	if (v->bad)
		snprintf(v->why, v->size, "line %d: not valid", xmlTextReaderGetParserLineNumber(reader));
}

int
rap_tei_valid(const char *xml, size_t n, char *why, size_t size)
{
	struct verdict v = { .why = why, .size = size };
	struct bytes b = { xml, n };
	xmlTextReaderPtr reader = xmlReaderForIO(more, done, &b, NULL, "UTF-8", XML_PARSE_HUGE | XML_PARSE_NONET);

	if (size > 0)
		why[0] = '\0';
	if (!reader || !schema() || xmlTextReaderRelaxNGSetSchema(reader, schema()) != 0) {
		v.bad = true;
		snprintf(why, size, "the schema cannot be used");
	} else {
		read_all(reader, &v);
	}
	xmlFreeTextReader(reader);
	return v.bad ? -1 : 0;
}
