// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "lunatik/lunatik.h"
#include "luadata/packet.h"
#include "luadata/read.h"

static const struct luadata_packet *packet_check(lua_State *L)
{
	const struct luadata_packet *packet = lunatik_lent_at(L, 1);

	if (unlikely(!packet))
		luaL_argerror(L, 1, lua_islightuserdata(L, 1) ?
					    "the packet is gone: it lives for one call" :
					    "packet expected");
	return packet;
}

static void packet_check_bounds(lua_State *L, const struct luadata_packet *packet,
				lua_Integer offset, lua_Integer length, int arg)
{
	if (likely(luadata_in_bounds(packet, offset, length)))
		return;
	lua_pushfstring(L, "offset %I, length %I: outside the packet's %d bytes", offset, length,
			(int)packet->length);
	luaL_argerror(L, arg, lua_tostring(L, -1));
}

static const u8 *packet_bytes(lua_State *L, u32 width, u8 *buffer)
{
	const struct luadata_packet *packet = packet_check(L);
	const lua_Integer offset = luaL_checkinteger(L, 2);
	const u8 *bytes;

	packet_check_bounds(L, packet, offset, width, 2);
	bytes = luadata_read(packet, offset, width, buffer);
	if (unlikely(!bytes))
		luaL_error(L, "the packet can't be read at offset %I", offset);
	return bytes;
}

static const u8 *leaf_bytes(lua_State *L, const struct lunatik_value *args, int count,
			    u32 width, u8 *buffer)
{
	const struct luadata_packet *packet;

	if (unlikely(count != 2 || args[1].tag != LUNATIK_TAG_INTEGER))
		return NULL;
	packet = lunatik_lent(L, &args[0]);
	if (unlikely(!packet || !luadata_in_bounds(packet, args[1].integer, width)))
		return NULL;
	return luadata_read(packet, args[1].integer, width, buffer);
}

static void leaf_integer(struct lunatik_value *result, s64 integer)
{
	result->tag = LUNATIK_TAG_INTEGER;
	result->integer = integer;
}

/* packet:NAME(offset): the integer of that width and byte order at an offset. */
#define PACKET_INTEGER(name, type, get)                                                        \
	static int packet_##name(lua_State *L)                                                 \
	{                                                                                      \
		u8 buffer[sizeof(type)];                                                       \
                                                                                               \
		lua_pushinteger(L, (type)get(packet_bytes(L, sizeof(type), buffer)));          \
		return 1;                                                                      \
	}                                                                                      \
                                                                                               \
	static bool leaf_##name(lua_State *L, const struct lunatik_value *args, int count,     \
				struct lunatik_value *result)                                  \
	{                                                                                      \
		u8 buffer[sizeof(type)];                                                       \
		const u8 *bytes = leaf_bytes(L, args, count, sizeof(type), buffer);            \
                                                                                               \
		if (unlikely(!bytes))                                                          \
			return false;                                                          \
		leaf_integer(result, (type)get(bytes));                                        \
		return true;                                                                   \
	}

#define packet_get_byte(bytes) (*(bytes))

PACKET_INTEGER(u8, u8, packet_get_byte)
PACKET_INTEGER(i8, s8, packet_get_byte)
PACKET_INTEGER(u16be, u16, get_unaligned_be16)
PACKET_INTEGER(u16le, u16, get_unaligned_le16)
PACKET_INTEGER(i16be, s16, get_unaligned_be16)
PACKET_INTEGER(i16le, s16, get_unaligned_le16)
PACKET_INTEGER(u32be, u32, get_unaligned_be32)
PACKET_INTEGER(u32le, u32, get_unaligned_le32)
PACKET_INTEGER(i32be, s32, get_unaligned_be32)
PACKET_INTEGER(i32le, s32, get_unaligned_le32)
PACKET_INTEGER(i64be, s64, get_unaligned_be64)
PACKET_INTEGER(i64le, s64, get_unaligned_le64)

/* packet:len() and #packet: bytes from the network header to the end. */
static int packet_len(lua_State *L)
{
	lua_pushinteger(L, packet_check(L)->length);
	return 1;
}

static bool leaf_len(lua_State *L, const struct lunatik_value *args, int count,
		     struct lunatik_value *result)
{
	const struct luadata_packet *packet = count ? lunatik_lent(L, &args[0]) : NULL;

	if (unlikely(!packet))
		return false;
	leaf_integer(result, packet->length);
	return true;
}

/* Rest of the packet from @offset, which is checked. */
static lua_Integer packet_rest(lua_State *L, const struct luadata_packet *packet,
			       lua_Integer offset, int arg)
{
	packet_check_bounds(L, packet, offset, 0, arg);
	return packet->length - offset;
}

/* packet:string(offset [, length]): a copy of the bytes, by default up to the end. */
static int packet_string(lua_State *L)
{
	const struct luadata_packet *packet = packet_check(L);
	const lua_Integer offset = luaL_checkinteger(L, 2);
	const lua_Integer length = lua_isnoneornil(L, 3) ? packet_rest(L, packet, offset, 2) :
							   luaL_checkinteger(L, 3);
	luaL_Buffer buffer;
	const u8 *bytes;
	char *room;

	packet_check_bounds(L, packet, offset, length, lua_isnoneornil(L, 3) ? 2 : 3);
	lunatik_charge_copy(L, length);
	if (offset + length <= packet->head_length) {
		lua_pushlstring(L, packet->head + offset, length);
		return 1;
	}
	room = luaL_buffinitsize(L, &buffer, length);
	bytes = luadata_read(packet, offset, length, room);
	if (!bytes)
		return luaL_error(L, "the packet can't be read at offset %I", offset);
	luaL_pushresultsize(&buffer, length);
	return 1;
}

/*
 * packet:find(text [, offset [, length]]): offset of the first occurrence of a plain text
 * in a range, by default all of the packet, or nil. A search that spends the budget finds
 * nothing and ends the call.
 */
static int packet_find(lua_State *L)
{
	const struct luadata_packet *packet = packet_check(L);
	size_t text_length;
	const char *text = luaL_checklstring(L, 2, &text_length);
	const lua_Integer offset = luaL_optinteger(L, 3, 0);
	const lua_Integer length = lua_isnoneornil(L, 4) ? packet_rest(L, packet, offset, 3) :
							   luaL_checkinteger(L, 4);
	s64 found = -1;

	packet_check_bounds(L, packet, offset, length, lua_isnoneornil(L, 4) ? 3 : 4);
	if (text_length <= length)
		found = luadata_find(packet, offset, offset + length, text, text_length,
				     &lunatik_meter(L)->fuel);
	lunatik_charge(L, 0);
	if (found < 0)
		lua_pushnil(L);
	else
		lua_pushinteger(L, found);
	return 1;
}

static int packet_tostring(lua_State *L)
{
	lua_pushliteral(L, "packet");
	return 1;
}

#define PACKET_LEAF(name)                                                                      \
	{                                                                                      \
		#name, packet_##name, leaf_##name                                              \
	}

static const struct {
	const char *name;
	lua_CFunction function;
	lunatik_leaf leaf;
} packet_methods[] = {
	PACKET_LEAF(len),
	PACKET_LEAF(u8),
	PACKET_LEAF(i8),
	PACKET_LEAF(u16be),
	PACKET_LEAF(u16le),
	PACKET_LEAF(i16be),
	PACKET_LEAF(i16le),
	PACKET_LEAF(u32be),
	PACKET_LEAF(u32le),
	PACKET_LEAF(i32be),
	PACKET_LEAF(i32le),
	PACKET_LEAF(i64be),
	PACKET_LEAF(i64le),
	{ "string", packet_string, NULL },
	{ "find", packet_find, NULL },
};

static const luaL_Reg packet_metamethods[] = {
	{ "__len", packet_len },
	{ "__tostring", packet_tostring },
	{ NULL, NULL },
};

static void packet_new_methods(lua_State *L)
{
	int i;

	lua_createtable(L, 0, ARRAY_SIZE(packet_methods));
	for (i = 0; i < ARRAY_SIZE(packet_methods); i++) {
		lunatik_pushleaf(L, packet_methods[i].function, packet_methods[i].leaf);
		lua_setfield(L, -2, packet_methods[i].name);
	}
}

/*
 * All handles are light userdata and share one metatable. Scripts see neither it nor the
 * methods' own table: the library's value is a copy, theirs to change.
 */
int luadata_packet_open(lua_State *L)
{
	lua_pushlightuserdata(L, NULL);
	luaL_newlib(L, packet_metamethods);
	packet_new_methods(L);
	lunatik_set_methods(L);
	lua_pushliteral(L, "packet");
	lua_setfield(L, -2, "__metatable");
	lua_pushliteral(L, "packet");
	lua_setfield(L, -2, "__name");
	lua_setmetatable(L, -2);
	packet_new_methods(L);
	return 1;
}
