// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <inttypes.h>
#include <stdio.h>

#include "nfluactl/table/rcu.h"
#include "nfluactl/table/rcu_text.h"
#include "nfluactl/text.h"

json_t *rcu_object_json(const struct rcu_object *object)
{
	return json_pack("{s:s, s:s, s:I, s:I, s:I, s:I, s:b}", "name", object->name, "kind",
			 object->kind, "entries", (json_int_t)object->entries, "memory",
			 (json_int_t)object->memory, "users", (json_int_t)object->users,
			 "loads", (json_int_t)object->loads, "created", object->created);
}

void rcu_object_put(const struct rcu_object *object)
{
	char size[TEXT_SIZE_SIZE];

	text_line("name", object->name);
	text_line("kind", object->kind);
	text_line_number("entries", object->entries);
	text_line("memory", text_size(size, object->memory));
	text_line_number("users", object->users);
	text_line_number("loads", object->loads);
	text_line("created", object->created ? "yes" : "no");
}

void rcu_object_put_line(const struct rcu_object *object)
{
	char size[TEXT_SIZE_SIZE];

	if (object)
		printf("%-31s  %-8s  %10" PRIu64 "  %8s  %5" PRIu32 "  %s\n", object->name,
		       object->kind, object->entries, text_size(size, object->memory),
		       object->users, object->created ? "yes" : "no");
	else
		printf("%-31s  %-8s  %10s  %8s  %5s  %s\n", "NAME", "KIND", "ENTRIES", "MEMORY",
		       "USERS", "CREATED");
}
