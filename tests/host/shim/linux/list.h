/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef HOST_LINUX_LIST_H
#define HOST_LINUX_LIST_H

#include <linux/types.h>

struct list_head {
	struct list_head *next, *prev;
};

#define container_of(member_at, type, member)                                                  \
	((type *)((char *)(member_at) - offsetof(type, member)))

#endif
