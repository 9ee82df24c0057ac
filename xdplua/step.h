/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* A VM that a BPF program uses step by step, between acquire and release. */
#ifndef XDPLUA_STEP_H
#define XDPLUA_STEP_H

#include "lunatik/lunatik.h"
#include "luadata/packet/skb.h"
#include "xdplua/packet.h"

struct bpf_lua_function;
struct net;
struct nf_hook_state;

/* An skb, and what a netfilter program knows of it besides. */
struct xdplua_skb {
	struct luadata_skb skb;
	const struct nf_hook_state *hook; /* NULL under tc */
};

/* What acquire returns: one of this CPU's, while bottom halves are off. */
struct bpf_lua_state {
	struct lunatik_session session;
	const struct net *net; /* of the packet */
	void (*bind)(struct bpf_lua_state *state, void *ctx);
	void *ctx;
	union {
		struct luadata_packet packet; /* the one that is lent: first in both */
		struct xdplua_packet xdp;
		struct xdplua_skb skb;
	};
};

/**
 * xdplua_step_acquire - take this CPU's VM of the state that a function names
 * @net: network namespace of the packet
 * @function: in memory of the program
 * @bind: binds the packet in the state to @ctx
 * @ctx: the program's context
 *
 * Return: the state, with bottom halves off until bpf_lua_release(); or NULL.
 */
struct bpf_lua_state *xdplua_step_acquire(struct net *net, struct bpf_lua_function *function,
					  void (*bind)(struct bpf_lua_state *state, void *ctx),
					  void *ctx);

#endif
