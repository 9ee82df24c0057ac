// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/ktime.h>

#include "luarcu/clock.h"
#include "luarcu/handle.h"
#include "luarcu/library.h"
#include "luarcu/limit_library.h"
#include "luarcu/set_library.h"
#include "luarcu/table_library.h"

static bool leaf_now(lua_State *L, const struct lunatik_value *args, int count,
		     struct lunatik_value *result)
{
	result->integer = luarcu_milliseconds();
	result->tag = LUNATIK_TAG_INTEGER;
	return true;
}

static bool leaf_time(lua_State *L, const struct lunatik_value *args, int count,
		      struct lunatik_value *result)
{
	result->integer = ktime_get_real_seconds();
	result->tag = LUNATIK_TAG_INTEGER;
	return true;
}

/* rcu.now(): milliseconds since boot. */
static int library_now(lua_State *L)
{
	return lunatik_call_leaf(L, leaf_now);
}

/* rcu.time(): seconds since 1970. */
static int library_time(lua_State *L)
{
	return lunatik_call_leaf(L, leaf_time);
}

static const struct luarcu_method library_functions[] = {
	{ "limit", luarcu_limit },
	{ "table", luarcu_table },
	{ "domains", luarcu_domains },
	{ "prefixes", luarcu_prefixes },
	{ "now", library_now, leaf_now },
	{ "time", library_time, leaf_time },
};

int luarcu_open(lua_State *L)
{
	luarcu_handles_open(L);
	luarcu_limit_open(L);
	luarcu_table_open(L);
	luarcu_set_open(L);
	lua_newtable(L);
	luarcu_methods_set(L, library_functions, ARRAY_SIZE(library_functions));
	return 1;
}

int luarcu_close(lua_State *L)
{
	luarcu_handles_close(L);
	return 0;
}
