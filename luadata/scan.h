/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Letters in memory without their case, eight bytes at a time. */
#ifndef LUADATA_SCAN_H
#define LUADATA_SCAN_H

#include "lunatik/port/scan.h"

static inline u8 luadata_lower(u8 byte)
{
	return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

/* The same for eight bytes: no sum of seven bits carries into the next byte. */
static inline u64 luadata_lower_word(const u8 *bytes)
{
	const u64 word = get_unaligned_le64(bytes), low = word & LUNATIK_ONES * 0x7f;
	const u64 upper = (low + LUNATIK_ONES * (0x80 - 'A')) & ~word &
			  ~(low + LUNATIK_ONES * (0x7f - 'Z'));

	return word | (upper & LUNATIK_ONES << 7) >> 2;
}

/* A copy in which capital letters of ASCII are small ones. */
static inline void luadata_copy_lower(u8 *to, const u8 *from, u32 length)
{
	u32 i;

	for (i = 0; i + sizeof(u64) <= length; i += sizeof(u64))
		put_unaligned_le64(luadata_lower_word(from + i), to + i);
	if (i < length && i) {
		i = length - sizeof(u64);
		put_unaligned_le64(luadata_lower_word(from + i), to + i);
		return;
	}
	for (; i < length; i++)
		to[i] = luadata_lower(from[i]);
}

/* Whether two strings of a length are the same but for the case of ASCII letters. */
static inline bool luadata_equal_lower(const u8 *a, const u8 *b, u32 length)
{
	u32 i;

	for (i = 0; i + sizeof(u64) <= length; i += sizeof(u64))
		if (luadata_lower_word(a + i) != luadata_lower_word(b + i))
			return false;
	if (i < length && i) {
		i = length - sizeof(u64);
		return luadata_lower_word(a + i) == luadata_lower_word(b + i);
	}
	for (; i < length; i++)
		if (luadata_lower(a[i]) != luadata_lower(b[i]))
			return false;
	return true;
}

#endif
