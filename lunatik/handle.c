// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "lunatik/handle.h"

int lunatik_resolve(struct net *net, const char *state_name, const char *name, u64 *handle)
{
	struct lunatik_state *state;
	int place = -ENOENT;

	rcu_read_lock();
	state = lunatik_registry_peek(net, state_name);
	if (state)
		place = lunatik_binding_get(state, name);
	if (place >= 0)
		*handle = (u64)state->serial << LUNATIK_HANDLE_SERIAL_SHIFT |
			  (u64)state->slot << LUNATIK_HANDLE_SLOT_SHIFT | place;
	rcu_read_unlock();
	return min(place, 0);
}
EXPORT_SYMBOL_GPL(lunatik_resolve);
