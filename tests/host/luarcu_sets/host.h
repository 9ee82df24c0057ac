/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The kernel of the sets in user space, and what their tests share. */
#ifndef LUARCU_SETS_HOST_H
#define LUARCU_SETS_HOST_H

#include <stdio.h>

#include <linux/types.h>

/* Bytes that are allocated, and the most that were since this was set. */
extern size_t host_held, host_peak;

/* How many allocations succeed before one fails; how many looks until the task is killed. */
extern long host_allocations, host_looks;

/* How often the task let others run, and how many secrets were drawn. */
extern unsigned long host_rests, host_secrets;

/* A number below @limit, the same ones in each run. */
u64 host_random(u64 limit);

/* Prints a case; main() returns whether one failed. */
extern int host_failed;

#define host_case(good, ...)                                                                   \
	do {                                                                                   \
		const bool passed = (good);                                                    \
		host_failed |= !passed;                                                        \
		printf(passed ? "PASS " : "FAIL ");                                            \
		printf(__VA_ARGS__);                                                           \
		putchar('\n');                                                                 \
	} while (0)

/* What a case is about to say, where something is not as it has to be: true. */
#define host_differs(...) (printf("     " __VA_ARGS__), putchar('\n'), true)

#endif
