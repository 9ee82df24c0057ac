// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * For tests/kernel/policy/reentry: a program that has a state's VM sends another packet, by the
 * interface that the mark says, and goes on with its call when that one has been judged.
 */
#include <linux/bpf.h>
#include <linux/pkt_cls.h>
#include <bpf/bpf_helpers.h>

#include "xdplua/uapi/bpf_lua.h"

char LICENSE[] SEC("license") = "Dual MIT/GPL";

static int answer(struct bpf_lua_state *L, struct bpf_lua_function *function)
{
	if (bpf_lua_pushfunction(L, function) || bpf_lua_pcall(L, 0, 1))
		return 0;
	return bpf_lua_toboolean(L, 1);
}

#define SENDER(state)                                                                          \
	struct bpf_lua_function sender_##state = BPF_LUA_FUNCTION(#state, "sender");           \
                                                                                               \
	SEC("tc")                                                                              \
	int send_##state(struct __sk_buff *ctx)                                                \
	{                                                                                      \
		struct bpf_lua_state *L = bpf_lua_acquire_skb(ctx, &sender_##state);           \
		int good;                                                                      \
                                                                                               \
		if (!L)                                                                        \
			return TC_ACT_SHOT;                                                    \
		bpf_clone_redirect(ctx, ctx->mark, 0);                                         \
		good = answer(L, &sender_##state);                                             \
		bpf_lua_release(L);                                                            \
		return good ? TC_ACT_OK : TC_ACT_SHOT;                                         \
	}

SENDER(drop)
SENDER(accept)
