// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <string.h>

#include "nfluactl/table/rcu.h"

int table_create_run(int count, char **words)
{
	(void)count;
	if (strcmp(words[1], "domains") && strcmp(words[1], "prefixes"))
		return fail(EXIT_USAGE, "table create: '%s' is not domains or prefixes", words[1]);
	return rcu_command(LUARCU_CMD_CREATE, "table create", words[0], words[1]);
}
