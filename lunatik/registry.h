/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The states: by name in each network namespace, and by slot, a number, for who must find one
 * without its name. Process context; may sleep.
 */
#ifndef LUNATIK_REGISTRY_H
#define LUNATIK_REGISTRY_H

#include <linux/rcupdate.h>

#include "lunatik/state.h"

int lunatik_registry_init(void);
void lunatik_registry_exit(void);

/*
 * Enter a new state, whose reference becomes the registry's; -EEXIST where the name is taken,
 * -ENOMEM, or -ENOSPC beyond 65536 states.
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

struct lunatik_slots {
	struct rcu_head rcu;
	u32 size;
	struct lunatik_state __rcu *states[];
};

/* Written under the registry's lock. */
extern struct lunatik_slots __rcu *lunatik_slots;

/* The state in a slot, or NULL. Bottom halves off, as long as it is used. */
static inline const struct lunatik_state *lunatik_registry_in_slot(u16 slot)
{
	const struct lunatik_slots *slots = rcu_dereference_bh(lunatik_slots);

	if (unlikely(!slots || slot >= slots->size))
		return NULL;
	return rcu_dereference_bh(slots->states[slot]);
}

#endif
