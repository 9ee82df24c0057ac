/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Data: the booleans, integers and strings that tables have as keys and values. */
#ifndef LUARCU_DATUM_H
#define LUARCU_DATUM_H

#include <linux/kernel.h>

#include "lunatik/port/sip.h"

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
	const char *text;
};

/* The same as a copy of its own; strings are padded with zeros. */
struct luarcu_copy {
	u8 type;
	u8 length;
	u64 words[LUARCU_WORDS_MAX];
};

/* The words that a datum takes in a table: a boolean none, as its type tells all. */
static inline u32 luarcu_words(u8 type, u8 length)
{
	if (type == LUARCU_STRING)
		return (length + sizeof(u64) - 1) / sizeof(u64);
	return type == LUARCU_INTEGER;
}

/* One of them: of a string eight bytes, the first of which is the lowest. */
static inline u64 luarcu_word(const struct luarcu_datum *datum, u32 i)
{
	const u32 rest = datum->length - i * sizeof(u64);

	if (datum->type == LUARCU_INTEGER)
		return datum->integer;
	if (rest >= sizeof(u64))
		return lunatik_scan_load((const u8 *)datum->text + i * sizeof(u64));
	return lunatik_sip_rest(datum->text, datum->length, rest);
}

#endif
