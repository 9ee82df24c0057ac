/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* A clock that the test moves. */
#include <linux/compiler.h>
#include <linux/types.h>

extern u64 host_milliseconds;

#define HZ 1000
#define INITIAL_JIFFIES 0
#define get_jiffies_64() READ_ONCE(host_milliseconds)
#define jiffies64_to_msecs(n) (n)
