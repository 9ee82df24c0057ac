// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/hashtable.h>
#include <linux/mm.h>
#include <linux/random.h>
#include <linux/slab.h>
#include <linux/stringhash.h>
#include <net/net_namespace.h>
#include <net/netns/generic.h>

#include "lunatik/registry.h"

#define SLOTS_MIN 16
#define SLOTS_MAX 65536

struct registry {
	struct list_head states; /* in the order of their creation */
};

static unsigned int registry_net_id;

/*
 * Protects the lists of all namespaces, the names, the slots and the user counts of all
 * states. Never held while a state's lock is taken or a script runs.
 */
static DEFINE_MUTEX(registry_lock);

/* The states of all namespaces by name; read under RCU. */
static DEFINE_HASHTABLE(registry_names, 10);

struct lunatik_slots __rcu *lunatik_slots;
static u32 slots_serial; /* of the newest state; under the lock */

static bool registry_is_locked(void)
{
	return mutex_is_locked(&registry_lock);
}

static struct registry *registry_of(struct net *net)
{
	return net_generic(net, registry_net_id);
}

static unsigned int registry_hash(const struct net *net, const char *name)
{
	return full_name_hash(net, name, strlen(name));
}

struct lunatik_state *lunatik_registry_peek(const struct net *net, const char *name)
{
	const unsigned int hash = registry_hash(net, name);
	struct lunatik_state *state;

	hash_for_each_possible_rcu(registry_names, state, by_name, hash, registry_is_locked())
		if (state->net == net && !strcmp(state->name, name))
			return state;
	return NULL;
}

static struct lunatik_slots *slots_of_writer(void)
{
	return rcu_dereference_protected(lunatik_slots, registry_is_locked());
}

static struct lunatik_slots *slots_grow(struct lunatik_slots *old)
{
	const u32 size = old ? old->size * 2 : SLOTS_MIN;
	struct lunatik_slots *slots;

	if (size > SLOTS_MAX)
		return ERR_PTR(-ENOSPC);
	slots = kvzalloc(struct_size(slots, states, size), GFP_KERNEL);
	if (!slots)
		return ERR_PTR(-ENOMEM);
	slots->size = size;
	if (old)
		memcpy(slots->states, old->states, old->size * sizeof(old->states[0]));
	rcu_assign_pointer(lunatik_slots, slots);
	if (old)
		kvfree_rcu(old, rcu);
	return slots;
}

/* Gives a state a slot, and a serial number that tells it from those that had it before. */
static int slots_add(struct lunatik_state *state)
{
	struct lunatik_slots *slots = slots_of_writer();
	const u32 size = slots ? slots->size : 0;
	u32 slot;

	for (slot = 0; slot < size && rcu_access_pointer(slots->states[slot]); slot++)
		;
	if (slot == size) {
		slots = slots_grow(slots);
		if (IS_ERR(slots))
			return PTR_ERR(slots);
	}
	if (!slots_serial)
		slots_serial = get_random_u32();
	state->slot = slot;
	state->serial = ++slots_serial ?: ++slots_serial;
	rcu_assign_pointer(slots->states[slot], state);
	return 0;
}

static void slots_remove(struct lunatik_state *state)
{
	RCU_INIT_POINTER(slots_of_writer()->states[state->slot], NULL);
}

int lunatik_registry_add(struct net *net, struct lunatik_state *state)
{
	int err = -EEXIST;

	mutex_lock(&registry_lock);
	if (lunatik_registry_peek(net, state->name))
		goto unlock;
	snprintf(state->label, sizeof(state->label), "%s (net:[%u])", state->name,
		 net->ns.inum);
	err = slots_add(state);
	if (err)
		goto unlock;
	hash_add_rcu(registry_names, &state->by_name, registry_hash(net, state->name));
	list_add_tail(&state->node, &registry_of(net)->states);
unlock:
	mutex_unlock(&registry_lock);
	return err;
}

/* From here on nobody finds the state; who has is waited for by synchronize_rcu(). */
static void registry_unpublish(struct lunatik_state *state)
{
	lockdep_assert_held(&registry_lock);
	hash_del_rcu(&state->by_name);
	slots_remove(state);
}

int lunatik_registry_remove(struct net *net, const char *name)
{
	struct lunatik_state *state;
	int err = 0;

	mutex_lock(&registry_lock);
	state = lunatik_registry_peek(net, name);
	if (!state) {
		err = -ENOENT;
	} else if (state->users) {
		err = -EBUSY;
	} else {
		registry_unpublish(state);
		list_del_init(&state->node);
	}
	mutex_unlock(&registry_lock);
	if (err)
		return err;
	synchronize_rcu();
	lunatik_state_put_sync(state);
	return 0;
}

static struct lunatik_state *registry_get(struct net *net, const char *name, unsigned int users)
{
	struct lunatik_state *state;

	mutex_lock(&registry_lock);
	state = lunatik_registry_peek(net, name);
	if (state) {
		refcount_inc(&state->refs);
		state->users += users;
	}
	mutex_unlock(&registry_lock);
	return state;
}

struct lunatik_state *lunatik_registry_get(struct net *net, const char *name)
{
	return registry_get(net, name, 0);
}

struct lunatik_state *lunatik_registry_use(struct net *net, const char *name)
{
	return registry_get(net, name, 1);
}

void lunatik_registry_unuse(struct lunatik_state *state)
{
	mutex_lock(&registry_lock);
	state->users--;
	mutex_unlock(&registry_lock);
	lunatik_state_put(state);
}

struct lunatik_state *lunatik_registry_at(struct net *net, unsigned long position)
{
	struct lunatik_state *state, *found = NULL;

	mutex_lock(&registry_lock);
	list_for_each_entry(state, &registry_of(net)->states, node) {
		if (position--)
			continue;
		refcount_inc(&state->refs);
		found = state;
		break;
	}
	mutex_unlock(&registry_lock);
	return found;
}

static int __net_init registry_net_init(struct net *net)
{
	INIT_LIST_HEAD(&registry_of(net)->states);
	return 0;
}

/* Rules of the namespace may outlive its registry: their states go with the last of them. */
static void __net_exit registry_net_exit(struct net *net)
{
	struct lunatik_state *state, *next;
	LIST_HEAD(gone);

	mutex_lock(&registry_lock);
	list_splice_init(&registry_of(net)->states, &gone);
	list_for_each_entry(state, &gone, node)
		registry_unpublish(state);
	mutex_unlock(&registry_lock);
	if (list_empty(&gone))
		return;
	synchronize_rcu();
	list_for_each_entry_safe(state, next, &gone, node) {
		list_del_init(&state->node);
		lunatik_state_put(state);
	}
}

static struct pernet_operations registry_net_ops = {
	.init = registry_net_init,
	.exit = registry_net_exit,
	.id = &registry_net_id,
	.size = sizeof(struct registry),
};

int __init lunatik_registry_init(void)
{
	return register_pernet_subsys(&registry_net_ops);
}

void lunatik_registry_exit(void)
{
	unregister_pernet_subsys(&registry_net_ops);
	kvfree(rcu_dereference_protected(lunatik_slots, true));
}
