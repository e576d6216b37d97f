/* load.h - a file's bytes, whole. */
#ifndef RAPPORTEUR_LOAD_H
#define RAPPORTEUR_LOAD_H

#include <stdint.h>

#include "str.h"

/* Appends what fd holds from where it stands, at most most bytes, to raw, which ends in NUL. 0, or the errno of what
 * failed: EFBIG where there is more. Pipes and devices are read to their end. */
int rap_load_fd(int fd, uint64_t most, struct rap_buf *raw);

#endif
