// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/module.h>

#include "lunatik/lunatik.h"
#include "luadata/library.h"

static struct lunatik_library luadata_library = {
	.name = "data",
	.open = luadata_open,
	.owner = THIS_MODULE,
};

static int __init luadata_init(void)
{
	return lunatik_library_register(&luadata_library);
}

static void __exit luadata_exit(void)
{
	lunatik_library_unregister(&luadata_library);
}

module_init(luadata_init);
module_exit(luadata_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Bounds-checked packets for Lua scripts");
MODULE_ALIAS(LUNATIK_LIBRARY_ALIAS);
