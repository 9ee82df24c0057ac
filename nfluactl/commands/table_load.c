// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <linux/genetlink.h>

#include "nfluactl/table/list.h"
#include "nfluactl/table/rcu.h"

/* Bytes of a message; a socket takes so many as it is. */
#define PART_SIZE (128 << 10)

struct load {
	struct nflua_genl genl;
	struct lines lines;
	struct list list;
	const char *name;
	char part[PART_SIZE];
};

static int lines_take(struct load *load)
{
	char *words[LINES_WORDS + 1];
	int code = 0, count;

	while (!code && (count = lines_next(&load->lines, words)))
		code = count > LINES_WORDS
			       ? lines_fail(&load->lines, load->lines.number,
					    "more than %d words", LINES_WORDS)
			       : load->list.kind->take(&load->list, &load->lines, words);
	if (!code && load->list.kind->complete)
		code = load->list.kind->complete(&load->list, &load->lines);
	return code;
}

static int load_refused(struct load *load, int error)
{
	const char *why = load->genl.sentence[0] ? load->genl.sentence
						 : reason(error, "CAP_NET_ADMIN");

	return fail(EXIT_REFUSED, "table load %s: %s", load->name, why);
}

static int load_begin(struct load *load)
{
	struct nlmsghdr *request;
	struct nlattr *nest;
	int error;

	request = nflua_genl_request(&load->genl, load->part, LUARCU_CMD_BEGIN, 0);
	mnl_attr_put_strz(request, LUARCU_A_NAME, load->name);
	if (load->list.kind->put_room) {
		nest = mnl_attr_nest_start(request, LUARCU_A_ROOM);
		load->list.kind->put_room(&load->list, request);
		mnl_attr_nest_end(request, nest);
	}
	error = nflua_genl_talk(&load->genl, request, NULL, NULL);
	return error ? load_refused(load, error) : 0;
}

/* The entry of a part that the kernel blames, or -1. */
static long part_blamed(const struct load *load, const struct nlmsghdr *request)
{
	const struct nlattr *attr;
	long index = 0;

	mnl_attr_for_each(attr, request, sizeof(struct genlmsghdr)) {
		if ((const char *)attr - (const char *)request == load->genl.offset)
			return index;
		index++;
	}
	return -1;
}

/* Sends as many entries as a message takes, from @first on; sets it to what follows. */
static int part_send(struct load *load, size_t *first)
{
	struct nlmsghdr *request;
	size_t next = *first;
	long blamed;
	int error;

	request = nflua_genl_request(&load->genl, load->part, LUARCU_CMD_ADD, 0);
	while (next < load->list.count && request->nlmsg_len < PART_SIZE - LIST_ENTRY_MAX)
		load->list.kind->put_entry(&load->list, next++, request);
	error = nflua_genl_talk(&load->genl, request, NULL, NULL);
	blamed = error ? part_blamed(load, request) : -1;
	if (blamed >= 0)
		return lines_fail(&load->lines, list_line(&load->list, *first + blamed),
				  "%s", load->genl.sentence);
	*first = next;
	return error ? load_refused(load, error) : 0;
}

static int load_commit(struct load *load)
{
	struct nlmsghdr *request;
	int error;

	request = nflua_genl_request(&load->genl, load->part, LUARCU_CMD_COMMIT, 0);
	error = nflua_genl_talk(&load->genl, request, NULL, NULL);
	return error ? load_refused(load, error) : 0;
}

static int list_send(struct load *load)
{
	size_t next = 0;
	int code = load_begin(load);

	while (!code && next < load->list.count)
		code = part_send(load, &next);
	return code ? code : load_commit(load);
}

/* To close the socket drops what was not committed. */
static int load_send(struct load *load)
{
	int code = rcu_open(&load->genl);

	if (code)
		return code;
	code = list_send(load);
	nflua_genl_close(&load->genl);
	return code;
}

static const struct list_kind *kind_find(const struct rcu_object *object)
{
	static const struct list_kind *const kinds[] = {
		&list_domains,
		&list_prefixes,
		&list_entries,
	};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (!strcmp(object->kind, kinds[i]->name))
			return kinds[i];
	return NULL;
}

int table_load_run(int count, char **words)
{
	struct rcu_object object;
	struct load *load;
	int code = rcu_object_get(&object, "table load", words[0]);

	(void)count;
	if (code)
		return code;
	load = calloc(1, sizeof(*load));
	if (!load)
		return fail(EXIT_USAGE, "table load: %s", strerror(ENOMEM));
	load->name = words[0];
	load->list.kind = kind_find(&object);
	load->list.key = object.settings[LUARCU_SETTING_A_KEY];
	load->list.value = object.settings[LUARCU_SETTING_A_VALUE];
	if (!load->list.kind)
		code = fail(EXIT_REFUSED,
			    "table load %s: nothing can be loaded into a %s", words[0],
			    object.kind);
	if (!code)
		code = lines_open(&load->lines, words[1]);
	if (!code)
		code = lines_take(load);
	if (!code)
		code = load_send(load);
	lines_close(&load->lines);
	free(load->list.entries);
	free(load);
	return code;
}
