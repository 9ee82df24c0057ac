/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Data: the booleans, integers and strings that tables have as keys and values. */
#ifndef LUARCU_DATUM_H
#define LUARCU_DATUM_H

#include <linux/compiler.h>
#include <linux/kernel.h>

#include "lunatik/port/scan.h"
#include "luarcu/mix.h"
#include "luarcu/uapi/luarcu_netlink.h"

/* The words that the longest string takes. */
#define LUARCU_WORDS_MAX ((LUARCU_STRING_MAX + 7) / 8)

enum luarcu_type {
	LUARCU_NONE = 0, /* no datum */
	LUARCU_FALSE,
	LUARCU_TRUE,
	LUARCU_INTEGER,
	LUARCU_STRING,
};

/**
 * struct luarcu_datum - a datum that a script has; small enough to be passed in registers
 * @type: enum luarcu_type
 * @length: bytes of a string, else 0
 * @integer: the integer
 * @text: the string, which is the script's
 */
struct luarcu_datum {
	u8 type;
	u8 length;
	union {
		u64 integer;
		const char *text;
	};
};

static inline struct luarcu_datum luarcu_integer(u64 integer)
{
	return (struct luarcu_datum){ .type = LUARCU_INTEGER, .integer = integer };
}

/* The same as a copy of its own; of strings see luarcu_copy_text(). */
struct luarcu_copy {
	u8 type;
	u8 length;
	u64 expires; /* when it is gone where it was copied, by the clock; 0: never */
	u64 words[LUARCU_WORDS_MAX];
};

/*
 * Of a string each word is eight bytes, the first of which is the lowest. The last one ends
 * where the string does, and so may have bytes again that the one before it has; where it is
 * the only one zeros may follow. A boolean has no words, and no length.
 */
#define LUARCU_WORD sizeof(u64)

/* The words that a datum takes in a table: a boolean none, as its type tells all. */
static inline u32 luarcu_words(u8 type, u8 length)
{
	if (type == LUARCU_STRING)
		return (length + sizeof(u64) - 1) / sizeof(u64);
	return type == LUARCU_INTEGER;
}

/* Writes the words, each at once, as somebody may read them meanwhile. */
void luarcu_words_set(u64 *words, struct luarcu_datum datum);

/* The only word of a string that is shorter than one; 0 for one without bytes. */
u64 luarcu_text_short(const char *text, u32 length);

/* Whether these are a string's words; of no bytes, as booleans have none, they are. */
static __always_inline bool luarcu_text_is(const char *text, u32 length, const u64 *words)
{
	const u8 *at = (const u8 *)text, *last;

	if (unlikely(length < LUARCU_WORD))
		return !length || READ_ONCE(*words) == luarcu_text_short(text, length);
	for (last = at + length - LUARCU_WORD; at < last; at += LUARCU_WORD)
		if (READ_ONCE(*words++) != lunatik_scan_load(at))
			return false;
	return READ_ONCE(*words) == lunatik_scan_load(last);
}

/* The hash of a string, from that of what is before it. */
static __always_inline u64 luarcu_text_mix(const char *text, u32 length, u64 hash, u64 factor)
{
	const u8 *at = (const u8 *)text, *last;

	if (unlikely(length < LUARCU_WORD))
		return luarcu_mix(hash ^ luarcu_text_short(text, length), factor);
	for (last = at + length - LUARCU_WORD; at < last; at += LUARCU_WORD)
		hash = luarcu_mix(hash ^ lunatik_scan_load(at), factor);
	return luarcu_mix(hash ^ lunatik_scan_load(last), factor);
}

/* Puts the words of a string that was copied into its bytes' order, once; returns these. */
const char *luarcu_copy_text(struct luarcu_copy *copy);

#endif
