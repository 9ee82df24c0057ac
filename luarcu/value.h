/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Data as Lua values, and what methods and options have as arguments. */
#ifndef LUARCU_VALUE_H
#define LUARCU_VALUE_H

#include "lunatik/lunatik.h"
#include "luarcu/clock.h"
#include "luarcu/datum.h"
#include "luarcu/uapi/luarcu_netlink.h"

/* The same where the value is no integer. */
struct luarcu_datum luarcu_datum_other(const struct lunatik_value *value, u8 most);

/* For leaves: the datum that a value is; LUARCU_NONE for another, or a string beyond @most. */
static __always_inline struct luarcu_datum luarcu_datum_of(const struct lunatik_value *value,
							   u8 most)
{
	if (likely(value->tag == LUNATIK_TAG_INTEGER))
		return luarcu_integer(value->integer);
	return luarcu_datum_other(value, most);
}

/* For leaves: sets the result; the last thing to be done. May raise a memory error. */
void luarcu_copy_result(lua_State *L, struct luarcu_copy *copy, struct lunatik_value *result);

static inline void luarcu_boolean_result(struct lunatik_value *result, bool value)
{
	result->tag = value ? LUNATIK_TAG_TRUE : LUNATIK_TAG_FALSE;
}

/* Pushes what was copied. May raise a memory error. */
void luarcu_copy_push(lua_State *L, struct luarcu_copy *copy);

/* Raises unless an argument is a datum, and fits. */
void luarcu_datum_check(lua_State *L, int arg, const char *what, u8 most);

/*
 * For leaves: ticks of an argument in seconds, 0 where there is none; false where it is
 * no number of seconds.
 */
static inline bool luarcu_lifetime_of(const struct lunatik_value *args, int count, int arg,
				      u64 *lifetime)
{
	*lifetime = 0;
	if (likely(count < arg) || args[arg - 1].tag == LUNATIK_TAG_NIL)
		return true;
	*lifetime = args[arg - 1].integer * LUARCU_SECOND;
	return args[arg - 1].tag == LUNATIK_TAG_INTEGER && args[arg - 1].integer > 0 &&
	       args[arg - 1].integer <= LUARCU_SECONDS_MAX;
}

/* Raises unless there is none, or a number of seconds. */
void luarcu_lifetime_check(lua_State *L, int arg);

/**
 * luarcu_options_check - raise unless the second argument is a table of options
 * @L: the running coroutine
 * @names: of all that there are, the last one NULL
 */
void luarcu_options_check(lua_State *L, const char *const *names);

/* An integer among the options, from @least to @most; @absent where there is none. */
lua_Integer luarcu_option_integer(lua_State *L, const char *name, lua_Integer least,
				  lua_Integer most, lua_Integer absent);

/* What raises where there is none. */
#define LUARCU_REQUIRED (-1)

/* A boolean among the options, false by default. */
bool luarcu_option_boolean(lua_State *L, const char *name);

/* A string among the options, which the table of them keeps alive; or NULL. */
const char *luarcu_option_string(lua_State *L, const char *name);

/**
 * struct luarcu_setting - an option, as it is and as it is wanted, in words for people
 * @name: of the option
 * @is: of what is there
 * @wanted: by the script
 */
struct luarcu_setting {
	const char *name;
	u64 is, wanted;
};

/* Raises where something that is opened, argument 1, has other settings than it should. */
void luarcu_settings_same(lua_State *L, const char *kind, const struct luarcu_setting *settings,
			  size_t count);

#endif
