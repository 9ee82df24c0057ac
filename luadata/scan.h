/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Bytes in memory, eight at a time. The kernel's memchr() takes them one by one. */
#ifndef LUADATA_SCAN_H
#define LUADATA_SCAN_H

#include <linux/bitops.h>
#include <linux/types.h>

/*
 * First offset in [0, count) of a byte; else @count. A zero byte in a word borrows from its
 * own high bit, and the lowest one does so before any other is disturbed.
 */
static inline u32 luadata_scan(const u8 *bytes, u32 count, u8 byte)
{
	const u64 ones = 0x0101010101010101, highs = ones << 7;
	u64 word, zeros;
	u32 i;

	for (i = 0; i + sizeof(word) <= count; i += sizeof(word)) {
		word = get_unaligned_le64(bytes + i) ^ (ones * byte);
		zeros = (word - ones) & ~word & highs;
		if (zeros)
			return i + __ffs64(zeros) / BITS_PER_BYTE;
	}
	while (i < count && bytes[i] != byte)
		i++;
	return i;
}

static inline u8 luadata_lower(u8 byte)
{
	return byte >= 'A' && byte <= 'Z' ? byte | 0x20 : byte;
}

/* The same for each byte of a word: no sum of seven bits carries into the next byte. */
static inline u64 luadata_lower_word(u64 word)
{
	const u64 ones = 0x0101010101010101;
	const u64 low = word & (ones * 0x7f);
	const u64 upper = (low + ones * (0x80 - 'A')) & ~(low + ones * (0x7f - 'Z')) & ~word;

	return word | (upper & (ones << 7)) >> 2;
}

/* A copy in which capital letters of ASCII are small ones. */
static inline void luadata_copy_lower(u8 *to, const u8 *from, u32 length)
{
	u32 i;

	for (i = 0; i + sizeof(u64) <= length; i += sizeof(u64))
		put_unaligned_le64(luadata_lower_word(get_unaligned_le64(from + i)), to + i);
	for (; i < length; i++)
		to[i] = luadata_lower(from[i]);
}

#endif
