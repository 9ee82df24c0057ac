/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The clock of tables and limits, which counts the kernel's ticks: LUARCU_SECOND of them. It
 * never goes back, stands still while the system sleeps, and is read in an instruction or two.
 */
#ifndef LUARCU_CLOCK_H
#define LUARCU_CLOCK_H

#include <linux/jiffies.h>

#define LUARCU_SECOND ((u64)HZ)

/* Never 0. */
static inline u64 luarcu_clock(void)
{
	return get_jiffies_64();
}

/* For scripts: since boot. */
static inline u64 luarcu_milliseconds(void)
{
	return jiffies64_to_msecs(get_jiffies_64() - INITIAL_JIFFIES);
}

#endif
