// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* What the readers of protocols share. */
#include "luadata/headers.h"
#include "luadata/protocol/readers.h"

/* For what any reader does before it reads, and to push what it has not found. */
#define READER_FUEL 8

static bool readers_payload(struct luadata_view *view)
{
	const struct luadata_headers *headers = luadata_headers(view->packet);

	view->offset = headers->payload;
	view->length = headers->payload_length;
	return headers->has & LUADATA_HAS_PAYLOAD;
}

bool luadata_reader_view(lua_State *L, int arg, struct luadata_view *view)
{
	unsigned long number;
	lua_Integer offset;

	lunatik_charge(L, READER_FUEL);
	*view = luadata_view_check(L, 1);
	if (lua_isnoneornil(L, arg))
		return !lunatik_lent_at(L, 1, &number) || number || readers_payload(view);
	offset = luaL_checkinteger(L, arg);
	luadata_view_check_range(L, view, offset, 0, arg);
	view->offset += offset;
	view->length -= offset;
	return true;
}

int luadata_reader_none(lua_State *L, enum luadata_reason reason, const char *other,
			const char *absent)
{
	const char *const words[] = {
		[LUADATA_OTHER] = other,
		[LUADATA_ABSENT] = absent,
		[LUADATA_MALFORMED] = "malformed",
		[LUADATA_SHORT] = "short",
	};

	lua_pushnil(L);
	lua_pushstring(L, words[reason]);
	return 2;
}

void luadata_reader_push(lua_State *L, const struct luadata_text *text)
{
	lua_pushlstring(L, (const char *)text->bytes, text->length);
}
