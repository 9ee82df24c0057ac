// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luarcu/datum.h"

u64 luarcu_text_short(const char *text, u32 length)
{
	u64 word = 0;

	while (length)
		word = word << 8 | (u8)text[--length];
	return word;
}

static void text_set(u64 *words, const char *text, u32 length)
{
	const u8 *at = (const u8 *)text, *last = at + length - LUARCU_WORD;

	for (; at < last; at += LUARCU_WORD)
		WRITE_ONCE(*words++, lunatik_scan_load(at));
	WRITE_ONCE(*words, lunatik_scan_load(last));
}

void luarcu_words_set(u64 *words, struct luarcu_datum datum)
{
	if (datum.type == LUARCU_INTEGER)
		WRITE_ONCE(*words, datum.integer);
	else if (datum.length >= LUARCU_WORD)
		text_set(words, datum.text, datum.length);
	else if (datum.length)
		WRITE_ONCE(*words, luarcu_text_short(datum.text, datum.length));
}

/* Words that are not the last one lie where they belong; of few machines the bytes do not. */
const char *luarcu_copy_text(struct luarcu_copy *copy)
{
	const u32 count = luarcu_words(copy->type, copy->length);
	u8 *text = (u8 *)copy->words;
	u64 last;
	u32 i;

	if (!count)
		return (const char *)text;
	last = copy->words[count - 1];
	for (i = 0; __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__ && i < count - 1; i++)
		lunatik_scan_store(text + i * LUARCU_WORD, copy->words[i]);
	lunatik_scan_store(count > 1 ? text + copy->length - LUARCU_WORD : text, last);
	return (const char *)text;
}
