// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* What calls of Lua are compared with, and the calls. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/tcp.h"
#include "xdplua/uapi/bpf_lua.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct bpf_lua_function filter = BPF_LUA_FUNCTION("bench", "filter");

struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, struct in6_addr);
	__type(value, __u64);
} sources SEC(".maps");

SEC("xdp")
int empty(struct xdp_md *ctx)
{
	return XDP_DROP;
}

/* A source that was noted before, by the same program, is dropped. */
SEC("xdp")
int lookup(struct xdp_md *ctx)
{
	struct segment segment;
	__u64 one = 1;

	if (tcp_segment(&segment, ctx) != TCP_PAYLOAD)
		return XDP_PASS;
	if (bpf_map_lookup_elem(&sources, &segment.source))
		return XDP_DROP;
	bpf_map_update_elem(&sources, &segment.source, &one, BPF_ANY);
	return XDP_PASS;
}

SEC("xdp")
int call(struct xdp_md *ctx)
{
	return bpf_lua_run_xdp(ctx, &filter, &filter, 0);
}

SEC("xdp")
int steps(struct xdp_md *ctx)
{
	struct bpf_lua_state *L = bpf_lua_acquire_xdp(ctx, &filter);
	__s64 verdict = 0;

	if (!L)
		return XDP_ABORTED;
	bpf_lua_pushfunction(L, &filter);
	bpf_lua_pushpacket(L);
	if (!bpf_lua_pcall(L, 1, 1))
		bpf_lua_tointeger(L, 1, &verdict);
	bpf_lua_release(L);
	return verdict == 2 ? XDP_DROP : XDP_PASS;
}
