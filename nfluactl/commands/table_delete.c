// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nfluactl/table/rcu.h"

int table_delete_run(int count, char **words)
{
	(void)count;
	return rcu_command(LUARCU_CMD_DELETE, "table delete", words[0], NULL);
}
