// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/mm.h>
#include <linux/sched.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "lunatik/alloc.h"
#include "lunatik/vm.h"

/* Which of the sizes that are kept a block has; LUNATIK_SPARE_SIZES or more for none. */
static inline size_t spare_number(size_t size)
{
	if (size <= LUNATIK_SPARE_SIZE / 2) /* the slab has half of it */
		return LUNATIK_SPARE_SIZES;
	return (size - 1) / LUNATIK_SPARE_SIZE;
}

/* A block is as large as any that it may be taken for when it is spare. */
static size_t block_size(size_t size)
{
	if (spare_number(size) < LUNATIK_SPARE_SIZES)
		return round_up(size, LUNATIK_SPARE_SIZE);
	return size;
}

/* Where the kernel has no memory the script has none: no process is killed for it. */
static gfp_t block_flags(const struct lunatik_memory *memory)
{
	if (memory->may_sleep)
		return GFP_KERNEL | __GFP_RETRY_MAYFAIL | __GFP_NOWARN;
	return GFP_ATOMIC | __GFP_NOWARN;
}

static noinline void *block_make(const struct lunatik_memory *memory, size_t size)
{
	size = block_size(size);
	if (memory->may_sleep)
		return kvmalloc(size, block_flags(memory));
	return kmalloc(size, block_flags(memory));
}

static __always_inline void *block_new(struct lunatik_memory *memory, size_t size)
{
	const size_t number = spare_number(size);
	struct lunatik_spare *block;

	if (number < LUNATIK_SPARE_SIZES && memory->spare[number]) {
		block = memory->spare[number];
		memory->spare[number] = block->next;
		memory->spare_bytes -= (number + 1) * LUNATIK_SPARE_SIZE;
		return block;
	}
	return block_make(memory, size);
}

/* Closing a VM frees its blocks here one by one, and with the first of them all spare ones. */
static noinline void spare_free(struct lunatik_memory *memory)
{
	struct lunatik_spare *block;
	int i;

	for (i = 0; i < LUNATIK_SPARE_SIZES; i++) {
		while ((block = memory->spare[i])) {
			memory->spare[i] = block->next;
			kvfree(block);
		}
	}
	memory->spare_bytes = 0;
}

static __always_inline void block_free(struct lunatik_memory *memory, void *block, size_t size)
{
	const size_t number = spare_number(size);
	struct lunatik_spare *spare = block;

	if (number < LUNATIK_SPARE_SIZES && !memory->may_sleep &&
	    memory->spare_bytes < LUNATIK_SPARE_MAX) {
		spare->next = memory->spare[number];
		memory->spare[number] = spare;
		memory->spare_bytes += (number + 1) * LUNATIK_SPARE_SIZE;
		return;
	}
	if (memory->may_sleep && memory->spare_bytes)
		spare_free(memory);
	kvfree(block);
}

static noinline void *block_resize(struct lunatik_memory *memory, void *block, size_t osize,
			  size_t nsize)
{
	void *copy;

	/* The slab rounds sizes up: many a small resize fits where it is. */
	if (!is_vmalloc_addr(block) && nsize <= PAGE_SIZE && nsize > osize / 2)
		return krealloc(block, block_size(nsize), block_flags(memory));

	copy = block_new(memory, nsize);
	if (!copy)
		return nsize <= osize ? block : NULL;
	memcpy(copy, block, min(osize, nsize));
	block_free(memory, block, osize);
	return copy;
}

void *lunatik_alloc(void *ud, void *block, size_t osize, size_t nsize)
{
	struct lunatik_vm *vm = container_of(ud, struct lunatik_vm, loan.meter);
	struct lunatik_memory *memory = &vm->memory;
	void *result = NULL;

	if (!block)
		osize = 0;
	if (nsize > osize && unlikely(nsize - osize > memory->cap - memory->used))
		return NULL;

	/* Paid at the script's next charge: nothing may raise here. */
	vm->loan.meter.fuel -= LUNATIK_BLOCK + (nsize >> LUNATIK_BLOCK_SHIFT);
	/* Collecting and closing do nothing else for long. */
	if (unlikely(memory->may_sleep))
		cond_resched();
	if (!nsize)
		block_free(memory, block, osize);
	else if (likely(!block))
		result = block_new(memory, nsize);
	else
		result = block_resize(memory, block, osize, nsize);

	if (result || !nsize)
		memory->used += nsize - osize;
	return result;
}
