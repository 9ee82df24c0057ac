// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * Of a string each word is eight bytes, the first of which is the lowest; the last one has the
 * bytes that are left, and zeros. A boolean has no words, and no length.
 */
#include "luarcu/datum.h"
#include "luarcu/mix.h"

#define WORD sizeof(u64)

/* The last word of a string whose length is no multiple; what is before it saves a loop. */
static u64 text_rest(const struct luarcu_datum *datum)
{
	const u8 *text = (const u8 *)datum->text;
	const u32 length = datum->length, rest = length % WORD;
	u64 word = 0;
	u32 i;

	if (likely(length >= WORD))
		return lunatik_scan_load(text + length - WORD) >> 8 * (WORD - rest);
	for (i = 0; i < rest; i++)
		word |= (u64)text[i] << 8 * i;
	return word;
}

bool luarcu_text_is(const struct luarcu_datum *datum, const u64 *words)
{
	const u8 *text = (const u8 *)datum->text, *end = text + datum->length / WORD * WORD;

	for (; text != end; text += WORD)
		if (READ_ONCE(*words++) != lunatik_scan_load(text))
			return false;
	return datum->length % WORD == 0 || READ_ONCE(*words) == text_rest(datum);
}

u64 luarcu_text_mix(const struct luarcu_datum *datum, u64 hash, u64 factor)
{
	const u8 *text = (const u8 *)datum->text, *end = text + datum->length / WORD * WORD;

	for (; text != end; text += WORD)
		hash = luarcu_mix(hash ^ lunatik_scan_load(text), factor);
	if (datum->length % WORD)
		hash = luarcu_mix(hash ^ text_rest(datum), factor);
	return hash;
}

void luarcu_words_set(u64 *words, const struct luarcu_datum *datum)
{
	const u8 *text = (const u8 *)datum->text, *end = text + datum->length / WORD * WORD;

	if (datum->type == LUARCU_INTEGER) {
		WRITE_ONCE(*words, datum->integer);
		return;
	}
	for (; text != end; text += WORD)
		WRITE_ONCE(*words++, lunatik_scan_load(text));
	if (datum->length % WORD)
		WRITE_ONCE(*words, text_rest(datum));
}
