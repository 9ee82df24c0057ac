// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <arpa/inet.h>

#include "nfluactl/json.h"
#include "nfluactl/table/rcu.h"

static void key_put(struct nlmsghdr *request, const char *word)
{
	unsigned char address[sizeof(struct in6_addr)];

	if (inet_pton(AF_INET, word, address) == 1)
		mnl_attr_put(request, LUARCU_A_ADDRESS, sizeof(struct in_addr), address);
	else if (inet_pton(AF_INET6, word, address) == 1)
		mnl_attr_put(request, LUARCU_A_ADDRESS, sizeof(struct in6_addr), address);
	else
		mnl_attr_put_strz(request, LUARCU_A_DOMAIN, word);
}

static int value_read(const struct nlmsghdr *reply, void *data)
{
	const struct nlattr *attrs[LUARCU_A_COUNT];
	int64_t *value = data;

	nflua_genl_attrs(reply, attrs, LUARCU_A_COUNT);
	if (attrs[LUARCU_A_VALUE] && !mnl_attr_validate(attrs[LUARCU_A_VALUE], MNL_TYPE_U32))
		*value = mnl_attr_get_u32(attrs[LUARCU_A_VALUE]);
	return MNL_CB_OK;
}

/* As a script sees it. */
static void value_put(int64_t value)
{
	if (json_wanted && value < 0)
		json_put(json_pack("{s:b}", "value", true));
	else if (json_wanted)
		json_put(json_pack("{s:I}", "value", (json_int_t)value));
	else if (value < 0)
		puts("true");
	else
		printf("%" PRId64 "\n", value);
}

int table_get_run(int count, char **words)
{
	char buffer[1024];
	struct nlmsghdr *request;
	struct nflua_genl genl;
	int64_t value = -1;
	int code;

	(void)count;
	if (strlen(words[1]) > LUARCU_DOMAIN_MAX)
		return fail(EXIT_USAGE, "table get: '%s' is too long for a name", words[1]);
	code = rcu_open(&genl);
	if (code)
		return code;
	request = nflua_genl_request(&genl, buffer, LUARCU_CMD_FIND, 0);
	mnl_attr_put_strz(request, LUARCU_A_NAME, words[0]);
	key_put(request, words[1]);
	code = control_close(&genl, nflua_genl_talk(&genl, request, value_read, &value),
			     "table get", words[0]);
	if (!code)
		value_put(value);
	return code;
}
