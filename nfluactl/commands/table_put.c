// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nfluactl/table/datum.h"
#include "nfluactl/table/rcu.h"
#include "nfluactl/word.h"

int table_put_run(int count, char **words)
{
	const struct word_range range = { 1, LUARCU_SECONDS_MAX };
	char buffer[2048];
	struct nlmsghdr *request;
	struct nflua_genl genl;
	uint64_t seconds = 0;
	int code = rcu_check_string("table put", words[1]);

	if (!code)
		code = rcu_check_string("table put", words[2]);
	if (!code && count > 3)
		code = word_number("table put", words[3], range, &seconds);
	if (!code)
		code = rcu_open(&genl);
	if (code)
		return code;
	request = nflua_genl_request(&genl, buffer, LUARCU_CMD_WRITE, 0);
	mnl_attr_put_strz(request, LUARCU_A_NAME, words[0]);
	datum_put(request, LUARCU_A_KEY, words[1]);
	datum_put(request, LUARCU_A_VALUE, words[2]);
	if (seconds)
		mnl_attr_put_u32(request, LUARCU_A_SECONDS, seconds);
	return control_close(&genl, nflua_genl_talk(&genl, request, NULL, NULL),
			     "table put", words[0]);
}
