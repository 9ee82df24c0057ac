/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Handles: what scripts have of objects, userdata. A VM keeps the handle of each object that
 * it has opened until it is closed: to open it again costs a look-up in the VM alone, and what
 * a script has opened stays as long as the script.
 */
#ifndef LUARCU_HANDLE_H
#define LUARCU_HANDLE_H

#include "lunatik/lunatik.h"
#include "luarcu/object.h"

/* A method of handles, or a function of the library; @leaf may be NULL. */
struct luarcu_method {
	const char *name;
	lua_CFunction function;
	lunatik_leaf leaf;
};

struct luarcu_handle {
	struct luarcu_object *object; /* NULL once the VM is being closed */
};

/* For leaves: the object of that kind behind a value, or NULL. */
static inline struct luarcu_object *luarcu_handle_of(const struct lunatik_value *value,
						     const struct luarcu_kind *kind)
{
	const struct luarcu_handle *handle = lunatik_leaf_userdata(value, kind);

	return likely(handle) ? handle->object : NULL;
}

/* Sets methods as fields of the table at the top of the stack. */
void luarcu_methods_set(lua_State *L, const struct luarcu_method *methods, size_t count);

/* Sets up the VM's handles; once in a VM, before the following. */
void luarcu_handles_open(lua_State *L);

/* Gives all objects back; before the VM is closed. */
void luarcu_handles_close(lua_State *L);

/* Gives handles of a kind their methods; once in a VM. */
void luarcu_handles_add(lua_State *L, const struct luarcu_kind *kind,
			const struct luarcu_method *methods, size_t count);

/**
 * luarcu_handle_check - the object behind an argument
 * @L: the running coroutine
 * @arg: index of the argument
 * @kind: of the object
 *
 * Raises where it is no handle of that kind.
 */
struct luarcu_object *luarcu_handle_check(lua_State *L, int arg, const struct luarcu_kind *kind);

/**
 * luarcu_handle_push - open the object that the first argument names, and push its handle
 * @L: the running coroutine
 * @kind: of the object
 * @settings: to make it with where there is none; NULL: only an existing one will do
 *
 * Only a script that is being loaded makes an object. What is found may have other settings:
 * the caller compares. Raises where there is no object then.
 */
struct luarcu_object *luarcu_handle_push(lua_State *L, const struct luarcu_kind *kind,
					 const void *settings);

#endif
