// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "nfluactl/nfluactl.h"
#include "nfluactl/text.h"
#include "nfluactl/word.h"

/* strtoull() alone would take "-1", " 1" and "". */
static const char *digits_read(const char *word, uint64_t *value)
{
	char *end;

	if (!isdigit((unsigned char)*word))
		return NULL;
	errno = 0;
	*value = strtoull(word, &end, 10);
	return errno ? NULL : end;
}

static bool range_has(struct word_range range, uint64_t value)
{
	return value >= range.least && value <= range.most;
}

bool word_digits(const char *word, struct word_range range, uint64_t *value)
{
	const char *end = digits_read(word, value);

	return end && !*end && range_has(range, *value);
}

int word_number(const char *where, const char *word, struct word_range range,
		uint64_t *value)
{
	if (word_digits(word, range, value))
		return 0;
	return fail(EXIT_USAGE, "%s: '%s' is not a number from %" PRIu64 " to %" PRIu64,
		    where, word, range.least, range.most);
}

/* The shift that a suffix stands for, or -1. */
static int suffix_shift(const char *suffix)
{
	static const char letters[] = "KMG";
	const char *letter;

	if (!*suffix)
		return 0;
	letter = strchr(letters, toupper((unsigned char)*suffix));
	if (!letter || suffix[1])
		return -1;
	return 10 * (letter - letters + 1);
}

int word_size(const char *where, const char *word, struct word_range range,
	      uint64_t *value)
{
	char least[TEXT_SIZE_SIZE], most[TEXT_SIZE_SIZE];
	const char *end = digits_read(word, value);
	int shift = end ? suffix_shift(end) : -1;

	/* The first half keeps the shift of the second from overflowing. */
	if (shift >= 0 && *value <= range.most && range_has(range, *value << shift)) {
		*value <<= shift;
		return 0;
	}
	return fail(EXIT_USAGE, "%s: '%s' is not a size from %s to %s", where, word,
		    text_size(least, range.least), text_size(most, range.most));
}
