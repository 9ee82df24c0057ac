// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nfluactl/nfluactl.h"

int destroy_run(int count, char **words)
{
	(void)count;
	return control_command(LUNATIK_CMD_DESTROY, "destroy", words[0]);
}
