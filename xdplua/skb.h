/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The packet object of BPF programs that have an skb: tc, and netfilter. */
#ifndef XDPLUA_SKB_H
#define XDPLUA_SKB_H

#include "luadata/packet/skb.h"
#include "xdplua/step.h"

/*
 * Bind a packet to an skb for the time of one call. Where the network header is not known
 * to lie in the skb's head, as of frames that a raw socket sends, the packet is empty.
 */
static inline void xdplua_skb_bind(struct luadata_skb *packet, struct sk_buff *skb,
				   const struct luadata_packet_ops *ops)
{
	luadata_skb_bind(packet, skb, ops);
	if (likely(packet->base <= skb_headlen(skb)))
		return;
	packet->packet.head_length = 0;
	packet->packet.length = 0;
	luadata_packet_ready(&packet->packet);
}

/*
 * The program may have pointers to the skb's head, and the verifier does not know that this
 * call could move it: only what is private and in the head can be written. A program that
 * wants more calls bpf_skb_pull_data() before.
 */
static inline int xdplua_skb_make_writable(struct luadata_packet *packet, u32 length)
{
	struct luadata_skb *self = luadata_skb_of(packet);
	struct sk_buff *skb = self->skb;
	const u32 end = self->base + length;

	if (end > skb_headlen(skb) || (skb_cloned(skb) && !skb_clone_writable(skb, end)))
		return -EPERM;
	return luadata_skb_make_writable(packet, length);
}

#endif
