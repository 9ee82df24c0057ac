// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <string.h>

#include "nfluactl/nfluactl.h"
#include "nfluactl/xdp/attachment.h"

/*
 * The kernel keeps a state that rules use. A device's program holds nothing: it would find
 * no state any more, and decide by its on-error.
 */
static int devices_refuse(const char *state)
{
	struct attachments attachments;
	int code = attachments_get(&attachments, "destroy", state);
	const char *device;

	if (!code && attachments.count) {
		device = attachments.items[0].link.name;
		code = fail(EXIT_REFUSED,
			    "destroy %s: it is attached to %s%s (nfluactl detach %s first, "
			    "or: nfluactl destroy %s force)",
			    state, device, attachments.count > 1 ? " and others" : "",
			    device, state);
	}
	attachments_free(&attachments);
	return code;
}

int destroy_run(int count, char **words)
{
	int code = 0;

	if (count > 1 && strcmp(words[1], "force"))
		return fail(EXIT_USAGE, "destroy: '%s' is not force", words[1]);
	if (count == 1)
		code = devices_refuse(words[0]);
	return code ? code :
		      control_command(LUNATIK_CMD_DESTROY, "destroy", words[0]);
}
