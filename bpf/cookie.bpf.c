// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * Bots without the site's cookie: BPF recognises text, Lua looks for the cookie, and
 * says for how many seconds the source of a request without it is to be remembered. Who is
 * remembered sends HTTP requests in vain, and costs a lookup each. The state is "cookie", its
 * script scripts/cookie.lua. Without the state all packets pass.
 *
 *   nfluactl create cookie && nfluactl load cookie cookie.lua
 *   ip link set dev eth0 xdp object cookie.bpf.o section xdp
 */
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/tcp.h"
#include "xdplua/uapi/bpf_lua.h"

#define NANOSECONDS 1000000000ULL

char LICENSE[] SEC("license") = "Dual MIT/GPL";

struct bpf_lua_function filter = BPF_LUA_FUNCTION("cookie", "filter");

struct {
	__uint(type, BPF_MAP_TYPE_LRU_HASH);
	__uint(max_entries, 65536);
	__type(key, struct in6_addr);
	__type(value, __u64); /* until when, in nanoseconds since boot */
} blocklist SEC(".maps");

static __always_inline bool is_blocked(const struct in6_addr *source)
{
	const __u64 *until = bpf_map_lookup_elem(&blocklist, source);

	return until && *until > bpf_ktime_get_coarse_ns();
}

/* Who is behind a tag is not read. */
static __always_inline bool is_known(const struct in6_addr *source)
{
	return source->s6_addr32[0] | source->s6_addr32[1] | source->s6_addr32[2] |
	       source->s6_addr32[3];
}

static __always_inline void block(const struct in6_addr *source, __u32 seconds)
{
	const __u64 until = bpf_ktime_get_coarse_ns() + seconds * NANOSECONDS;

	bpf_map_update_elem(&blocklist, source, &until, BPF_ANY);
}

/* Out of line: it needs registers, which a source that is blocked need not have saved. */
static __noinline int ask(struct xdp_md *ctx, const struct in6_addr *source)
{
	__s64 result = bpf_lua_run_xdp(ctx, &filter, &filter, 0);

	if (result < 0)
		return bpf_lua_on_error_xdp(ctx, &filter) == 1 ? XDP_DROP : XDP_PASS;
	if (BPF_LUA_ACTION(result) == XDP_DROP && BPF_LUA_NUMBER(result) && is_known(source))
		block(source, BPF_LUA_NUMBER(result));
	return BPF_LUA_ACTION(result);
}

SEC("xdp")
int cookie(struct xdp_md *ctx)
{
	struct segment segment;
	enum tcp kind = tcp_segment(&segment, ctx);

	if (kind == TCP_NOTHING || (kind == TCP_PAYLOAD && !tcp_is_text(&segment)))
		return XDP_PASS;
	/* Other text of the same source may be another protocol's. */
	if (kind == TCP_PAYLOAD && tcp_is_request(&segment) && is_blocked(&segment.source))
		return XDP_DROP;
	return ask(ctx, &segment.source);
}
