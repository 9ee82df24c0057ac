// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/kernel.h>

#include <lauxlib.h>

#include "lunatik/port/meter.h"

#include "luadata/packet/address.h"

#define TEXT_LENGTH sizeof("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255")

/* For the text of an IPv6 address. */
#define ADDRESS_FUEL 20

static bool address_is_ipv4(lua_State *L)
{
	return lua_isinteger(L, 1) && (u64)lua_tointeger(L, 1) <= U32_MAX;
}

int luadata_address(lua_State *L)
{
	char text[TEXT_LENGTH];
	const char *bytes;
	size_t length = 0;
	__be32 ipv4;

	bytes = lua_type(L, 1) == LUA_TSTRING ? lua_tolstring(L, 1, &length) : NULL;
	lunatik_charge(L, length ? ADDRESS_FUEL : 0);
	if (length == LUADATA_IPV6) {
		snprintf(text, sizeof(text), "%pI6c", bytes);
	} else {
		luaL_argcheck(L, address_is_ipv4(L), 1, "an address expected");
		ipv4 = cpu_to_be32(lua_tointeger(L, 1));
		snprintf(text, sizeof(text), "%pI4", &ipv4);
	}
	lua_pushstring(L, text);
	return 1;
}
