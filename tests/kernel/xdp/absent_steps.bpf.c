// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* As absent.bpf.c, step by step: newer verifiers refuse these. */
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

/* With a string on the stack, and an integer. */
#define ABSENT(name, call)                                                                \
	SEC("xdp")                                                                             \
	int name(struct xdp_md *ctx)                                                           \
	{                                                                                      \
		struct bpf_lua_function *missing __attribute__((unused)) =                     \
			bpf_map_lookup_elem(&empty, &(__u32){ 0 });                            \
		struct bpf_lua_state *L = bpf_lua_acquire_xdp(ctx, &filter);                   \
		char text[] = "text";                                                          \
		int result;                                                                    \
                                                                                               \
		if (!L)                                                                        \
			return 0;                                                              \
		bpf_lua_pushstring(L, text, 4);                                                \
		bpf_lua_pushinteger(L, 1);                                                     \
		result = call;                                                                 \
		bpf_lua_release(L);                                                            \
		return result;                                                                 \
	}

ABSENT(push_null, bpf_lua_pushfunction(L, NULL))
ABSENT(push_missing, bpf_lua_pushfunction(L, missing))
ABSENT(string_missing, bpf_lua_pushstring(L, missing, 8))
ABSENT(integer_null, bpf_lua_tointeger(L, -1, NULL))
ABSENT(integer_missing, bpf_lua_tointeger(L, -1, (__s64 *)missing))
ABSENT(bytes_missing, bpf_lua_tostring(L, 1, missing, 8))
