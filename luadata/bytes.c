// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Strings of bytes: their length, copies, searches. */
#include "luadata/bytes.h"
#include "luadata/integer.h"

/* view:len() and #view: bytes; of the packet, from the network header to the end. */
static int bytes_len(lua_State *L)
{
	lua_pushinteger(L, luadata_view_check(L, 1).length);
	return 1;
}

static bool leaf_len(lua_State *L, const struct lunatik_value *args, int count,
		     struct lunatik_value *result)
{
	struct luadata_view view;

	if (unlikely(!count || !luadata_view_of(L, &args[0], &view)))
		return false;
	luadata_leaf_integer(result, view.length);
	return true;
}

/* A length that argument @arg gives, by default up to the end, for an offset before it. */
static lua_Integer bytes_opt_length(lua_State *L, const struct luadata_view *view,
				    lua_Integer offset, int arg)
{
	lua_Integer length;

	if (lua_isnoneornil(L, arg)) {
		luadata_view_check_range(L, view, offset, 0, arg - 1);
		return view->length - offset;
	}
	length = luaL_checkinteger(L, arg);
	luadata_view_check_range(L, view, offset, length, arg);
	return length;
}

/* view:string(offset [, length]): a copy of the bytes, by default up to the end. */
static int bytes_string(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	const lua_Integer offset = luaL_checkinteger(L, 2);
	const lua_Integer length = bytes_opt_length(L, &view, offset, 3);
	const struct luadata_packet *packet = view.packet;
	const u32 at = view.offset + offset;
	luaL_Buffer buffer;
	const u8 *bytes;
	char *room;

	lunatik_charge_copy(L, length);
	if (at + length <= packet->head_length) {
		lua_pushlstring(L, packet->head + at, length);
		return 1;
	}
	room = luaL_buffinitsize(L, &buffer, length);
	bytes = luadata_read(packet, at, length, room);
	if (!bytes)
		return luaL_error(L, "the packet can't be read at offset %I", offset);
	luaL_pushresultsize(&buffer, length);
	return 1;
}

/*
 * view:find(text [, offset [, length]]): offset of the first occurrence of a plain text in
 * a range, by default all of the view, or nil. A search that spends the budget finds
 * nothing and ends the call.
 */
static int bytes_find(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	size_t text_length;
	const char *text = luaL_checklstring(L, 2, &text_length);
	const lua_Integer offset = luaL_optinteger(L, 3, 0);
	const lua_Integer length = bytes_opt_length(L, &view, offset, 4);
	const u32 from = view.offset + offset;
	s64 found = -1;

	if (text_length <= length)
		found = luadata_find(view.packet, from, from + length, text, text_length,
				     &lunatik_meter(L)->fuel);
	lunatik_charge(L, 0);
	if (found < 0)
		lua_pushnil(L);
	else
		lua_pushinteger(L, found - view.offset);
	return 1;
}

/* view:view(offset [, length]): a view of a part, by default up to the end. */
static int bytes_view(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	const lua_Integer offset = luaL_checkinteger(L, 2);
	const lua_Integer length = bytes_opt_length(L, &view, offset, 3);

	luadata_view_push(L, view.packet, view.offset + offset, length);
	return 1;
}

const struct luadata_method luadata_bytes_methods[LUADATA_BYTES_METHODS] = {
	{ "len", bytes_len, leaf_len },
	{ "string", bytes_string, NULL },
	{ "find", bytes_find, NULL },
	{ "view", bytes_view, NULL },
};
