// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/ctype.h>
#include <net/genetlink.h>
#include <net/sock.h>

#include "lunatik/bind.h"
#include "lunatik/control/control.h"
#include "lunatik/job.h"
#include "lunatik/library.h"
#include "lunatik/registry.h"
#include "lunatik/script.h"

static bool control_name_valid(const char *name)
{
	const char *c;

	for (c = name; *c; c++)
		if (!isascii(*c) || !(isalnum(*c) || strchr("._-", *c)))
			return false;
	return c > name;
}

static const char *control_state_name(struct genl_info *info)
{
	struct nlattr *attr = info->attrs[LUNATIK_A_STATE];

	if (!attr) {
		NL_SET_ERR_MSG(info->extack, "the name of the state is missing");
		return NULL;
	}
	if (strlen(nla_data(attr)) + 1 != nla_len(attr) || !control_name_valid(nla_data(attr))) {
		NL_SET_ERR_MSG_ATTR(info->extack, attr,
				    "a state's name has letters, digits, '.', '_' and '-' only");
		return NULL;
	}
	return nla_data(attr);
}

struct lunatik_state *lunatik_control_state(struct genl_info *info)
{
	const char *name = control_state_name(info);
	struct lunatik_state *state;

	if (!name)
		return ERR_PTR(-EINVAL);
	state = lunatik_registry_get(genl_info_net(info), name);
	if (state)
		return state;
	NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUNATIK_A_STATE],
			    "no such state in this network namespace");
	return ERR_PTR(-ENOENT);
}

static void control_settings(struct genl_info *info, struct lunatik_settings *settings)
{
	struct nlattr **attrs = info->attrs;

	*settings = (struct lunatik_settings){
		.memory = LUNATIK_MEMORY_DEFAULT,
		.budget = LUNATIK_BUDGET_DEFAULT,
		.on_error = LUNATIK_ON_ERROR_DROP,
	};
	if (attrs[LUNATIK_A_MEMORY])
		settings->memory = nla_get_u64(attrs[LUNATIK_A_MEMORY]);
	if (attrs[LUNATIK_A_BUDGET])
		settings->budget = nla_get_u32(attrs[LUNATIK_A_BUDGET]);
	if (attrs[LUNATIK_A_QUARANTINE])
		settings->quarantine = nla_get_u32(attrs[LUNATIK_A_QUARANTINE]);
	if (attrs[LUNATIK_A_ON_ERROR])
		settings->on_error = nla_get_u32(attrs[LUNATIK_A_ON_ERROR]);
}

static int control_create(struct genl_info *info)
{
	const char *name = control_state_name(info);
	struct lunatik_settings settings;
	struct lunatik_state *state;
	int err;

	if (!name)
		return -EINVAL;
	control_settings(info, &settings);
	lunatik_libraries_request();
	state = lunatik_state_new(genl_info_net(info), name, &settings);
	if (!state) {
		NL_SET_ERR_MSG(info->extack, "no memory for the state's VMs");
		return -ENOMEM;
	}
	err = lunatik_registry_add(genl_info_net(info), state);
	if (err) {
		NL_SET_ERR_MSG_ATTR(info->extack, info->attrs[LUNATIK_A_STATE],
				    "a state of that name exists already");
		lunatik_state_put_sync(state);
	}
	return err;
}

static int control_destroy(struct genl_info *info)
{
	const char *name = control_state_name(info);
	struct nlattr *attr = info->attrs[LUNATIK_A_STATE];
	int err;

	if (!name)
		return -EINVAL;
	err = lunatik_registry_remove(genl_info_net(info), name);
	if (err == -ENOENT)
		NL_SET_ERR_MSG_ATTR(info->extack, attr,
				    "no such state in this network namespace");
	else if (err == -EBUSY)
		NL_SET_ERR_MSG_ATTR(info->extack, attr, "the state is in use by a rule");
	return err;
}

static int control_reset(struct genl_info *info)
{
	struct lunatik_state *state = lunatik_control_state(info);

	if (IS_ERR(state))
		return PTR_ERR(state);
	lunatik_script_reset(state);
	lunatik_state_put(state);
	return 0;
}

static int control_check_function(struct lunatik_state *state, struct genl_info *info)
{
	struct nlattr *attr = info->attrs[LUNATIK_A_FUNCTION];
	int err;

	mutex_lock(&state->lock);
	err = lunatik_function_expect(state, nla_data(attr));
	mutex_unlock(&state->lock);
	if (err)
		NL_SET_ERR_MSG_ATTR(info->extack, attr, "the state has no such function");
	return err;
}

static int control_reply_state(struct lunatik_state *state, struct genl_info *info,
			       int (*send)(struct sk_buff *reply, struct genl_info *info))
{
	struct sk_buff *reply = genlmsg_new(lunatik_describe_size(), GFP_KERNEL);
	void *header;

	if (!reply)
		return -ENOMEM;
	header = genlmsg_put_reply(reply, info, &lunatik_control_family, 0, LUNATIK_CMD_GET);
	if (!header || lunatik_describe(reply, state)) {
		nlmsg_free(reply);
		return -EMSGSIZE;
	}
	genlmsg_end(reply, header);
	return send(reply, info);
}

static int control_get(struct genl_info *info)
{
	struct lunatik_state *state = lunatik_control_state(info);
	int err;

	if (IS_ERR(state))
		return PTR_ERR(state);
	err = control_reply_state(state, info, genlmsg_reply);
	lunatik_state_put(state);
	return err;
}

/* A job. */
static int control_find(struct genl_info *info)
{
	struct lunatik_state *state = lunatik_control_state(info);
	int err;

	if (IS_ERR(state))
		return PTR_ERR(state);
	err = control_check_function(state, info);
	if (!err)
		err = control_reply_state(state, info, lunatik_job_reply);
	lunatik_state_put(state);
	return err;
}

static int (*const control_jobs[LUNATIK_CMD_COUNT])(struct genl_info *info) = {
	[LUNATIK_CMD_CREATE] = control_create,	     [LUNATIK_CMD_DESTROY] = control_destroy,
	[LUNATIK_CMD_GET] = control_find,	     [LUNATIK_CMD_LOAD] = lunatik_control_load,
	[LUNATIK_CMD_RESET] = control_reset,	     [LUNATIK_CMD_EXEC] = lunatik_control_exec,
};

static int control_defer(struct sk_buff *skb, struct genl_info *info)
{
	return lunatik_job_defer(skb, info, control_jobs[info->genlhdr->cmd]);
}

/* A state is described at once, but to look for a function takes its VMs. */
static int control_do_get(struct sk_buff *skb, struct genl_info *info)
{
	if (info->attrs[LUNATIK_A_FUNCTION])
		return control_defer(skb, info);
	return control_get(info);
}

static int control_dump_state(struct sk_buff *skb, struct netlink_callback *cb,
			      struct lunatik_state *state)
{
	void *header = genlmsg_put(skb, NETLINK_CB(cb->skb).portid, cb->nlh->nlmsg_seq,
				   &lunatik_control_family, NLM_F_MULTI, LUNATIK_CMD_GET);

	if (!header)
		return -EMSGSIZE;
	if (lunatik_describe(skb, state)) {
		genlmsg_cancel(skb, header);
		return -EMSGSIZE;
	}
	genlmsg_end(skb, header);
	return 0;
}

static int control_dump(struct sk_buff *skb, struct netlink_callback *cb)
{
	struct net *net = sock_net(skb->sk);
	struct lunatik_state *state;
	int err = 0;

	if (nlmsg_len(cb->nlh) > GENL_HDRLEN) {
		NL_SET_ERR_MSG(cb->extack, "a dump takes no attributes");
		return -EINVAL;
	}
	while (!err && (state = lunatik_registry_at(net, cb->args[0]))) {
		err = control_dump_state(skb, cb, state);
		lunatik_state_put(state);
		if (!err)
			cb->args[0]++;
	}
	return skb->len ?: err;
}

#define CONTROL_STATE                                                                          \
	[LUNATIK_A_STATE] = { .type = NLA_NUL_STRING, .len = LUNATIK_STATE_SIZE - 1 }
#define CONTROL_SCRIPT                                                                         \
	[LUNATIK_A_CHUNK] = { .type = NLA_NUL_STRING, .len = LUNATIK_CHUNK_SIZE - 1 },         \
	[LUNATIK_A_SCRIPT] = { .type = NLA_BINARY, .len = LUNATIK_SCRIPT_PART_MAX }

static struct netlink_range_validation control_memory_range = {
	.min = LUNATIK_MEMORY_MIN,
	.max = LUNATIK_MEMORY_MAX,
};

static struct netlink_range_validation control_budget_range = {
	.min = LUNATIK_BUDGET_MIN,
	.max = LUNATIK_BUDGET_MAX,
};

static struct netlink_range_validation control_quarantine_range = {
	.min = LUNATIK_QUARANTINE_MIN,
	.max = LUNATIK_QUARANTINE_MAX,
};

static const struct nla_policy control_create_policy[] = {
	CONTROL_STATE,
	[LUNATIK_A_MEMORY] = NLA_POLICY_FULL_RANGE(NLA_U64, &control_memory_range),
	[LUNATIK_A_BUDGET] = NLA_POLICY_FULL_RANGE(NLA_U32, &control_budget_range),
	[LUNATIK_A_ON_ERROR] = NLA_POLICY_MAX(NLA_U32, LUNATIK_ON_ERROR_COUNT - 1),
	[LUNATIK_A_QUARANTINE] = NLA_POLICY_FULL_RANGE(NLA_U32, &control_quarantine_range),
};

static const struct nla_policy control_name_policy[] = { CONTROL_STATE };

static const struct nla_policy control_get_policy[] = {
	CONTROL_STATE,
	[LUNATIK_A_FUNCTION] = { .type = NLA_NUL_STRING, .len = LUNATIK_FUNCTION_SIZE - 1 },
};

static const struct nla_policy control_load_policy[] = { CONTROL_STATE, CONTROL_SCRIPT };

static const struct nla_policy control_exec_policy[] = {
	CONTROL_STATE,
	CONTROL_SCRIPT,
	[LUNATIK_A_CPU] = { .type = NLA_U32 },
};

#define CONTROL_JOB(CMD, table)                                                                \
	{                                                                                      \
		.cmd = LUNATIK_CMD_##CMD, .flags = GENL_ADMIN_PERM, .doit = control_defer,     \
		.policy = table, .maxattr = ARRAY_SIZE(table) - 1,                             \
	}

static const struct genl_ops control_ops[] = {
	CONTROL_JOB(CREATE, control_create_policy),
	CONTROL_JOB(DESTROY, control_name_policy),
	{
		.cmd = LUNATIK_CMD_GET,
		.flags = GENL_ADMIN_PERM,
		.doit = control_do_get,
		.dumpit = control_dump,
		.policy = control_get_policy,
		.maxattr = ARRAY_SIZE(control_get_policy) - 1,
	},
	CONTROL_JOB(LOAD, control_load_policy),
	CONTROL_JOB(RESET, control_name_policy),
	CONTROL_JOB(EXEC, control_exec_policy),
};

/* Commands run side by side: each takes the locks of what it touches. */
struct genl_family lunatik_control_family = {
	.name = LUNATIK_GENL_NAME,
	.version = LUNATIK_GENL_VERSION,
	.module = THIS_MODULE,
	.netnsok = true,
	.parallel_ops = true,
	.ops = control_ops,
	.n_ops = ARRAY_SIZE(control_ops),
	.resv_start_op = LUNATIK_CMD_UNSPEC + 1,
};

int __init lunatik_control_init(void)
{
	return genl_register_family(&lunatik_control_family);
}

void lunatik_control_exit(void)
{
	genl_unregister_family(&lunatik_control_family);
}
