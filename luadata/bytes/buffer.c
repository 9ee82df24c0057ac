// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * A buffer's storage is a userdata that scripts never see: a packet without a hook, and
 * its bytes. What they see are views of it, userdata with a metatable.
 */
#include <linux/string.h>

#include "luadata/bytes/buffer.h"

#define BUFFER_MAX (1 << 24)
#define BUFFER_FUEL 6 /* for a view of one */

struct buffer_storage {
	struct luadata_packet packet;
	u8 bytes[];
};

static const char buffer_metatable; /* its address is the key in the registry */

void luadata_buffer_open(lua_State *L)
{
	lua_rawsetp(L, LUA_REGISTRYINDEX, &buffer_metatable);
}

const struct luadata_buffer *luadata_buffer_at(lua_State *L, int index)
{
	bool ours;

	if (lua_type(L, index) != LUA_TUSERDATA || !lua_getmetatable(L, index))
		return NULL;
	lua_rawgetp(L, LUA_REGISTRYINDEX, &buffer_metatable);
	ours = lua_rawequal(L, -1, -2);
	lua_pop(L, 2);
	return ours ? lua_touserdata(L, index) : NULL;
}

/* Pushes a view of the storage at the top of the stack, and takes that. */
static void buffer_push(lua_State *L, u32 offset, u32 length, u32 layout)
{
	struct buffer_storage *storage = lua_touserdata(L, -1);
	struct luadata_buffer *buffer;

	lunatik_charge(L, BUFFER_FUEL);
	buffer = lua_newuserdatauv(L, sizeof(*buffer), 1);
	buffer->packet = &storage->packet;
	buffer->offset = offset;
	buffer->length = length;
	buffer->layout = layout;
	lua_rotate(L, -2, 1);
	lua_setiuservalue(L, -2, 1);
	lua_rawgetp(L, LUA_REGISTRYINDEX, &buffer_metatable);
	lua_setmetatable(L, -2);
}

void luadata_buffer_push_part(lua_State *L, int index, const struct luadata_view *view,
			      u32 layout)
{
	lua_getiuservalue(L, index, 1);
	buffer_push(L, view->offset, view->length, layout);
}

int luadata_buffer_new(lua_State *L)
{
	const lua_Integer size = luaL_checkinteger(L, 1);
	struct buffer_storage *storage;

	if (size < 0 || size > BUFFER_MAX)
		return luaL_argerror(L, 1, "a size from 0 to 16777216 expected");
	lunatik_charge_copy(L, size);
	storage = lua_newuserdatauv(L, sizeof(*storage) + size, 0);
	memset(storage, 0, sizeof(*storage) + size);
	storage->packet.head = storage->bytes;
	storage->packet.head_length = size;
	storage->packet.length = size;
	luadata_packet_ready(&storage->packet);
	storage->packet.writable = size;
	buffer_push(L, 0, size, 0);
	return 1;
}
