// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/netfilter/x_tables.h>
#include <net/netfilter/nf_conntrack.h>

#include "nflua/packet.h"

static bool meta_conntrack(struct luadata_meta_value *value, const struct sk_buff *skb)
{
#if IS_REACHABLE(CONFIG_NF_CONNTRACK)
	enum ip_conntrack_info info;
	const struct nf_conn *connection = nf_ct_get(skb, &info);

	if (!connection || nf_ct_is_template(connection))
		return false;
	value->integer = ntohl((__force __be32)nf_ct_get_id(connection));
	return true;
#else
	return false;
#endif
}

bool nflua_packet_meta(const struct luadata_packet *packet, enum luadata_meta which,
		       struct luadata_meta_value *value)
{
	const struct nflua_packet *self =
		container_of(luadata_skb_of(packet), struct nflua_packet, skb);

	switch (which) {
	case LUADATA_CONNTRACK:
		return meta_conntrack(value, self->skb.skb);
	case LUADATA_HOOK:
		return luadata_meta_hook(value, xt_hooknum(self->par));
	default:
		return luadata_skb_meta(self->skb.skb, xt_in(self->par), xt_out(self->par), which,
					value);
	}
}
