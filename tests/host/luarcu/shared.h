/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What the tests of tables and limits have in common. */
#ifndef TESTS_HOST_LUARCU_SHARED_H
#define TESTS_HOST_LUARCU_SHARED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "luarcu/table.h"

/* Bytes that were asked for and not returned; requests from this one on fail, if not 0. */
extern size_t host_used;
extern unsigned long host_requests, host_fail_from;

#define CHECK(what) check(what, #what, __FILE__, __LINE__)

/* Ends the program where it does not hold. */
void check(bool holds, const char *what, const char *file, int line);

/* Says that a case has passed. */
void pass(const char *name);

struct luarcu_datum integer(u64 n);
struct luarcu_datum boolean(bool value);
struct luarcu_datum string(const char *text);
struct luarcu_datum bytes(const char *text, size_t length);

struct luarcu_key key_of(const struct luarcu_table *table, struct luarcu_datum datum);

/* Whether a copy is that datum. */
bool same(const struct luarcu_copy *copy, const struct luarcu_datum *datum);

#endif
