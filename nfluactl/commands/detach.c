// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nfluactl/nfluactl.h"
#include "nfluactl/xdp/blocklist.h"
#include "nfluactl/xdp/xdp.h"

int detach_run(int count, char **words)
{
	struct attachment present;
	int code = attachment_find_own(&present, "detach", words[0]);

	(void)count;
	if (!code)
		code = xdp_detach(&present);
	if (!code)
		code = blocklist_drop(&present.link, &present.blocklist, true);
	attachment_close(&present);
	return code;
}
