/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Requests that are answered later. While netlink hands a request over, it holds locks that
 * all generic netlink of the machine may come to wait for: what runs a script, makes or
 * closes VMs, loads modules or waits for any of this is done by a job instead.
 *
 * A job holds the request, and its socket, which holds the network namespace. When the
 * socket has been closed nobody hears the answer: the job is abandoned, and ends early.
 */
#ifndef LUNATIK_JOB_H
#define LUNATIK_JOB_H

#include <linux/types.h>

struct genl_info;
struct lunatik_job;
struct sk_buff;

/*
 * Jobs at a time: fewer than the work queue takes, so that none waits for others to end. A
 * network namespace has no more than it leaves free for others: half of all where it is alone.
 */
#define LUNATIK_JOBS 256

/**
 * lunatik_job_defer - let a job answer a request
 * @skb: as handed over by netlink
 * @info: the same
 * @run: does what was asked for, as a doit() would; may sleep for long
 *
 * Return: what doit() has to return: negative, in any case.
 */
int lunatik_job_defer(struct sk_buff *skb, struct genl_info *info,
		      int (*run)(struct genl_info *info));

/* The job that runs with this info. */
const struct lunatik_job *lunatik_job_of(const struct genl_info *info);

/**
 * lunatik_job_reply - send what a job has to tell besides its errno
 * @reply: complete; it is consumed
 * @info: what the job runs with
 *
 * Return: 0, -EINTR where the job is abandoned, or as genlmsg_reply(), whose place it takes.
 */
int lunatik_job_reply(struct sk_buff *reply, struct genl_info *info);

/* Whether nobody waits any more for what a job does. Any context. */
bool lunatik_job_abandoned(const struct lunatik_job *job);

#endif
