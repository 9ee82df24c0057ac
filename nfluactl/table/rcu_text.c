// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <inttypes.h>
#include <stdio.h>

#include "nfluactl/table/rcu.h"
#include "nfluactl/table/rcu_text.h"
#include "nfluactl/text.h"

/* Of a table. */
static void settings_put(const uint32_t settings[LUARCU_SETTING_A_COUNT])
{
	text_line_number("size", settings[LUARCU_SETTING_A_SIZE]);
	if (settings[LUARCU_SETTING_A_TTL])
		text_line_number("ttl", settings[LUARCU_SETTING_A_TTL]);
	text_line_number("key", settings[LUARCU_SETTING_A_KEY]);
	text_line_number("value", settings[LUARCU_SETTING_A_VALUE]);
	text_line("full", settings[LUARCU_SETTING_A_OLDEST] ? "oldest" : "refuse");
	text_line("refresh", settings[LUARCU_SETTING_A_REFRESH] ? "yes" : "no");
}

static json_t *settings_json(const uint32_t settings[LUARCU_SETTING_A_COUNT])
{
	return json_pack("{s:I, s:I, s:I, s:I, s:s, s:b}", "size",
			 (json_int_t)settings[LUARCU_SETTING_A_SIZE], "ttl",
			 (json_int_t)settings[LUARCU_SETTING_A_TTL], "key",
			 (json_int_t)settings[LUARCU_SETTING_A_KEY], "value",
			 (json_int_t)settings[LUARCU_SETTING_A_VALUE], "full",
			 settings[LUARCU_SETTING_A_OLDEST] ? "oldest" : "refuse",
			 "refresh", settings[LUARCU_SETTING_A_REFRESH] != 0);
}

json_t *rcu_object_json(const struct rcu_object *object)
{
	json_t *json =
		json_pack("{s:s, s:s, s:I, s:I, s:I, s:b}", "name", object->name, "kind",
			  object->kind, "entries", (json_int_t)object->entries, "memory",
			  (json_int_t)object->memory, "users", (json_int_t)object->users,
			  "created", object->created);

	if (object->settings[LUARCU_SETTING_A_SIZE])
		json_object_update_new(json, settings_json(object->settings));
	else
		json_object_set_new(json, "loads", json_integer(object->loads));
	return json;
}

void rcu_object_put(const struct rcu_object *object)
{
	char size[TEXT_SIZE_SIZE];

	text_line("name", object->name);
	text_line("kind", object->kind);
	text_line_number("entries", object->entries);
	text_line("memory", text_size(size, object->memory));
	text_line_number("users", object->users);
	if (object->settings[LUARCU_SETTING_A_SIZE])
		settings_put(object->settings);
	else
		text_line_number("loads", object->loads);
	text_line("created", object->created ? "yes" : "no");
}

void rcu_object_put_line(const struct rcu_object *object)
{
	char size[TEXT_SIZE_SIZE];

	if (object)
		printf("%-31s  %-8s  %10" PRIu64 "  %8s  %5" PRIu32 "  %s\n",
		       object->name, object->kind, object->entries,
		       text_size(size, object->memory), object->users,
		       object->created ? "yes" : "no");
	else
		printf("%-31s  %-8s  %10s  %8s  %5s  %s\n", "NAME", "KIND", "ENTRIES",
		       "MEMORY", "USERS", "CREATED");
}
