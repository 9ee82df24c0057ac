// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include "nfluactl/nfluactl.h"

int reset_run(int count, char **words)
{
	(void)count;
	return control_command(LUNATIK_CMD_RESET, "reset", words[0]);
}
