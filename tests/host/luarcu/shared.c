/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include "shared.h"

#include <linux/random.h>
#include <linux/sched.h>
#include <linux/slab.h>

size_t host_used;
unsigned long host_requests, host_fail_from;
u64 host_milliseconds = 1000;
__thread int host_bh_off, host_locks;

void *host_zalloc(size_t size)
{
	size_t *memory;

	assert(!host_locks && !host_bh_off);
	if (++host_requests >= host_fail_from && host_fail_from)
		return NULL;
	/* Sixteen bytes before what is asked for keep it aligned; the end is exact. */
	memory = calloc(1, 16 + size);
	*memory = size;
	host_used += size;
	return memory + 2;
}

void *host_alloc(size_t size)
{
	return host_zalloc(size);
}

void host_free(const void *memory)
{
	size_t *begin = (size_t *)memory - 2;

	if (!memory)
		return;
	host_used -= *begin;
	free(begin);
}

void host_resched(void)
{
	assert(!host_locks && !host_bh_off);
}

void host_assert(const char *what, const char *file, int line)
{
	printf("FAIL %s:%d: assertion failed: %s\n", file, line, what);
	abort();
}

/* Not random: a failure repeats. */
u64 get_random_u64(void)
{
	static u64 state = 1;

	state = state * 6364136223846793005ULL + 1442695040888963407ULL;
	return state ^ state >> 33;
}

void check(bool holds, const char *what, const char *file, int line)
{
	if (holds)
		return;
	printf("FAIL %s:%d: %s\n", file, line, what);
	exit(1);
}

void pass(const char *name)
{
	printf("PASS %s\n", name);
}

struct luarcu_datum integer(u64 n)
{
	return (struct luarcu_datum){ .type = LUARCU_INTEGER, .integer = n };
}

struct luarcu_datum boolean(bool value)
{
	return (struct luarcu_datum){ .type = value ? LUARCU_TRUE : LUARCU_FALSE };
}

struct luarcu_datum bytes(const char *text, size_t length)
{
	return (struct luarcu_datum){ .type = LUARCU_STRING, .length = length, .text = text };
}

struct luarcu_datum string(const char *text)
{
	return bytes(text, strlen(text));
}

struct luarcu_key key_of(const struct luarcu_table *table, struct luarcu_datum datum)
{
	return luarcu_key(table, datum);
}

bool same(const struct luarcu_copy *copy, const struct luarcu_datum *datum)
{
	if (copy->type != datum->type || copy->length != datum->length)
		return false;
	if (datum->type == LUARCU_INTEGER)
		return copy->words[0] == datum->integer;
	if (copy->type == LUARCU_STRING) {
		struct luarcu_copy text = *copy;

		return !memcmp(luarcu_copy_text(&text), datum->text, datum->length);
	}
	return true;
}
