/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What XDP programs include to have block lists: the kfuncs of luarcu.ko, and what they take.
 * A block list is a table that scripts and user space have, too, see luarcu(7): its keys are
 * addresses, and who is in it is blocked. The value is how many of his packets were refused.
 *
 * Include <linux/bpf.h> and <bpf/bpf_helpers.h> before. The program's licence must be
 * compatible with the GPL, as for every kfunc.
 */
#ifndef BPF_RCU_H
#define BPF_RCU_H

#include "bpf_rcu_types.h"

/*
 * Whether an address is in the table, which counts the packet then: 1 or 0. An address has 4
 * or 16 bytes, in the order of the network; no other one is in a table.
 */
extern int bpf_rcu_blocked_xdp(struct xdp_md *ctx, struct bpf_rcu_table *table,
			       const void *address, __u32 address__sz) __ksym;

/*
 * Put an address into the table for so many seconds, ten years at most; its count begins anew.
 * 0, or
 *   -ENOENT   there is no such table in the network namespace
 *   -ENOSPC   the table is full
 *   -EINVAL   this is no address, or none of this table, or seconds are 0
 */
extern int bpf_rcu_block_xdp(struct xdp_md *ctx, struct bpf_rcu_table *table,
			     const void *address, __u32 address__sz, __u32 seconds) __ksym;

#endif
