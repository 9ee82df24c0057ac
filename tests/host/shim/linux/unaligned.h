/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Force-included where lunatik/compat.h is in the kernel. */
#ifndef HOST_LINUX_UNALIGNED_H
#define HOST_LINUX_UNALIGNED_H

#include <linux/types.h>
#include <string.h>

static inline u16 get_unaligned_be16(const void *from)
{
	const u8 *bytes = from;

	return bytes[0] << 8 | bytes[1];
}

static inline u32 get_unaligned_be32(const void *from)
{
	const u8 *bytes = from;

	return (u32)get_unaligned_be16(bytes) << 16 | get_unaligned_be16(bytes + 2);
}

static inline u64 get_unaligned_le64(const void *from)
{
	u64 word;

	memcpy(&word, from, sizeof(word));
	return word;
}

static inline void put_unaligned_le64(u64 word, void *to)
{
	memcpy(to, &word, sizeof(word));
}

#endif
