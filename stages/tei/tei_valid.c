/* tei_valid.c - is what we wrote valid against schemas/rapporteur.rng? By libxml2, in a stream: memory does not grow
 * with the document. The schema is compiled once a process. */
#include <stdio.h>
#include <string.h>

#include <libxml/SAX2.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>

#include <rapporteur/embedded.h>
#include <rapporteur/stages.h>

struct judge {
	xmlParserCtxtPtr parser;
	xmlRelaxNGValidCtxtPtr rules;
	xmlNodePtr whole;	/* an element that libxml2 wants to see whole, while we are in it */
	struct rap_bulk_reader xml;
	char *why;		/* the first error */
	size_t size;
	bool bad;
};

static void
reject(struct judge *j, const char *why)
{
	if (j->bad)
		return;
	j->bad = true;
	snprintf(j->why, j->size, "line %d: %s", xmlSAX2GetLineNumber(j->parser), why);
	j->why[strcspn(j->why, "\n")] = '\0';		/* libxml2 ends its messages with a line end */
	xmlStopParser(j->parser);
}

/* Of the parser, which passes itself. */
static void
on_parser_error(void *parser, xmlErrorPtr e)
{
	if (e->level >= XML_ERR_ERROR)
		reject(((xmlParserCtxtPtr)parser)->_private, e->message ? e->message : "not well-formed");
}

static void
on_rule_error(void *judge, xmlErrorPtr e)
{
	reject(judge, e->message ? e->message : "not valid");
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

/* --- events: of the tree there are only the open elements */

static void
start_element(void *parser, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int nspaces,
    const xmlChar **spaces, int nattrs, int ndefaults, const xmlChar **attrs)
{
	xmlParserCtxtPtr p = parser;
	struct judge *j = p->_private;

	xmlSAX2StartElementNs(parser, name, prefix, uri, nspaces, spaces, nattrs, ndefaults, attrs);
	if (j->bad || j->whole)
		return;
	switch (xmlRelaxNGValidatePushElement(j->rules, p->myDoc, p->node)) {
	case 1: return;
	case 0: j->whole = p->node; return;	/* one of those that are always empty, lb say */
	default: reject(j, "an element that does not belong here");
	}
}

static int
close_element(struct judge *j, xmlDocPtr doc, xmlNodePtr node)
{
	if (!j->whole)
		return xmlRelaxNGValidatePopElement(j->rules, doc, node);
	j->whole = NULL;
	return xmlRelaxNGValidateFullElement(j->rules, doc, node);
}

static void
end_element(void *parser, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	xmlParserCtxtPtr p = parser;
	struct judge *j = p->_private;
	xmlNodePtr node = p->node;

	xmlSAX2EndElementNs(parser, name, prefix, uri);
	if (j->whole && j->whole != node)
		return;
	if (!j->bad && close_element(j, p->myDoc, node) != 1)
		reject(j, "an element that is not complete");
	xmlUnlinkNode(node);
	xmlFreeNode(node);
}

/* Which text it is does not matter, only whether there is any. libxml2 wants a NUL behind it. */
static void
characters(void *parser, const xmlChar *s, int n)
{
	struct judge *j = ((xmlParserCtxtPtr)parser)->_private;

	if (j->whole)
		xmlSAX2Characters(parser, s, n);
	if (j->whole || j->bad || strspn((const char *)s, " \t\n\r") >= (size_t)n)
		return;
	if (xmlRelaxNGValidatePushCData(j->rules, BAD_CAST "x", 1) != 1)
		reject(j, "text that does not belong here");
}

static int
next_bytes(void *judge, char *buf, int size)
{
	struct judge *j = judge;

	return (int)rap_bulk_read(&j->xml, buf, (size_t)size);
}

static xmlParserCtxtPtr
new_parser(struct judge *j)
{
	xmlSAXHandler sax = {
		.initialized = XML_SAX2_MAGIC,
		.startDocument = xmlSAX2StartDocument,
		.endDocument = xmlSAX2EndDocument,
		.startElementNs = start_element,
		.endElementNs = end_element,
		.characters = characters,
		.cdataBlock = characters,
		.ignorableWhitespace = characters,
		.serror = on_parser_error,
	};
	xmlParserCtxtPtr p = xmlCreateIOParserCtxt(&sax, NULL, next_bytes, NULL, j, XML_CHAR_ENCODING_UTF8);

	if (p) {
		xmlCtxtUseOptions(p, XML_PARSE_HUGE | XML_PARSE_NONET);
		p->loadsubset |= XML_SKIP_IDS;	/* its table of ids is slow from 100,000 on; verify has its own */
		p->_private = j;
	}
	return p;
}

static void
free_parser(xmlParserCtxtPtr p)
{
	xmlDocPtr doc = p ? p->myDoc : NULL;

	if (p)
		xmlFreeParserCtxt(p);
	if (doc)
		xmlFreeDoc(doc);
}

int
rap_tei_valid(struct rap_bulk xml, char *why, size_t size)
{
	struct judge j = { .xml = rap_bulk_open(xml), .why = why, .size = size };

	if (size > 0)
		why[0] = '\0';
	j.rules = schema() ? xmlRelaxNGNewValidCtxt(schema()) : NULL;
	j.parser = new_parser(&j);
	if (j.rules && j.parser) {
		xmlRelaxNGSetValidStructuredErrors(j.rules, on_rule_error, &j);
		if (xmlParseDocument(j.parser) != 0)
			reject(&j, "not well-formed");
	} else {
		j.bad = true;
		snprintf(why, size, "the schema cannot be used");
	}
	free_parser(j.parser);
	xmlRelaxNGFreeValidCtxt(j.rules);
	rap_bulk_close(&j.xml);
	return j.bad ? -1 : 0;
}
