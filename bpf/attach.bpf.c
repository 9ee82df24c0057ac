// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * What `nfluactl attach` gives to a device: hands the packets that are of interest to a
 * Lua function, unless Lua has put their source on the block list.
 *
 * The block list concerns packets of interest only: one who fails on port 443 keeps the
 * ssh session that the filter was never told about, and other packets don't pay for the
 * lookup. It is a table of luarcu's, no map: scripts at other hooks see who is on it, and
 * put others there.
 *
 * The configuration is constant when the program is loaded: the verifier removes what it
 * does not need.
 */
#include <stdbool.h>
#include <linux/bpf.h>
#include <bpf/bpf_helpers.h>

#include "bpf/attach.h"
#include "bpf/headers.h"
#include "luarcu/uapi/bpf_rcu.h"
#include "xdplua/uapi/bpf_lua.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

const volatile struct attach_config config SEC(ATTACH_CONFIG) = { .magic = ATTACH_MAGIC };
struct bpf_lua_function filter SEC(ATTACH_FILTER) = BPF_LUA_FUNCTION("", "");
struct bpf_rcu_table blocklist SEC(ATTACH_BLOCKLIST) = BPF_RCU_TABLE("");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, __u32);
	__type(value, __u64[ATTACH_COUNTER_COUNT]);
} counters SEC(".maps");

static __always_inline void count(enum attach_counter counter)
{
	__u64 *counts = bpf_map_lookup_elem(&counters, &(__u32){ 0 });

	if (counts)
		counts[counter]++;
}

static __always_inline bool port_listed(const volatile __be16 *list, __be16 port)
{
#pragma unroll
	for (int i = 0; i < ATTACH_PORTS_MAX; i++) {
		__be16 listed = list[i];

		if (!listed)
			return !i;
		if (listed == port)
			return true;
	}
	return false;
}

/* What the headers that were read don't tell is for Lua to tell. */
static __always_inline bool of_interest(const struct headers *headers, enum depth depth)
{
	__u32 protocol = config.protocol;

	if (protocol == ATTACH_PROTOCOL_ANY)
		return true;
	if (depth < PROTOCOL)
		return depth != NOT_IP;
	if (headers->protocol != protocol)
		return false;
	return depth < PORTS || (port_listed(config.sources, headers->ports[0]) &&
				 port_listed(config.destinations, headers->ports[1]));
}

/* What is not IPv4 is IPv6: the verifier wants to see each length. */
static __always_inline bool is_blocked(struct xdp_md *ctx, const struct headers *headers)
{
	const struct in6_addr *source = &headers->source;

	if (headers->source_length == sizeof(__be32))
		return bpf_rcu_blocked_xdp(ctx, &blocklist, source, sizeof(__be32));
	return bpf_rcu_blocked_xdp(ctx, &blocklist, source, sizeof(*source));
}

static __always_inline void block(struct xdp_md *ctx, const struct headers *headers,
				  __u32 seconds)
{
	const struct in6_addr *source = &headers->source;

	if (headers->source_length == sizeof(__be32))
		bpf_rcu_block_xdp(ctx, &blocklist, source, sizeof(__be32), seconds);
	else
		bpf_rcu_block_xdp(ctx, &blocklist, source, sizeof(*source), seconds);
}

/*
 * The verdict of Lua; XDP_ABORTED, which is none, where the call failed. Out of line: it
 * needs registers that other packets need not save.
 */
static __noinline __u32 ask(struct xdp_md *ctx, const struct headers *headers)
{
	__s64 result = bpf_lua_run_xdp(ctx, &filter, NULL, 0);
	__u32 action = BPF_LUA_ACTION(result);

	if (result < 0 || action > XDP_REDIRECT)
		return XDP_ABORTED;
	if (action == XDP_REDIRECT)
		bpf_redirect(BPF_LUA_NUMBER(result), 0);
	else if (action == XDP_DROP && BPF_LUA_NUMBER(result) && headers)
		block(ctx, headers, BPF_LUA_NUMBER(result));
	return action;
}

SEC("xdp.frags")
int nfluactl_attach(struct xdp_md *ctx)
{
	struct headers headers;
	enum depth depth = headers_read(&headers, ctx, config.ethernet);
	__u32 action;

	if (!of_interest(&headers, depth)) {
		count(ATTACH_IGNORED);
		return XDP_PASS;
	}
	if (depth >= SOURCE && is_blocked(ctx, &headers)) {
		count(ATTACH_BLOCKED);
		return XDP_DROP;
	}
	action = ask(ctx, depth >= SOURCE ? &headers : NULL);
	count(ATTACH_ERROR + action);
	return action == XDP_ABORTED ? config.on_error : action;
}
