/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What the port takes from the kernel, apart from the functions that libc/ names.
 */
#include <linux/random.h>

#include "lunatik/port/port.h"

u32 lunatik_random32(void)
{
	return get_random_u32();
}

u64 lunatik_random64(void)
{
	return get_random_u64();
}
