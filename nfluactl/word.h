/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Words of the command line that stand for a value. `where` is what an error names,
 * "create: memory" for example. Each returns 0 or the exit code, the user having been
 * told.
 */
#ifndef NFLUACTL_WORD_H
#define NFLUACTL_WORD_H

#include <stdbool.h>
#include <stdint.h>

struct word_range {
	uint64_t least;
	uint64_t most;
};

/* A number of decimal digits and nothing else, in the range; tells the user nothing. */
bool word_digits(const char *word, struct word_range range, uint64_t *value);

int word_number(const char *where, const char *word, struct word_range range,
		uint64_t *value);

/* A number of bytes, or of KiB, MiB or GiB when K, M or G follows. */
int word_size(const char *where, const char *word, struct word_range range,
	      uint64_t *value);

#endif
