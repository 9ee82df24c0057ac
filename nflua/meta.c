// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/if_arp.h>
#include <linux/if_vlan.h>
#include <linux/netfilter/x_tables.h>
#include <net/netfilter/nf_conntrack.h>

#include "nflua/meta.h"

static bool meta_bytes(struct luadata_meta_value *value, const void *bytes, u32 length)
{
	value->bytes = bytes;
	value->length = length;
	return true;
}

static bool meta_device(struct luadata_meta_value *value, const struct net_device *device)
{
	return device && meta_bytes(value, device->name, strnlen(device->name, IFNAMSIZ));
}

static bool meta_hook(struct luadata_meta_value *value, unsigned int hook)
{
	static const char *const names[] = {
		[NF_INET_PRE_ROUTING] = "PREROUTING",	[NF_INET_LOCAL_IN] = "INPUT",
		[NF_INET_FORWARD] = "FORWARD",		[NF_INET_LOCAL_OUT] = "OUTPUT",
		[NF_INET_POST_ROUTING] = "POSTROUTING",
	};

	return hook < ARRAY_SIZE(names) && meta_bytes(value, names[hook], strlen(names[hook]));
}

/* The header that a packet came with; one made here has none yet. */
static bool meta_link(struct luadata_meta_value *value, const struct sk_buff *skb,
		      const struct net_device *in)
{
	if (!in || in->type != ARPHRD_ETHER || !skb_mac_header_was_set(skb) ||
	    skb_mac_header(skb) >= skb_network_header(skb))
		return false;
	return meta_bytes(value, skb_mac_header(skb),
			  skb_network_header(skb) - skb_mac_header(skb));
}

/* A VLAN's device has taken the tag off. */
static bool meta_vlan(struct luadata_meta_value *value, const struct sk_buff *skb,
		      const struct net_device *in)
{
	if (skb_vlan_tag_present(skb))
		value->integer = skb_vlan_tag_get_id(skb);
	else if (in && is_vlan_dev(in))
		value->integer = vlan_dev_vlan_id(in);
	else
		return false;
	return true;
}

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

bool nflua_meta(const struct sk_buff *skb, const struct xt_action_param *par,
		enum luadata_meta which, struct luadata_meta_value *value)
{
	switch (which) {
	case LUADATA_MARK:
		value->integer = skb->mark;
		return true;
	case LUADATA_VLAN:
		return meta_vlan(value, skb, xt_in(par));
	case LUADATA_CONNTRACK:
		return meta_conntrack(value, skb);
	case LUADATA_INTERFACE:
		return meta_device(value, xt_in(par));
	case LUADATA_OUTPUT:
		return meta_device(value, xt_out(par));
	case LUADATA_HOOK:
		return meta_hook(value, xt_hooknum(par));
	case LUADATA_LINK:
		return meta_link(value, skb, xt_in(par));
	}
	return false;
}
