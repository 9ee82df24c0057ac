// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* The packet path: one function called with one packet. Allocates nothing of its own. */
#define pr_fmt(fmt) "lunatik: " fmt

#include <linux/rcupdate.h>

#include "lunatik/call.h"
#include "lunatik/handle.h"

static const int call_errnos[] = {
	[LUNATIK_ERROR_BUDGET] = -ETIME,     [LUNATIK_ERROR_MEMORY] = -ENOMEM,
	[LUNATIK_ERROR_STACK] = -ECANCELED,  [LUNATIK_ERROR_RUNTIME] = -ECANCELED,
	[LUNATIK_ERROR_VERDICT] = -EPROTO,   [LUNATIK_ERROR_REENTRY] = -EBUSY,
	[LUNATIK_ERROR_QUARANTINE] = -ESHUTDOWN,
};

/* Runs at most as often as the kernel's rate limit lets it print. */
static void call_log(const struct lunatik_callee *callee, const char *message)
{
	pr_warn_ratelimited("state %s: function %s: %*pE\n", callee->state->name, callee->name,
			    (int)strnlen(message, 256), message);
}

static int call_refused(const struct lunatik_callee *callee, struct lunatik_vm *vm,
			enum lunatik_error error, const char *message)
{
	vm->stats->errors[error]++;
	call_log(callee, message);
	return call_errnos[error];
}

/* The script itself has failed: too often in a row, and it is called no more. */
static int call_failed(const struct lunatik_callee *callee, struct lunatik_vm *vm,
		       enum lunatik_error error, const char *message)
{
	const struct lunatik_state *state = callee->state;

	/* Not '==': a reset on its way may lift the quarantine that begins here. */
	if (state->quarantine && ++vm->failures >= state->quarantine) {
		WRITE_ONCE(rcu_dereference_bh(state->program)->quarantined, true);
		pr_warn("state %s: quarantined after %u errors in a row\n", state->name,
			state->quarantine);
	}
	return call_refused(callee, vm, error, message);
}

int lunatik_call_failed(const struct lunatik_callee *callee, struct lunatik_vm *vm, int status)
{
	const enum lunatik_error error = lunatik_vm_error(vm, status);

	return call_failed(callee, vm, error, lunatik_vm_message(vm, error));
}

static int call_result(const struct lunatik_callee *callee, struct lunatik_vm *vm,
		       unsigned long allowed, const struct lunatik_value *value)
{
	if (!allowed) {
		if (likely(value->tag == LUNATIK_TAG_TRUE || value->tag == LUNATIK_TAG_FALSE)) {
			vm->failures = 0;
			return value->tag == LUNATIK_TAG_TRUE;
		}
		return call_failed(callee, vm, LUNATIK_ERROR_VERDICT, "it returned no boolean");
	}
	if (likely(value->tag == LUNATIK_TAG_INTEGER &&
		   (u64)value->integer < BITS_PER_LONG && (allowed & BIT(value->integer)))) {
		vm->failures = 0;
		return value->integer;
	}
	return call_failed(callee, vm, LUNATIK_ERROR_VERDICT,
			   "it returned no verdict that the hook knows");
}

/* The number that came with a verdict: 0 where there is none. */
static int call_number(const struct lunatik_callee *callee, struct lunatik_vm *vm,
		       const struct lunatik_value *value, u32 *number)
{
	*number = 0;
	if (likely(value->tag == LUNATIK_TAG_NIL))
		return 0;
	if (value->tag != LUNATIK_TAG_INTEGER || value->integer != (u32)value->integer)
		return call_failed(callee, vm, LUNATIK_ERROR_VERDICT,
				   "what it returned with its verdict is no number from 0 to 2^32-1");
	*number = value->integer;
	return 0;
}

static int call_error(const struct lunatik_callee *callee, struct lunatik_vm *vm, int status)
{
	const int err = lunatik_call_failed(callee, vm, status);

	lua_settop(vm->L, 0);
	return err;
}

/* Whether the call failed for want of its function, as one of a handle may. */
static bool call_is_unbound(const struct lunatik_callee *callee, struct lunatik_vm *vm)
{
	const bool unbound = lua_rawgeti(vm->L, LUA_REGISTRYINDEX, callee->key) == LUA_TNIL;

	lua_pop(vm->L, 1);
	return unbound;
}

/* The first call after a load looks the function up. */
static int call_bind(const struct lunatik_callee *callee, struct lunatik_vm *vm)
{
	int err;

	lua_settop(vm->L, 0);
	err = lunatik_callee_bind(vm, callee);
	if (!err)
		return 0;
	call_refused(callee, vm, err == -ENOMEM ? LUNATIK_ERROR_MEMORY : LUNATIK_ERROR_RUNTIME,
		     err == -ENOMEM ? "no memory" : "the script has no such function");
	return err;
}

static int call_protected(const struct lunatik_callee *callee, struct lunatik_vm *vm,
			  const struct lunatik_call *call, struct lunatik_value *results)
{
	int status = lunatik_call_handle(vm->L, call, results);

	if (unlikely(status == LUA_ERRRUN && call_is_unbound(callee, vm))) {
		const int err = call_bind(callee, vm);

		if (err)
			return err;
		status = lunatik_call_handle(vm->L, call, results);
	}
	return likely(status == LUA_OK) ? 0 : call_error(callee, vm, status);
}

static int call_run(const struct lunatik_callee *callee, struct lunatik_vm *vm,
		    struct lunatik_request *request)
{
	struct lunatik_value results[LUNATIK_RESULTS] lunatik_uninitialized;
	struct lunatik_loan *loan = &vm->loan;
	const struct lunatik_call call = { callee->key, loan->serial += LUNATIK_HANDLES,
					   request->bytes, request->length };
	int err, verdict;

	loan->packet = request->packet;
	err = call_protected(callee, vm, &call, results);
	loan->packet = NULL;
	if (unlikely(err))
		return err;
	verdict = call_result(callee, vm, request->allowed, &results[0]);
	if (unlikely(verdict < 0 || !request->allowed))
		return verdict;
	err = call_number(callee, vm, &results[1], &request->number);
	return unlikely(err) ? err : verdict;
}

struct lunatik_vm *lunatik_call_enter(const struct lunatik_callee *callee, int *err)
{
	const struct lunatik_state *state = callee->state;
	const struct lunatik_program *program = rcu_dereference_bh(state->program);
	struct lunatik_vm *vm = program->vm[smp_processor_id()];

	vm->stats->calls++;
	if (unlikely(READ_ONCE(program->quarantined))) {
		vm->stats->errors[LUNATIK_ERROR_QUARANTINE]++;
		*err = -ESHUTDOWN;
		return NULL;
	}
	if (likely(lunatik_vm_enter(vm, state->budget)))
		return vm;
	*err = call_refused(callee, vm, LUNATIK_ERROR_REENTRY, "it runs already on this CPU");
	return NULL;
}

/* Bottom halves are off. */
static int call(const struct lunatik_callee *callee, struct lunatik_request *request)
{
	struct lunatik_vm *vm;
	int result;

	vm = lunatik_call_enter(callee, &result);
	if (unlikely(!vm))
		return result;
	result = call_run(callee, vm, request);
	lunatik_vm_leave(vm);
	return result;
}

static int call_held(const struct lunatik_function *function, struct lunatik_request *request)
{
	int result;

	local_bh_disable();
	result = call(&function->callee, request);
	local_bh_enable();
	return result;
}

int lunatik_call_boolean(const struct lunatik_function *function, void *packet)
{
	struct lunatik_request request = { .packet = packet };

	return call_held(function, &request);
}
EXPORT_SYMBOL_GPL(lunatik_call_boolean);

int lunatik_call_verdict(const struct lunatik_function *function, void *packet,
			 unsigned long allowed)
{
	struct lunatik_request request = { .packet = packet, .allowed = allowed };

	return call_held(function, &request);
}
EXPORT_SYMBOL_GPL(lunatik_call_verdict);

int lunatik_call_by_handle(const struct net *net, u64 handle, struct lunatik_request *request)
{
	const struct lunatik_callee *callee;
	int result = -ESTALE;

	local_bh_disable();
	callee = lunatik_handle_callee(net, handle);
	if (likely(callee))
		result = call(callee, request);
	local_bh_enable();
	return result;
}
EXPORT_SYMBOL_GPL(lunatik_call_by_handle);

int lunatik_on_error_by_handle(const struct net *net, u64 handle)
{
	const struct lunatik_callee *callee;
	int result = -ESTALE;

	local_bh_disable();
	callee = lunatik_handle_callee(net, handle);
	if (callee)
		result = callee->state->on_error;
	local_bh_enable();
	return result;
}
EXPORT_SYMBOL_GPL(lunatik_on_error_by_handle);
