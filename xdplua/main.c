// SPDX-License-Identifier: MIT OR GPL-2.0-only
#define pr_fmt(fmt) "xdplua: " fmt

#include <linux/module.h>
#include <linux/printk.h>

#include "xdplua/kfuncs.h"

/* Without it the kernel would load the module, and no program would find a kfunc. */
static bool __init xdplua_has_btf(void)
{
#if IS_ENABLED(CONFIG_DEBUG_INFO_BTF_MODULES)
	return THIS_MODULE->btf_data_size;
#else
	return false;
#endif
}

/* The kernel forgets kfuncs with their module, which programs that call them pin. */
static int __init xdplua_init(void)
{
	int err;

	if (!xdplua_has_btf()) {
		pr_err("built without BTF, which BPF programs need: 'make modules' tells why, and what is missing\n");
		return -ENOPKG;
	}
	err = xdplua_xdp_init();
	err = err ?: xdplua_skb_init();
	return err ?: xdplua_netfilter_init();
}

static void __exit xdplua_exit(void)
{
}

module_init(xdplua_init);
module_exit(xdplua_exit);
MODULE_LICENSE("Dual MIT/GPL");
MODULE_DESCRIPTION("BPF: judge packets in Lua");
