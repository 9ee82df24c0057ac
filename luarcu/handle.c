// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "luarcu/handle.h"

#include <linux/err.h>
#include <linux/minmax.h>

/* What a unit pays for of the memory that an object has from its beginning. */
#define HANDLE_MEMORY_SHIFT 8

static const char handles_key; /* its address is the key in the registry: handles by name */

static int handle_tostring(lua_State *L)
{
	lua_getmetatable(L, 1);
	lua_getfield(L, -1, "__name");
	return 1;
}

void luarcu_handles_open(lua_State *L)
{
	lua_newtable(L);
	lua_rawsetp(L, LUA_REGISTRYINDEX, &handles_key);
}

void luarcu_handles_close(lua_State *L)
{
	struct luarcu_handle *handle;

	/* A VM that is closed because it could not be opened may have none. */
	if (lua_rawgetp(L, LUA_REGISTRYINDEX, &handles_key) != LUA_TTABLE)
		return;
	for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
		handle = lua_touserdata(L, -1);
		if (handle->object)
			luarcu_object_put(handle->object);
		handle->object = NULL;
	}
}

void luarcu_methods_set(lua_State *L, const struct luarcu_method *methods, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++) {
		if (methods[i].leaf)
			lunatik_pushleaf(L, methods[i].function, methods[i].leaf);
		else
			lua_pushcfunction(L, methods[i].function);
		lua_setfield(L, -2, methods[i].name);
	}
}

void luarcu_handles_add(lua_State *L, const struct luarcu_kind *kind,
			const struct luarcu_method *methods, size_t count)
{
	lua_newtable(L);
	lunatik_mark_kind(L, -1, kind);
	lua_newtable(L);
	luarcu_methods_set(L, methods, count);
	lua_setfield(L, -2, "__index");
	lua_pushcfunction(L, handle_tostring);
	lua_setfield(L, -2, "__tostring");
	lua_pushstring(L, kind->name);
	lua_setfield(L, -2, "__name");
	lua_pushstring(L, kind->name);
	lua_setfield(L, -2, "__metatable");
	lua_rawsetp(L, LUA_REGISTRYINDEX, kind);
}

struct luarcu_object *luarcu_handle_check(lua_State *L, int arg, const struct luarcu_kind *kind)
{
	const struct luarcu_handle *handle = lunatik_userdata_at(L, arg, kind);

	if (!handle)
		luaL_typeerror(L, arg, kind->name);
	else if (!handle->object)
		luaL_argerror(L, arg, "it is closed: the script ends");
	return handle->object;
}

/* Does not return. */
static void handle_failed(lua_State *L, const struct luarcu_kind *kind, const char *name,
			  long err)
{
	switch (err) {
	case -ENOENT:
		luaL_error(L, "there is no %s '%s': to make it takes settings", kind->name, name);
		break;
	case -EPERM:
		luaL_error(L, "there is no %s '%s', and it is made only where a script is loaded",
			   kind->name, name);
		break;
	case -EFBIG:
		luaL_error(L, "%s '%s' would be too large: %I MiB is the most", kind->name, name,
			   (lua_Integer)(LUARCU_OBJECT_MEMORY >> 20));
		break;
	case -ENOSPC:
		luaL_error(L, "%s '%s' is too large for what is left of the network namespace's "
			      "%I MiB", kind->name, name,
			   (lua_Integer)(READ_ONCE(luarcu_namespace_memory) >> 20));
		break;
	case -ENFILE:
		luaL_error(L, "%s '%s' is too much: the network namespace has %d objects",
			   kind->name, name, LUARCU_OBJECTS_MAX);
		break;
	case -ESHUTDOWN:
		luaL_error(L, "%s '%s': the network namespace is going", kind->name, name);
		break;
	default:
		luaL_error(L, "no memory for %s '%s'", kind->name, name);
	}
}

static struct luarcu_object *handle_object(lua_State *L, const struct luarcu_kind *kind,
					   const char *name, const void *settings)
{
	struct net *net = lunatik_net(L);
	struct luarcu_object *object;

	if (!net)
		return ERR_PTR(-ESHUTDOWN);
	object = luarcu_object_get(net, name);
	if (object)
		return object;
	if (!settings)
		return ERR_PTR(-ENOENT);
	if (!lunatik_may_sleep(L))
		return ERR_PTR(-EPERM);
	lunatik_charge(L, min_t(size_t, kind->memory(settings), LUARCU_OBJECT_MEMORY) >>
			  HANDLE_MEMORY_SHIFT);
	return luarcu_object_open(net, kind, name, settings);
}

/* What is longer than a name is not looked at, as that takes its time. */
static const char *handle_name(lua_State *L)
{
	const char *name = luaL_checkstring(L, 1);
	const size_t length = lua_rawlen(L, 1);

	if (length >= LUARCU_NAME_SIZE || strlen(name) != length || !luarcu_name_valid(name))
		luaL_argerror(L, 1, "a name of at most 31 letters, digits, '.', '_' and '-' "
				    "expected");
	return name;
}

/*
 * Pushes a handle, which is among those of the table below it before it has an object: from
 * there on none can be lost.
 */
static struct luarcu_handle *handle_new(lua_State *L, const struct luarcu_kind *kind,
					const char *name)
{
	struct luarcu_handle *handle = lua_newuserdatauv(L, sizeof(*handle), 0);

	handle->object = NULL;
	lua_rawgetp(L, LUA_REGISTRYINDEX, kind);
	lua_setmetatable(L, -2);
	lua_pushvalue(L, -1);
	lua_setfield(L, -3, name);
	return handle;
}

/* One that has got no object is forgotten: its name may be a packet's, and there are many. */
static void handle_forget(lua_State *L, const char *name)
{
	lua_pushnil(L);
	lua_setfield(L, -3, name);
}

/* Raises where there is none of that kind. */
static struct luarcu_object *handle_find(lua_State *L, const struct luarcu_kind *kind,
					 const char *name, const void *settings)
{
	struct luarcu_object *object = handle_object(L, kind, name, settings);
	const struct luarcu_kind *other;

	if (IS_ERR(object)) {
		handle_forget(L, name);
		handle_failed(L, kind, name, PTR_ERR(object));
	}
	other = object->kind;
	if (other != kind) {
		luarcu_object_put(object);
		handle_forget(L, name);
		luaL_error(L, "'%s' is a %s, no %s", name, other->name, kind->name);
	}
	return object;
}

struct luarcu_object *luarcu_handle_push(lua_State *L, const struct luarcu_kind *kind,
					 const void *settings)
{
	const char *name = handle_name(L);
	struct luarcu_handle *handle;

	lua_rawgetp(L, LUA_REGISTRYINDEX, &handles_key);
	lua_getfield(L, -1, name);
	handle = lua_touserdata(L, -1);
	/* One that has none is left from a call whose budget was spent. */
	if (handle && handle->object && handle->object->kind == kind)
		return handle->object;
	if (handle && handle->object)
		luaL_error(L, "'%s' is a %s, no %s", name, handle->object->kind->name, kind->name);
	lua_pop(L, 1);
	handle = handle_new(L, kind, name);
	handle->object = handle_find(L, kind, name, settings);
	return handle->object;
}
