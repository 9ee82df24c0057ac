/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef TESTS_HOST_PATTERNS_H
#define TESTS_HOST_PATTERNS_H

#include <stdbool.h>
#include <stddef.h>

struct pattern {
	const char *name;
	bool ordinary;  /* no call may fail */
	size_t cap;     /* KB */
	int calls;
	const char *text; /* defines f, and maybe release */
};

extern const struct pattern patterns[];
extern const size_t patterns_count;

#endif
