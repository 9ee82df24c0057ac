// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/atomic.h>
#include <linux/cpumask.h>
#include <linux/slab.h>

#include "lunatik/work.h"

struct workqueue_struct *lunatik_workqueue;

int lunatik_work_init(void)
{
	/* Not bound to CPUs: what runs here keeps one busy for long, and may go elsewhere. */
	lunatik_workqueue = alloc_workqueue("lunatik", WQ_UNBOUND, WQ_UNBOUND_MAX_ACTIVE);
	return lunatik_workqueue ? 0 : -ENOMEM;
}

void lunatik_work_exit(void)
{
	destroy_workqueue(lunatik_workqueue);
}

struct side_by_side {
	int (*work)(unsigned int cpu, void *arg);
	void *arg;
	atomic_t next; /* the CPU that nobody has taken yet */
	int err;
};

struct side_task {
	struct work_struct work;
	struct side_by_side *all;
};

static void side_run(struct side_by_side *all)
{
	unsigned int cpu;
	int err;

	while (!READ_ONCE(all->err)) {
		cpu = atomic_fetch_inc(&all->next);
		if (cpu >= nr_cpu_ids)
			return;
		if (!cpu_possible(cpu))
			continue;
		err = all->work(cpu, all->arg);
		if (err)
			cmpxchg(&all->err, 0, err);
	}
}

static void side_task_run(struct work_struct *work)
{
	side_run(container_of(work, struct side_task, work)->all);
}

/* Every task takes what is left to do: it all gets done also if no other one ever runs. */
int lunatik_side_by_side(int (*work)(unsigned int cpu, void *arg), void *arg)
{
	struct side_by_side all = { work, arg, ATOMIC_INIT(0) };
	unsigned int i, others = num_online_cpus() - 1;
	struct side_task *tasks;

	might_sleep();
	tasks = kcalloc(others, sizeof(*tasks), GFP_KERNEL);
	if (ZERO_OR_NULL_PTR(tasks))
		others = 0;
	for (i = 0; i < others; i++) {
		tasks[i].all = &all;
		INIT_WORK(&tasks[i].work, side_task_run);
		queue_work(lunatik_workqueue, &tasks[i].work);
	}
	side_run(&all);
	for (i = 0; i < others; i++)
		cancel_work_sync(&tasks[i].work);
	kfree(tasks);
	return all.err;
}
