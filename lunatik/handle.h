/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Functions by handle, for hooks that hold none: BPF programs, which come and go without a
 * word. A handle is a number that leads to a state and to the name of one of its functions,
 * as long as the state is in its registry; the script need not have the function. A handle
 * of a state that is gone leads nowhere, also where another state has taken its place.
 */
#ifndef LUNATIK_HANDLE_H
#define LUNATIK_HANDLE_H

#include "lunatik/registry.h"

/*
 * A handle: the state's serial number, which no other state has had for long, its slot in
 * the registry, and the place of the name in the state. Zero is none.
 */
#define LUNATIK_HANDLE_SERIAL_SHIFT 32
#define LUNATIK_HANDLE_SLOT_SHIFT 16

/* What a handle leads to in a namespace, or NULL. Bottom halves off, as long as it is used. */
static inline const struct lunatik_callee *lunatik_handle_callee(const struct net *net,
								 u64 handle)
{
	const u16 slot = handle >> LUNATIK_HANDLE_SLOT_SHIFT, place = handle;
	const struct lunatik_state *state = lunatik_registry_in_slot(slot);

	/* Acquired: what it counts is complete. */
	if (unlikely(!state || state->serial != handle >> LUNATIK_HANDLE_SERIAL_SHIFT ||
		     state->net != net || place >= smp_load_acquire(&state->bindings_used)))
		return NULL;
	return state->bindings[place];
}

#endif
