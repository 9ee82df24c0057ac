/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The Internet checksum as RFC 1071 defines it, in the order of the machine's bytes. */
#include <linux/types.h>

#define CSUM_MANGLED_0 0xffff

static inline __wsum csum_add(__wsum a, __wsum b)
{
	const u64 sum = (u64)a + b;

	return (u32)sum + (u32)(sum >> 32);
}

static inline __wsum csum_sub(__wsum a, __wsum b)
{
	return csum_add(a, ~b);
}

static inline __wsum csum_partial(const void *bytes, int length, __wsum sum)
{
	const u8 *byte = bytes;
	int i;

	for (i = 0; i < length; i++)
		sum = csum_add(sum, byte[i] << i % 2 * 8);
	return sum;
}

/* What a sum is worth to one that begins @offset bytes before it. */
static inline __wsum csum_shift(__wsum sum, int offset)
{
	return offset & 1 ? sum << 8 | sum >> 24 : sum;
}

static inline __sum16 csum_fold(__wsum sum)
{
	sum = (sum & 0xffff) + (sum >> 16);
	return ~(sum + (sum >> 16));
}

static inline __wsum csum_unfold(__sum16 sum)
{
	return sum;
}

static inline void csum_replace_by_diff(__sum16 *sum, __wsum diff)
{
	*sum = csum_fold(csum_add(diff, ~csum_unfold(*sum)));
}
