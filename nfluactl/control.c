// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "nfluactl/nfluactl.h"

int family_open(struct nflua_genl *genl, const char *family, uint8_t version)
{
	int error = nflua_genl_open(genl, family, version);

	if (!error)
		return 0;
	if (error == -ENOENT)
		return fail(EXIT_ABSENT, "the %s module is not loaded (modprobe %s)", family,
			    family);
	return fail(EXIT_ABSENT, "generic netlink: %s", strerror(-error));
}

int control_open(struct nflua_genl *genl)
{
	return family_open(genl, LUNATIK_GENL_NAME, LUNATIK_GENL_VERSION);
}

/* What would help, too, where that is known. */
const char *reason(int error, const char *capability)
{
	static char text[160];

	if (error != -EPERM)
		return strerror(-error);
	snprintf(text, sizeof(text),
		 "%s (run it as root: it needs %s in the initial user namespace)",
		 strerror(EPERM), capability);
	return text;
}

int control_close(struct nflua_genl *genl, int error, const char *command,
		  const char *state)
{
	const char *why = genl->sentence[0] ? genl->sentence :
					      reason(error, "CAP_NET_ADMIN");

	nflua_genl_close(genl);
	if (!error)
		return EXIT_DONE;
	return fail(EXIT_REFUSED, "%s%s%s: %s", command, state ? " " : "",
		    state ? state : "", why);
}

int control_command(uint8_t command, const char *word, const char *state)
{
	char buffer[256];
	struct nlmsghdr *request;
	struct nflua_genl genl;
	int code = control_open(&genl);

	if (code)
		return code;
	request = nflua_genl_request(&genl, buffer, command, 0);
	mnl_attr_put_strz(request, LUNATIK_A_STATE, state);
	return control_close(&genl, nflua_genl_talk(&genl, request, NULL, NULL), word,
			     state);
}
