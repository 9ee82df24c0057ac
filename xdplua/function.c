// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/string.h>

#include "xdplua/function.h"

/*
 * Handles end with their states. One that has ended is replaced by that of the state which
 * has the name now; it may end at once, but not again and again while a packet waits.
 */
#define FUNCTION_TRIES 2

int xdplua_function_resolve(struct net *net, struct bpf_lua_function *function, u64 *handle)
{
	/* Copies: the program, or user space, may write to its memory meanwhile. */
	char state[LUNATIK_STATE_SIZE], name[LUNATIK_FUNCTION_SIZE];
	int err;

	BUILD_BUG_ON(sizeof(state) != sizeof(function->state));
	BUILD_BUG_ON(sizeof(name) != sizeof(function->function));
	memcpy(state, function->state, sizeof(state));
	memcpy(name, function->function, sizeof(name));
	if (strnlen(state, sizeof(state)) == sizeof(state) ||
	    strnlen(name, sizeof(name)) == sizeof(name))
		return -EINVAL;
	err = lunatik_resolve(net, state, name, handle);
	if (!err)
		WRITE_ONCE(function->handle, *handle);
	return err;
}

int xdplua_function_call_anew(struct net *net, struct bpf_lua_function *function,
			      struct lunatik_request *request)
{
	int result = -ESTALE, tries, err;
	u64 handle;

	for (tries = 0; tries < FUNCTION_TRIES && result == -ESTALE; tries++) {
		err = xdplua_function_resolve(net, function, &handle);
		if (err)
			return err;
		result = lunatik_call_by_handle(net, handle, request);
	}
	return result == -ESTALE ? -ENOENT : result;
}

int xdplua_function_on_error(struct net *net, struct bpf_lua_function *function)
{
	u64 handle;
	int result;

	if (!function)
		return -EINVAL;
	result = lunatik_on_error_by_handle(net, READ_ONCE(function->handle));
	if (result == -ESTALE) {
		result = xdplua_function_resolve(net, function, &handle);
		if (!result)
			result = lunatik_on_error_by_handle(net, handle);
	}
	if (result < 0)
		return result == -ESTALE ? -ENOENT : result;
	return result == LUNATIK_ON_ERROR_DROP;
}
