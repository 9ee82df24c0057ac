// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/module.h>

#include "nflua/rule.h"

static int __init nflua_init(void)
{
	int err;

	err = nflua_match_init();
	if (err)
		return err;
	err = nflua_target_init();
	if (err)
		goto exit_match;
	return 0;

exit_match:
	nflua_match_exit();
	return err;
}

static void __exit nflua_exit(void)
{
	nflua_target_exit();
	nflua_match_exit();
}

module_init(nflua_init);
module_exit(nflua_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Netfilter: judge packets in Lua");
MODULE_ALIAS("ipt_lua");
MODULE_ALIAS("ip6t_lua");
MODULE_ALIAS("ipt_NFLUA");
MODULE_ALIAS("ip6t_NFLUA");
MODULE_SOFTDEP("pre: luadata");
