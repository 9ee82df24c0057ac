/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Functions by handle, for hooks that hold none: BPF programs, which come and go without a
 * word. A handle is a number that leads to a state and to the name of one of its functions,
 * as long as the state is in its registry; the script need not have the function. A handle
 * of a state that is gone leads nowhere, also where another state has taken its place.
 */
#ifndef LUNATIK_HANDLE_H
#define LUNATIK_HANDLE_H

#include "lunatik/function.h"

/* Let handles lead to a state; under the registry's lock. -ENOMEM, or -ENOSPC beyond 65536. */
int lunatik_handles_add(struct lunatik_state *state);

/* Let them lead to it no more; who has followed one is done after a grace period. */
void lunatik_handles_remove(struct lunatik_state *state);

/* Free what handles of a state led to. */
void lunatik_handles_free(struct lunatik_state *state);

void lunatik_handles_exit(void);

/* What a handle leads to in a namespace, or NULL. Bottom halves off, as long as it is used. */
const struct lunatik_callee *lunatik_handle_callee(const struct net *net, u64 handle);

#endif
