/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include <linux/types.h>

u32 get_random_u32(void);
u64 get_random_u64(void);
