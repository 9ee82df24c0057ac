// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * Pointers that the verifier lets through and that lead nowhere: NULL, and what a lookup in a
 * map did not find, unchecked. Each program returns what it is told.
 */
#include <stddef.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "xdplua/uapi/bpf_lua.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct bpf_lua_function filter = BPF_LUA_FUNCTION("x", "filter");

struct {
	__uint(type, BPF_MAP_TYPE_HASH);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, struct bpf_lua_function);
} empty SEC(".maps");

#define ABSENT(name, call)                                                                     \
	SEC("xdp")                                                                             \
	int name(struct xdp_md *ctx)                                                           \
	{                                                                                      \
		struct bpf_lua_function *missing __attribute__((unused)) =                     \
			bpf_map_lookup_elem(&empty, &(__u32){ 0 });                            \
                                                                                               \
		return call;                                                                   \
	}

ABSENT(run_null, bpf_lua_run_xdp(ctx, NULL, NULL, 0))
ABSENT(run_missing, bpf_lua_run_xdp(ctx, missing, missing, 0))
ABSENT(run_missing_bytes, bpf_lua_run_xdp(ctx, &filter, missing, 8))
ABSENT(on_error_null, bpf_lua_on_error_xdp(ctx, NULL))
ABSENT(on_error_missing, bpf_lua_on_error_xdp(ctx, missing))

static __always_inline int acquired(struct bpf_lua_state *L)
{
	if (!L)
		return 0;
	bpf_lua_release(L);
	return 1;
}

ABSENT(acquire_null, acquired(bpf_lua_acquire_xdp(ctx, NULL)))
ABSENT(acquire_missing, acquired(bpf_lua_acquire_xdp(ctx, missing)))
