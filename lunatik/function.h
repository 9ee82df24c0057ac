/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * A function of a state. Each VM keeps the Lua function in its registry under a small
 * integer, so that a call looks nothing up by name.
 */
#ifndef LUNATIK_FUNCTION_H
#define LUNATIK_FUNCTION_H

#include "lunatik/state.h"

/* A function that hooks hold, and with it a use of its state: it is bound in every VM. */
struct lunatik_function {
	struct lunatik_callee callee;
	struct list_head node; /* in the state's functions, under its lock */
	unsigned int holders;  /* under the state's lock */
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
 * lunatik_function_exists - whether a state has a global function now, on this CPU
 * @state: locked
 * @name: name of the function
 *
 * A script defines the same functions on every CPU. An exec may not: holding a function looks
 * at all of them.
 *
 * Context: process; may sleep.
 * Return: 0, -ESRCH, or -ENOMEM.
 */
int lunatik_function_exists(struct lunatik_state *state, const char *name);

#endif
