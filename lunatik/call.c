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

/* The script itself has failed: too often in a row, and it is called no more. */
static int call_failed(struct lunatik_function *function, struct lunatik_vm *vm,
		       enum lunatik_error error, const char *message)
{
	const struct lunatik_state *state = function->state;

	/* Not '==': a reset on its way may lift the quarantine that begins here. */
	if (state->quarantine && ++vm->failures >= state->quarantine) {
		WRITE_ONCE(rcu_dereference_bh(state->program)->quarantined, true);
		pr_warn("state %s: quarantined after %u errors in a row\n", state->name,
			state->quarantine);
	}
	return call_refused(function, vm, error, message);
}

static int call_result(struct lunatik_function *function, struct lunatik_vm *vm,
		       unsigned long allowed, const struct lunatik_value *value)
{
	if (!allowed) {
		if (likely(value->tag == LUNATIK_TAG_TRUE || value->tag == LUNATIK_TAG_FALSE)) {
			vm->failures = 0;
			return value->tag == LUNATIK_TAG_TRUE;
		}
		return call_failed(function, vm, LUNATIK_ERROR_VERDICT,
				   "it returned no boolean");
	}
	if (likely(value->tag == LUNATIK_TAG_INTEGER &&
		   (u64)value->integer < BITS_PER_LONG && (allowed & BIT(value->integer)))) {
		vm->failures = 0;
		return value->integer;
	}
	return call_failed(function, vm, LUNATIK_ERROR_VERDICT,
			   "it returned no verdict that the hook knows");
}

static int call_run(struct lunatik_function *function, struct lunatik_vm *vm, void *packet,
		    unsigned long allowed)
{
	struct lunatik_loan *loan = &vm->loan;
	struct lunatik_value value;
	enum lunatik_error error;
	int status, result;

	loan->serial += LUNATIK_HANDLES;
	loan->packet = packet;
	status = lunatik_call_handle(vm->L, function->key, loan->serial, &value);
	loan->packet = NULL;
	if (likely(status == LUA_OK))
		return call_result(function, vm, allowed, &value);

	error = lunatik_vm_error(vm, status);
	result = call_failed(function, vm, error, lunatik_vm_message(vm, error));
	lua_settop(vm->L, 0);
	return result;
}

static int call(struct lunatik_function *function, void *packet, unsigned long allowed)
{
	struct lunatik_state *state = function->state;
	struct lunatik_vm *vm;
	struct lunatik_program *program;
	int result;

	local_bh_disable();
	program = rcu_dereference_bh(state->program);
	vm = program->vm[smp_processor_id()];
	vm->stats->calls++;
	if (unlikely(READ_ONCE(program->quarantined))) {
		vm->stats->errors[LUNATIK_ERROR_QUARANTINE]++;
		result = -EINVAL;
	} else if (likely(lunatik_vm_enter(vm, state->budget))) {
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
