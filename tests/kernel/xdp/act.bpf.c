// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* For tests/kernel/xdp/hooks: programs that do what Lua, or else the state's policy, says. */
#include <linux/bpf.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>

#include "xdplua/uapi/bpf_lua.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct bpf_lua_function filter = BPF_LUA_FUNCTION("x", "filter");

SEC("xdp")
int act(struct xdp_md *ctx)
{
	__s64 result = bpf_lua_run_xdp(ctx, &filter, &filter, 0);

	if (result >= 0)
		return BPF_LUA_ACTION(result);
	return bpf_lua_on_error_xdp(ctx, &filter) == 1 ? XDP_DROP : XDP_PASS;
}

SEC("tc")
int act_skb(struct __sk_buff *ctx)
{
	__s64 result;

	bpf_skb_pull_data(ctx, ctx->len);
	result = bpf_lua_run_skb(ctx, &filter, &filter, 0);
	if (result >= 0)
		return BPF_LUA_ACTION(result);
	return bpf_lua_on_error_skb(ctx, &filter) == 1 ? TC_ACT_SHOT : TC_ACT_OK;
}
