/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Work in tasks of our own: whoever needs a lock that others wait for leaves it to them. */
#ifndef LUNATIK_WORK_H
#define LUNATIK_WORK_H

#include <linux/workqueue.h>

/*
 * What runs here may pin the module and let it go at its end: the module waits for all of it
 * before it goes.
 */
extern struct workqueue_struct *lunatik_workqueue;

int lunatik_work_init(void);
void lunatik_work_exit(void);

/**
 * lunatik_side_by_side - do something for each possible CPU, on all that are on at once
 * @work: called once for each, by this task and others, until it fails
 * @arg: for @work
 *
 * Context: process; may sleep.
 * Return: 0, or what the first @work to fail returned.
 */
int lunatik_side_by_side(int (*work)(unsigned int cpu, void *arg), void *arg);

#endif
