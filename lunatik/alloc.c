// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "lunatik/alloc.h"
#include "lunatik/vm.h"

static gfp_t block_flags(const struct lunatik_memory *memory)
{
	return (memory->may_sleep ? GFP_KERNEL : GFP_ATOMIC) | __GFP_NOWARN;
}

static void *block_new(const struct lunatik_memory *memory, size_t size)
{
	if (memory->may_sleep)
		return kvmalloc(size, block_flags(memory));
	return kmalloc(size, block_flags(memory));
}

static void *block_resize(const struct lunatik_memory *memory, void *block, size_t osize,
			  size_t nsize)
{
	void *copy;

	/* The slab rounds sizes up: many a small resize fits where it is. */
	if (!is_vmalloc_addr(block) && nsize <= PAGE_SIZE && nsize > osize / 2)
		return krealloc(block, nsize, block_flags(memory));

	copy = block_new(memory, nsize);
	if (!copy)
		return nsize <= osize ? block : NULL;
	memcpy(copy, block, min(osize, nsize));
	kvfree(block);
	return copy;
}

void *lunatik_alloc(void *ud, void *block, size_t osize, size_t nsize)
{
	struct lunatik_vm *vm = container_of(ud, struct lunatik_vm, loan.meter);
	struct lunatik_memory *memory = &vm->memory;
	void *result = NULL;

	if (!block)
		osize = 0;
	if (nsize > osize && nsize - osize > memory->cap - memory->used)
		return NULL;

	/* Paid at the script's next charge: nothing may raise here. */
	vm->loan.meter.fuel -= LUNATIK_BLOCK + (nsize >> LUNATIK_BLOCK_SHIFT);
	/* Collecting and closing do nothing else for long. */
	if (memory->may_sleep)
		cond_resched();
	if (!nsize)
		kvfree(block);
	else if (!block)
		result = block_new(memory, nsize);
	else
		result = block_resize(memory, block, osize, nsize);

	if (result || !nsize)
		memory->used += nsize - osize;
	return result;
}
