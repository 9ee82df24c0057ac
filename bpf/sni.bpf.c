// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * TLS by server name: BPF recognises what may be a ClientHello, wherever the server listens;
 * Lua decides by the name in it. The state is "sni", its script scripts/sni.lua. Without the
 * state all packets pass; a call that fails is judged by the state's policy.
 *
 *   nfluactl create sni && nfluactl load sni sni.lua
 *   ip link set dev eth0 xdp object sni.bpf.o section xdp
 */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/tcp.h"
#include "xdplua/uapi/bpf_lua.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct bpf_lua_function filter = BPF_LUA_FUNCTION("sni", "filter");

SEC("xdp")
int sni(struct xdp_md *ctx)
{
	struct segment segment;
	enum tcp kind = tcp_segment(&segment, ctx);
	__s64 result;

	if (kind == TCP_NOTHING || (kind == TCP_PAYLOAD && !tcp_is_hello(&segment)))
		return XDP_PASS;
	result = bpf_lua_run_xdp(ctx, &filter, &filter, 0);
	if (result >= 0)
		return BPF_LUA_ACTION(result);
	return bpf_lua_on_error_xdp(ctx, &filter) == 1 ? XDP_DROP : XDP_PASS;
}
