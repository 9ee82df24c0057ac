// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/sched.h>

#include "luarcu/object.h"
#include "luarcu/sweeper.h"

#define SWEEPER_PERIOD HZ

/* Slots that are looked at between two looks at what else there is to do. */
#define SWEEPER_STRIDE 1024

/* All sweepers wake a CPU at the same time. */
static void sweeper_wait(struct luarcu_sweeper *sweeper)
{
	queue_delayed_work(luarcu_workqueue, &sweeper->work,
			   round_jiffies_relative(SWEEPER_PERIOD));
}

static void sweeper_run(struct work_struct *work)
{
	struct luarcu_sweeper *sweeper = container_of(to_delayed_work(work),
						      struct luarcu_sweeper, work);
	struct luarcu_table *table = sweeper->table;
	u32 number = READ_ONCE(table->mortal) && luarcu_store_used(table);

	while (number) {
		number = luarcu_store_sweep(table, number, SWEEPER_STRIDE);
		cond_resched();
	}
	sweeper_wait(sweeper);
}

void luarcu_sweeper_start(struct luarcu_sweeper *sweeper, struct luarcu_table *table)
{
	sweeper->table = table;
	INIT_DELAYED_WORK(&sweeper->work, sweeper_run);
	sweeper_wait(sweeper);
}

void luarcu_sweeper_stop(struct luarcu_sweeper *sweeper)
{
	cancel_delayed_work_sync(&sweeper->work);
}
