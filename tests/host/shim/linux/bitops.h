/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include <linux/bits.h>

#define __ffs64(word) __builtin_ctzll(word)
#define fls64(word) ((word) ? 64 - __builtin_clzll(word) : 0)
