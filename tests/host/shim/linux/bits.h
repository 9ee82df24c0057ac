/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#define BIT(n) (1UL << (n))
#define BITS_PER_BYTE 8
