/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What the kfuncs of luarcu.ko take; BPF programs include bpf_rcu.h. */
#ifndef BPF_RCU_TYPES_H
#define BPF_RCU_TYPES_H

#include <linux/types.h>

/*
 * A table, by its name. A global variable of the program, not const: the kernel notes in
 * @handle where it has found the table, so that a packet looks no name up. The name belongs to
 * the network namespace of the packet's device. There need be no such table when the program
 * is loaded, and it may go and come again: the program does not hold it.
 */
struct bpf_rcu_table {
	__u64 handle; /* 0 at first */
	char name[32];
};

#define BPF_RCU_TABLE(name)                                                                    \
	{                                                                                      \
		0, name                                                                        \
	}

#endif
