// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* What scripts see: the methods of views, and the same as fields of the global "data". */
#include "luadata/bytes/buffer.h"
#include "luadata/bytes/bytes.h"
#include "luadata/bytes/integer.h"
#include "luadata/bytes/layout.h"
#include "luadata/bytes/write.h"
#include "luadata/library.h"
#include "luadata/packet/address.h"
#include "luadata/packet/adjust.h"
#include "luadata/packet/fields.h"
#include "luadata/packet/meta.h"

static int library_len(lua_State *L)
{
	lua_pushinteger(L, luadata_view_check(L, 1).length);
	return 1;
}

static int library_tostring(lua_State *L)
{
	lua_pushstring(L, lua_islightuserdata(L, 1) ? "packet" : "buffer");
	return 1;
}

static const luaL_Reg library_metamethods[] = {
	{ "__len", library_len },
	{ "__newindex", luadata_layout_set },
	{ "__tostring", library_tostring },
	{ NULL, NULL },
};

static const luaL_Reg library_functions[] = {
	{ "address", luadata_address },
	{ "layout", luadata_layout_new },
	{ "new", luadata_buffer_new },
	{ NULL, NULL },
};

static void library_push_methods(lua_State *L)
{
	lua_newtable(L);
	luadata_set_methods(L, luadata_integer_methods, LUADATA_INTEGER_METHODS);
	luadata_set_methods(L, luadata_bytes_methods, LUADATA_BYTES_METHODS);
	luadata_set_methods(L, luadata_write_methods, LUADATA_WRITE_METHODS);
	luadata_set_methods(L, luadata_adjust_methods, LUADATA_ADJUST_METHODS);
	luadata_set_methods(L, luadata_layout_methods, LUADATA_LAYOUT_METHODS);
	luadata_set_methods(L, luadata_fields_methods, LUADATA_FIELDS_METHODS);
	luadata_set_methods(L, luadata_meta_methods, LUADATA_META_METHODS);
}

/* Pushes a metatable for what is called @name, whose methods are on the stack at @methods. */
static void library_push_metatable(lua_State *L, const char *name, int methods)
{
	luaL_newlib(L, library_metamethods);
	lua_pushvalue(L, methods);
	lua_pushcclosure(L, luadata_layout_get, 1);
	lua_setfield(L, -2, "__index");
	lua_pushstring(L, name);
	lua_setfield(L, -2, "__metatable");
	lua_pushstring(L, name);
	lua_setfield(L, -2, "__name");
}

/*
 * All handles are light userdata and share one metatable. Scripts see neither it nor the
 * methods' own table: the library's value is a copy, theirs to change.
 */
int luadata_open(lua_State *L)
{
	luadata_view_open(L);
	luadata_layout_open(L);
	lua_settop(L, 0);
	library_push_methods(L);
	lua_pushlightuserdata(L, NULL);
	library_push_metatable(L, "packet", 1);
	lua_setmetatable(L, 2);
	lunatik_set_methods(L, 1);
	library_push_metatable(L, "buffer", 1);
	luadata_buffer_open(L);
	library_push_methods(L);
	luaL_setfuncs(L, library_functions, 0);
	return 1;
}
