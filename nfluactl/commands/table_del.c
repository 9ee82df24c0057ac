// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nfluactl/table/datum.h"
#include "nfluactl/table/rcu.h"

int table_del_run(int count, char **words)
{
	char buffer[1024];
	struct nlmsghdr *request;
	struct nflua_genl genl;
	int code = rcu_check_string("table del", words[1]);

	(void)count;
	if (!code)
		code = rcu_open(&genl);
	if (code)
		return code;
	request = nflua_genl_request(&genl, buffer, LUARCU_CMD_ERASE, 0);
	mnl_attr_put_strz(request, LUARCU_A_NAME, words[0]);
	datum_put(request, LUARCU_A_KEY, words[1]);
	return control_close(&genl, nflua_genl_talk(&genl, request, NULL, NULL),
			     "table del", words[0]);
}

int table_flush_run(int count, char **words)
{
	(void)count;
	return rcu_command(LUARCU_CMD_ERASE, "table flush", words[0], NULL);
}
