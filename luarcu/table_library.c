// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luarcu/handle.h"
#include "luarcu/table_leaf.h"
#include "luarcu/table_library.h"
#include "luarcu/table_object.h"
#include "luarcu/value.h"

/* Slots that are looked at for a unit, by who iterates. */
#define TABLE_SLOTS 4

/* Room for strings, unless options say otherwise. */
#define TABLE_STRING 32

/* --- methods: what their leaves refuse they explain */

/* What is wrong with the arguments is said in the order of the arguments. */
static const struct luarcu_settings *table_check(lua_State *L)
{
	const struct luarcu_settings *settings =
		luarcu_table_settings(luarcu_handle_check(L, 1, &luarcu_table_kind));

	luarcu_datum_check(L, 2, "key", settings->key);
	return settings;
}

static void table_check_value(lua_State *L, int arg)
{
	luarcu_datum_check(L, arg, "value", table_check(L)->value);
}

/* The result of a write is on the stack: to a nil it adds why. */
static int table_result(lua_State *L)
{
	if (!lua_isnil(L, -1))
		return 1;
	lua_pushstring(L, "the table is full");
	return 2;
}

/* table:get(key): its value, or nil. */
static int table_get(lua_State *L)
{
	if (!lunatik_call_leaf(L, luarcu_table_leaf_get))
		table_check(L);
	return 1;
}

/* table:put(key, value [, seconds]): true, or nil and a message. */
static int table_put(lua_State *L)
{
	if (lunatik_call_leaf(L, luarcu_table_leaf_put))
		return table_result(L);
	table_check_value(L, 3);
	luarcu_lifetime_check(L, 4);
	return 0;
}

/* table:put_if_absent(key, value [, seconds]): the same, or false where the key has a value. */
static int table_put_if_absent(lua_State *L)
{
	if (lunatik_call_leaf(L, luarcu_table_leaf_put_if_absent))
		return table_result(L);
	table_check_value(L, 3);
	luarcu_lifetime_check(L, 4);
	return 0;
}

/* table:compare_and_swap(key, expected, value [, seconds]): whether it had what was expected. */
static int table_compare_and_swap(lua_State *L)
{
	if (lunatik_call_leaf(L, luarcu_table_leaf_compare_and_swap))
		return 1;
	table_check_value(L, 3);
	table_check_value(L, 4);
	luarcu_lifetime_check(L, 5);
	return 0;
}

/* table:add(key, n [, seconds]): the sum, or nil and a message. */
static int table_add(lua_State *L)
{
	if (lunatik_call_leaf(L, luarcu_table_leaf_add))
		return table_result(L);
	table_check(L);
	luaL_checkinteger(L, 3);
	luarcu_lifetime_check(L, 4);
	return luaL_argerror(L, 2, "the key's value is no integer");
}

/* table:delete(key): whether it had a value. */
static int table_delete(lua_State *L)
{
	if (!lunatik_call_leaf(L, luarcu_table_leaf_delete))
		table_check(L);
	return 1;
}

/* table:count(): entries. */
static int table_count(lua_State *L)
{
	if (!lunatik_call_leaf(L, luarcu_table_leaf_count))
		luarcu_handle_check(L, 1, &luarcu_table_kind);
	return 1;
}

/* Looks at the slots that a unit is for; whether one of them has an entry, which is copied. */
static bool slots_read(lua_State *L, const struct luarcu_object *object, u32 *number, u64 now,
		       struct luarcu_item *item)
{
	const u32 end = min(round_down(*number, TABLE_SLOTS) + TABLE_SLOTS,
			    luarcu_table_settings(object)->size + 1);
	struct luarcu_table *table = luarcu_table_begin(L, object);
	bool found;

	do {
		found = luarcu_table_may_at(table, *number, now) &&
			luarcu_table_at(table, *number, item);
	} while (++*number < end && !found);
	luarcu_table_end(L);
	return found;
}

/* The function that table:pairs() returns; upvalues are the table and the next slot's number. */
static int table_next(lua_State *L)
{
	struct luarcu_object *object =
		luarcu_handle_check(L, lua_upvalueindex(1), &luarcu_table_kind);
	const u32 size = luarcu_table_settings(object)->size;
	struct luarcu_item item lunatik_uninitialized;
	const u64 now = luarcu_clock();
	u32 number = lua_tointeger(L, lua_upvalueindex(2));
	bool found = false;

	while (!found && number <= size) {
		if (!(number % TABLE_SLOTS))
			lunatik_charge(L, 1);
		found = slots_read(L, object, &number, now, &item);
	}
	lua_pushinteger(L, number);
	lua_replace(L, lua_upvalueindex(2));
	if (!found)
		return 0;
	luarcu_copy_push(L, &item.key);
	luarcu_copy_push(L, &item.value);
	return 2;
}

/* for key, value in table:pairs(): each entry once that is there all the time. */
static int table_pairs(lua_State *L)
{
	luarcu_handle_check(L, 1, &luarcu_table_kind);
	lua_settop(L, 1);
	lua_pushinteger(L, 1);
	lua_pushcclosure(L, table_next, 2);
	return 1;
}

static const struct luarcu_method table_methods[] = {
	{ "get", table_get, luarcu_table_leaf_get },
	{ "put", table_put, luarcu_table_leaf_put },
	{ "put_if_absent", table_put_if_absent, luarcu_table_leaf_put_if_absent },
	{ "compare_and_swap", table_compare_and_swap, luarcu_table_leaf_compare_and_swap },
	{ "add", table_add, luarcu_table_leaf_add },
	{ "delete", table_delete, luarcu_table_leaf_delete },
	{ "count", table_count, luarcu_table_leaf_count },
	{ "pairs", table_pairs },
};

/* --- opening */

static const char *const table_options[] = {
	"size", "ttl", "full", "refresh", "key", "value", NULL,
};

static bool options_oldest(lua_State *L)
{
	const char *full = luarcu_option_string(L, "full");

	if (full && strcmp(full, "oldest") && strcmp(full, "refuse"))
		luaL_error(L, "option 'full': 'refuse' or 'oldest' expected");
	return full && !strcmp(full, "oldest");
}

static void options_read(lua_State *L, struct luarcu_settings *settings)
{
	luarcu_options_check(L, table_options);
	*settings = (struct luarcu_settings){
		.size = luarcu_option_integer(L, "size", 1, LUARCU_ENTRIES_MAX, LUARCU_REQUIRED),
		.ttl = LUARCU_SECOND *
		       luarcu_option_integer(L, "ttl", 1, LUARCU_SECONDS_MAX, 0),
		.key = luarcu_option_integer(L, "key", 1, LUARCU_STRING_MAX, TABLE_STRING),
		.value = luarcu_option_integer(L, "value", 1, LUARCU_STRING_MAX, TABLE_STRING),
		.oldest = options_oldest(L),
		.refresh = luarcu_option_boolean(L, "refresh"),
	};
	if (settings->refresh && !settings->ttl)
		luaL_error(L, "option 'refresh': there is no 'ttl' to begin again");
}

static void options_compare(lua_State *L, const struct luarcu_settings *is,
			    const struct luarcu_settings *wanted)
{
	const struct luarcu_setting settings[] = {
		{ "size", is->size, wanted->size },
		{ "ttl", is->ttl / LUARCU_SECOND, wanted->ttl / LUARCU_SECOND },
		{ "key", is->key, wanted->key },
		{ "value", is->value, wanted->value },
	};
	const char *name = lua_tostring(L, 1);

	luarcu_settings_same(L, "table", settings, ARRAY_SIZE(settings));
	if (is->oldest != wanted->oldest)
		luaL_error(L, "table '%s' has full = '%s', not '%s'", name,
			   is->oldest ? "oldest" : "refuse", wanted->oldest ? "oldest" : "refuse");
	if (is->refresh != wanted->refresh)
		luaL_error(L, "table '%s' has refresh = %s, not %s", name,
			   is->refresh ? "true" : "false", wanted->refresh ? "true" : "false");
}

int luarcu_table(lua_State *L)
{
	const bool has_options = !lua_isnoneornil(L, 2);
	struct luarcu_settings settings;
	struct luarcu_object *object;

	if (has_options)
		options_read(L, &settings);
	object = luarcu_handle_push(L, &luarcu_table_kind, has_options ? &settings : NULL);
	if (has_options)
		options_compare(L, luarcu_table_settings(object), &settings);
	return 1;
}

void luarcu_table_open(lua_State *L)
{
	luarcu_handles_add(L, &luarcu_table_kind, table_methods, ARRAY_SIZE(table_methods));
}
