// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nfluactl/table/rcu.h"
#include "nfluactl/table/rcu_text.h"

int table_show_run(int count, char **words)
{
	struct rcu_object object;
	int code = rcu_object_get(&object, "table show", words[0]);

	(void)count;
	if (!code && json_wanted)
		json_put(rcu_object_json(&object));
	else if (!code)
		rcu_object_put(&object);
	return code;
}
