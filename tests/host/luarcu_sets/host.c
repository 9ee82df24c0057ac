// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <linux/random.h>
#include <linux/sched.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>

#include "tests/host/luarcu_sets/host.h"

size_t host_held, host_peak;
long host_allocations = LONG_MAX, host_looks = LONG_MAX;
unsigned long host_rests, host_secrets;
int host_failed;

/* Its size is before a block, which the kernel aligns for no more than this. */
void *host_alloc(size_t size)
{
	size_t *block = host_allocations-- > 0 ? malloc(sizeof(*block) + size) : NULL;

	if (!block)
		return NULL;
	*block = size;
	host_held += size;
	host_peak = host_held > host_peak ? host_held : host_peak;
	return block + 1;
}

void *host_zalloc(size_t size)
{
	void *memory = host_alloc(size);

	return memory ? memset(memory, 0, size) : NULL;
}

void host_free(const void *memory)
{
	size_t *block = (size_t *)memory;

	if (!block)
		return;
	host_held -= block[-1];
	free(block - 1);
}

void host_resched(void)
{
	host_rests++;
}

bool host_is_killed(void)
{
	return host_looks-- <= 0;
}

static u64 random_next(void)
{
	static u64 state = 88172645463325252ULL;

	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state * 0x2545f4914f6cdd1dULL;
}

u64 host_random(u64 limit)
{
	return (random_next() >> 11) % limit;
}

u64 get_random_u64(void)
{
	host_secrets++;
	return random_next();
}
