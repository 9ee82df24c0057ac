/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#define current NULL

void host_resched(void);

#define cond_resched() host_resched()
