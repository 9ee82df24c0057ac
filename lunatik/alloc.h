/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef LUNATIK_ALLOC_H
#define LUNATIK_ALLOC_H

#include <linux/types.h>

/* Small blocks are of as many sizes, each a multiple of the first, and kept when freed. */
#define LUNATIK_SPARE_SIZE 64
#define LUNATIK_SPARE_SIZES 4

/*
 * Bytes of freed blocks that a VM keeps at most: about what a cycle of the collector frees.
 * Under KASAN none, as it would take one that is kept for one in use.
 */
#define LUNATIK_SPARE_MAX (IS_ENABLED(CONFIG_KASAN) ? 0 : 64 * 1024)

struct lunatik_spare {
	struct lunatik_spare *next;
};

/*
 * What one VM holds, in bytes as Lua asks for them; spare blocks come on top of it. Only the
 * VM's running call changes it.
 */
struct lunatik_memory {
	size_t used;
	size_t cap;
	bool may_sleep; /* the VM runs in process context, with bottom halves on; none are kept */
	u32 spare_bytes;
	struct lunatik_spare *spare[LUNATIK_SPARE_SIZES];
};

/**
 * lunatik_alloc - Lua's allocator: realloc and free with an exact cap
 * @ud: the meter of the VM; it pays for the slab's work
 * @block: what to resize or free, or NULL
 * @osize: its size; for a new block, what Lua puts into it
 * @nsize: the size wanted, 0 to free
 *
 * Context: as the VM's may_sleep says.
 * Return: the block; NULL at the cap or without memory, when nothing has changed.
 * Shrinking never fails, as Lua demands.
 */
void *lunatik_alloc(void *ud, void *block, size_t osize, size_t nsize);

#endif
