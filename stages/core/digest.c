/* digest.c - sha256 of bytes and of files, by nettle. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <nettle/sha2.h>
#include <rapporteur/digest.h>

static void
finish(struct sha256_ctx *sha, char hex[65])
{
	uint8_t digest[SHA256_DIGEST_SIZE];

	sha256_digest(sha, sizeof(digest), digest);
	for (size_t i = 0; i < sizeof(digest); i++)
		snprintf(hex + 2 * i, 3, "%02x", digest[i]);
}

void
rap_digest(struct rap_str bytes, char hex[65])
{
	struct sha256_ctx sha;

	sha256_init(&sha);
	sha256_update(&sha, bytes.n, (const uint8_t *)bytes.s);
	finish(&sha, hex);
}

int
rap_digest_file(const char *path, char hex[65], uint64_t *bytes)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct sha256_ctx sha;
	uint8_t block[65536];
	ssize_t n = -1;

	sha256_init(&sha);
	*bytes = 0;
	while (fd >= 0 && ((n = read(fd, block, sizeof(block))) > 0 || (n < 0 && errno == EINTR)))
		if (n > 0) {
			sha256_update(&sha, (size_t)n, block);
			*bytes += (uint64_t)n;
		}
	if (fd >= 0) {
		int error = errno;

		close(fd);
		errno = error;
	}
	if (n == 0)
		finish(&sha, hex);
	return n == 0 ? 0 : -1;
}

struct rap_digest {
	struct sha256_ctx sha;
};

struct rap_digest *
rap_digest_new(void)
{
	struct rap_digest *d = rap_alloc(1, sizeof(*d));

	sha256_init(&d->sha);
	return d;
}

void
rap_digest_add(struct rap_digest *d, const char *bytes, size_t n)
{
	sha256_update(&d->sha, n, (const uint8_t *)bytes);
}

void
rap_digest_end(struct rap_digest *d, char hex[65])
{
	finish(&d->sha, hex);
	free(d);
}
