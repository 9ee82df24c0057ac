// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Says that its string is longer than it is. */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "xdplua/uapi/bpf_lua.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct bpf_lua_function filter = BPF_LUA_FUNCTION("x", "filter");

SEC("xdp")
int program(struct xdp_md *ctx)
{
	char text[4] = "abc";

	return bpf_lua_run_xdp(ctx, &filter, text, 64);
}
