/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Force-included into every unit: the one place that knows kernel versions. It defines
 * names that newer kernels have, so that the code reads as written for the newest.
 */
#ifndef LUNATIK_COMPAT_H
#define LUNATIK_COMPAT_H

#include <linux/version.h>

/* Of a variable that is set where it counts: kernels may clear what is on the stack. */
#define lunatik_uninitialized __attribute__((__uninitialized__))

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 12, 0)
#include <linux/unaligned.h>
#else
#include <asm/unaligned.h>
#define skb_frags_readable(skb) true
#endif

#endif
