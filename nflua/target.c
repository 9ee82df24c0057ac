// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* iptables -j NFLUA --state NAME --function NAME: what becomes of the packet? */
#include <linux/module.h>
#include <linux/netfilter.h>
#include <linux/netfilter/x_tables.h>

#include "nflua/packet.h"
#include "nflua/rule.h"

/*
 * NF_REPEAT and NF_STOLEN are not for scripts: the one can loop without end, the other
 * loses the packet's memory. XT_RETURN from a target is not understood by ip_tables; a rule
 * with the match and -j RETURN does it.
 */
static const unsigned int target_verdicts[] = {
	[LUNATIK_ACCEPT] = NF_ACCEPT,
	[LUNATIK_DROP] = NF_DROP,
	[LUNATIK_CONTINUE] = XT_CONTINUE,
	[LUNATIK_QUEUE] = NF_QUEUE,
};

#define TARGET_ALLOWED                                                                         \
	(BIT(LUNATIK_ACCEPT) | BIT(LUNATIK_DROP) | BIT(LUNATIK_CONTINUE) | BIT(LUNATIK_QUEUE))

static unsigned int target_packet(struct sk_buff *skb, const struct xt_action_param *par)
{
	const struct xt_lua_info *info = par->targinfo;
	struct nflua_packet packet lunatik_uninitialized;
	int verdict;

	nflua_packet_bind(&packet, skb, par);
	verdict = lunatik_call_verdict(info->target, &packet.skb.packet, TARGET_ALLOWED);
	if (likely(verdict >= 0))
		return target_verdicts[verdict];
	return nflua_rule_accepts_errors(info) ? NF_ACCEPT : NF_DROP;
}

static int target_check(const struct xt_tgchk_param *par)
{
	return nflua_rule_hold(par->net, par->targinfo, 0);
}

static void target_destroy(const struct xt_tgdtor_param *par)
{
	nflua_rule_release(par->targinfo);
}

static struct xt_target target_nflua[] __read_mostly = {
	{
		.name = "NFLUA",
		.family = NFPROTO_IPV4,
		.target = target_packet,
		.checkentry = target_check,
		.destroy = target_destroy,
		.targetsize = sizeof(struct xt_lua_info),
		.usersize = offsetof(struct xt_lua_info, target),
		.me = THIS_MODULE,
	},
	{
		.name = "NFLUA",
		.family = NFPROTO_IPV6,
		.target = target_packet,
		.checkentry = target_check,
		.destroy = target_destroy,
		.targetsize = sizeof(struct xt_lua_info),
		.usersize = offsetof(struct xt_lua_info, target),
		.me = THIS_MODULE,
	},
};

int __init nflua_target_init(void)
{
	return xt_register_targets(target_nflua, ARRAY_SIZE(target_nflua));
}

void nflua_target_exit(void)
{
	xt_unregister_targets(target_nflua, ARRAY_SIZE(target_nflua));
}
