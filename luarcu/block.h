/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Tables as block lists of XDP programs: the kfuncs of uapi/bpf_rcu.h. */
#ifndef LUARCU_BLOCK_H
#define LUARCU_BLOCK_H

/* Once, when the module is loaded; the kernel forgets kfuncs with their module. */
int luarcu_block_init(void);

#endif
