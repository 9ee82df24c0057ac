/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * A function of a state that hooks hold. Each VM keeps the Lua function in its registry
 * under a small integer, so that a call looks nothing up by name.
 */
#ifndef LUNATIK_FUNCTION_H
#define LUNATIK_FUNCTION_H

#include "lunatik/state.h"

struct lunatik_function {
	struct lunatik_state *state; /* a use of it */
	struct list_head node;       /* in the state's functions, under its lock */
	unsigned int holders;        /* under the state's lock */
	int key;                     /* in the registry of each VM */
	char name[LUNATIK_FUNCTION_SIZE];
};

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
 * lunatik_function_exists - whether a state has a global function now, on every CPU
 * @state: locked
 * @name: name of the function
 *
 * Context: process; may sleep.
 * Return: 0, -ESRCH, or -ENOMEM.
 */
int lunatik_function_exists(struct lunatik_state *state, const char *name);

#endif
