// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <search.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "lunatik/client/genl.h"
#include "lunatik/uapi/lunatik_netlink.h"
#include "nflua/libxt_ask.h"

struct known {
	char state[XT_LUA_STATE_SIZE];
	char function[XT_LUA_FUNCTION_SIZE];
};

/* What the kernel had; kept, as is the connection to it, until the process ends. */
static void *known_functions;
static struct nflua_genl genl;
static enum { CLOSED, OPEN, FAILED } connection;

static int known_compare(const void *left, const void *right)
{
	const struct known *a = left, *b = right;
	int order = strcmp(a->state, b->state);

	return order ? order : strcmp(a->function, b->function);
}

/* Without memory it is asked for again, which only takes longer. */
static void known_add(const struct known *key)
{
	struct known *known = malloc(sizeof(*known));

	if (!known)
		return;
	*known = *key;
	if (!tsearch(known, &known_functions, known_compare))
		free(known);
}

static bool connect_once(void)
{
	int error;

	if (connection == CLOSED) {
		error = nflua_genl_open(&genl, LUNATIK_GENL_NAME, LUNATIK_GENL_VERSION);
		connection = error ? FAILED : OPEN;
	}
	return connection == OPEN;
}

static int ask_kernel(const struct known *key)
{
	struct nlmsghdr *request;
	char buffer[256];

	request = nflua_genl_request(&genl, buffer, LUNATIK_CMD_GET, 0);
	mnl_attr_put_strz(request, LUNATIK_A_STATE, key->state);
	mnl_attr_put_strz(request, LUNATIK_A_FUNCTION, key->function);
	return nflua_genl_talk(&genl, request, NULL, NULL);
}

int ask_function(const struct xt_lua_info *info)
{
	struct known key;
	int error;

	strcpy(key.state, info->state);
	strcpy(key.function, info->function);
	if (tfind(&key, &known_functions, known_compare) || !connect_once())
		return 0;
	error = ask_kernel(&key);
	if (!error)
		known_add(&key);
	return error;
}
