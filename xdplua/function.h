/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The function that a BPF program names, and the calls of it. */
#ifndef XDPLUA_FUNCTION_H
#define XDPLUA_FUNCTION_H

#include "lunatik/lunatik.h"
#include "xdplua/uapi/bpf_lua_types.h"

struct net;

/* The verdicts that a hook has, as bits, and its word for each. */
struct xdplua_hook {
	unsigned long allowed;
	u8 actions[LUNATIK_REDIRECT + 1];
};

/* What bpf_lua_on_error_xdp() promises. */
int xdplua_function_on_error(struct net *net, struct bpf_lua_function *function);

/**
 * xdplua_function_resolve - find a function by its names, and note where
 * @net: network namespace of the packet
 * @function: in memory of the program
 * @handle: set on success
 *
 * Return: 0, -EINVAL for a name without an end, else as lunatik_resolve().
 */
int xdplua_function_resolve(struct net *net, struct bpf_lua_function *function, u64 *handle);

/*
 * Ask a function whose handle has led nowhere, so that its names are looked up: as
 * lunatik_call_by_handle(), or an error of xdplua_function_resolve().
 */
int xdplua_function_call_anew(struct net *net, struct bpf_lua_function *function,
			      struct lunatik_request *request);

/**
 * xdplua_function_run - ask a function for a verdict
 * @net: network namespace of the packet
 * @function: in memory of the program, which may change at any time
 * @packet: bound
 * @string: handed to the function, too, unless it is empty; not believed yet
 * @hook: whose verdicts are allowed, and whose actions to return
 *
 * Context: as lunatik_call_by_handle().
 * Return: what bpf_lua_run_xdp() promises.
 */
static inline s64 xdplua_function_run(struct net *net, struct bpf_lua_function *function,
				      void *packet, const struct lunatik_bytes string,
				      const struct xdplua_hook *hook)
{
	struct lunatik_request request lunatik_uninitialized;
	int result;

	/* The verifier lets NULL through, and what a lookup in a map may have not found. */
	if (unlikely(!function))
		return -EINVAL;
	if (unlikely(string.length && (!string.bytes || string.length > BPF_LUA_BYTES_MAX)))
		return -EINVAL;
	request.packet = packet;
	request.string = string.length ? &string : NULL;
	request.allowed = hook->allowed;
	result = lunatik_call_by_handle(net, READ_ONCE(function->handle), &request);
	if (unlikely(result == -ESTALE))
		result = xdplua_function_call_anew(net, function, &request);
	if (unlikely(result < 0))
		return result;
	return hook->actions[result] | (u64)request.number << BPF_LUA_NUMBER_SHIFT;
}

#endif
