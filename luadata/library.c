// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* What scripts see: the methods of handles, and the same as fields of the global "data". */
#include "luadata/address.h"
#include "luadata/bytes.h"
#include "luadata/fields.h"
#include "luadata/integer.h"
#include "luadata/library.h"
#include "luadata/meta.h"

#define LIBRARY_METHODS                                                                        \
	(LUADATA_INTEGER_METHODS + LUADATA_BYTES_METHODS + LUADATA_FIELDS_METHODS +            \
	 LUADATA_META_METHODS)

static int library_len(lua_State *L)
{
	lua_pushinteger(L, luadata_view_check(L, 1).length);
	return 1;
}

static int library_tostring(lua_State *L)
{
	lua_pushliteral(L, "packet");
	return 1;
}

static const luaL_Reg library_metamethods[] = {
	{ "__len", library_len },
	{ "__tostring", library_tostring },
	{ NULL, NULL },
};

static void library_push_methods(lua_State *L)
{
	lua_createtable(L, 0, LIBRARY_METHODS);
	luadata_set_methods(L, luadata_integer_methods, LUADATA_INTEGER_METHODS);
	luadata_set_methods(L, luadata_bytes_methods, LUADATA_BYTES_METHODS);
	luadata_set_methods(L, luadata_fields_methods, LUADATA_FIELDS_METHODS);
	luadata_set_methods(L, luadata_meta_methods, LUADATA_META_METHODS);
}

/*
 * All handles are light userdata and share one metatable. Scripts see neither it nor the
 * methods' own table: the library's value is a copy, theirs to change.
 */
int luadata_open(lua_State *L)
{
	luadata_view_open(L);
	lua_pushlightuserdata(L, NULL);
	luaL_newlib(L, library_metamethods);
	library_push_methods(L);
	lunatik_set_methods(L);
	lua_pushliteral(L, "packet");
	lua_setfield(L, -2, "__metatable");
	lua_pushliteral(L, "packet");
	lua_setfield(L, -2, "__name");
	lua_setmetatable(L, -2);
	library_push_methods(L);
	lua_pushcfunction(L, luadata_address);
	lua_setfield(L, -2, "address");
	return 1;
}
