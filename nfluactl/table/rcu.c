// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <stdio.h>
#include <string.h>

#include "nfluactl/table/rcu.h"

int rcu_open(struct nflua_genl *genl)
{
	return family_open(genl, LUARCU_GENL_NAME, LUARCU_GENL_VERSION);
}

static void string_read(char text[LUARCU_NAME_SIZE], const struct nlattr *attr)
{
	if (attr && !mnl_attr_validate(attr, MNL_TYPE_NUL_STRING))
		snprintf(text, LUARCU_NAME_SIZE, "%s", mnl_attr_get_str(attr));
}

static uint64_t u64_read(const struct nlattr *attr)
{
	return attr && !mnl_attr_validate(attr, MNL_TYPE_U64) ? mnl_attr_get_u64(attr)
							      : 0;
}

static uint32_t u32_read(const struct nlattr *attr)
{
	return attr && !mnl_attr_validate(attr, MNL_TYPE_U32) ? mnl_attr_get_u32(attr)
							      : 0;
}

int rcu_check_string(const char *where, const char *word)
{
	if (strlen(word) <= LUARCU_STRING_MAX)
		return 0;
	return fail(EXIT_USAGE, "%s: '%.16s...' has more than %u bytes", where, word,
		    LUARCU_STRING_MAX);
}

static void settings_read(uint32_t settings[LUARCU_SETTING_A_COUNT],
			  const struct nlattr *nest)
{
	const struct nlattr *attrs[LUARCU_SETTING_A_COUNT];

	if (!nest)
		return;
	nflua_genl_nest(nest, attrs, LUARCU_SETTING_A_COUNT);
	for (int i = 0; i < LUARCU_SETTING_A_COUNT; i++)
		if (attrs[i])
			settings[i] = mnl_attr_get_payload_len(attrs[i])
					      ? u32_read(attrs[i])
					      : 1;
}

void rcu_settings_put(struct nlmsghdr *request,
		      const uint32_t settings[LUARCU_SETTING_A_COUNT])
{
	struct nlattr *nest = mnl_attr_nest_start(request, LUARCU_A_SETTINGS);

	for (int attr = LUARCU_SETTING_A_SIZE; attr < LUARCU_SETTING_A_COUNT; attr++) {
		if (!settings[attr])
			continue;
		if (attr == LUARCU_SETTING_A_OLDEST || attr == LUARCU_SETTING_A_REFRESH)
			mnl_attr_put(request, attr, 0, NULL);
		else
			mnl_attr_put_u32(request, attr, settings[attr]);
	}
	mnl_attr_nest_end(request, nest);
}

int rcu_object_read(const struct nlmsghdr *reply, void *data)
{
	const struct nlattr *attrs[LUARCU_A_COUNT];
	struct rcu_object *object = data;

	nflua_genl_attrs(reply, attrs, LUARCU_A_COUNT);
	*object = (struct rcu_object){
		.memory = u64_read(attrs[LUARCU_A_MEMORY]),
		.entries = u64_read(attrs[LUARCU_A_ENTRIES]),
		.users = u32_read(attrs[LUARCU_A_USERS]),
		.loads = u32_read(attrs[LUARCU_A_LOADS]),
		.created = attrs[LUARCU_A_CREATED],
		.device = u32_read(attrs[LUARCU_A_DEVICE]),
	};
	string_read(object->name, attrs[LUARCU_A_NAME]);
	string_read(object->kind, attrs[LUARCU_A_KIND]);
	settings_read(object->settings, attrs[LUARCU_A_SETTINGS]);
	return MNL_CB_OK;
}

int rcu_talk(struct nflua_genl *genl, uint8_t command, const char *name, const char *kind,
	     struct rcu_object *object)
{
	char buffer[256];
	struct nlmsghdr *request = nflua_genl_request(genl, buffer, command, 0);

	mnl_attr_put_strz(request, LUARCU_A_NAME, name);
	if (kind)
		mnl_attr_put_strz(request, LUARCU_A_KIND, kind);
	return nflua_genl_talk(genl, request, object ? rcu_object_read : NULL, object);
}

static int rcu_run(uint8_t command, const char *word, const char *name, const char *kind,
		   struct rcu_object *object)
{
	struct nflua_genl genl;
	int code = rcu_open(&genl);

	return code ? code
		    : control_close(&genl, rcu_talk(&genl, command, name, kind, object),
				    word, name);
}

int rcu_command(uint8_t command, const char *word, const char *name, const char *kind)
{
	return rcu_run(command, word, name, kind, NULL);
}

int rcu_object_get(struct rcu_object *object, const char *word, const char *name)
{
	return rcu_run(LUARCU_CMD_GET, word, name, NULL, object);
}
