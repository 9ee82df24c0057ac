// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/minmax.h>
#include <linux/string.h>

#include "luadata/bytes/buffer.h"
#include "luadata/bytes/view.h"

/* The longest message that a reader takes, a record of TLS. Few VMs ever see one in pieces. */
#define VIEW_LONGEST (5 + 16384)

static const char view_scratch; /* its address is the buffer's key in the registry */

void luadata_view_open(lua_State *L)
{
	lua_newuserdatauv(L, LUADATA_SCRATCH, 0);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &view_scratch);
}

u8 *luadata_view_scratch(lua_State *L)
{
	u8 *scratch;

	lua_rawgetp(L, LUA_REGISTRYINDEX, &view_scratch);
	scratch = lua_touserdata(L, -1);
	lua_pop(L, 1);
	return scratch;
}

/* The buffer with room for so many bytes, of which the first @kept stay. */
static u8 *view_room(lua_State *L, u32 length, u32 kept)
{
	u8 *scratch, *longer;

	lua_rawgetp(L, LUA_REGISTRYINDEX, &view_scratch);
	scratch = lua_touserdata(L, -1);
	if (unlikely(length > lua_rawlen(L, -1))) {
		longer = lua_newuserdatauv(L, VIEW_LONGEST, 0);
		memcpy(longer, scratch, kept);
		lua_rawsetp(L, LUA_REGISTRYINDEX, &view_scratch);
		scratch = longer;
	}
	lua_pop(L, 1);
	return scratch;
}

bool luadata_view_at(lua_State *L, int index, struct luadata_view *view)
{
	const struct luadata_buffer *buffer;
	const struct luadata_window *window;
	unsigned long number;

	view->packet = lunatik_lent_at(L, index, &number);
	if (likely(view->packet && number < view->packet->windows_used)) {
		window = &view->packet->windows[number];
		view->offset = window->offset;
		view->length = window->length;
		view->layout = window->layout;
		return true;
	}
	buffer = luadata_buffer_at(L, index);
	if (!buffer)
		return false;
	*view = (struct luadata_view){ buffer->packet, buffer->offset, buffer->length,
				       buffer->layout };
	return true;
}

struct luadata_view luadata_view_check(lua_State *L, int arg)
{
	struct luadata_view view;

	if (unlikely(!luadata_view_at(L, arg, &view)))
		luaL_argerror(L, arg, lua_islightuserdata(L, arg) ?
					      "the packet is gone: it lives for one call" :
					      "packet expected");
	return view;
}

struct luadata_packet *luadata_packet_check(lua_State *L, int arg)
{
	struct luadata_packet *packet;
	unsigned long number;

	luadata_view_check(L, arg);
	packet = lunatik_lent_at(L, arg, &number);
	luaL_argcheck(L, packet && !number, arg, "a whole packet expected");
	return packet;
}

void luadata_view_check_range(lua_State *L, const struct luadata_view *view,
			      lua_Integer offset, lua_Integer length, int arg)
{
	if (likely(luadata_view_holds(view, offset, length)))
		return;
	lua_pushfstring(L, "offset %I, length %I: outside the %s's %d bytes", offset, length,
			view->length == view->packet->length ? "packet" : "view",
			(int)view->length);
	luaL_argerror(L, arg, lua_tostring(L, -1));
}

lua_Integer luadata_opt_length(lua_State *L, const struct luadata_view *view,
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

const u8 *luadata_view_bytes(lua_State *L, const struct luadata_view *view, u32 wanted,
			     u32 *length)
{
	*length = 0;
	return luadata_view_more(L, view, wanted, length);
}

const u8 *luadata_view_more(lua_State *L, const struct luadata_view *view, u32 wanted,
			    u32 *length)
{
	const struct luadata_packet *packet = view->packet;
	/* What was given in the head was not copied. */
	const u32 given = view->offset + *length > packet->head_length ? *length : 0;
	u8 *scratch;

	*length = min(view->length, wanted);
	if (likely(view->offset + *length <= packet->head_length))
		return packet->head + view->offset;

	*length = min_t(u32, *length, VIEW_LONGEST);
	scratch = view_room(L, *length, given);
	if (*length <= given)
		return scratch;
	lunatik_charge(L, LUADATA_PIECES_FUEL);
	lunatik_charge_copy(L, *length - given);
	if (packet->ops->copy(packet, view->offset + given, scratch + given, *length - given))
		luaL_error(L, "the packet can't be read at offset %d",
			   (int)(view->offset + given));
	return scratch;
}

u8 *luadata_view_copy(lua_State *L, const struct luadata_view *view, u32 wanted, u32 *length)
{
	const u8 *bytes = luadata_view_more(L, view, min_t(u32, wanted, VIEW_LONGEST), length);
	u8 *scratch = view_room(L, *length, 0);

	if (bytes == scratch)
		return scratch;
	lunatik_charge_copy(L, *length);
	return memcpy(scratch, bytes, *length);
}

void luadata_view_push(lua_State *L, int arg, const struct luadata_view *view, u32 layout)
{
	struct luadata_packet *packet = view->packet;

	if (!lua_islightuserdata(L, arg)) {
		luadata_buffer_push_part(L, arg, view, layout);
		return;
	}
	if (unlikely(packet->windows_used == LUADATA_WINDOWS))
		luaL_error(L, "more than %d views of a packet", LUADATA_WINDOWS - 1);
	lunatik_push_handle(L, luadata_window_add(packet, view->offset, view->length, layout));
}

void luadata_set_methods(lua_State *L, const struct luadata_method *methods, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		lunatik_pushleaf(L, methods[i].function, methods[i].leaf);
		lua_setfield(L, -2, methods[i].name);
	}
}
