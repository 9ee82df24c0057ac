/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What the functions of a state are bound to: each VM keeps the Lua function in its registry
 * under a small integer, so that a call looks nothing up by name.
 */
#ifndef LUNATIK_BIND_H
#define LUNATIK_BIND_H

#include "lunatik/state.h"

/*
 * A function that hooks hold, and with it a use of its state. Those that are bound in every VM
 * are the state's functions. Those that are not, but will be held soon or were held lately, rest:
 * the next one to be held has all of them bound; what rests for long is unbound and freed.
 */
struct lunatik_function {
	struct lunatik_callee callee;
	struct list_head node; /* in the state's functions, or its resting ones; under its lock */
	unsigned int holders;  /* under the state's lock; of one that rests: 0 */
	int err;               /* of the last try to bind it; under the state's lock */
	unsigned long until;   /* it rests, in jiffies; under the state's lock */
};

/**
 * lunatik_callee_bind - find the function in one VM
 * @vm: entered, or unpublished; its stack stays as it is
 * @callee: the function
 *
 * Return: 0, -ESRCH, or -ENOMEM.
 */
int lunatik_callee_bind(struct lunatik_vm *vm, const struct lunatik_callee *callee);

/**
 * lunatik_functions_bind - find every held function of a state in a new VM
 * @state: locked
 * @vm: unpublished, its script loaded
 *
 * Return: NULL, or the first function that the script lacks.
 */
const struct lunatik_function *lunatik_functions_bind(struct lunatik_state *state,
						      struct lunatik_vm *vm);

/**
 * lunatik_functions_forget - look up anew what nobody holds, before somebody does
 * @state: locked; its script runs, or is replaced
 */
void lunatik_functions_forget(struct lunatik_state *state);

/**
 * lunatik_function_hold - have a global function bound in every VM
 * @state: locked; it is used as long as the function is held
 * @name: of the function; fits
 *
 * Context: process; may sleep.
 * Return: the function, to be returned by lunatik_function_release(); or -ESRCH, -ENOMEM or
 * -ENOSPC.
 */
struct lunatik_function *lunatik_function_hold(struct lunatik_state *state, const char *name);

/* lunatik_function_release - hold a function, of a locked state, no longer */
void lunatik_function_release(struct lunatik_function *function);

/**
 * lunatik_function_expect - whether a state has a global function, which will be held soon
 * @state: locked
 * @name: name of the function
 *
 * A script defines the same functions on every CPU, so this looks at the present one. An exec
 * may not: holding a function looks at all of them.
 *
 * Context: process; may sleep.
 * Return: 0, -ESRCH, or -ENOMEM.
 */
int lunatik_function_expect(struct lunatik_state *state, const char *name);

#endif
