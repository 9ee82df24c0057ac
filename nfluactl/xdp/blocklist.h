/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The block list of an attachment: a table, which the program names. Each returns 0 or
 * the exit code, the user having been told.
 */
#ifndef NFLUACTL_BLOCKLIST_H
#define NFLUACTL_BLOCKLIST_H

#include "nfluactl/xdp/attachment.h"

/*
 * Sees to it that there is a table for what is about to be attached, and says its name:
 * the one that the present program has, or one named after the device.
 */
int blocklist_make(const struct attachment *present, struct bpf_rcu_table *table);

/* Lets it go, emptied or not, unless it was there without the device. */
int blocklist_drop(const struct link *link, const struct bpf_rcu_table *table,
		   bool empty);

#endif
