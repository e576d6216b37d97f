/* digest.h - sha256, as it stands in documents.csv and datapackage.json. */
#ifndef RAPPORTEUR_DIGEST_H
#define RAPPORTEUR_DIGEST_H

#include <stdint.h>

#include "str.h"

void rap_digest(struct rap_str bytes, char hex[65]);
/* Of a file's bytes, read in blocks, and how many they are. 0, or -1 with errno. */
int rap_digest_file(const char *path, char hex[65], uint64_t *bytes);

/* The same of bytes that come piece by piece. */
struct rap_digest;
struct rap_digest *rap_digest_new(void);
void rap_digest_add(struct rap_digest *, const char *bytes, size_t n);
void rap_digest_end(struct rap_digest *, char hex[65]);		/* and frees it */

#endif
