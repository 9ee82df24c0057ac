/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* A byte in memory, eight at a time. The kernel's memchr() takes them one by one. */
#ifndef LUNATIK_PORT_SCAN_H
#define LUNATIK_PORT_SCAN_H

#include <linux/string.h>
#include <linux/types.h>

#define LUNATIK_ONES 0x0101010101010101ULL

/* Eight bytes of which the first is the lowest. */
static inline u64 lunatik_scan_load(const u8 *bytes)
{
	u64 word;

	memcpy(&word, bytes, sizeof(word));
	return __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? word : __builtin_bswap64(word);
}

static inline void lunatik_scan_store(u8 *bytes, u64 word)
{
	if (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__)
		word = __builtin_bswap64(word);
	memcpy(bytes, &word, sizeof(word));
}

/*
 * High bits of bytes of a word: the lowest is that of the first byte whose value is that of
 * the bytes of @pattern. Such a byte borrows from its own high bit, and does so before any
 * above it is disturbed.
 */
static inline u64 lunatik_scan_word(const u8 *bytes, u64 pattern)
{
	const u64 word = lunatik_scan_load(bytes) ^ pattern;

	return (word - LUNATIK_ONES) & ~word & LUNATIK_ONES << 7;
}

/* Small letters for the capital ones of eight bytes: no sum of seven bits carries over. */
static inline u64 lunatik_scan_lower(u64 word)
{
	const u64 low = word & LUNATIK_ONES * 0x7f;
	const u64 upper = (low + LUNATIK_ONES * (0x80 - 'A')) & ~word &
			  ~(low + LUNATIK_ONES * (0x7f - 'Z'));

	return word | (upper & LUNATIK_ONES << 7) >> 2;
}

/* First offset in [0, count) of a byte; else @count. The last words may overlap. */
static inline size_t lunatik_scan(const u8 *bytes, size_t count, u8 byte)
{
	const u64 pattern = LUNATIK_ONES * byte;
	u64 found;
	size_t i;

	for (i = 0; i + sizeof(found) <= count; i += sizeof(found)) {
		found = lunatik_scan_word(bytes + i, pattern);
		if (found)
			return i + __builtin_ctzll(found) / 8;
	}
	if (i < count && i) {
		i = count - sizeof(found);
		found = lunatik_scan_word(bytes + i, pattern);
		return found ? i + __builtin_ctzll(found) / 8 : count;
	}
	while (i < count && bytes[i] != byte)
		i++;
	return i;
}

/* One to seven bytes as a word, which for a count tells whether they are the same. */
static inline u64 lunatik_scan_few(const u8 *bytes, size_t count)
{
	u32 first, last;

	if (count < sizeof(first))
		return bytes[0] | bytes[count / 2] << 8 | bytes[count - 1] << 16;
	memcpy(&first, bytes, sizeof(first));
	memcpy(&last, bytes + count - sizeof(last), sizeof(last));
	return first | (u64)last << 32;
}

/* Whether two runs of bytes are the same; for short ones, which memcmp() is called for. */
static inline bool lunatik_same(const u8 *a, const u8 *b, size_t count)
{
	const u8 *last;

	if (count < sizeof(u64))
		return !count || lunatik_scan_few(a, count) == lunatik_scan_few(b, count);
	last = a + count - sizeof(u64);
	for (; a < last; a += sizeof(u64), b += sizeof(u64))
		if (lunatik_scan_load(a) != lunatik_scan_load(b))
			return false;
	return lunatik_scan_load(last) == lunatik_scan_load(b - (a - last));
}

/* A copy in which capital letters of ASCII are small ones. */
static inline void lunatik_copy_lower(u8 *to, const u8 *from, size_t length)
{
	size_t i;

	for (i = 0; i + sizeof(u64) <= length; i += sizeof(u64))
		lunatik_scan_store(to + i, lunatik_scan_lower(lunatik_scan_load(from + i)));
	if (i < length && i) {
		i = length - sizeof(u64);
		lunatik_scan_store(to + i, lunatik_scan_lower(lunatik_scan_load(from + i)));
		return;
	}
	for (; i < length; i++)
		to[i] = from[i] | ((u8)(from[i] - 'A') < 26) << 5;
}

#endif
