/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#define BITS_PER_BYTE 8
#define __ffs64(word) ((unsigned int)__builtin_ctzll(word))
