// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/errno.h>
#include <linux/limits.h>

#include "luadata/packet/adjust.h"

typedef int (*adjust_op)(struct luadata_packet *packet, s32 delta);

/* The packet begins or ends elsewhere: what was found in it, and its views, are void. */
static void adjust_forget(struct luadata_packet *packet)
{
	u32 number;

	packet->headers.status = LUADATA_HEADERS_UNREAD;
	packet->windows[0].length = packet->length;
	for (number = 1; number < packet->windows_used; number++)
		packet->windows[number] = (struct luadata_window){ 0 };
}

static int adjust(lua_State *L, struct luadata_packet *packet, adjust_op op)
{
	const lua_Integer delta = luaL_checkinteger(L, 2);
	int err = -EOPNOTSUPP;

	luaL_argcheck(L, delta >= -(lua_Integer)packet->length && delta <= U16_MAX, 2,
		      "more bytes than the packet has, or than a packet can have");
	lunatik_charge_copy(L, delta > 0 ? delta : 0);
	if (op)
		err = op(packet, delta);
	if (err) {
		lua_pushnil(L);
		lua_pushstring(L, err == -ENOSPC ? "room" : "unsupported");
		return 2;
	}
	adjust_forget(packet);
	lua_pushboolean(L, true);
	return 1;
}

/*
 * packet:adjust_head(delta): add bytes before offset 0, or remove them where delta is
 * negative; true, or nil and "room" or "unsupported".
 */
static int adjust_head(lua_State *L)
{
	struct luadata_packet *packet = luadata_packet_check(L, 1);

	return adjust(L, packet, packet->ops->adjust_head);
}

/* packet:adjust_tail(delta): the same at the end. */
static int adjust_tail(lua_State *L)
{
	struct luadata_packet *packet = luadata_packet_check(L, 1);

	return adjust(L, packet, packet->ops->adjust_tail);
}

const struct luadata_method luadata_adjust_methods[LUADATA_ADJUST_METHODS] = {
	{ "adjust_head", adjust_head, NULL },
	{ "adjust_tail", adjust_tail, NULL },
};
