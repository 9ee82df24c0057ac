// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/module.h>
#include <net/genetlink.h>

#include "lunatik/lunatik.h"
#include "luarcu/block.h"
#include "luarcu/library.h"
#include "luarcu/netlink.h"
#include "luarcu/object.h"
#include "luarcu/uapi/luarcu_netlink.h"

static struct lunatik_library luarcu_library = {
	.name = "rcu",
	.open = luarcu_open,
	.close = luarcu_close,
	.owner = THIS_MODULE,
};

module_param_named(namespace_memory, luarcu_namespace_memory, ulong, 0644);
MODULE_PARM_DESC(namespace_memory, "bytes that the objects of a network namespace may take");

static int __init luarcu_init(void)
{
	int err;

	err = luarcu_objects_init();
	if (err)
		return err;
	err = luarcu_netlink_init();
	if (err)
		goto exit_objects;
	err = luarcu_block_init();
	if (err)
		goto exit_netlink;
	/* The last, as from then on VMs hold the module: it could not go. */
	err = lunatik_library_register(&luarcu_library);
	if (err)
		goto exit_netlink;
	return 0;

exit_netlink:
	luarcu_netlink_exit();
exit_objects:
	luarcu_objects_exit();
	return err;
}

static void __exit luarcu_exit(void)
{
	lunatik_library_unregister(&luarcu_library);
	luarcu_netlink_exit();
	luarcu_objects_exit();
}

module_init(luarcu_init);
module_exit(luarcu_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("What Lua scripts of all CPUs and states share");
MODULE_ALIAS(LUNATIK_LIBRARY_ALIAS);
MODULE_ALIAS_GENL_FAMILY(LUARCU_GENL_NAME);
