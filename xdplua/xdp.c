// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* What XDP programs call. */
#include <linux/btf.h>
#include <linux/btf_ids.h>
#include <linux/netdevice.h>
#include <net/xdp.h>

#include "xdplua/function.h"
#include "xdplua/kfuncs.h"
#include "xdplua/step.h"

static const struct xdplua_hook xdp_hook = {
	.allowed = BIT(LUNATIK_ACCEPT) | BIT(LUNATIK_DROP) | BIT(LUNATIK_CONTINUE) |
		   BIT(LUNATIK_TX) | BIT(LUNATIK_REDIRECT),
	.actions = {
		[LUNATIK_ACCEPT] = XDP_PASS,
		[LUNATIK_DROP] = XDP_DROP,
		[LUNATIK_CONTINUE] = XDP_PASS,
		[LUNATIK_TX] = XDP_TX,
		[LUNATIK_REDIRECT] = XDP_REDIRECT,
	},
};

static struct net *xdp_net(const struct xdp_md *ctx)
{
	return dev_net(((const struct xdp_buff *)ctx)->rxq->dev);
}

static void xdp_bind(struct bpf_lua_state *state, void *ctx)
{
	xdplua_packet_bind(&state->xdp, ctx);
}

__bpf_kfunc_start_defs();

__bpf_kfunc s64 bpf_lua_run_xdp(struct xdp_md *ctx,
				struct bpf_lua_function *function__nullable,
				const void *bytes__nullable, u32 bytes__sz)
{
	struct xdplua_packet packet lunatik_uninitialized;
	const struct lunatik_bytes string = { bytes__nullable, bytes__sz };

	xdplua_packet_bind(&packet, (struct xdp_buff *)ctx);
	return xdplua_function_run(xdp_net(ctx), function__nullable, &packet.packet, string,
				   &xdp_hook);
}

__bpf_kfunc int bpf_lua_on_error_xdp(struct xdp_md *ctx,
				     struct bpf_lua_function *function__nullable)
{
	return xdplua_function_on_error(xdp_net(ctx), function__nullable);
}

__bpf_kfunc struct bpf_lua_state *
bpf_lua_acquire_xdp(struct xdp_md *ctx, struct bpf_lua_function *function__nullable)
{
	return xdplua_step_acquire(xdp_net(ctx), function__nullable, xdp_bind, ctx);
}

__bpf_kfunc_end_defs();

BTF_KFUNCS_START(xdp_kfuncs)
BTF_ID_FLAGS(func, bpf_lua_run_xdp)
BTF_ID_FLAGS(func, bpf_lua_on_error_xdp)
BTF_ID_FLAGS(func, bpf_lua_acquire_xdp, KF_ACQUIRE | KF_RET_NULL)
XDPLUA_STEP_KFUNCS
BTF_KFUNCS_END(xdp_kfuncs)

static const struct btf_kfunc_id_set xdp_kfunc_set = {
	.owner = THIS_MODULE,
	.set = &xdp_kfuncs,
};

int __init xdplua_xdp_init(void)
{
	return register_btf_kfunc_id_set(BPF_PROG_TYPE_XDP, &xdp_kfunc_set);
}
