// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Calls another program and leaves its state behind. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "xdplua/uapi/bpf_lua.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct bpf_lua_function filter = BPF_LUA_FUNCTION("x", "filter");

struct {
	__uint(type, BPF_MAP_TYPE_PROG_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u32);
} programs SEC(".maps");

SEC("xdp")
int program(struct xdp_md *ctx)
{
	struct bpf_lua_state *L = bpf_lua_acquire_xdp(ctx, &filter);

	if (!L)
		return XDP_DROP;
	bpf_tail_call(ctx, &programs, 0);
	bpf_lua_release(L);
	return XDP_PASS;
}
