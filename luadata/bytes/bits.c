// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luadata/bytes/bits.h"

u64 luadata_bits_get(const u8 *bytes, u32 shift, u32 width)
{
	u64 value = 0;
	u32 i;

	for (i = shift; i < shift + width; i++)
		value = value << 1 | (bytes[i / 8] >> (7 - i % 8) & 1);
	return value;
}

void luadata_bits_set(u8 *bytes, u32 shift, u32 width, u64 value)
{
	u8 mask;
	u32 i;

	for (i = shift + width; i-- > shift; value >>= 1) {
		mask = 1 << (7 - i % 8);
		bytes[i / 8] = value & 1 ? bytes[i / 8] | mask : bytes[i / 8] & ~mask;
	}
}
