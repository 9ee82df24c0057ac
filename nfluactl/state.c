// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <linux/genetlink.h>

#include "nfluactl/json.h"
#include "nfluactl/state.h"

const char *const state_error_names[LUNATIK_ERROR_A_COUNT] = {
	[LUNATIK_ERROR_A_BUDGET] = "budget",   [LUNATIK_ERROR_A_MEMORY] = "memory",
	[LUNATIK_ERROR_A_STACK] = "stack",     [LUNATIK_ERROR_A_RUNTIME] = "runtime",
	[LUNATIK_ERROR_A_VERDICT] = "verdict", [LUNATIK_ERROR_A_REENTRY] = "reentry",
	[LUNATIK_ERROR_A_QUARANTINE] = "quarantine", [LUNATIK_ERROR_A_SYNTAX] = "syntax",
};

static uint32_t u32_get(const struct nlattr *attr)
{
	return attr && !mnl_attr_validate(attr, MNL_TYPE_U32) ? mnl_attr_get_u32(attr)
							      : 0;
}

static uint64_t u64_get(const struct nlattr *attr)
{
	return attr && !mnl_attr_validate(attr, MNL_TYPE_U64) ? mnl_attr_get_u64(attr)
							      : 0;
}

static void string_get(char *buffer, size_t size, const struct nlattr *attr)
{
	size_t length = attr ? mnl_attr_get_payload_len(attr) : 0;

	if (length >= size)
		length = size - 1;
	if (length)
		memcpy(buffer, mnl_attr_get_payload(attr), length);
	buffer[length] = '\0';
}

static void stats_read(struct state *state, const struct nlattr *nest)
{
	const struct nlattr *stats[LUNATIK_STATS_A_COUNT];
	const struct nlattr *errors[LUNATIK_ERROR_A_COUNT];

	nflua_genl_nest(nest, stats, LUNATIK_STATS_A_COUNT);
	state->calls = u64_get(stats[LUNATIK_STATS_A_CALLS]);
	if (!stats[LUNATIK_STATS_A_ERRORS])
		return;
	nflua_genl_nest(stats[LUNATIK_STATS_A_ERRORS], errors, LUNATIK_ERROR_A_COUNT);
	for (int kind = LUNATIK_ERROR_A_BUDGET; kind < LUNATIK_ERROR_A_COUNT; kind++)
		state->errors[kind] = u64_get(errors[kind]);
}

static int vm_read(struct state *state, const struct nlattr *nest)
{
	const struct nlattr *attrs[LUNATIK_VM_A_COUNT];
	struct state_vm *vms;

	vms = reallocarray(state->vms, state->vm_count + 1, sizeof(*vms));
	if (!vms)
		return -1;
	nflua_genl_nest(nest, attrs, LUNATIK_VM_A_COUNT);
	vms[state->vm_count].cpu = u32_get(attrs[LUNATIK_VM_A_CPU]);
	vms[state->vm_count].memory = u64_get(attrs[LUNATIK_VM_A_MEMORY]);
	state->vms = vms;
	state->vm_count++;
	return 0;
}

/* VM is the one attribute that comes more than once. */
static int vms_read(struct state *state, const struct nlmsghdr *reply)
{
	const struct nlattr *attr;

	mnl_attr_for_each(attr, reply, sizeof(struct genlmsghdr)) {
		if (mnl_attr_get_type(attr) == LUNATIK_A_VM && vm_read(state, attr))
			return MNL_CB_ERROR;
	}
	return MNL_CB_OK;
}

static void state_read(struct state *state, const struct nlmsghdr *reply)
{
	const struct nlattr *attrs[LUNATIK_A_COUNT];

	nflua_genl_attrs(reply, attrs, LUNATIK_A_COUNT);
	memset(state, 0, sizeof(*state));
	string_get(state->name, sizeof(state->name), attrs[LUNATIK_A_STATE]);
	string_get(state->chunk, sizeof(state->chunk), attrs[LUNATIK_A_CHUNK]);
	state->memory = u64_get(attrs[LUNATIK_A_MEMORY]);
	state->budget = u32_get(attrs[LUNATIK_A_BUDGET]);
	state->quarantine = u32_get(attrs[LUNATIK_A_QUARANTINE]);
	state->quarantined = attrs[LUNATIK_A_QUARANTINED];
	state->on_error = u32_get(attrs[LUNATIK_A_ON_ERROR]);
	state->users = u32_get(attrs[LUNATIK_A_USERS]);
	state->loads = u32_get(attrs[LUNATIK_A_LOADS]);
	if (attrs[LUNATIK_A_STATS])
		stats_read(state, attrs[LUNATIK_A_STATS]);
}

static int states_add(const struct nlmsghdr *reply, void *data)
{
	struct states *states = data;
	struct state *items;

	items = reallocarray(states->items, states->count + 1, sizeof(*items));
	if (!items)
		return MNL_CB_ERROR;
	states->items = items;
	state_read(&items[states->count], reply);
	return vms_read(&items[states->count++], reply);
}

static int by_name(const void *a, const void *b)
{
	const struct state *first = a, *second = b;

	return strcmp(first->name, second->name);
}

static int states_ask(struct nflua_genl *genl, struct states *states, const char *name)
{
	char buffer[256];
	struct nlmsghdr *request;

	request =
		nflua_genl_request(genl, buffer, LUNATIK_CMD_GET, name ? 0 : NLM_F_DUMP);
	if (name)
		mnl_attr_put_strz(request, LUNATIK_A_STATE, name);
	return nflua_genl_talk(genl, request, states_add, states);
}

int states_get(struct states *states, const char *name)
{
	struct nflua_genl genl;
	int error, code;

	*states = (struct states){ 0 };
	code = control_open(&genl);
	if (code)
		return code;
	error = states_ask(&genl, states, name);
	if (error == -EINTR) {
		/* The list changed while it was dumped: the rest is of no use. */
		nflua_genl_close(&genl);
		states_free(states);
		return states_get(states, name);
	}
	if (states->count)
		qsort(states->items, states->count, sizeof(*states->items), by_name);
	return control_close(&genl, error, name ? "show" : "list", name);
}

void states_free(struct states *states)
{
	for (size_t i = 0; i < states->count; i++)
		free(states->items[i].vms);
	free(states->items);
}

static int on_error_read(const struct nlmsghdr *reply, void *data)
{
	const struct nlattr *attrs[LUNATIK_A_COUNT];
	enum lunatik_on_error *on_error = data;

	nflua_genl_attrs(reply, attrs, LUNATIK_A_COUNT);
	*on_error = u32_get(attrs[LUNATIK_A_ON_ERROR]);
	return MNL_CB_OK;
}

static int function_ask(enum state_lack *lack, enum lunatik_on_error *on_error,
			const char *verb, const char *state, const char *function)
{
	char buffer[256];
	struct nlmsghdr *request;
	struct nflua_genl genl;
	int error, code = control_open(&genl);

	if (code)
		return code;
	request = nflua_genl_request(&genl, buffer, LUNATIK_CMD_GET, 0);
	mnl_attr_put_strz(request, LUNATIK_A_STATE, state);
	mnl_attr_put_strz(request, LUNATIK_A_FUNCTION, function);
	error = nflua_genl_talk(&genl, request, on_error_read, on_error);
	*lack = error == -ENOENT ? STATE_LACKS_ALL :
		error == -ESRCH	 ? STATE_LACKS_FUNCTION :
				   STATE_LACKS_NOTHING;
	return control_close(&genl, *lack ? 0 : error, verb, state);
}

int state_lacks(enum state_lack *lack, const char *verb, const char *state,
		const char *function)
{
	enum lunatik_on_error on_error;

	return function_ask(lack, &on_error, verb, state, function);
}

int state_find_function(enum lunatik_on_error *on_error, const char *verb,
			const char *state, const char *function)
{
	enum state_lack lack;
	int code = function_ask(&lack, on_error, verb, state, function);

	if (code || lack == STATE_LACKS_NOTHING)
		return code;
	if (lack == STATE_LACKS_ALL)
		return fail(EXIT_REFUSED,
			    "%s: no state '%s' in this network namespace "
			    "(nfluactl create %s)",
			    verb, state, state);
	return fail(EXIT_REFUSED, "%s: state '%s' has no function '%s'", verb, state,
		    function);
}

const char *state_on_error(const struct state *state)
{
	return state->on_error == LUNATIK_ON_ERROR_ACCEPT ? "accept" : "drop";
}

uint64_t state_errors(const struct state *state)
{
	uint64_t sum = 0;

	for (int kind = LUNATIK_ERROR_A_BUDGET; kind < LUNATIK_ERROR_A_COUNT; kind++)
		sum += state->errors[kind];
	return sum;
}

uint64_t state_held(const struct state *state)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < state->vm_count; i++)
		sum += state->vms[i].memory;
	return sum;
}

static json_t *errors_json(const struct state *state)
{
	json_t *errors = json_object();

	for (int kind = LUNATIK_ERROR_A_BUDGET; kind < LUNATIK_ERROR_A_COUNT; kind++)
		json_object_set_new(errors, state_error_names[kind],
				    json_integer(state->errors[kind]));
	return errors;
}

static json_t *vms_json(const struct state *state)
{
	json_t *vms = json_array();

	for (size_t i = 0; i < state->vm_count; i++)
		json_array_append_new(
			vms, json_pack("{s:I, s:I}", "cpu", (json_int_t)state->vms[i].cpu,
				       "memory", (json_int_t)state->vms[i].memory));
	return vms;
}

json_t *state_json(const struct state *state)
{
	json_t *chunk = *state->chunk ? json_text(state->chunk, strlen(state->chunk))
				      : json_null();

	return json_pack("{s:s, s:o, s:I, s:s, s:I, s:I, s:I, s:b, s:I, s:I, s:o, s:o}",
			 "state", state->name, "script", chunk, "loads",
			 (json_int_t)state->loads, "on_error", state_on_error(state),
			 "memory", (json_int_t)state->memory, "budget",
			 (json_int_t)state->budget, "quarantine",
			 (json_int_t)state->quarantine, "quarantined",
			 (int)state->quarantined, "users", (json_int_t)state->users, "calls",
			 (json_int_t)state->calls, "errors", errors_json(state), "vms",
			 vms_json(state));
}
