// SPDX-License-Identifier: MIT OR GPL-2.0-only
#define pr_fmt(fmt) "nflua: " fmt

#include <linux/err.h>
#include <linux/printk.h>
#include <linux/string.h>

#include "nflua/rule.h"

#define RULE_ON_ERROR (XT_LUA_ON_ERROR_DROP | XT_LUA_ON_ERROR_ACCEPT)

/* A name for %*pE: a rule may come from any user's namespace, with any bytes in its names. */
#define RULE_TEXT(name) (int)strlen(name), name

static int rule_check(const struct xt_lua_info *info, u8 flags)
{
	if (strnlen(info->state, sizeof(info->state)) == sizeof(info->state) ||
	    strnlen(info->function, sizeof(info->function)) == sizeof(info->function)) {
		pr_info_ratelimited("a name is too long\n");
		return -ENAMETOOLONG;
	}
	if (info->flags & ~flags || (info->flags & RULE_ON_ERROR) == RULE_ON_ERROR ||
	    memchr_inv(info->reserved, 0, sizeof(info->reserved))) {
		pr_info_ratelimited("the rule has flags that are not known\n");
		return -EINVAL;
	}
	return 0;
}

int nflua_rule_hold(struct net *net, struct xt_lua_info *info, u8 flags)
{
	struct lunatik_function *function;
	int err;

	err = rule_check(info, flags | RULE_ON_ERROR);
	if (err)
		return err;
	function = lunatik_function_get(net, info->state, info->function);
	if (IS_ERR(function)) {
		err = PTR_ERR(function);
		if (err == -ENOENT)
			pr_info_ratelimited("no state '%*pE' in this network namespace\n",
					    RULE_TEXT(info->state));
		else if (err == -ESRCH)
			pr_info_ratelimited("state '%*pE' has no function '%*pE'\n",
					    RULE_TEXT(info->state), RULE_TEXT(info->function));
		return err;
	}
	info->target = function;
	return 0;
}

void nflua_rule_release(struct xt_lua_info *info)
{
	lunatik_function_put(info->target);
}

bool nflua_rule_accepts_errors(const struct xt_lua_info *info)
{
	if (info->flags & RULE_ON_ERROR)
		return info->flags & XT_LUA_ON_ERROR_ACCEPT;
	return lunatik_function_on_error(info->target) == LUNATIK_ON_ERROR_ACCEPT;
}
