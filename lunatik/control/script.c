// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* LUNATIK_CMD_LOAD and LUNATIK_CMD_EXEC. */
#include <linux/cpumask.h>
#include <linux/mm.h>
#include <linux/slab.h>
#include <net/genetlink.h>

#include "lunatik/control/control.h"
#include "lunatik/script.h"

/* Join the SCRIPT attributes; to be freed with kvfree(). */
static struct lunatik_script *script_join(struct genl_info *info)
{
	struct lunatik_script *script;
	struct nlattr *attr;
	size_t length = 0;
	int rest;

	if (!info->attrs[LUNATIK_A_SCRIPT]) {
		NL_SET_ERR_MSG(info->extack, "the script is missing");
		return ERR_PTR(-EINVAL);
	}
	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rest)
		if (nla_type(attr) == LUNATIK_A_SCRIPT)
			length += nla_len(attr);
	if (length > LUNATIK_SCRIPT_MAX) {
		NL_SET_ERR_MSG(info->extack, "the script is longer than 1 MiB");
		return ERR_PTR(-E2BIG);
	}

	script = kvzalloc(struct_size(script, text, length), GFP_KERNEL);
	if (!script)
		return ERR_PTR(-ENOMEM);
	nlmsg_for_each_attr(attr, info->nlhdr, GENL_HDRLEN, rest) {
		if (nla_type(attr) != LUNATIK_A_SCRIPT)
			continue;
		memcpy(script->text + script->length, nla_data(attr), nla_len(attr));
		script->length += nla_len(attr);
	}
	strscpy(script->chunk, "script", sizeof(script->chunk));
	if (info->attrs[LUNATIK_A_CHUNK])
		nla_strscpy(script->chunk, info->attrs[LUNATIK_A_CHUNK], sizeof(script->chunk));
	return script;
}

static int script_put_report(struct sk_buff *skb, const struct lunatik_report *report)
{
	if (report->output.length &&
	    nla_put_string(skb, LUNATIK_A_OUTPUT, report->output.text))
		return -EMSGSIZE;
	return nla_put_string(skb, report->failed ? LUNATIK_A_DIAGNOSTIC : LUNATIK_A_RESULT,
			      report->result.text);
}

/* Tell what a script did; @cpu is negative where it ran on all. */
static int script_reply(struct genl_info *info, u8 cmd, int cpu,
			const struct lunatik_report *report)
{
	struct sk_buff *reply;
	void *header;

	if (lunatik_job_abandoned(lunatik_job_of(info)))
		return -EINTR;
	reply = genlmsg_new(sizeof(*report) + 128, GFP_KERNEL);
	if (!reply)
		return -ENOMEM;
	header = genlmsg_put_reply(reply, info, &lunatik_control_family, 0, cmd);
	if (!header || (cpu >= 0 && nla_put_u32(reply, LUNATIK_A_CPU, cpu)) ||
	    script_put_report(reply, report)) {
		nlmsg_free(reply);
		return -EMSGSIZE;
	}
	genlmsg_end(reply, header);
	return genlmsg_reply(reply, info);
}

static int script_load(struct lunatik_state *state, struct genl_info *info,
		       const struct lunatik_script *script)
{
	struct lunatik_report *report = kvzalloc(sizeof(*report), GFP_KERNEL);
	int err;

	if (!report)
		return -ENOMEM;
	err = lunatik_script_load(state, script, lunatik_job_of(info), report);
	if (report->failed || report->output.length)
		script_reply(info, LUNATIK_CMD_LOAD, -1, report);
	kvfree(report);
	/* A script that runs is no failure, even if what it printed could not be told. */
	return err;
}

static int script_exec_cpu(struct lunatik_state *state, struct genl_info *info,
			    const struct lunatik_script *script, unsigned int cpu)
{
	struct lunatik_report *report = kvzalloc(sizeof(*report), GFP_KERNEL);
	int err, sent;

	if (!report)
		return -ENOMEM;
	err = lunatik_script_exec(state, script, cpu, report);
	sent = script_reply(info, LUNATIK_CMD_EXEC, cpu, report);
	kvfree(report);
	return err ?: sent;
}

static int script_exec_all(struct lunatik_state *state, struct genl_info *info,
			    const struct lunatik_script *script)
{
	unsigned int cpu;
	int err = 0;

	for_each_possible_cpu(cpu) {
		err = script_exec_cpu(state, info, script, cpu);
		if (err)
			break;
	}
	return err;
}

static int script_exec(struct lunatik_state *state, struct genl_info *info,
		       const struct lunatik_script *script)
{
	struct nlattr *attr = info->attrs[LUNATIK_A_CPU];

	if (attr && (nla_get_u32(attr) >= nr_cpu_ids || !cpu_possible(nla_get_u32(attr)))) {
		NL_SET_ERR_MSG_ATTR(info->extack, attr, "there is no such CPU");
		return -ENXIO;
	}
	if (attr)
		return script_exec_cpu(state, info, script, nla_get_u32(attr));
	return script_exec_all(state, info, script);
}

/* Do something with the state and the script of a request. */
static int script_do(struct genl_info *info,
		     int (*work)(struct lunatik_state *state, struct genl_info *info,
				 const struct lunatik_script *script))
{
	struct lunatik_state *state = lunatik_control_state(info);
	struct lunatik_script *script;
	int err;

	if (IS_ERR(state))
		return PTR_ERR(state);
	script = script_join(info);
	if (IS_ERR(script)) {
		err = PTR_ERR(script);
	} else {
		err = work(state, info, script);
		kvfree(script);
	}
	lunatik_state_put(state);
	return err;
}

int lunatik_control_load(struct genl_info *info)
{
	return script_do(info, script_load);
}

int lunatik_control_exec(struct genl_info *info)
{
	return script_do(info, script_exec);
}
