/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Lua as one compilation unit: what is not API becomes static, so the compiler inlines
 * and drops more, and objtool sees which functions don't return. The sources are those
 * of 'prepare'.
 */
#define LUA_CORE
#define LUA_LIB

#include <linux/compiler.h>
#include <linux/types.h>

#include <lua.h>

#undef LUAI_FUNC
#undef LUAI_DDEC
#undef LUAI_DDEF
#undef LUAMOD_API
#define LUAI_FUNC static
#define LUAI_DDEC(declaration) static declaration
#define LUAI_DDEF static
#define LUAMOD_API static

#include "lunatik/port/fast.h"
#include "lunatik/port/hash.h"
#include "lunatik/port/meter.h"
#include "lunatik/port/port.h"

/* What a token costs the compiler. */
#define LUNATIK_TOKEN 12

/* What it costs to read a numeral of the greatest length. */
#define LUNATIK_NUMERAL 70

/* What calling a C function costs, and the most of a string that a message cites. */
#define LUNATIK_CALL 8
#define LUNATIK_MESSAGE 250

/* What it costs to look for a short string among all. */
#define LUNATIK_STRING 4

/* What it costs to begin and end a compilation. */
#define LUNATIK_LOAD 26

/* Bytes or elements that are worked on between two charges, or two chances to reschedule. */
#define LUNATIK_PIECE 4096

/* What the length of a list costs, where it is not in the array part. */
#define LUNATIK_SEARCH 64

#include "lzio.c"
#include "lctype.c"
#include "lopcodes.c"
#include "lmem.c"
#include "where.c"
#include "lstate.c"
#include "lgc.c"
#include "llex.c"
#include "lcode.c"
#include "lparser.c"
#include "ldebug.c"
#include "lfunc.c"
#include "lobject.c"
#include "ltm.c"
#include "lstring.c"
#include "ltable.c"
#include "ldo.c"
#include "lvm.c"
#include "lapi.c"
#include "lauxlib.c"
#include "lbaselib.c"
#include "lcorolib.c"
#include "format.c"
#include "lstrlib.c"
#include "ltablib.c"
#include "lutf8lib.c"

#include "fast.c"
#include "find.c"
#include "mathlib.c"

void lunatik_meter_raise(lua_State *L)
{
	lunatik_meter(L)->fuel = -1; /* far from wrapping, whatever was charged */
	luaD_throw(L, LUNATIK_ERRBUDGET);
}

/* Reached only by an error outside of any protected call, a mistake of the embedder. */
static int __noreturn unprotected(lua_State *L)
{
	abort();
}

lua_State *lunatik_newstate(lua_Alloc alloc, struct lunatik_meter *meter)
{
	lua_State *L;

	meter->seed = lunatik_random64() | 1;
	L = lua_newstate(alloc, meter);
	if (L)
		lua_atpanic(L, unprotected);
	return L;
}

void lunatik_openlibs(lua_State *L)
{
	static const luaL_Reg libs[] = {
		{ LUA_GNAME, luaopen_base },
		{ LUA_COLIBNAME, luaopen_coroutine },
		{ LUA_MATHLIBNAME, luaopen_math },
		{ LUA_STRLIBNAME, luaopen_string },
		{ LUA_TABLIBNAME, luaopen_table },
		{ LUA_UTF8LIBNAME, luaopen_utf8 },
	};
	size_t i;

	for (i = 0; i < sizeof(libs) / sizeof(libs[0]); i++) {
		luaL_requiref(L, libs[i].name, libs[i].func, 1);
		lua_pop(L, 1);
	}
	lunatik_openfind(L);
}
