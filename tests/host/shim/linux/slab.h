/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Memory that is counted, and that is refused where a test wants so. */
#ifndef HOST_LINUX_SLAB_H
#define HOST_LINUX_SLAB_H

#include <linux/gfp.h>
#include <linux/types.h>

void *host_alloc(size_t size);
void *host_zalloc(size_t size);
void host_free(const void *memory);

#define kmalloc(size, flags) host_alloc(size)
#define kvmalloc(size, flags) host_alloc(size)
#define kzalloc(size, flags) host_zalloc(size)
#define kvzalloc(size, flags) host_zalloc(size)
#define kfree(memory) host_free(memory)
#define kvfree(memory) host_free(memory)

#endif
