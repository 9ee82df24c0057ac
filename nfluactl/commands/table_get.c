// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <stdio.h>
#include <string.h>
#include <arpa/inet.h>

#include "nfluactl/table/datum.h"
#include "nfluactl/table/rcu.h"

/* What sets look for: an address, or a name. */
static void find_put(struct nlmsghdr *request, const char *word)
{
	unsigned char address[sizeof(struct in6_addr)];

	if (inet_pton(AF_INET, word, address) == 1)
		mnl_attr_put(request, LUARCU_A_ADDRESS, sizeof(struct in_addr), address);
	else if (inet_pton(AF_INET6, word, address) == 1)
		mnl_attr_put(request, LUARCU_A_ADDRESS, sizeof(struct in6_addr), address);
	else
		mnl_attr_put_strz(request, LUARCU_A_DOMAIN, word);
}

static int value_print(const struct nlmsghdr *reply, void *data)
{
	const struct nlattr *attrs[LUARCU_A_COUNT];

	(void)data;
	nflua_genl_attrs(reply, attrs, LUARCU_A_COUNT);
	if (json_wanted) {
		json_put(json_pack("{s:o}", "value", datum_json(attrs[LUARCU_A_VALUE])));
		return MNL_CB_OK;
	}
	datum_print(attrs[LUARCU_A_VALUE]);
	putchar('\n');
	return MNL_CB_OK;
}

int table_get_run(int count, char **words)
{
	char buffer[1024];
	struct rcu_object object;
	struct nlmsghdr *request;
	struct nflua_genl genl;
	bool table;
	int code = rcu_check_string("table get", words[1]);

	(void)count;
	if (!code)
		code = rcu_object_get(&object, "table get", words[0]);
	if (!code)
		code = rcu_open(&genl);
	if (code)
		return code;
	table = !strcmp(object.kind, "table");
	request = nflua_genl_request(&genl, buffer,
				     table ? LUARCU_CMD_READ : LUARCU_CMD_FIND, 0);
	mnl_attr_put_strz(request, LUARCU_A_NAME, words[0]);
	if (table)
		datum_put(request, LUARCU_A_KEY, words[1]);
	else
		find_put(request, words[1]);
	return control_close(&genl, nflua_genl_talk(&genl, request, value_print, NULL),
			     "table get", words[0]);
}
