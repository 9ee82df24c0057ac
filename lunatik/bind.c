// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/jiffies.h>
#include <linux/slab.h>

#include "lunatik/bind.h"
#include "lunatik/visit.h"
#include "lunatik/work.h"

/*
 * Functions that nobody holds rest for as long as this, or a little longer. So those of a table
 * of rules, which are asked for, held and released one by one, are bound by one visit of all
 * CPUs, and unbound by another.
 */
#define FUNCTION_REST (4 * HZ)

/* Of those that rest, how many one visit binds: packets wait for it. No more are expected. */
#define FUNCTIONS_AT_ONCE 256

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

/* Runs protected: (list of functions). Allocates nothing, hence reaches its end. */
static int functions_unbind(lua_State *L)
{
	const struct list_head *functions = lua_touserdata(L, 1);
	const struct lunatik_function *function;

	list_for_each_entry(function, functions, node) {
		if (lua_rawgeti(L, LUA_REGISTRYINDEX, function->callee.key) != LUA_TNIL) {
			lua_pushnil(L);
			lua_rawseti(L, LUA_REGISTRYINDEX, function->callee.key);
		}
		lua_pop(L, 1);
	}
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

static struct lunatik_function *function_named(const struct list_head *functions,
					       const char *name)
{
	struct lunatik_function *function;

	list_for_each_entry(function, functions, node)
		if (!strcmp(function->callee.name, name))
			return function;
	return NULL;
}

/* To be called whenever a function comes to rest, or is asked for while it does. */
static void function_rests(struct lunatik_function *function)
{
	function->until = jiffies + FUNCTION_REST;
	queue_delayed_work(lunatik_workqueue, &function->callee.state->sweeping, FUNCTION_REST);
}

static struct lunatik_function *function_new(struct lunatik_state *state, const char *name)
{
	struct lunatik_function *function = kzalloc(sizeof(*function), GFP_KERNEL);
	int err;

	if (!function)
		return ERR_PTR(-ENOMEM);
	err = lunatik_callee_init(&function->callee, state, name, GFP_KERNEL);
	if (err) {
		kfree(function);
		return ERR_PTR(err);
	}
	list_add_tail(&function->node, &state->resting);
	function_rests(function);
	return function;
}

/*
 * In one VM; others do the same meanwhile, and that one lacks it is enough. The first function
 * has the whole budget, or memory: where that ends, the others are left for another time.
 */
static int functions_bind_in(struct lunatik_vm *vm, void *arg)
{
	struct lunatik_state *state = arg;
	struct lunatik_function *function;
	unsigned int left = FUNCTIONS_AT_ONCE;
	int err = 0;

	list_for_each_entry(function, &state->resting, node) {
		if (!left--)
			break;
		if (err != -ENOMEM)
			err = lunatik_callee_bind(vm, &function->callee);
		if (err)
			WRITE_ONCE(function->err, err);
	}
	return 0;
}

/* Bind a function that rests, and others of which one may be held next. */
static int functions_bind_with(struct lunatik_state *state, struct lunatik_function *wanted)
{
	struct lunatik_function *function, *next;
	unsigned int left = FUNCTIONS_AT_ONCE;
	int err;

	list_move(&wanted->node, &state->resting);
	list_for_each_entry(function, &state->resting, node)
		function->err = 0;
	err = lunatik_visit_all(state, functions_bind_in, state);
	if (err)
		return err;
	list_for_each_entry_safe(function, next, &state->resting, node) {
		if (!left--)
			break;
		if (!function->err)
			list_move_tail(&function->node, &state->functions);
	}
	return wanted->err;
}

struct lunatik_function *lunatik_function_hold(struct lunatik_state *state, const char *name)
{
	struct lunatik_function *function;
	int err;

	lockdep_assert_held(&state->lock);
	function = function_named(&state->functions, name);
	if (!function) {
		function = function_named(&state->resting, name) ?: function_new(state, name);
		if (IS_ERR(function))
			return function;
		err = functions_bind_with(state, function);
		if (err)
			return ERR_PTR(err);
	}
	function->holders++;
	return function;
}

void lunatik_function_release(struct lunatik_function *function)
{
	struct lunatik_state *state = function->callee.state;

	lockdep_assert_held(&state->lock);
	if (--function->holders)
		return;
	list_move_tail(&function->node, &state->resting);
	function_rests(function);
}

int lunatik_function_expect(struct lunatik_state *state, const char *name)
{
	struct function_job job = { function_test, (void *)name };
	struct lunatik_function *function;
	int err;

	lockdep_assert_held(&state->lock);
	err = lunatik_visit_cpu(state, raw_smp_processor_id(), function_run, &job);
	if (err || function_named(&state->functions, name))
		return err;
	function = function_named(&state->resting, name);
	if (function)
		function_rests(function);
	else if (list_count_nodes(&state->resting) < FUNCTIONS_AT_ONCE)
		function_new(state, name); /* without it, to hold the function takes longer */
	return 0;
}

void lunatik_functions_forget(struct lunatik_state *state)
{
	struct lunatik_function *function, *next;

	lockdep_assert_held(&state->lock);
	list_for_each_entry_safe(function, next, &state->functions, node)
		if (!function->holders)
			list_move_tail(&function->node, &state->resting);
}

static void functions_free(struct list_head *functions)
{
	struct lunatik_function *function, *next;

	list_for_each_entry_safe(function, next, functions, node) {
		WARN_ON_ONCE(function->holders);
		ida_free(&function->callee.state->keys, function->callee.key);
		list_del(&function->node);
		kfree(function);
	}
}

/* Move those that nobody holds and that have rested; whether there are others to come. */
static bool functions_expire(struct list_head *functions, struct list_head *expired)
{
	struct lunatik_function *function, *next;
	bool others = false;

	list_for_each_entry_safe(function, next, functions, node) {
		if (function->holders)
			continue;
		if (time_before(jiffies, function->until))
			others = true;
		else
			list_move_tail(&function->node, expired);
	}
	return others;
}

static void functions_sweep(struct work_struct *work)
{
	struct lunatik_state *state =
		container_of(to_delayed_work(work), struct lunatik_state, sweeping);
	LIST_HEAD(expired);
	struct function_job job = { functions_unbind, &expired };
	bool others;

	mutex_lock(&state->lock);
	others = functions_expire(&state->functions, &expired);
	others |= functions_expire(&state->resting, &expired);
	if (!list_empty(&expired))
		lunatik_visit_all(state, function_run, &job);
	functions_free(&expired);
	if (others)
		queue_delayed_work(lunatik_workqueue, &state->sweeping, FUNCTION_REST);
	mutex_unlock(&state->lock);
}

void lunatik_functions_init(struct lunatik_state *state)
{
	INIT_LIST_HEAD(&state->functions);
	INIT_LIST_HEAD(&state->resting);
	INIT_DELAYED_WORK(&state->sweeping, functions_sweep);
}

void lunatik_functions_exit(struct lunatik_state *state)
{
	cancel_delayed_work_sync(&state->sweeping);
	functions_free(&state->functions);
	functions_free(&state->resting);
}
