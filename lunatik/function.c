// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Functions for hooks, which hold them and with each a use of its state. */
#include "lunatik/bind.h"
#include "lunatik/registry.h"

struct lunatik_function *lunatik_function_get(struct net *net, const char *name,
					      const char *function_name)
{
	struct lunatik_state *state = lunatik_registry_use(net, name);
	struct lunatik_function *function;
	int err;

	if (!state)
		return ERR_PTR(-ENOENT);
	err = mutex_lock_killable(&state->lock);
	if (err) {
		lunatik_registry_unuse(state);
		return ERR_PTR(err);
	}
	function = lunatik_function_hold(state, function_name);
	mutex_unlock(&state->lock);
	if (IS_ERR(function))
		lunatik_registry_unuse(state);
	return function;
}
EXPORT_SYMBOL_GPL(lunatik_function_get);

void lunatik_function_put(struct lunatik_function *function)
{
	struct lunatik_state *state = function->callee.state;

	mutex_lock(&state->lock);
	lunatik_function_release(function);
	mutex_unlock(&state->lock);
	lunatik_registry_unuse(state);
}
EXPORT_SYMBOL_GPL(lunatik_function_put);

enum lunatik_on_error lunatik_function_on_error(const struct lunatik_function *function)
{
	return function->callee.state->on_error;
}
EXPORT_SYMBOL_GPL(lunatik_function_on_error);
