// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luarcu/handle.h"
#include "luarcu/limit_library.h"
#include "luarcu/limit_object.h"
#include "luarcu/value.h"

/* What taking costs beside the instruction that calls; a key is as short as the charge says. */
#define LIMIT_TAKE 6

static bool leaf_take(lua_State *L, const struct lunatik_value *args, int count,
		      struct lunatik_value *result)
{
	struct luarcu_object *object;
	struct luarcu_datum key;
	struct luarcu_limit *limit;
	s64 n = 1;

	if (unlikely(count < 2))
		return false;
	object = luarcu_handle_of(&args[0], &luarcu_limit_kind);
	if (unlikely(!object))
		return false;
	limit = luarcu_limit_in(object);
	key = luarcu_datum_of(&args[1], limit->table.settings.key);
	if (unlikely(key.type == LUARCU_NONE))
		return false;
	if (count > 2 && args[2].tag != LUNATIK_TAG_NIL) {
		n = args[2].integer;
		if (unlikely(args[2].tag != LUNATIK_TAG_INTEGER || n < 1))
			return false;
	}
	lunatik_charge(L, LIMIT_TAKE);
	luarcu_boolean_result(result,
			      luarcu_limit_take(limit, luarcu_key(&limit->table, key), n));
	return true;
}

/* limit:take(key [, n]): whether so many tokens were there, one by default; then they are gone. */
static int limit_take(lua_State *L)
{
	struct luarcu_limit *limit;

	if (lunatik_call_leaf(L, leaf_take))
		return 1;
	limit = luarcu_limit_in(luarcu_handle_check(L, 1, &luarcu_limit_kind));
	luarcu_datum_check(L, 2, "key", limit->table.settings.key);
	luaL_checkinteger(L, 3);
	return luaL_argerror(L, 3, "a number of tokens from 1 on expected");
}

static const struct luarcu_method limit_methods[] = {
	{ "take", limit_take, leaf_take },
};

static const char *const limit_options[] = { "rate", "burst", "per", "size", NULL };

static void options_read(lua_State *L, struct luarcu_limit_settings *settings)
{
	luarcu_options_check(L, limit_options);
	settings->rate = luarcu_option_integer(L, "rate", 1, LUARCU_RATE_MAX, LUARCU_REQUIRED);
	settings->burst = luarcu_option_integer(L, "burst", 1, LUARCU_BURST_MAX, LUARCU_REQUIRED);
	settings->per = luarcu_option_integer(L, "per", 1, LUARCU_PER_MAX, 1);
	settings->size = luarcu_option_integer(L, "size", 1, LUARCU_ENTRIES_MAX, LUARCU_REQUIRED);
}

static void options_compare(lua_State *L, const struct luarcu_limit_settings *is,
			    const struct luarcu_limit_settings *wanted)
{
	const struct luarcu_setting settings[] = {
		{ "rate", is->rate, wanted->rate },
		{ "burst", is->burst, wanted->burst },
		{ "per", is->per, wanted->per },
		{ "size", is->size, wanted->size },
	};

	luarcu_settings_same(L, "limit", settings, ARRAY_SIZE(settings));
}

int luarcu_limit(lua_State *L)
{
	const bool has_options = !lua_isnoneornil(L, 2);
	struct luarcu_limit_settings settings;
	struct luarcu_object *object;

	if (has_options)
		options_read(L, &settings);
	object = luarcu_handle_push(L, &luarcu_limit_kind, has_options ? &settings : NULL);
	if (has_options)
		options_compare(L, &luarcu_limit_in(object)->settings, &settings);
	return 1;
}

void luarcu_limit_open(lua_State *L)
{
	luarcu_handles_add(L, &luarcu_limit_kind, limit_methods, ARRAY_SIZE(limit_methods));
}
