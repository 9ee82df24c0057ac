/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Data: the booleans, integers and strings that tables have as keys and values. */
#ifndef LUARCU_DATUM_H
#define LUARCU_DATUM_H

#include <linux/compiler.h>
#include <linux/kernel.h>

#include "lunatik/port/scan.h"

/* Bytes of the longest string, and the words that it takes. */
#define LUARCU_STRING_MAX 255
#define LUARCU_WORDS_MAX 32

enum luarcu_type {
	LUARCU_NONE = 0, /* no datum */
	LUARCU_FALSE,
	LUARCU_TRUE,
	LUARCU_INTEGER,
	LUARCU_STRING,
};

/**
 * struct luarcu_datum - a datum that a script has
 * @type: enum luarcu_type
 * @length: bytes of a string
 * @integer: the integer
 * @text: the string, which is the script's
 */
struct luarcu_datum {
	u8 type;
	u8 length;
	u64 integer;
	const char *text; /* of a string alone */
};

/* The same as a copy of its own; strings are padded with zeros. */
struct luarcu_copy {
	u8 type;
	u8 length;
	u64 expires; /* when it is gone where it was copied, by the clock; 0: never */
	u64 words[LUARCU_WORDS_MAX];
};

/* The words that a datum takes in a table: a boolean none, as its type tells all. */
static inline u32 luarcu_words(u8 type, u8 length)
{
	if (type == LUARCU_STRING)
		return (length + sizeof(u64) - 1) / sizeof(u64);
	return type == LUARCU_INTEGER;
}

/* Writes the words, each at once, as somebody may read them meanwhile. */
void luarcu_words_set(u64 *words, const struct luarcu_datum *datum);

/* Whether these are the words of a datum that is no integer. */
bool luarcu_text_is(const struct luarcu_datum *datum, const u64 *words);

/* The hash of a datum that is no integer, from that of what is before it. */
u64 luarcu_text_mix(const struct luarcu_datum *datum, u64 hash, u64 factor);

#endif
