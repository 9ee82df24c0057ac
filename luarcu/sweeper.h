/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* A task that looks at all of a table now and then, to free the slots of what has expired. */
#ifndef LUARCU_SWEEPER_H
#define LUARCU_SWEEPER_H

#include <linux/workqueue.h>

#include "luarcu/store.h"

struct luarcu_sweeper {
	struct luarcu_table *table;
	struct delayed_work work;
};

/* Context of both: process. The latter waits until it has stopped. */
void luarcu_sweeper_start(struct luarcu_sweeper *sweeper, struct luarcu_table *table);
void luarcu_sweeper_stop(struct luarcu_sweeper *sweeper);

#endif
