// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/net.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <net/genetlink.h>
#include <net/sock.h>

#include "lunatik/job.h"
#include "lunatik/lunatik.h"
#include "lunatik/work.h"

struct lunatik_job {
	struct work_struct work;
	struct list_head node; /* in the list of jobs */
	int (*run)(struct genl_info *info);
	struct sk_buff *request;
	struct nlmsghdr *header; /* in the request */
	struct sock *socket;     /* that sent it */
	struct genl_info info;
	struct netlink_ext_ack extack;
	struct nlattr *attrs[LUNATIK_A_COUNT];
};

/* Protects the list of jobs; process context only. */
static DEFINE_SPINLOCK(jobs_lock);
static LIST_HEAD(jobs);

const struct lunatik_job *lunatik_job_of(const struct genl_info *info)
{
	return container_of(info, struct lunatik_job, info);
}

bool lunatik_job_abandoned(const struct lunatik_job *job)
{
	return sock_flag(job->socket, SOCK_DEAD);
}

static int job_enter(struct lunatik_job *job, struct netlink_ext_ack *extack)
{
	const struct lunatik_job *other;
	unsigned int all = 0, ours = 0;
	int err = 0;

	spin_lock(&jobs_lock);
	list_for_each_entry(other, &jobs, node) {
		if (other->socket == job->socket) {
			NL_SET_ERR_MSG(extack, "the socket's last request is not answered yet");
			err = -EBUSY;
		}
		all++;
		ours += sock_net(other->socket) == sock_net(job->socket);
	}
	if (ours >= LUNATIK_JOBS - all) {
		NL_SET_ERR_MSG(extack, "too many requests are not answered yet");
		err = -EBUSY;
	}
	if (!err)
		list_add_tail(&job->node, &jobs);
	spin_unlock(&jobs_lock);
	return err;
}

static void job_leave(struct lunatik_job *job)
{
	spin_lock(&jobs_lock);
	list_del(&job->node);
	spin_unlock(&jobs_lock);
}

static void job_free(struct lunatik_job *job)
{
	kfree_skb(job->request);
	sock_put(job->socket);
	kfree(job);
}

/*
 * Netlink sends to a number, which may be another socket's as soon as the one that asked is
 * closed. While its file is held it is not. NULL: it is closed, or being closed.
 */
static struct file *job_hold_socket(const struct lunatik_job *job)
{
	struct sock *sk = job->socket;
	struct file *file = NULL;

	/* Under this lock the socket does not part from its file, which may be at its end. */
	read_lock_bh(&sk->sk_callback_lock);
	if (sk->sk_socket)
		file = get_file_active(&sk->sk_socket->file);
	read_unlock_bh(&sk->sk_callback_lock);
	return file;
}

int lunatik_job_reply(struct sk_buff *reply, struct genl_info *info)
{
	struct file *file = job_hold_socket(lunatik_job_of(info));
	int err;

	if (!file) {
		nlmsg_free(reply);
		return -EINTR;
	}
	err = genlmsg_reply(reply, info);
	fput(file);
	return err;
}

static void job_answer(struct lunatik_job *job, int err)
{
	struct file *file = job_hold_socket(job);

	if (!file)
		return;
	/* netlink_ack() looks for it behind the part of the request that was read. */
	job->extack.bad_attr = NULL;
	if (err || (job->header->nlmsg_flags & NLM_F_ACK))
		netlink_ack(job->request, job->header, err, &job->extack);
	fput(file);
}

/* Whoever has the answer may ask again at once, or remove the module: all else ends before. */
static void job_run(struct work_struct *work)
{
	struct lunatik_job *job = container_of(work, struct lunatik_job, work);
	int err = -EINTR;

	if (!lunatik_job_abandoned(job))
		err = job->run(&job->info);
	job_leave(job);
	module_put(THIS_MODULE);
	job_answer(job, err);
	job_free(job);
}

static struct lunatik_job *job_new(struct sk_buff *skb, const struct genl_info *info)
{
	struct lunatik_job *job = kzalloc(sizeof(*job), GFP_KERNEL);

	if (!job)
		return NULL;
	INIT_WORK(&job->work, job_run);
	job->request = skb_get(skb);
	job->header = nlmsg_hdr(skb);
	job->socket = NETLINK_CB(skb).sk;
	sock_hold(job->socket);
	job->info = *info;
	job->info.extack = &job->extack;
	job->info.attrs = job->attrs;
	return job;
}

int lunatik_job_defer(struct sk_buff *skb, struct genl_info *info,
		      int (*run)(struct genl_info *info))
{
	struct lunatik_job *job = job_new(skb, info);
	int err;

	if (!job)
		return -ENOMEM;
	job->run = run;
	/* They are valid; but the table of netlink's has no place for those of other commands. */
	err = nla_parse_deprecated(job->attrs, LUNATIK_A_COUNT - 1,
				   nlmsg_attrdata(job->header, GENL_HDRLEN),
				   nlmsg_attrlen(job->header, GENL_HDRLEN), NULL, info->extack);
	if (!err)
		err = job_enter(job, info->extack);
	if (err) {
		job_free(job);
		return err;
	}
	__module_get(THIS_MODULE);
	queue_work(lunatik_workqueue, &job->work);
	/* To netlink this says that the answer comes later, as it does for a dump. */
	return -EINTR;
}
