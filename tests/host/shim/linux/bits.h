/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef HOST_LINUX_BITS_H
#define HOST_LINUX_BITS_H

#define BIT(n) (1UL << (n))
#define BITS_PER_BYTE 8
#define GENMASK_ULL(high, low) (~0ULL >> (63 - (high)) & ~0ULL << (low))

#endif
