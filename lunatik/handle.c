// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/mm.h>
#include <linux/random.h>
#include <linux/slab.h>

#include "lunatik/handle.h"
#include "lunatik/registry.h"

#define HANDLE_SLOTS_MIN 16
#define HANDLE_SLOTS_MAX 65536

struct lunatik_handle_table __rcu *lunatik_handle_table;
static u32 handle_serial; /* under the registry's lock */

static struct lunatik_handle_table *table_of_writer(void)
{
	return rcu_dereference_protected(lunatik_handle_table, lunatik_registry_is_locked());
}

static struct lunatik_handle_table *table_grow(struct lunatik_handle_table *old)
{
	const u32 size = old ? old->size * 2 : HANDLE_SLOTS_MIN;
	struct lunatik_handle_table *table;

	if (size > HANDLE_SLOTS_MAX)
		return ERR_PTR(-ENOSPC);
	table = kvzalloc(struct_size(table, states, size), GFP_KERNEL);
	if (!table)
		return ERR_PTR(-ENOMEM);
	table->size = size;
	if (old)
		memcpy(table->states, old->states, old->size * sizeof(old->states[0]));
	rcu_assign_pointer(lunatik_handle_table, table);
	if (old)
		kvfree_rcu(old, rcu);
	return table;
}

int lunatik_handles_add(struct lunatik_state *state)
{
	struct lunatik_handle_table *table = table_of_writer();
	const u32 size = table ? table->size : 0;
	u32 slot;

	for (slot = 0; slot < size && rcu_access_pointer(table->states[slot]); slot++)
		;
	if (slot == size) {
		table = table_grow(table);
		if (IS_ERR(table))
			return PTR_ERR(table);
	}
	if (!handle_serial)
		handle_serial = get_random_u32();
	state->slot = slot;
	state->serial = ++handle_serial ?: ++handle_serial;
	rcu_assign_pointer(table->states[slot], state);
	return 0;
}

void lunatik_handles_remove(struct lunatik_state *state)
{
	RCU_INIT_POINTER(table_of_writer()->states[state->slot], NULL);
}

void lunatik_handles_free(struct lunatik_state *state)
{
	while (state->bindings_used)
		kfree(state->bindings[--state->bindings_used]);
}

void lunatik_handles_exit(void)
{
	kvfree(rcu_dereference_protected(lunatik_handle_table, true));
}

static int binding_find(const struct lunatik_state *state, const char *name)
{
	const unsigned int used = smp_load_acquire(&state->bindings_used);
	unsigned int place;

	for (place = 0; place < used; place++)
		if (!strcmp(state->bindings[place]->name, name))
			return place;
	return -ESRCH;
}

static int binding_add(struct lunatik_state *state, const char *name)
{
	const unsigned int place = state->bindings_used;
	struct lunatik_callee *binding;
	int err;

	lockdep_assert_held(&state->bindings_lock);
	if (place == LUNATIK_BINDINGS)
		return -ENOSPC;
	binding = kzalloc(sizeof(*binding), GFP_ATOMIC | __GFP_NOWARN);
	if (!binding)
		return -ENOMEM;
	err = lunatik_callee_init(binding, state, name, GFP_ATOMIC | __GFP_NOWARN);
	if (err) {
		kfree(binding);
		return err;
	}
	state->bindings[place] = binding;
	smp_store_release(&state->bindings_used, place + 1);
	return place;
}

static int binding_get(struct lunatik_state *state, const char *name)
{
	int place = binding_find(state, name);

	if (place >= 0)
		return place;
	spin_lock_bh(&state->bindings_lock);
	place = binding_find(state, name);
	if (place < 0)
		place = binding_add(state, name);
	spin_unlock_bh(&state->bindings_lock);
	return place;
}

int lunatik_resolve(struct net *net, const char *state_name, const char *name, u64 *handle)
{
	struct lunatik_state *state;
	int place = -ENOENT;

	rcu_read_lock();
	state = lunatik_registry_peek(net, state_name);
	if (state)
		place = binding_get(state, name);
	if (place >= 0)
		*handle = (u64)state->serial << LUNATIK_HANDLE_SERIAL_SHIFT |
			  (u64)state->slot << LUNATIK_HANDLE_SLOT_SHIFT | place;
	rcu_read_unlock();
	return min(place, 0);
}
EXPORT_SYMBOL_GPL(lunatik_resolve);
