// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/export.h>
#include <linux/if_arp.h>
#include <linux/if_vlan.h>
#include <linux/netfilter.h>

#include "luadata/packet/skb.h"

static bool meta_integer(struct luadata_meta_value *value, s64 integer)
{
	value->integer = integer;
	return true;
}

bool luadata_meta_hook(struct luadata_meta_value *value, unsigned int hook)
{
	static const char *const names[] = {
		[NF_INET_PRE_ROUTING] = "PREROUTING",	[NF_INET_LOCAL_IN] = "INPUT",
		[NF_INET_FORWARD] = "FORWARD",		[NF_INET_LOCAL_OUT] = "OUTPUT",
		[NF_INET_POST_ROUTING] = "POSTROUTING",
	};

	return hook < ARRAY_SIZE(names) &&
	       luadata_meta_bytes(value, names[hook], strlen(names[hook]));
}
EXPORT_SYMBOL_GPL(luadata_meta_hook);

static bool meta_device(struct luadata_meta_value *value, const struct net_device *device)
{
	return device &&
	       luadata_meta_bytes(value, device->name, strnlen(device->name, IFNAMSIZ));
}

/* The header that a packet came with; one made here has none yet. */
static bool meta_link(struct luadata_meta_value *value, const struct sk_buff *skb,
		      const struct net_device *in)
{
	if (!in || in->type != ARPHRD_ETHER || !skb_mac_header_was_set(skb) ||
	    skb_mac_header(skb) >= skb_network_header(skb))
		return false;
	return luadata_meta_bytes(value, skb_mac_header(skb),
				  skb_network_header(skb) - skb_mac_header(skb));
}

/* A VLAN's device has taken the tag off. */
static bool meta_vlan(struct luadata_meta_value *value, const struct sk_buff *skb,
		      const struct net_device *in)
{
	if (skb_vlan_tag_present(skb))
		return meta_integer(value, skb_vlan_tag_get_id(skb));
	return in && is_vlan_dev(in) && meta_integer(value, vlan_dev_vlan_id(in));
}

bool luadata_skb_meta(const struct sk_buff *skb, const struct net_device *in,
		      const struct net_device *out, enum luadata_meta which,
		      struct luadata_meta_value *value)
{
	switch (which) {
	case LUADATA_MARK:
		return meta_integer(value, skb->mark);
	case LUADATA_VLAN:
		return meta_vlan(value, skb, in);
	case LUADATA_INTERFACE:
		return meta_device(value, in);
	case LUADATA_OUTPUT:
		return meta_device(value, out);
	case LUADATA_IFINDEX:
		return in && meta_integer(value, in->ifindex);
	case LUADATA_QUEUE:
		return in && skb_rx_queue_recorded(skb) &&
		       meta_integer(value, skb_get_rx_queue(skb));
	case LUADATA_LINK:
		return meta_link(value, skb, in);
	default:
		return false;
	}
}
EXPORT_SYMBOL_GPL(luadata_skb_meta);
