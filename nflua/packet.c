// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nflua/packet.h"

static const struct luadata_packet_ops packet_ops = {
	.copy = luadata_skb_copy,
	.meta = nflua_packet_meta,
	.make_writable = luadata_skb_make_writable,
	.checksum_is_partial = luadata_skb_checksum_is_partial,
};

static const struct luadata_packet_ops packet_readonly_ops = {
	.copy = luadata_skb_copy,
	.meta = nflua_packet_meta,
};

void nflua_packet_bind(struct nflua_packet *packet, struct sk_buff *skb,
		       const struct xt_action_param *par)
{
	luadata_skb_bind(&packet->skb, skb, &packet_ops);
	packet->par = par;
}

void nflua_packet_bind_readonly(struct nflua_packet *packet, const struct sk_buff *skb,
				const struct xt_action_param *par)
{
	luadata_skb_bind(&packet->skb, (struct sk_buff *)skb, &packet_readonly_ops);
	packet->par = par;
}
