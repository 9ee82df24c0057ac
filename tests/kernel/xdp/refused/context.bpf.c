// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Hands over what is no frame. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "xdplua/uapi/bpf_lua.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct bpf_lua_function filter = BPF_LUA_FUNCTION("x", "filter");

SEC("xdp")
int program(struct xdp_md *ctx)
{
	struct xdp_md own = { 0 };

	return bpf_lua_run_xdp(&own, &filter, &filter, 0);
}
