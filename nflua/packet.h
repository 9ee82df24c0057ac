/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The netfilter side of the packet object: an skb, from its network header on. */
#ifndef NFLUA_PACKET_H
#define NFLUA_PACKET_H

#include <linux/skbuff.h>

#include "luadata/luadata.h"

struct xt_action_param;

struct nflua_packet {
	struct luadata_packet packet; /* what is lent to scripts */
	struct sk_buff *skb;
	const struct xt_action_param *par; /* of the rule */
	u32 base; /* the network header's place behind skb->data */
};

/* Bind a packet, on the caller's stack, to an skb for the time of one call. */
void nflua_packet_bind(struct nflua_packet *packet, struct sk_buff *skb,
		       const struct xt_action_param *par);

/* The same where the packet can't be written: a match may only look at it. */
void nflua_packet_bind_readonly(struct nflua_packet *packet, const struct sk_buff *skb,
				const struct xt_action_param *par);

#endif
