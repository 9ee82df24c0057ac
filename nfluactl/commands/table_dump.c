// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "nfluactl/table/datum.h"
#include "nfluactl/table/rcu.h"

static uint32_t seconds_of(const struct nlattr *attr)
{
	return mnl_attr_validate(attr, MNL_TYPE_U32) ? 0 : mnl_attr_get_u32(attr);
}

/* One object on a line as JSON: there may be many. */
static int entry_print(const struct nlmsghdr *reply, void *data)
{
	const struct nlattr *attrs[LUARCU_A_COUNT];

	(void)data;
	nflua_genl_attrs(reply, attrs, LUARCU_A_COUNT);
	if (json_wanted) {
		json_t *entry =
			json_pack("{s:o, s:o}", "key", datum_json(attrs[LUARCU_A_KEY]),
				  "value", datum_json(attrs[LUARCU_A_VALUE]));

		if (attrs[LUARCU_A_SECONDS])
			json_object_set_new(
				entry, "seconds",
				json_integer(seconds_of(attrs[LUARCU_A_SECONDS])));
		json_dumpf(entry, stdout, JSON_COMPACT);
		json_decref(entry);
	} else {
		datum_print(attrs[LUARCU_A_KEY]);
		putchar(' ');
		datum_print(attrs[LUARCU_A_VALUE]);
		if (attrs[LUARCU_A_SECONDS])
			printf(" %" PRIu32, seconds_of(attrs[LUARCU_A_SECONDS]));
	}
	putchar('\n');
	return MNL_CB_OK;
}

int table_dump_run(int count, char **words)
{
	char buffer[256];
	struct nlmsghdr *request;
	struct nflua_genl genl;
	struct rcu_object object;
	int code = rcu_object_get(&object, "table dump", words[0]);

	(void)count;
	/* Linux 6.1 has no words for a dump that does not begin. */
	if (!code && strcmp(object.kind, "table"))
		code = fail(EXIT_REFUSED, "table dump %s: this is no table", words[0]);
	if (!code)
		code = rcu_open(&genl);
	if (code)
		return code;
	request = nflua_genl_request(&genl, buffer, LUARCU_CMD_READ, NLM_F_DUMP);
	mnl_attr_put_strz(request, LUARCU_A_NAME, words[0]);
	return control_close(&genl, nflua_genl_talk(&genl, request, entry_print, NULL),
			     "table dump", words[0]);
}
