/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The names of states, in each network namespace. Process context; may sleep. */
#ifndef LUNATIK_REGISTRY_H
#define LUNATIK_REGISTRY_H

#include "lunatik/state.h"

int lunatik_registry_init(void);
void lunatik_registry_exit(void);

/*
 * Enter a new state, whose reference becomes the registry's; -EEXIST where the name is taken,
 * or as lunatik_handles_add().
 */
int lunatik_registry_add(struct net *net, struct lunatik_state *state);

/*
 * Take a state out and return the registry's reference, which closes the VMs unless there are
 * others; -ENOENT, or -EBUSY while it has users.
 */
int lunatik_registry_remove(struct net *net, const char *name);

/* Find a state; the caller gets a reference, or NULL. */
struct lunatik_state *lunatik_registry_get(struct net *net, const char *name);

/* The same, for a user: a state that has users can't be removed. */
struct lunatik_state *lunatik_registry_use(struct net *net, const char *name);

/* End the use, and return the reference. */
void lunatik_registry_unuse(struct lunatik_state *state);

/* The state at a position of the list, with a reference, or NULL at its end. */
struct lunatik_state *lunatik_registry_at(struct net *net, unsigned long position);

/* Find a state for as long as the RCU read-side section lasts. Any context. */
struct lunatik_state *lunatik_registry_peek(const struct net *net, const char *name);

/* For rcu_dereference_protected(): whether what the registry's lock protects may change. */
bool lunatik_registry_is_locked(void);

#endif
