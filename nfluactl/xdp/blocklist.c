// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "nfluactl/table/rcu.h"
#include "nfluactl/xdp/blocklist.h"

/* Bytes of its keys: IPv6 addresses. */
#define KEY_SIZE 16

static const uint32_t settings[LUARCU_SETTING_A_COUNT] = {
	[LUARCU_SETTING_A_SIZE] = ATTACH_BLOCKLIST_SIZE,
	[LUARCU_SETTING_A_KEY] = KEY_SIZE,
	[LUARCU_SETTING_A_VALUE] = 8,
	[LUARCU_SETTING_A_OLDEST] = 1,
};

/* A device can have a name that a table can't: its index does as well. */
static void table_name(char name[LUARCU_NAME_SIZE], const struct link *link)
{
	const char *c = link->name;

	while (isalnum((unsigned char)*c) || (*c && strchr("._-", *c)))
		c++;
	if (*c)
		snprintf(name, LUARCU_NAME_SIZE, ATTACH_BLOCKLIST_PREFIX "%d",
			 link->index);
	else
		snprintf(name, LUARCU_NAME_SIZE, ATTACH_BLOCKLIST_PREFIX "%s",
			 link->name);
}

static int table_create(struct nflua_genl *genl, const struct link *link,
			const char *name, const uint32_t with[LUARCU_SETTING_A_COUNT])
{
	char buffer[512];
	struct nlmsghdr *request = nflua_genl_request(genl, buffer, LUARCU_CMD_CREATE, 0);

	mnl_attr_put_strz(request, LUARCU_A_NAME, name);
	mnl_attr_put_strz(request, LUARCU_A_KIND, "table");
	mnl_attr_put_u32(request, LUARCU_A_DEVICE, link->index);
	rcu_settings_put(request, with);
	return nflua_genl_talk(genl, request, NULL, NULL);
}

/* Something has that name: a table of whatever size will do, but not another device's. */
static int table_adopt(struct nflua_genl *genl, const struct attachment *present,
		       const char *name)
{
	const struct link *link = &present->link;
	struct rcu_object object = { 0 };
	int error = rcu_talk(genl, LUARCU_CMD_GET, name, NULL, &object);

	if (error)
		return error;
	if (strcmp(object.kind, "table") ||
	    object.settings[LUARCU_SETTING_A_KEY] < KEY_SIZE)
		snprintf(genl->sentence, sizeof(genl->sentence),
			 "'%s' is no table whose keys have %d bytes", name, KEY_SIZE);
	else if (object.device && object.device != (uint32_t)link->index)
		snprintf(genl->sentence, sizeof(genl->sentence),
			 "the table '%s' is another device's, which had this name", name);
	else if (!object.created)
		return table_create(genl, link, name, object.settings);
	else if (object.device && !*present->program)
		return rcu_talk(genl, LUARCU_CMD_ERASE, name, NULL, NULL);
	else
		return 0;
	return -EEXIST;
}

int blocklist_make(const struct attachment *present, struct bpf_rcu_table *table)
{
	struct nflua_genl genl;
	int code = rcu_open(&genl), error;

	if (code)
		return code;
	*table = (struct bpf_rcu_table){ 0 };
	if (*present->program)
		snprintf(table->name, sizeof(table->name), "%s", present->blocklist.name);
	else
		table_name(table->name, &present->link);
	error = table_create(&genl, &present->link, table->name, settings);
	if (error == -EEXIST)
		error = table_adopt(&genl, present, table->name);
	return control_close(&genl, error, "attach: the block list of",
			     present->link.name);
}

static int table_drop(struct nflua_genl *genl, const struct link *link, const char *name,
		      bool empty)
{
	struct rcu_object object = { 0 };
	int error = rcu_talk(genl, LUARCU_CMD_GET, name, NULL, &object);

	if (!error && object.device != (uint32_t)link->index)
		return 0;
	/* A script may have it still. */
	if (!error && empty)
		error = rcu_talk(genl, LUARCU_CMD_ERASE, name, NULL, NULL);
	if (!error)
		error = rcu_talk(genl, LUARCU_CMD_DELETE, name, NULL, NULL);
	/* Somebody else has done it. */
	return error == -ENOENT ? 0 : error;
}

int blocklist_drop(const struct link *link, const struct bpf_rcu_table *table, bool empty)
{
	struct nflua_genl genl;
	int code = rcu_open(&genl);

	return code ? code
		    : control_close(&genl, table_drop(&genl, link, table->name, empty),
				    "the block list of", link->name);
}
