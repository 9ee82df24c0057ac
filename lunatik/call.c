// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* The packet path: one function called with one packet. Allocates nothing of its own. */
#define pr_fmt(fmt) "lunatik: " fmt

#include <linux/rcupdate.h>

#include "lunatik/call.h"
#include "lunatik/handle.h"

/* Bytes of an error's text, and of a string that is no verdict, in the log. */
#define CALL_MESSAGE 256
#define CALL_STRING 32

static const int call_errnos[] = {
	[LUNATIK_ERROR_BUDGET] = -ETIME,     [LUNATIK_ERROR_MEMORY] = -ENOMEM,
	[LUNATIK_ERROR_STACK] = -ECANCELED,  [LUNATIK_ERROR_RUNTIME] = -ECANCELED,
	[LUNATIK_ERROR_VERDICT] = -EPROTO,   [LUNATIK_ERROR_REENTRY] = -EBUSY,
	[LUNATIK_ERROR_QUARANTINE] = -ESHUTDOWN,
};

/* Puts the words together only where the kernel's rate limit lets it print them. */
static __printf(2, 3) void call_log(const struct lunatik_callee *callee, const char *format, ...)
{
	struct va_format words = { .fmt = format };
	va_list args;

	va_start(args, format);
	words.va = &args;
	pr_warn_ratelimited("state %s: function %s: %pV\n", callee->state->label, callee->name,
			    &words);
	va_end(args);
}

/* Not inlined: where it sees a literal's length, GCC takes the bound for a mistake. */
static noinline void call_log_message(const struct lunatik_callee *callee, const char *message)
{
	call_log(callee, "%*pE", (int)strnlen(message, CALL_MESSAGE), message);
}

static int call_refused(const struct lunatik_callee *callee, struct lunatik_vm *vm,
			enum lunatik_error error, const char *message)
{
	vm->stats->errors[error]++;
	call_log_message(callee, message);
	return call_errnos[error];
}

/* The script itself has failed: too often in a row, and it is called no more. */
static int call_count(const struct lunatik_callee *callee, struct lunatik_vm *vm,
		      enum lunatik_error error)
{
	const struct lunatik_state *state = callee->state;

	/* Not '==': a reset on its way may lift the quarantine that begins here. */
	if (state->quarantine && ++vm->failures >= state->quarantine) {
		WRITE_ONCE(vm->program->quarantined, true);
		pr_warn("state %s: quarantined after %u errors in a row\n", state->label,
			state->quarantine);
	}
	vm->stats->errors[error]++;
	return call_errnos[error];
}

static int call_failed(const struct lunatik_callee *callee, struct lunatik_vm *vm,
		       enum lunatik_error error, const char *message)
{
	const int err = call_count(callee, vm, error);

	call_log_message(callee, message);
	return err;
}

int lunatik_call_failed(const struct lunatik_callee *callee, struct lunatik_vm *vm, int status)
{
	const enum lunatik_error error = lunatik_vm_error(vm, status);

	return call_failed(callee, vm, error, lunatik_vm_message(vm, error));
}

int lunatik_call_refused(const struct lunatik_callee *callee, struct lunatik_vm *vm, int status)
{
	const enum lunatik_error error = lunatik_vm_error(vm, status);

	return call_refused(callee, vm, error, lunatik_vm_message(vm, error));
}

/* Says what it was. A verdict that the hook does not know is named as in scripts. */
static noinline int call_without_verdict(const struct lunatik_callee *callee,
					 struct lunatik_vm *vm,
					 const struct lunatik_value *value, bool boolean)
{
	const char *wanted = boolean ? "no boolean" : "no verdict that the hook knows";
	const int err = call_count(callee, vm, LUNATIK_ERROR_VERDICT);
	const char *text;
	size_t length;

	switch (value->tag) {
	case LUNATIK_TAG_NIL:
		call_log(callee, "it returned nothing, or nil: %s", wanted);
		break;
	case LUNATIK_TAG_FALSE:
	case LUNATIK_TAG_TRUE:
		call_log(callee, "it returned %s: %s",
			 value->tag == LUNATIK_TAG_TRUE ? "true" : "false", wanted);
		break;
	case LUNATIK_TAG_INTEGER:
		text = lunatik_verdict_name(value->integer);
		if (text)
			call_log(callee, "it returned %s: %s", text, wanted);
		else
			call_log(callee, "it returned %lld: %s", value->integer, wanted);
		break;
	default:
		text = lunatik_leaf_text(value, &length);
		if (text)
			call_log(callee, "it returned the string '%*pE': %s",
				 (int)min_t(size_t, length, CALL_STRING), text, wanted);
		else
			call_log(callee, "it returned a %s: %s", lunatik_type_name(value), wanted);
	}
	return err;
}

static bool value_is_boolean(const struct lunatik_value *value)
{
	return value->tag == LUNATIK_TAG_TRUE || value->tag == LUNATIK_TAG_FALSE;
}

static bool value_is_verdict(const struct lunatik_value *value, unsigned long allowed)
{
	return value->tag == LUNATIK_TAG_INTEGER && (u64)value->integer < BITS_PER_LONG &&
	       (allowed & BIT(value->integer));
}

/* The number that came with a verdict: 0 where there is none. */
static int call_number(const struct lunatik_callee *callee, struct lunatik_vm *vm,
		       const struct lunatik_value *value, u32 *number)
{
	*number = value->integer;
	if (value->tag == LUNATIK_TAG_INTEGER && value->integer == *number)
		return 0;
	return call_failed(callee, vm, LUNATIK_ERROR_VERDICT,
			   "what it returned with its verdict is no number from 0 to 2^32-1");
}

static __always_inline int call_result(const struct lunatik_callee *callee,
				       struct lunatik_vm *vm,
				       const struct lunatik_value *results,
				       struct lunatik_request *request, bool boolean)
{
	int err;

	if (boolean) {
		if (unlikely(!value_is_boolean(&results[0])))
			return call_without_verdict(callee, vm, &results[0], true);
		vm->failures = 0;
		return results[0].tag == LUNATIK_TAG_TRUE;
	}
	if (unlikely(!value_is_verdict(&results[0], request->allowed)))
		return call_without_verdict(callee, vm, &results[0], false);
	request->number = 0;
	if (unlikely(results[1].tag != LUNATIK_TAG_NIL)) {
		err = call_number(callee, vm, &results[1], &request->number);
		if (err)
			return err;
	}
	vm->failures = 0;
	return results[0].integer;
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

/* The call has failed: if it was for want of its function, try once more. */
static noinline const struct lunatik_value *
call_again(const struct lunatik_callee *callee, struct lunatik_vm *vm,
	   const struct lunatik_bytes *string, int status)
{
	const struct lunatik_value *results;
	int err;

	if (status == LUA_ERRRUN && call_is_unbound(callee, vm)) {
		err = call_bind(callee, vm);
		if (err)
			return ERR_PTR(err);
		results = lunatik_call_handle(vm->L, callee->key, vm->loan.serial, string);
		if (!IS_ERR(results))
			return results;
		status = -PTR_ERR(results);
	}
	return ERR_PTR(call_error(callee, vm, status));
}

static __always_inline int call_run(const struct lunatik_callee *callee, struct lunatik_vm *vm,
				    struct lunatik_request *request, bool boolean)
{
	struct lunatik_loan *loan = &vm->loan;
	const struct lunatik_value *results;

	loan->serial += LUNATIK_HANDLES;
	loan->packet = request->packet;
	results = lunatik_call_handle(vm->L, callee->key, loan->serial, request->string);
	if (unlikely(IS_ERR(results)))
		results = call_again(callee, vm, request->string, -PTR_ERR(results));
	loan->packet = NULL;
	if (unlikely(IS_ERR(results)))
		return PTR_ERR(results);
	return call_result(callee, vm, results, request, boolean);
}

static noinline int call_refused_entry(const struct lunatik_callee *callee,
				       struct lunatik_vm *vm,
				       const struct lunatik_program *program)
{
	if (READ_ONCE(program->quarantined)) {
		vm->stats->errors[LUNATIK_ERROR_QUARANTINE]++;
		return -ESHUTDOWN;
	}
	if (!vm->entered) {
		/* Too little is left of the stack: for the log as well. */
		vm->stats->errors[LUNATIK_ERROR_STACK]++;
		return call_errnos[LUNATIK_ERROR_STACK];
	}
	return call_refused(callee, vm, LUNATIK_ERROR_REENTRY, "it runs already on this CPU");
}

static __always_inline struct lunatik_vm *call_vm(const struct lunatik_program *program)
{
	struct lunatik_vm *vm = program->vm[smp_processor_id()];

	vm->stats->calls++;
	return vm;
}

static __always_inline bool call_enter(const struct lunatik_state *state,
				       const struct lunatik_program *program,
				       struct lunatik_vm *vm)
{
	return !READ_ONCE(program->quarantined) && lunatik_vm_enter(vm, state->budget);
}

struct lunatik_vm *lunatik_call_enter(const struct lunatik_callee *callee)
{
	const struct lunatik_program *program = rcu_dereference_bh(callee->state->program);
	struct lunatik_vm *vm = call_vm(program);

	if (call_enter(callee->state, program, vm))
		return vm;
	return ERR_PTR(call_refused_entry(callee, vm, program));
}

/* Hooks come with bottom halves off, nearly always. */
static __always_inline bool call_begin(void)
{
	const bool were_on = !in_softirq();

	if (unlikely(were_on))
		local_bh_disable();
	return were_on;
}

static __always_inline void call_end(bool were_on)
{
	if (unlikely(were_on))
		local_bh_enable();
}

/* @boolean, what is asked for instead of a verdict, is constant: each kind has code of its own. */
static __always_inline int call(const struct lunatik_callee *callee,
				struct lunatik_request *request, bool boolean)
{
	const struct lunatik_program *program = rcu_dereference_bh(callee->state->program);
	struct lunatik_vm *vm = call_vm(program);
	int result;

	if (unlikely(!call_enter(callee->state, program, vm)))
		return call_refused_entry(callee, vm, program);
	result = call_run(callee, vm, request, boolean);
	lunatik_vm_leave(vm);
	return result;
}

static __always_inline int call_held(const struct lunatik_function *function,
				     struct lunatik_request *request, bool boolean)
{
	const bool were_on = call_begin();
	const int result = call(&function->callee, request, boolean);

	call_end(were_on);
	return result;
}

int lunatik_call_boolean(const struct lunatik_function *function, void *packet)
{
	struct lunatik_request request = { .packet = packet };

	return call_held(function, &request, true);
}
EXPORT_SYMBOL_GPL(lunatik_call_boolean);

int lunatik_call_verdict(const struct lunatik_function *function, void *packet,
			 unsigned long allowed)
{
	struct lunatik_request request = { .packet = packet, .allowed = allowed };

	return call_held(function, &request, false);
}
EXPORT_SYMBOL_GPL(lunatik_call_verdict);

int lunatik_call_by_handle(const struct net *net, u64 handle, struct lunatik_request *request)
{
	const bool were_on = call_begin();
	const struct lunatik_callee *callee = lunatik_handle_callee(net, handle);
	const int result = likely(callee) ? call(callee, request, false) : -ESTALE;

	call_end(were_on);
	return result;
}
EXPORT_SYMBOL_GPL(lunatik_call_by_handle);

int lunatik_on_error_by_handle(const struct net *net, u64 handle)
{
	const bool were_on = call_begin();
	const struct lunatik_callee *callee = lunatik_handle_callee(net, handle);
	const int result = callee ? callee->state->on_error : -ESTALE;

	call_end(were_on);
	return result;
}
EXPORT_SYMBOL_GPL(lunatik_on_error_by_handle);
