// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Programs for tests/kernel/xdp/kfuncs, of one call each: each returns what came of it. */
#include "tests/kernel/xdp/kfuncs.h"

struct bpf_lua_function endless = BPF_LUA_FUNCTION("x", "");

SEC("xdp.frags")
int run(struct xdp_md *ctx)
{
	return bpf_lua_run_xdp(ctx, &filter, &filter, 0);
}

SEC("xdp")
int run_lacking(struct xdp_md *ctx)
{
	return bpf_lua_run_xdp(ctx, &lacking, &lacking, 0);
}

SEC("xdp")
int run_other(struct xdp_md *ctx)
{
	return bpf_lua_run_xdp(ctx, &other, &other, 0);
}

/* A name that fills its place and has no end. */
SEC("xdp")
int run_endless(struct xdp_md *ctx)
{
	for (int i = 0; i < sizeof(endless.function); i++)
		endless.function[i] = 'x';
	return bpf_lua_run_xdp(ctx, &endless, &endless, 0);
}

SEC("xdp")
int run_forged(struct xdp_md *ctx)
{
	struct bpf_lua_function forged = BPF_LUA_FUNCTION("x", "filter");
	__s64 result = 0;

	for (int i = 0; i < 64; i++) {
		forged.handle = i < 32 ? 1ULL << i * 2 : filter.handle ^ 1ULL << (i - 32) * 2;
		result = bpf_lua_run_xdp(ctx, &forged, &forged, 0);
	}
	return result;
}

SEC("xdp")
int string_of_stack(struct xdp_md *ctx)
{
	char text[] = "stack";

	return bpf_lua_run_xdp(ctx, &filter, text, 5);
}

SEC("xdp")
int string_of_map(struct xdp_md *ctx)
{
	char *text = bpf_map_lookup_elem(&bytes, &(__u32){ 0 });

	return text ? bpf_lua_run_xdp(ctx, &filter, text, BPF_LUA_BYTES_MAX) : ACQUIRE_FAILED;
}

SEC("xdp")
int string_too_long(struct xdp_md *ctx)
{
	char *text = bpf_map_lookup_elem(&bytes, &(__u32){ 0 });

	return text ? bpf_lua_run_xdp(ctx, &filter, text, BPF_LUA_BYTES_MAX + 1) : ACQUIRE_FAILED;
}

SEC("xdp")
int string_of_packet(struct xdp_md *ctx)
{
	void *data = (void *)(long)ctx->data, *end = (void *)(long)ctx->data_end;

	if (data + 6 > end)
		return ACQUIRE_FAILED;
	return bpf_lua_run_xdp(ctx, &filter, data, 6);
}

SEC("xdp")
int on_error(struct xdp_md *ctx)
{
	return bpf_lua_on_error_xdp(ctx, &filter);
}

SEC("tc")
int run_skb(struct __sk_buff *ctx)
{
	return bpf_lua_run_skb(ctx, &filter, &filter, 0);
}

SEC("tc")
int run_skb_pulled(struct __sk_buff *ctx)
{
	bpf_skb_pull_data(ctx, ctx->len);
	return bpf_lua_run_skb(ctx, &filter, &filter, 0);
}

SEC("tc")
int on_error_skb(struct __sk_buff *ctx)
{
	return bpf_lua_on_error_skb(ctx, &filter);
}
