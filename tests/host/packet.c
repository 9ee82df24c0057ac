// SPDX-License-Identifier: MIT OR GPL-2.0-only
#define _GNU_SOURCE
#include <stdint.h>
#include <string.h>

#include <lauxlib.h>

#include "lunatik/port/meter.h"
#include "packet.h"

static uint8_t packet_data[284];
static struct { uintptr_t serial; const uint8_t *lent; } call;

static const uint8_t *packet_at(lua_State *L, lua_Integer offset, lua_Integer length, int arg)
{
	if (lua_type(L, 1) != LUA_TLIGHTUSERDATA)
		luaL_argerror(L, 1, "packet expected");
	if (!call.lent || lua_touserdata(L, 1) != (void *)call.serial)
		luaL_argerror(L, 1, "the packet is gone: it lives for one call");
	if (offset < 0 || length < 0 || offset > (lua_Integer)sizeof(packet_data) ||
	    length > (lua_Integer)sizeof(packet_data) - offset)
		luaL_argerror(L, arg, "outside the packet");
	return call.lent + offset;
}

#define PACKET_INTEGER(name, type, swap)                                                       \
	static int packet_##name(lua_State *L)                                                 \
	{                                                                                      \
		type value;                                                                    \
                                                                                               \
		packet_at(L, 0, 0, 1);                                                         \
		memcpy(&value, packet_at(L, luaL_checkinteger(L, 2), sizeof(value), 2),        \
		       sizeof(value));                                                         \
		lua_pushinteger(L, (type)swap(value));                                         \
		return 1;                                                                      \
	}

PACKET_INTEGER(u8, uint8_t, )
PACKET_INTEGER(i8, int8_t, )
PACKET_INTEGER(u16be, uint16_t, __builtin_bswap16)
PACKET_INTEGER(u16le, uint16_t, )
PACKET_INTEGER(i16be, int16_t, __builtin_bswap16)
PACKET_INTEGER(i16le, int16_t, )
PACKET_INTEGER(u32be, uint32_t, __builtin_bswap32)
PACKET_INTEGER(u32le, uint32_t, )
PACKET_INTEGER(i32be, int32_t, __builtin_bswap32)
PACKET_INTEGER(i32le, int32_t, )
PACKET_INTEGER(i64be, int64_t, __builtin_bswap64)
PACKET_INTEGER(i64le, int64_t, )

static int packet_len(lua_State *L)
{
	packet_at(L, 0, 0, 1);
	lua_pushinteger(L, sizeof(packet_data));
	return 1;
}

/* The range that arguments 'arg' and the next describe, by default all. */
static const char *packet_range(lua_State *L, int arg, lua_Integer *offset, lua_Integer *length)
{
	packet_at(L, 0, 0, 1);
	*offset = luaL_optinteger(L, arg, 0);
	packet_at(L, *offset, 0, arg);
	*length = luaL_optinteger(L, arg + 1, sizeof(packet_data) - *offset);
	return (const char *)packet_at(L, *offset, *length, arg);
}

static int packet_string(lua_State *L)
{
	lua_Integer offset, length;
	const char *bytes;

	luaL_checkinteger(L, 2);
	bytes = packet_range(L, 2, &offset, &length);
	lua_pushlstring(L, bytes, length);
	return 1;
}

static int packet_find(lua_State *L)
{
	size_t text_length;
	const char *text = (packet_at(L, 0, 0, 1), luaL_checklstring(L, 2, &text_length));
	lua_Integer offset, length;
	const char *bytes = packet_range(L, 3, &offset, &length), *found;

	lunatik_charge_scan(L, 16 + length);
	found = memmem(bytes, length, text, text_length);
	if (found)
		lua_pushinteger(L, offset + (found - bytes));
	else
		lua_pushnil(L);
	return 1;
}

static int packet_tostring(lua_State *L)
{
	lua_pushliteral(L, "packet");
	return 1;
}

static const luaL_Reg packet_methods[] = {
	{ "len", packet_len },       { "u8", packet_u8 },         { "i8", packet_i8 },
	{ "u16be", packet_u16be },   { "u16le", packet_u16le },   { "i16be", packet_i16be },
	{ "i16le", packet_i16le },   { "u32be", packet_u32be },   { "u32le", packet_u32le },
	{ "i32be", packet_i32be },   { "i32le", packet_i32le },   { "i64be", packet_i64be },
	{ "i64le", packet_i64le },   { "string", packet_string }, { "find", packet_find },
	{ NULL, NULL },
};

void packet_open(lua_State *L)
{
	memset(packet_data, 0x45, sizeof(packet_data));
	luaL_newlib(L, packet_methods);
	lua_setglobal(L, "data");
	lua_pushlightuserdata(L, NULL);
	lua_newtable(L);
	luaL_newlib(L, packet_methods);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, packet_len);
	lua_setfield(L, -2, "__len");
	lua_pushcfunction(L, packet_tostring);
	lua_setfield(L, -2, "__tostring");
	lua_pushliteral(L, "packet");
	lua_setfield(L, -2, "__metatable");
	lua_pushliteral(L, "packet");
	lua_setfield(L, -2, "__name");
	lua_setmetatable(L, -2);
}

void *packet_lend(void)
{
	call.serial++;
	call.lent = packet_data;
	return (void *)call.serial;
}

void packet_take_back(void)
{
	call.lent = NULL;
}
