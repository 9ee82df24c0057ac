// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * Sets of domain names. A name may have more labels than a call can afford to look up one by
 * one: a set knows how many its names have at most, and looks at no more of others.
 */
#include <linux/minmax.h>

#include "luadata/protocol/name.h"
#include "luadata/protocol/readers.h"

/* Upvalues of the function that a set is. */
#define DOMAINS_TABLE 1
#define DOMAINS_LABELS 2

/* Bytes of a name that are hashed for a unit of fuel, and what a search costs besides. */
#define DOMAINS_BYTES_PER_FUEL 8
#define DOMAINS_FUEL 8

/* The last @labels labels of a name. */
static struct luadata_text domains_last(const struct luadata_text *name, lua_Integer labels)
{
	const u8 *end = name->bytes + name->length, *at = end;

	while (at > name->bytes && (at[-1] != '.' || --labels))
		at--;
	return (struct luadata_text){ at, end - at };
}

/* Moves behind the first label; false where there is no other. */
static bool domains_shorten(struct luadata_text *name)
{
	const u32 label = lunatik_scan(name->bytes, name->length, '.');

	if (label == name->length)
		return false;
	name->bytes += label + 1;
	name->length -= label + 1;
	return true;
}

/* (name): what the set has for the longest domain that the name is or lies in, or nil. */
static int domains_find(lua_State *L)
{
	struct luadata_text name;
	size_t length;

	if (lua_isnoneornil(L, 1)) {
		lua_pushnil(L);
		return 1;
	}
	name.bytes = (const u8 *)luaL_checklstring(L, 1, &length);
	name.length = length;
	lunatik_charge_copy(L, length);
	name = domains_last(&name, lua_tointeger(L, lua_upvalueindex(DOMAINS_LABELS)));
	do {
		lunatik_charge(L, DOMAINS_FUEL + name.length / DOMAINS_BYTES_PER_FUEL);
		luadata_reader_push(L, &name);
		if (lua_rawget(L, lua_upvalueindex(DOMAINS_TABLE)) != LUA_TNIL)
			return 1;
		lua_pop(L, 1);
	} while (domains_shorten(&name));
	lua_pushnil(L);
	return 1;
}

/* Pushes a name of the list at index 1 as readers give it; returns the number of its labels. */
static lua_Integer domains_push_name(lua_State *L, int index)
{
	lua_Integer labels = 1;
	struct luadata_text name;
	luaL_Buffer buffer;
	size_t length;
	u8 *small;
	u32 i;

	luaL_argcheck(L, lua_type(L, index) == LUA_TSTRING, 1, "names expected");
	name.bytes = (const u8 *)lua_tolstring(L, index, &length);
	name.length = length;
	name = luadata_name_rootless(name);
	luaL_argcheck(L, name.length, 1, "an empty name");
	lunatik_charge(L, DOMAINS_FUEL + length / DOMAINS_BYTES_PER_FUEL);
	small = (u8 *)luaL_buffinitsize(L, &buffer, name.length);
	luadata_copy_lower(small, name.bytes, name.length);
	for (i = 0; i < name.length; i++)
		labels += small[i] == '.';
	luaL_pushresultsize(&buffer, name.length);
	return labels;
}

/*
 * dns.domains(names): a function that finds in a list of names, or in a table with names as
 * keys, the domain of a name. It gives the name from the list, or the table's value.
 */
int luadata_dns_domains(lua_State *L)
{
	lua_Integer labels, most = 1;
	bool listed;

	luaL_checktype(L, 1, LUA_TTABLE);
	lua_settop(L, 1);
	lua_newtable(L);
	for (lua_pushnil(L); lua_next(L, 1); lua_settop(L, 3)) {
		listed = lua_isinteger(L, 3);
		labels = domains_push_name(L, listed ? 4 : 3);
		most = max(most, labels);
		lua_pushvalue(L, listed ? 5 : 4);
		lua_rawset(L, 2);
	}
	lua_pushinteger(L, most);
	lua_pushcclosure(L, domains_find, 2);
	return 1;
}
