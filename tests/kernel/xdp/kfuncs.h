/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What the programs for tests/kernel/xdp/kfuncs share: the functions that they call. */
#include <stdbool.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "xdplua/uapi/bpf_lua.h"

#define ACQUIRE_FAILED 1000

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct bpf_lua_function filter = BPF_LUA_FUNCTION("x", "filter");
struct bpf_lua_function lacking = BPF_LUA_FUNCTION("x", "lacking");
struct bpf_lua_function other = BPF_LUA_FUNCTION("y", "filter");

struct {
	__uint(type, BPF_MAP_TYPE_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, char[8192]);
} bytes SEC(".maps");
