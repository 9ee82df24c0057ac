/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Counts instructions by valgrind, where the program runs under callgrind and is compiled
 * with COUNT; otherwise it counts nothing.
 */
#ifndef TESTS_HOST_COUNT_H
#define TESTS_HOST_COUNT_H

#include <stdbool.h>

#ifdef COUNT
#include <stdio.h>
#include <unistd.h>
#include <valgrind/callgrind.h>

static int count_dumps;

static inline bool counting(void)
{
	return true;
}

static inline void count_begin(void)
{
	CALLGRIND_START_INSTRUMENTATION;
	CALLGRIND_ZERO_STATS;
}

/* The profile's own total; the file goes at once. */
static inline long count_end(void)
{
	char path[64], line[256];
	long total = -1;
	FILE *f;

	CALLGRIND_DUMP_STATS;
	snprintf(path, sizeof(path), "callgrind.out.%d.%d", getpid(), ++count_dumps);
	f = fopen(path, "r");
	while (f && fgets(line, sizeof(line), f))
		if (sscanf(line, "summary: %ld", &total) == 1)
			break;
	if (f)
		fclose(f);
	unlink(path);
	return total;
}
#else
static inline bool counting(void)
{
	return false;
}

static inline void count_begin(void)
{
}

static inline long count_end(void)
{
	return 0;
}
#endif

#endif
