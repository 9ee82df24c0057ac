// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* What BPF programs call that are attached to a netfilter hook. */
#include <linux/btf.h>
#include <linux/btf_ids.h>
#include <linux/netfilter.h>
#include <net/netfilter/nf_bpf_link.h>

#include "xdplua/function.h"
#include "xdplua/kfuncs.h"
#include "xdplua/skb.h"

static const struct xdplua_hook netfilter_hook = {
	.allowed = BIT(LUNATIK_ACCEPT) | BIT(LUNATIK_DROP) | BIT(LUNATIK_CONTINUE),
	.actions = {
		[LUNATIK_ACCEPT] = NF_ACCEPT,
		[LUNATIK_DROP] = NF_DROP,
		[LUNATIK_CONTINUE] = NF_ACCEPT,
	},
};

static bool netfilter_meta(const struct luadata_packet *packet, enum luadata_meta which,
			   struct luadata_meta_value *value)
{
	const struct xdplua_skb *self =
		container_of(luadata_skb_of(packet), struct xdplua_skb, skb);

	if (which == LUADATA_HOOK)
		return luadata_meta_hook(value, self->hook->hook);
	return luadata_skb_meta(self->skb.skb, self->hook->in, self->hook->out, which,
				value);
}

static const struct luadata_packet_ops netfilter_ops = {
	.copy = luadata_skb_copy,
	.meta = netfilter_meta,
	.make_writable = xdplua_skb_make_writable,
	.checksum_is_partial = luadata_skb_checksum_is_partial,
};

static void netfilter_bind_skb(struct xdplua_skb *packet, const struct bpf_nf_ctx *ctx)
{
	xdplua_skb_bind(&packet->skb, ctx->skb, &netfilter_ops);
	packet->hook = ctx->state;
}

static void netfilter_bind(struct bpf_lua_state *state, void *ctx)
{
	netfilter_bind_skb(&state->skb, ctx);
}

__bpf_kfunc_start_defs();

__bpf_kfunc s64 bpf_lua_run_nf(struct bpf_nf_ctx *ctx,
			       struct bpf_lua_function *function__nullable,
			       const void *bytes__nullable, u32 bytes__sz)
{
	struct xdplua_skb packet lunatik_uninitialized;
	const struct lunatik_bytes string = { bytes__nullable, bytes__sz };

	netfilter_bind_skb(&packet, ctx);
	return xdplua_function_run(ctx->state->net, function__nullable, &packet.skb.packet,
				   string, &netfilter_hook);
}

__bpf_kfunc int bpf_lua_on_error_nf(struct bpf_nf_ctx *ctx,
				    struct bpf_lua_function *function__nullable)
{
	return xdplua_function_on_error(ctx->state->net, function__nullable);
}

__bpf_kfunc struct bpf_lua_state *
bpf_lua_acquire_nf(struct bpf_nf_ctx *ctx, struct bpf_lua_function *function__nullable)
{
	return xdplua_step_acquire(ctx->state->net, function__nullable, netfilter_bind,
				   ctx);
}

__bpf_kfunc_end_defs();

BTF_KFUNCS_START(netfilter_kfuncs)
BTF_ID_FLAGS(func, bpf_lua_run_nf)
BTF_ID_FLAGS(func, bpf_lua_on_error_nf)
BTF_ID_FLAGS(func, bpf_lua_acquire_nf, KF_ACQUIRE | KF_RET_NULL)
XDPLUA_STEP_KFUNCS
BTF_KFUNCS_END(netfilter_kfuncs)

static const struct btf_kfunc_id_set netfilter_kfunc_set = {
	.owner = THIS_MODULE,
	.set = &netfilter_kfuncs,
};

int __init xdplua_netfilter_init(void)
{
	return register_btf_kfunc_id_set(BPF_PROG_TYPE_NETFILTER, &netfilter_kfunc_set);
}
