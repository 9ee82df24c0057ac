// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nfluactl/table/rcu.h"
#include "nfluactl/table/rcu_text.h"

static int object_print(const struct nlmsghdr *reply, void *data)
{
	struct rcu_object object;
	json_t *array = data;

	rcu_object_read(reply, &object);
	if (array)
		json_array_append_new(array, rcu_object_json(&object));
	else
		rcu_object_put_line(&object);
	return MNL_CB_OK;
}

int table_list_run(int count, char **words)
{
	json_t *array = NULL;
	char buffer[256];
	struct nflua_genl genl;
	int code = rcu_open(&genl), error;

	(void)count, (void)words;
	if (code)
		return code;
	if (json_wanted)
		array = json_array();
	else
		rcu_object_put_line(NULL);
	error = nflua_genl_talk(
		&genl, nflua_genl_request(&genl, buffer, LUARCU_CMD_GET, NLM_F_DUMP),
		object_print, array);
	code = control_close(&genl, error, "table list", NULL);
	if (!code && array)
		json_put(json_pack("{s:o}", "tables", array));
	return code;
}
