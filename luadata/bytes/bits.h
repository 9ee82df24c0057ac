/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Bit fields, without Lua. Bit 0 is the most significant one of the first byte. */
#ifndef LUADATA_BITS_H
#define LUADATA_BITS_H

#include <linux/types.h>

/* Bytes that a field of up to 64 bits may touch. */
#define LUADATA_BITS_BYTES 9

/* Bytes that the field touches, given the place of its first bit in the first of them. */
static inline u32 luadata_bits_span(u32 shift, u32 width)
{
	return (shift + width + 7) / 8;
}

/* The field of @width bits, 1 to 64, that begins at bit @shift, 0 to 7, of @bytes. */
u64 luadata_bits_get(const u8 *bytes, u32 shift, u32 width);

/* Sets it; the bits around it stay. */
void luadata_bits_set(u8 *bytes, u32 shift, u32 width, u64 value);

#endif
