/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Bytes in memory, eight at a time. The kernel's memchr() takes them one by one. */
#ifndef LUADATA_SCAN_H
#define LUADATA_SCAN_H

#include <linux/bitops.h>
#include <linux/types.h>

#define LUADATA_ONES 0x0101010101010101ULL

/*
 * High bits of bytes of a word: the lowest is that of the first byte whose value is that of
 * the bytes of @pattern. Such a byte borrows from its own high bit, and does so before any
 * above it is disturbed.
 */
static inline u64 luadata_scan_word(const u8 *bytes, u64 pattern)
{
	const u64 word = get_unaligned_le64(bytes) ^ pattern;

	return (word - LUADATA_ONES) & ~word & LUADATA_ONES << 7;
}

/* First offset in [0, count) of a byte; else @count. The last words may overlap. */
static inline u32 luadata_scan(const u8 *bytes, u32 count, u8 byte)
{
	const u64 pattern = LUADATA_ONES * byte;
	u64 found;
	u32 i;

	for (i = 0; i + sizeof(found) <= count; i += sizeof(found)) {
		found = luadata_scan_word(bytes + i, pattern);
		if (found)
			return i + __ffs64(found) / BITS_PER_BYTE;
	}
	if (i < count && i) {
		i = count - sizeof(found);
		found = luadata_scan_word(bytes + i, pattern);
		return found ? i + __ffs64(found) / BITS_PER_BYTE : count;
	}
	while (i < count && bytes[i] != byte)
		i++;
	return i;
}

static inline u8 luadata_lower(u8 byte)
{
	return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

/* The same for eight bytes: no sum of seven bits carries into the next byte. */
static inline u64 luadata_lower_word(const u8 *bytes)
{
	const u64 word = get_unaligned_le64(bytes), low = word & LUADATA_ONES * 0x7f;
	const u64 upper = (low + LUADATA_ONES * (0x80 - 'A')) & ~word &
			  ~(low + LUADATA_ONES * (0x7f - 'Z'));

	return word | (upper & LUADATA_ONES << 7) >> 2;
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
