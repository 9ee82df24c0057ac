// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/errno.h>
#include <linux/minmax.h>
#include <linux/string.h>

#include "luadata/bytes/bytes.h"
#include "luadata/bytes/integer.h"

/* Bytes compared at a time. */
#define BYTES_PIECE 64

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

int luadata_string(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	const lua_Integer offset = luaL_checkinteger(L, 2);
	const lua_Integer length = luadata_opt_length(L, &view, offset, 3);
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
	lunatik_charge(L, LUADATA_PIECES_FUEL);
	room = luaL_buffinitsize(L, &buffer, length);
	bytes = luadata_read(packet, at, length, room);
	if (!bytes)
		return luaL_error(L, "the packet can't be read at offset %I", offset);
	luaL_pushresultsize(&buffer, length);
	return 1;
}

static bool leaf_string(lua_State *L, const struct lunatik_value *args, int count,
			struct lunatik_value *result)
{
	struct luadata_view view;
	u64 offset, length;
	const u8 *bytes;

	if (unlikely(count != 3 || args[1].tag != LUNATIK_TAG_INTEGER ||
		     args[2].tag != LUNATIK_TAG_INTEGER || !luadata_view_of(L, &args[0], &view)))
		return false;
	offset = args[1].integer;
	length = args[2].integer;
	if (unlikely(!luadata_view_holds(&view, offset, length) ||
		     view.offset + offset + length > view.packet->head_length))
		return false;
	bytes = view.packet->head + view.offset + offset;
	lunatik_charge(L, LUADATA_LEAF_FUEL);
	lunatik_charge_copy(L, length);
	lunatik_leaf_string(L, result, bytes, length);
	return true;
}

/*
 * view:find(text [, offset [, length]]): offset of the first occurrence of a plain text in
 * a range, by default all of the view, or nil.
 */
static int bytes_find(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	size_t text_length;
	const char *text = luaL_checklstring(L, 2, &text_length);
	const lua_Integer offset = luaL_optinteger(L, 3, 0);
	const lua_Integer length = luadata_opt_length(L, &view, offset, 4);
	struct luadata_search search = {
		.packet = view.packet,
		.from = view.offset + offset,
		.to = view.offset + offset + length,
		.text = text,
		.length = text_length,
		.room_size = LUADATA_SCRATCH,
	};
	s64 found = -ENOENT;

	if (search.to > view.packet->head_length)
		search.room = luadata_view_scratch(L);
	if (text_length <= length)
		while ((found = luadata_find(&search, &lunatik_meter(L)->fuel)) == -EAGAIN)
			lunatik_charge(L, 0); /* while a script loads there may be more */
	lunatik_charge(L, 0);
	if (found == -EFAULT)
		return luaL_error(L, "the packet can't be read at offset %I", offset);
	if (found < 0)
		lua_pushnil(L);
	else
		lua_pushinteger(L, found - view.offset);
	return 1;
}

/* What a view is compared with. */
struct bytes_other {
	const u8 *text; /* NULL where it is a view */
	struct luadata_view view;
};

/* Takes it from argument @arg; its length. */
static size_t bytes_check_other(lua_State *L, int arg, struct bytes_other *other)
{
	size_t length;

	other->text = NULL;
	if (lua_type(L, arg) == LUA_TSTRING) {
		other->text = (const u8 *)lua_tolstring(L, arg, &length);
		return length;
	}
	other->view = luadata_view_check(L, arg);
	return other->view.length;
}

/* At most BYTES_PIECE bytes of a view, in its packet's head or copied to @piece. */
static const u8 *bytes_piece(lua_State *L, const struct luadata_view *view, u32 offset,
			     u32 length, u8 *piece)
{
	const u32 at = view->offset + offset;
	const u8 *bytes;

	lunatik_charge(L, luadata_read_fuel(view->packet, at, length));
	bytes = luadata_read(view->packet, at, length, piece);
	if (!bytes)
		luaL_error(L, "the packet can't be read at offset %d", (int)offset);
	return bytes;
}

/*
 * view:compare(offset, other): -1, 0 or 1 as the bytes at an offset are less than, equal to
 * or greater than those of a string or view, which may be shorter than the rest.
 */
static int bytes_compare(lua_State *L)
{
	const struct luadata_view view = luadata_view_check(L, 1);
	const lua_Integer offset = luaL_checkinteger(L, 2);
	u8 pieces[2][BYTES_PIECE];
	struct bytes_other other;
	const size_t length = bytes_check_other(L, 3, &other);
	const u8 *bytes, *with;
	size_t done, step;
	int order = 0;

	luadata_view_check_range(L, &view, offset, length, 2);
	lunatik_charge_scan(L, length);
	for (done = 0; done < length && !order; done += step) {
		step = min_t(size_t, length - done, BYTES_PIECE);
		bytes = bytes_piece(L, &view, offset + done, step, pieces[0]);
		with = other.text ? other.text + done :
				    bytes_piece(L, &other.view, done, step, pieces[1]);
		order = memcmp(bytes, with, step);
	}
	lua_pushinteger(L, (order > 0) - (order < 0));
	return 1;
}

/* view:view(offset [, length]): a view of a part, by default up to the end. */
static int bytes_view(lua_State *L)
{
	struct luadata_view view = luadata_view_check(L, 1);
	const lua_Integer offset = luaL_checkinteger(L, 2);
	const lua_Integer length = luadata_opt_length(L, &view, offset, 3);

	view.offset += offset;
	view.length = length;
	luadata_view_push(L, 1, &view, 0);
	return 1;
}

const struct luadata_method luadata_bytes_methods[LUADATA_BYTES_METHODS] = {
	{ "len", bytes_len, leaf_len },
	{ "string", luadata_string, leaf_string },
	{ "find", bytes_find, NULL },
	{ "compare", bytes_compare, NULL },
	{ "view", bytes_view, NULL },
};
