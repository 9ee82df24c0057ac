// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/module.h>
#include <net/genetlink.h>

#include "lunatik/control/control.h"
#include "lunatik/registry.h"
#include "lunatik/work.h"

static int __init lunatik_init(void)
{
	int err;

	err = lunatik_work_init();
	if (err)
		return err;
	err = lunatik_registry_init();
	if (err)
		goto exit_work;
	err = lunatik_control_init();
	if (err)
		goto exit_registry;
	return 0;

exit_registry:
	lunatik_registry_exit();
exit_work:
	lunatik_work_exit();
	return err;
}

static void __exit lunatik_exit(void)
{
	lunatik_control_exit();
	lunatik_registry_exit();
	lunatik_work_exit();
}

module_init(lunatik_init);
module_exit(lunatik_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Sandboxed Lua states in the kernel");
MODULE_ALIAS_GENL_FAMILY(LUNATIK_GENL_NAME);
