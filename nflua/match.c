// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* iptables -m lua --state NAME --function NAME: does the packet match? */
#include <linux/module.h>
#include <linux/netfilter/x_tables.h>

#include "nflua/packet.h"
#include "nflua/rule.h"

/* A failed call never matches: the packet goes on to the next rule, or is dropped here. */
static bool match_packet(const struct sk_buff *skb, struct xt_action_param *par)
{
	const struct xt_lua_info *info = par->matchinfo;
	struct nflua_packet packet lunatik_uninitialized;
	int result;

	nflua_packet_bind_readonly(&packet, skb, par);
	result = lunatik_call_boolean(info->target, &packet.skb.packet);
	if (likely(result >= 0))
		return result ^ !!(info->flags & XT_LUA_INVERT);
	par->hotdrop = !nflua_rule_accepts_errors(info);
	return false;
}

static int match_check(const struct xt_mtchk_param *par)
{
	return nflua_rule_hold(par->net, par->matchinfo, XT_LUA_INVERT);
}

static void match_destroy(const struct xt_mtdtor_param *par)
{
	nflua_rule_release(par->matchinfo);
}

static struct xt_match match_lua[] __read_mostly = {
	{
		.name = "lua",
		.family = NFPROTO_IPV4,
		.match = match_packet,
		.checkentry = match_check,
		.destroy = match_destroy,
		.matchsize = sizeof(struct xt_lua_info),
		.usersize = offsetof(struct xt_lua_info, target),
		.me = THIS_MODULE,
	},
	{
		.name = "lua",
		.family = NFPROTO_IPV6,
		.match = match_packet,
		.checkentry = match_check,
		.destroy = match_destroy,
		.matchsize = sizeof(struct xt_lua_info),
		.usersize = offsetof(struct xt_lua_info, target),
		.me = THIS_MODULE,
	},
};

int __init nflua_match_init(void)
{
	return xt_register_matches(match_lua, ARRAY_SIZE(match_lua));
}

void nflua_match_exit(void)
{
	xt_unregister_matches(match_lua, ARRAY_SIZE(match_lua));
}
