// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/cpumask.h>
#include <linux/slab.h>

#include "lunatik/function.h"
#include "lunatik/registry.h"

/* Leaves the global of that name on the stack; no metamethod of the script's can run. */
static int function_find(lua_State *L, const char *name)
{
	lua_pushglobaltable(L);
	lua_pushstring(L, name);
	return lua_rawget(L, -2);
}

/* Runs protected: (name) -> whether it is a function. */
static int function_test(lua_State *L)
{
	const char *name = lua_touserdata(L, 1);

	lua_pushboolean(L, function_find(L, name) == LUA_TFUNCTION);
	return 1;
}

/* Runs protected: (callee) -> whether it is a function and is bound now. */
static int function_bind(lua_State *L)
{
	const struct lunatik_callee *callee = lua_touserdata(L, 1);
	const bool found = function_find(L, callee->name) == LUA_TFUNCTION;

	if (found)
		lua_rawseti(L, LUA_REGISTRYINDEX, callee->key);
	lua_pushboolean(L, found);
	return 1;
}

/* Runs protected: (callee). */
static int function_unbind(lua_State *L)
{
	const struct lunatik_callee *callee = lua_touserdata(L, 1);

	lua_pushnil(L);
	lua_rawseti(L, LUA_REGISTRYINDEX, callee->key);
	lua_pushboolean(L, true);
	return 1;
}

struct function_job {
	lua_CFunction run;
	void *arg;
};

static int function_run(struct lunatik_vm *vm, void *arg)
{
	const struct function_job *job = arg;
	lua_State *L = vm->L;
	const int top = lua_gettop(L);
	int err = -ENOMEM;

	lua_pushcfunction(L, job->run);
	lua_pushlightuserdata(L, job->arg);
	if (lua_pcall(L, 1, 1, 0) == LUA_OK)
		err = lua_toboolean(L, -1) ? 0 : -ESRCH;
	lua_settop(L, top);
	return err;
}

/* Run a job in the living VM of every CPU, until one fails. */
static int function_run_everywhere(struct lunatik_state *state, lua_CFunction run, void *arg)
{
	struct function_job job = { run, arg };
	unsigned int cpu;
	int err;

	for_each_possible_cpu(cpu) {
		err = lunatik_state_on_cpu(state, cpu, function_run, &job);
		if (err)
			return err;
	}
	return 0;
}

int lunatik_function_exists(struct lunatik_state *state, const char *name)
{
	struct function_job job = { function_test, (void *)name };

	return lunatik_state_on_cpu(state, raw_smp_processor_id(), function_run, &job);
}

int lunatik_callee_bind(struct lunatik_vm *vm, const struct lunatik_callee *callee)
{
	struct function_job job = { function_bind, (void *)callee };

	return function_run(vm, &job);
}

const struct lunatik_function *lunatik_functions_bind(struct lunatik_state *state,
						      struct lunatik_vm *vm)
{
	const struct lunatik_function *function;

	lockdep_assert_held(&state->lock);
	list_for_each_entry(function, &state->functions, node)
		if (lunatik_callee_bind(vm, &function->callee))
			return function;
	return NULL;
}

static struct lunatik_function *function_held(struct lunatik_state *state, const char *name)
{
	struct lunatik_function *function;

	list_for_each_entry(function, &state->functions, node)
		if (!strcmp(function->callee.name, name))
			return function;
	return NULL;
}

static struct lunatik_function *function_new(struct lunatik_state *state, const char *name)
{
	struct lunatik_function *function = kzalloc(sizeof(*function), GFP_KERNEL);
	int err;

	if (!function)
		return ERR_PTR(-ENOMEM);
	err = lunatik_callee_init(&function->callee, state, name, GFP_KERNEL);
	if (err)
		goto free_function;

	err = function_run_everywhere(state, function_bind, &function->callee);
	if (err)
		goto unbind;
	list_add_tail(&function->node, &state->functions);
	return function;

unbind:
	function_run_everywhere(state, function_unbind, &function->callee);
	ida_free(&state->keys, function->callee.key);
free_function:
	kfree(function);
	return ERR_PTR(err);
}

static void function_free(struct lunatik_function *function)
{
	struct lunatik_state *state = function->callee.state;

	list_del(&function->node);
	function_run_everywhere(state, function_unbind, &function->callee);
	ida_free(&state->keys, function->callee.key);
	kfree(function);
}

struct lunatik_function *lunatik_function_get(struct net *net, const char *name,
					      const char *function_name)
{
	struct lunatik_state *state = lunatik_registry_use(net, name);
	struct lunatik_function *function;
	int err;

	if (!state)
		return ERR_PTR(-ENOENT);
	err = mutex_lock_killable(&state->lock);
	if (err) {
		lunatik_registry_unuse(state);
		return ERR_PTR(err);
	}
	function = function_held(state, function_name) ?: function_new(state, function_name);
	if (!IS_ERR(function))
		function->holders++;
	mutex_unlock(&state->lock);
	if (IS_ERR(function))
		lunatik_registry_unuse(state);
	return function;
}
EXPORT_SYMBOL_GPL(lunatik_function_get);

void lunatik_function_put(struct lunatik_function *function)
{
	struct lunatik_state *state = function->callee.state;

	mutex_lock(&state->lock);
	if (!--function->holders)
		function_free(function);
	mutex_unlock(&state->lock);
	lunatik_registry_unuse(state);
}
EXPORT_SYMBOL_GPL(lunatik_function_put);

enum lunatik_on_error lunatik_function_on_error(const struct lunatik_function *function)
{
	return function->callee.state->on_error;
}
EXPORT_SYMBOL_GPL(lunatik_function_on_error);
