/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Buffers that scripts own: data.new(), and views of them. */
#ifndef LUADATA_BUFFER_H
#define LUADATA_BUFFER_H

#include "luadata/bytes/view.h"

/* A view of a buffer, a full userdata; its first user value keeps the storage alive. */
struct luadata_buffer {
	struct luadata_packet *packet;
	u32 offset;
	u32 length;
	u32 layout;
};

/* The buffer's view at an index, or NULL. */
const struct luadata_buffer *luadata_buffer_at(lua_State *L, int index);

/* Pushes another view of the buffer at @index; what @view tells is in bounds. */
void luadata_buffer_push_part(lua_State *L, int index, const struct luadata_view *view,
			      u32 layout);

/* Takes the table at the top of the stack as the metatable of buffers. */
void luadata_buffer_open(lua_State *L);

/* data.new(size): a buffer of zeros. */
int luadata_buffer_new(lua_State *L);

#endif
