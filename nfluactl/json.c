// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "nfluactl/json.h"

#define REPLACEMENT "\xef\xbf\xbd"
#define CHARACTER_MAX 4 /* bytes of UTF-8 */

/* Bytes of the character that the text begins with, or 0: jansson is the judge. */
static size_t character_size(const char *text, size_t size)
{
	for (size_t n = 1; n <= CHARACTER_MAX && n <= size; n++) {
		json_t *character = json_stringn(text, n);

		json_decref(character);
		if (character)
			return n;
	}
	return 0;
}

static json_t *text_mend(const char *text, size_t size)
{
	char *mended = malloc(size * strlen(REPLACEMENT) + 1);
	size_t length = 0;
	json_t *string;

	if (!mended)
		return NULL;
	while (size) {
		size_t n = character_size(text, size);

		memcpy(mended + length, n ? text : REPLACEMENT,
		       n ? n : strlen(REPLACEMENT));
		length += n ? n : strlen(REPLACEMENT);
		text += n ? n : 1;
		size -= n ? n : 1;
	}
	string = json_stringn(mended, length);
	free(mended);
	return string;
}

json_t *json_text(const char *text, size_t size)
{
	json_t *string = json_stringn(text, size);

	return string ? string : text_mend(text, size);
}

void json_put(json_t *document)
{
	json_dumpf(document, stdout, JSON_INDENT(2));
	putchar('\n');
	json_decref(document);
}
