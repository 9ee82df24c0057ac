// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nfluactl/table/datum.h"
#include "nfluactl/table/rcu.h"

static int entries_erase(const char *word, const char *name, const char *key)
{
	char buffer[1024];
	struct nlmsghdr *request;
	struct nflua_genl genl;
	int code = rcu_open(&genl);

	if (code)
		return code;
	request = nflua_genl_request(&genl, buffer, LUARCU_CMD_ERASE, 0);
	mnl_attr_put_strz(request, LUARCU_A_NAME, name);
	if (key)
		datum_put(request, LUARCU_A_KEY, key);
	return control_close(&genl, nflua_genl_talk(&genl, request, NULL, NULL), word,
			     name);
}

int table_del_run(int count, char **words)
{
	int code = rcu_check_string("table del", words[1]);

	(void)count;
	return code ? code : entries_erase("table del", words[0], words[1]);
}

int table_flush_run(int count, char **words)
{
	(void)count;
	return entries_erase("table flush", words[0], NULL);
}
