// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Does not ask whether it has got a state. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "xdplua/uapi/bpf_lua.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct bpf_lua_function filter = BPF_LUA_FUNCTION("x", "filter");

SEC("xdp")
int program(struct xdp_md *ctx)
{
	struct bpf_lua_state *L = bpf_lua_acquire_xdp(ctx, &filter);

	bpf_lua_pushinteger(L, 1);
	bpf_lua_release(L);
	return XDP_PASS;
}
