/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What the fuzzers share; libFuzzer gives them the bytes in a block of exactly their size. */
#ifndef FUZZ_H
#define FUZZ_H

#include <linux/types.h>

#include "luadata/protocol/text.h"

int LLVMFuzzerTestOneInput(const u8 *bytes, size_t length);

/* Ends the program, whose input libFuzzer then keeps. */
#define fuzz_assert(condition) ((condition) ? (void)0 : __builtin_trap())

/* What a reader gives must be a part of what it has read. */
static inline void fuzz_inside(const struct luadata_text *text, const u8 *bytes, size_t length)
{
	fuzz_assert(text->bytes >= bytes && text->bytes <= bytes + length);
	fuzz_assert(text->length <= bytes + length - text->bytes);
}

#endif
