// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luarcu/value.h"

struct luarcu_datum luarcu_datum_other(const struct lunatik_value *value, u8 most)
{
	const struct lunatik_text text = lunatik_leaf_string_at(value);

	if (likely(text.bytes))
		return (struct luarcu_datum){ text.length <= most ? LUARCU_STRING : LUARCU_NONE,
					      text.length, { .text = text.bytes } };
	if (value->tag == LUNATIK_TAG_TRUE)
		return (struct luarcu_datum){ .type = LUARCU_TRUE };
	return (struct luarcu_datum){ .type = value->tag == LUNATIK_TAG_FALSE ? LUARCU_FALSE :
										LUARCU_NONE };
}

void luarcu_copy_result(lua_State *L, struct luarcu_copy *copy, struct lunatik_value *result)
{
	if (likely(copy->type == LUARCU_INTEGER)) {
		result->integer = copy->words[0];
		result->tag = LUNATIK_TAG_INTEGER;
	} else if (copy->type == LUARCU_STRING) {
		lunatik_leaf_string(L, result, luarcu_copy_text(copy), copy->length);
	} else {
		luarcu_boolean_result(result, copy->type == LUARCU_TRUE);
	}
}

void luarcu_copy_push(lua_State *L, struct luarcu_copy *copy)
{
	if (copy->type == LUARCU_INTEGER)
		lua_pushinteger(L, copy->words[0]);
	else if (copy->type == LUARCU_STRING)
		lua_pushlstring(L, luarcu_copy_text(copy), copy->length);
	else
		lua_pushboolean(L, copy->type == LUARCU_TRUE);
}

void luarcu_datum_check(lua_State *L, int arg, const char *what, u8 most)
{
	const int type = lua_type(L, arg);
	const char *message;

	if (type == LUA_TSTRING && lua_rawlen(L, arg) > most)
		message = lua_pushfstring(L, "a %s of %I bytes: %d are the most", what,
					  (lua_Integer)lua_rawlen(L, arg), (int)most);
	else if (type != LUA_TSTRING && type != LUA_TBOOLEAN && !lua_isinteger(L, arg))
		message = lua_pushfstring(L, "a %s is a boolean, an integer or a string", what);
	else
		return;
	luaL_argerror(L, arg, message);
}

void luarcu_lifetime_check(lua_State *L, int arg)
{
	lua_Integer seconds;

	if (lua_isnoneornil(L, arg))
		return;
	seconds = luaL_checkinteger(L, arg);
	if (seconds < 1 || seconds > LUARCU_SECONDS_MAX)
		luaL_argerror(L, arg, "seconds from 1 to 315360000 expected");
}

/* What it costs to compare an option with all names, and to look for one. */
#define OPTION_FUEL 8

void luarcu_options_check(lua_State *L, const char *const *names)
{
	const char *const *name;

	luaL_checktype(L, 2, LUA_TTABLE);
	/* What is not known ends it: there are no more rounds than there are names. */
	for (lua_pushnil(L); lua_next(L, 2); lua_pop(L, 1)) {
		lunatik_charge(L, OPTION_FUEL);
		if (lua_type(L, -2) != LUA_TSTRING)
			luaL_argerror(L, 2, "options have names: size = 1000");
		for (name = names; *name && strcmp(*name, lua_tostring(L, -2)); name++)
			;
		if (!*name)
			luaL_error(L, "there is no option '%s'", lua_tostring(L, -2));
	}
}

/* Pushes it; returns its type. */
static int option_push(lua_State *L, const char *name)
{
	lunatik_charge(L, OPTION_FUEL);
	lua_pushstring(L, name);
	return lua_rawget(L, 2);
}

lua_Integer luarcu_option_integer(lua_State *L, const char *name, lua_Integer least,
				  lua_Integer most, lua_Integer absent)
{
	lua_Integer value = absent;

	if (option_push(L, name) == LUA_TNIL) {
		if (absent == LUARCU_REQUIRED)
			luaL_error(L, "the option '%s' is missing", name);
	} else {
		value = lua_isinteger(L, -1) ? lua_tointeger(L, -1) : least - 1;
		if (value < least || value > most)
			luaL_error(L, "option '%s': an integer from %I to %I expected", name,
				   least, most);
	}
	lua_pop(L, 1);
	return value;
}

bool luarcu_option_boolean(lua_State *L, const char *name)
{
	const int type = option_push(L, name);
	const bool value = lua_toboolean(L, -1);

	if (type != LUA_TNIL && type != LUA_TBOOLEAN)
		luaL_error(L, "option '%s': true or false expected", name);
	lua_pop(L, 1);
	return value;
}

const char *luarcu_option_string(lua_State *L, const char *name)
{
	const int type = option_push(L, name);
	const char *value;

	if (type != LUA_TNIL && type != LUA_TSTRING)
		luaL_error(L, "option '%s': a string expected", name);
	value = lua_tostring(L, -1);
	lua_pop(L, 1);
	return value;
}

void luarcu_settings_same(lua_State *L, const char *kind, const struct luarcu_setting *settings,
			  size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (settings[i].is != settings[i].wanted)
			luaL_error(L, "%s '%s' has %s = %I, not %I", kind, lua_tostring(L, 1),
				   settings[i].name, (lua_Integer)settings[i].is,
				   (lua_Integer)settings[i].wanted);
}
