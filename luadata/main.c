// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/module.h>

#include "lunatik/lunatik.h"
#include "luadata/library.h"
#include "luadata/protocol/readers.h"

static struct lunatik_library luadata_libraries[] = {
	{ .name = "data", .open = luadata_open, .owner = THIS_MODULE },
	{ .name = "tls", .open = luadata_open_tls, .owner = THIS_MODULE },
	{ .name = "http", .open = luadata_open_http, .owner = THIS_MODULE },
	{ .name = "dns", .open = luadata_open_dns, .owner = THIS_MODULE },
};

static void libraries_unregister(unsigned int count)
{
	while (count)
		lunatik_library_unregister(&luadata_libraries[--count]);
}

static int __init luadata_init(void)
{
	unsigned int i;
	int err;

	for (i = 0; i < ARRAY_SIZE(luadata_libraries); i++) {
		err = lunatik_library_register(&luadata_libraries[i]);
		if (err) {
			libraries_unregister(i);
			return err;
		}
	}
	return 0;
}

static void __exit luadata_exit(void)
{
	libraries_unregister(ARRAY_SIZE(luadata_libraries));
}

module_init(luadata_init);
module_exit(luadata_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("Bounds-checked packets for Lua scripts");
MODULE_ALIAS(LUNATIK_LIBRARY_ALIAS);
