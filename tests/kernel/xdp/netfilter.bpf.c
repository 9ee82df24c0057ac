// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* For tests/kernel/xdp/hooks: a program at a hook of netfilter, in one call and in steps. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "xdplua/uapi/bpf_lua.h"

#define NF_DROP 0
#define NF_ACCEPT 1

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct bpf_lua_function filter = BPF_LUA_FUNCTION("nf", "filter");
struct bpf_lua_function weigh = BPF_LUA_FUNCTION("nf", "weigh");

static __always_inline int weighs(struct bpf_nf_ctx *ctx)
{
	struct bpf_lua_state *L = bpf_lua_acquire_nf(ctx, &weigh);
	__s64 weight = -1;

	if (!L)
		return -1;
	bpf_lua_pushfunction(L, &weigh);
	bpf_lua_pushpacket(L);
	if (!bpf_lua_pcall(L, 1, 1))
		bpf_lua_tointeger(L, 1, &weight);
	bpf_lua_release(L);
	return weight;
}

SEC("netfilter")
int judge(struct bpf_nf_ctx *ctx)
{
	__s64 result = bpf_lua_run_nf(ctx, &filter, &filter, 0);

	if (result < 0)
		return bpf_lua_on_error_nf(ctx, &filter) == 1 ? NF_DROP : NF_ACCEPT;
	if (weighs(ctx) > 1000)
		return NF_DROP;
	return BPF_LUA_ACTION(result) ? NF_ACCEPT : NF_DROP;
}
