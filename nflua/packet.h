/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The netfilter side of the packet object. */
#ifndef NFLUA_PACKET_H
#define NFLUA_PACKET_H

#include "luadata/packet/skb.h"

struct xt_action_param;

struct nflua_packet {
	struct luadata_skb skb;
	const struct xt_action_param *par; /* of the rule */
};

/* Bind a packet, on the caller's stack, to an skb for the time of one call. */
void nflua_packet_bind(struct nflua_packet *packet, struct sk_buff *skb,
		       const struct xt_action_param *par);

/* The same where the packet can't be written: a match may only look at it. */
void nflua_packet_bind_readonly(struct nflua_packet *packet, const struct sk_buff *skb,
				const struct xt_action_param *par);

/* What netfilter knows about a packet besides its bytes; see struct luadata_packet_ops. */
bool nflua_packet_meta(const struct luadata_packet *packet, enum luadata_meta which,
		       struct luadata_meta_value *value);

#endif
