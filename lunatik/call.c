// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* The packet path: one function called with one packet. Allocates nothing of its own. */
#define pr_fmt(fmt) "lunatik: " fmt

#include <linux/rcupdate.h>

#include "lunatik/function.h"

/* Runs at most as often as the kernel's rate limit lets it print. */
static void call_log(const struct lunatik_function *function, const char *message)
{
	pr_warn_ratelimited("state %s: function %s: %*pE\n", function->state->name,
			    function->name, (int)strnlen(message, 256), message);
}

static int call_refused(struct lunatik_function *function, struct lunatik_vm *vm,
			enum lunatik_error error, const char *message)
{
	vm->stats->errors[error]++;
	call_log(function, message);
	return -EINVAL;
}

static int call_result(struct lunatik_function *function, struct lunatik_vm *vm,
		       unsigned long allowed)
{
	lua_State *L = vm->L;
	lua_Integer verdict;

	if (!allowed) {
		if (likely(lua_isboolean(L, -1)))
			return lua_toboolean(L, -1);
		return call_refused(function, vm, LUNATIK_ERROR_VERDICT,
				    "it returned no boolean");
	}
	if (likely(lua_type(L, -1) == LUA_TNUMBER)) {
		verdict = lua_tointeger(L, -1);
		if (likely(verdict >= 0 && verdict < BITS_PER_LONG && (allowed & BIT(verdict))))
			return verdict;
	}
	return call_refused(function, vm, LUNATIK_ERROR_VERDICT,
			    "it returned no verdict that the hook knows");
}

static int call_run(struct lunatik_function *function, struct lunatik_vm *vm, void *packet,
		    unsigned long allowed)
{
	lua_State *L = vm->L;
	enum lunatik_error error;
	int status, result;

	vm->serial++;
	vm->lent = packet;
	lua_rawgetp(L, LUA_REGISTRYINDEX, function);
	lua_pushlightuserdata(L, (void *)vm->serial);
	status = lua_pcall(L, 1, 1, 0);
	vm->lent = NULL;

	if (likely(status == LUA_OK)) {
		result = call_result(function, vm, allowed);
	} else {
		error = lunatik_vm_error(vm, status);
		result = call_refused(function, vm, error, lunatik_vm_message(vm, error));
	}
	lua_settop(L, 0);
	return result;
}

static int call(struct lunatik_function *function, void *packet, unsigned long allowed)
{
	struct lunatik_state *state = function->state;
	struct lunatik_vm *vm;
	int result;

	local_bh_disable();
	vm = rcu_dereference_bh(state->program)->vm[smp_processor_id()];
	vm->stats->calls++;
	if (likely(lunatik_vm_enter(vm, state->budget))) {
		result = call_run(function, vm, packet, allowed);
		lunatik_vm_leave(vm);
	} else {
		result = call_refused(function, vm, LUNATIK_ERROR_REENTRY,
				      "it runs already on this CPU");
	}
	local_bh_enable();
	return result;
}

int lunatik_call_boolean(struct lunatik_function *function, void *packet)
{
	return call(function, packet, 0);
}
EXPORT_SYMBOL_GPL(lunatik_call_boolean);

int lunatik_call_verdict(struct lunatik_function *function, void *packet,
			 unsigned long allowed)
{
	return call(function, packet, allowed);
}
EXPORT_SYMBOL_GPL(lunatik_call_verdict);

void *lunatik_lent(lua_State *L, int index)
{
	const struct lunatik_vm *vm = lunatik_vm_of(L);

	if (!lua_islightuserdata(L, index) ||
	    lua_touserdata(L, index) != (void *)vm->serial)
		return NULL;
	return vm->lent;
}
EXPORT_SYMBOL_GPL(lunatik_lent);
