/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Included first into sources whose input changes behind each look at it: what the compiler
 * tells of loads leaves these functions out.
 */
#ifndef TESTS_HOST_CHANGING_H
#define TESTS_HOST_CHANGING_H

#include <string.h>

void *changing_memcpy(void *to, const void *from, size_t length);
int changing_memcmp(const void *a, const void *b, size_t length);

#define memcpy(to, from, length) changing_memcpy(to, from, length)
#define memmove(to, from, length) changing_memcpy(to, from, length)
#define memcmp(a, b, length) changing_memcmp(a, b, length)

#endif
