// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* What tc programs call. */
#include <linux/btf.h>
#include <linux/btf_ids.h>
#include <linux/netdevice.h>
#include <linux/pkt_cls.h>
#include <net/sch_generic.h>

#include "xdplua/function.h"
#include "xdplua/kfuncs.h"
#include "xdplua/skb.h"

static const struct xdplua_hook skb_hook = {
	.allowed = BIT(LUNATIK_ACCEPT) | BIT(LUNATIK_DROP) | BIT(LUNATIK_CONTINUE) |
		   BIT(LUNATIK_REDIRECT),
	.actions = {
		[LUNATIK_ACCEPT] = TC_ACT_OK,
		[LUNATIK_DROP] = TC_ACT_SHOT,
		[LUNATIK_CONTINUE] = TC_ACT_PIPE,
		[LUNATIK_REDIRECT] = TC_ACT_REDIRECT,
	},
};

static bool skb_meta(const struct luadata_packet *packet, enum luadata_meta which,
		     struct luadata_meta_value *value)
{
	const struct sk_buff *skb = luadata_skb_of(packet)->skb;

	if (which == LUADATA_HOOK)
		return skb_at_tc_ingress(skb) ? luadata_meta_bytes(value, "ingress", 7)
					      : luadata_meta_bytes(value, "egress", 6);
	return skb_at_tc_ingress(skb)
		       ? luadata_skb_meta(skb, skb->dev, NULL, which, value)
		       : luadata_skb_meta(skb, NULL, skb->dev, which, value);
}

static const struct luadata_packet_ops skb_ops = {
	.copy = luadata_skb_copy,
	.meta = skb_meta,
	.make_writable = xdplua_skb_make_writable,
	.checksum_is_partial = luadata_skb_checksum_is_partial,
};

static void skb_bind(struct bpf_lua_state *state, void *ctx)
{
	xdplua_skb_bind(&state->skb.skb, ctx, &skb_ops);
}

static struct net *skb_net(const struct __sk_buff *ctx)
{
	return dev_net(((const struct sk_buff *)ctx)->dev);
}

__bpf_kfunc_start_defs();

__bpf_kfunc s64 bpf_lua_run_skb(struct __sk_buff *ctx,
				struct bpf_lua_function *function__nullable,
				const void *bytes__nullable, u32 bytes__sz)
{
	struct luadata_skb packet lunatik_uninitialized;
	const struct lunatik_bytes string = { bytes__nullable, bytes__sz };

	xdplua_skb_bind(&packet, (struct sk_buff *)ctx, &skb_ops);
	return xdplua_function_run(skb_net(ctx), function__nullable, &packet.packet, string,
				   &skb_hook);
}

__bpf_kfunc int bpf_lua_on_error_skb(struct __sk_buff *ctx,
				     struct bpf_lua_function *function__nullable)
{
	return xdplua_function_on_error(skb_net(ctx), function__nullable);
}

__bpf_kfunc struct bpf_lua_state *
bpf_lua_acquire_skb(struct __sk_buff *ctx, struct bpf_lua_function *function__nullable)
{
	return xdplua_step_acquire(skb_net(ctx), function__nullable, skb_bind, ctx);
}

__bpf_kfunc_end_defs();

BTF_KFUNCS_START(skb_kfuncs)
BTF_ID_FLAGS(func, bpf_lua_run_skb)
BTF_ID_FLAGS(func, bpf_lua_on_error_skb)
BTF_ID_FLAGS(func, bpf_lua_acquire_skb, KF_ACQUIRE | KF_RET_NULL)
XDPLUA_STEP_KFUNCS
BTF_KFUNCS_END(skb_kfuncs)

static const struct btf_kfunc_id_set skb_kfunc_set = {
	.owner = THIS_MODULE,
	.set = &skb_kfuncs,
};

int __init xdplua_skb_init(void)
{
	return register_btf_kfunc_id_set(BPF_PROG_TYPE_SCHED_CLS, &skb_kfunc_set);
}
