/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Writing to views: integers by width and byte order, strings, runs of a byte, copies. */
#ifndef LUADATA_WRITE_H
#define LUADATA_WRITE_H

#include "luadata/bytes/change.h"
#include "luadata/bytes/view.h"

/**
 * luadata_write_begin - bytes of a view that may be written
 * @L: the running coroutine
 * @view: the view
 * @offset: first byte
 * @length: bytes; they are in bounds
 * @change: for luadata_write_end(), which must follow, with no error raised in between
 *
 * What was read of the packet before, by pointer, is void. Raises where the packet can
 * only be read, or memory is short.
 */
u8 *luadata_write_begin(lua_State *L, const struct luadata_view *view, u32 offset, u32 length,
			struct luadata_change *change);

/* Lets what depends on these bytes follow the write. */
static inline void luadata_write_end(const struct luadata_view *view,
				     const struct luadata_change *change)
{
	luadata_change_end(view->packet, change);
}

#define LUADATA_WRITE_METHODS 15
extern const struct luadata_method luadata_write_methods[LUADATA_WRITE_METHODS];

#endif
