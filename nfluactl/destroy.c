// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nfluactl/nfluactl.h"

int destroy_run(int count, char **words)
{
	char buffer[256];
	struct nlmsghdr *request;
	struct genl genl;
	int code = control_open(&genl);

	(void)count;
	if (code)
		return code;
	request = genl_request(&genl, buffer, LUNATIK_CMD_DESTROY, 0);
	mnl_attr_put_strz(request, LUNATIK_A_STATE, words[0]);
	return control_close(&genl, genl_talk(&genl, request, NULL, NULL), "destroy",
			     words[0]);
}
