/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include <linux/bits.h>

#define __ffs64(word) __builtin_ctzll(word)
