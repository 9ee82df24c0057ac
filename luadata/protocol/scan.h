/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Text in memory, eight bytes at a time: letters without their case, ends of lines. */
#ifndef LUADATA_SCAN_H
#define LUADATA_SCAN_H

#include "lunatik/port/scan.h"

static inline u8 luadata_lower(u8 byte)
{
	return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

/* The value of a digit in hexadecimal, or 16. */
static inline u8 luadata_digit(u8 byte)
{
	if (byte >= '0' && byte <= '9')
		return byte - '0';
	byte = luadata_lower(byte);
	return byte >= 'a' && byte <= 'f' ? byte - 'a' + 10 : 16;
}

static inline u64 luadata_lower_word(const u8 *bytes)
{
	return lunatik_scan_lower(get_unaligned_le64(bytes));
}

/*
 * Whether no byte can be a capital letter: small ones, digits, "-" and "." have the bit that
 * those lack. Of less than eight bytes nothing is said.
 */
static inline bool luadata_is_small(const u8 *bytes, u32 length)
{
	const u64 bit = LUNATIK_ONES * 0x20;
	const u8 *last;
	u64 all = bit;

	if (length < sizeof(u64))
		return false;
	last = bytes + length - sizeof(u64);
	for (; bytes < last; bytes += sizeof(u64))
		all &= lunatik_scan_load(bytes);
	return (all & lunatik_scan_load(last)) == bit;
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

/* Whether two words are the same but for the case of ASCII letters. */
static inline bool luadata_alike_word(u64 a, u64 b)
{
	const u64 differ = a ^ b, low = (a | LUNATIK_ONES * 0x20) & LUNATIK_ONES * 0x7f;
	const u64 letter = (low + LUNATIK_ONES * (0x80 - 'a')) & ~a &
			   ~(low + LUNATIK_ONES * (0x7f - 'z'));

	return !(differ & ~((letter & LUNATIK_ONES << 7) >> 2));
}

/* Whether two strings of a length are. */
static inline bool luadata_alike(const u8 *a, const u8 *b, u32 length)
{
	const u8 *last;

	if (length < sizeof(u64))
		return !length || luadata_alike_word(lunatik_scan_few(a, length),
						     lunatik_scan_few(b, length));
	last = a + length - sizeof(u64);
	for (; a < last; a += sizeof(u64), b += sizeof(u64))
		if (!luadata_alike_word(lunatik_scan_load(a), lunatik_scan_load(b)))
			return false;
	return luadata_alike_word(lunatik_scan_load(last), lunatik_scan_load(b - (a - last)));
}

/*
 * High bits of bytes of a word, like those of lunatik_scan_word(), for values below @limit,
 * which is 0x80 at most; and for some from 0x80 on, but for @exact.
 */
static inline u64 luadata_below_word(const u8 *bytes, u8 limit, bool exact)
{
	const u64 word = lunatik_scan_load(bytes), less = word - LUNATIK_ONES * limit;

	return (exact ? less & ~word : less) & LUNATIK_ONES << 7;
}

/* The first byte below @limit from @at on, as those that end words and lines are; or @end. */
static inline const u8 *luadata_scan_below(const u8 *at, const u8 *end, u8 limit)
{
	u64 found;

	for (; (size_t)(end - at) >= 2 * sizeof(found); at += 2 * sizeof(found)) {
		if (!(luadata_below_word(at, limit, false) |
		      luadata_below_word(at + sizeof(found), limit, false)))
			continue;
		found = luadata_below_word(at, limit, true);
		if (found)
			return at + __builtin_ctzll(found) / 8;
		found = luadata_below_word(at + sizeof(found), limit, true);
		if (found)
			return at + sizeof(found) + __builtin_ctzll(found) / 8;
	}
	while (at < end && *at >= limit)
		at++;
	return at;
}

#endif
