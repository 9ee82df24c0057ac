/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The clock of tables, limits and scripts: milliseconds since boot, as far as the kernel's
 * ticks tell. It stands still while the system sleeps, and never goes back. Read in a few
 * instructions; as coarse as a tick, which is 4 ms at 250 Hz.
 */
#ifndef LUARCU_CLOCK_H
#define LUARCU_CLOCK_H

#include <linux/jiffies.h>

static inline u64 luarcu_clock(void)
{
	return jiffies64_to_msecs(get_jiffies_64() - INITIAL_JIFFIES);
}

#endif
