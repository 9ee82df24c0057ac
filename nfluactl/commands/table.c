// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <string.h>

#include "nfluactl/table/rcu.h"
#include "lunatik/client/name.h"

/* Words after the command's name; the first one, if there is any, is that of an object.
 */
static const struct {
	const char *name;
	int (*run)(int count, char **words);
	const char *words[3]; /* that must follow */
	int least, most;
	bool json;
} commands[] = {
	{ "create", table_create_run, { "NAME", "KIND" }, 2, 11, false },
	{ "delete", table_delete_run, { "NAME" }, 1, 1, false },
	{ "list", table_list_run, { NULL }, 0, 0, true },
	{ "show", table_show_run, { "NAME" }, 1, 1, true },
	{ "load", table_load_run, { "NAME", "FILE" }, 2, 2, false },
	{ "get", table_get_run, { "NAME", "KEY" }, 2, 2, true },
	{ "put", table_put_run, { "NAME", "KEY", "VALUE" }, 3, 4, false },
	{ "del", table_del_run, { "NAME", "KEY" }, 2, 2, false },
	{ "flush", table_flush_run, { "NAME" }, 1, 1, false },
	{ "dump", table_dump_run, { "NAME" }, 1, 1, true },
};

#define COMMANDS (sizeof(commands) / sizeof(commands[0]))

int table_run(int count, char **words)
{
	size_t i;

	for (i = 0; i < COMMANDS && strcmp(commands[i].name, words[0]); i++)
		;
	if (i == COMMANDS)
		return fail(EXIT_USAGE,
			    "table: '%s' is not create, delete, list, show, load, "
			    "get, put, del, flush or dump",
			    words[0]);
	count--, words++;
	if (count < commands[i].least)
		return fail(EXIT_USAGE,
			    "table %s: %s is missing (try 'nfluactl help table')",
			    commands[i].name, commands[i].words[count]);
	if (count > commands[i].most)
		return fail(EXIT_USAGE,
			    "table %s: unexpected '%s' (try 'nfluactl help table')",
			    commands[i].name, words[commands[i].most]);
	if (json_wanted && !commands[i].json)
		return fail(EXIT_USAGE, "table %s: there is no JSON for it",
			    commands[i].name);
	if (count && !nflua_name_is_state(words[0]))
		return fail(EXIT_USAGE, "table %s: '%s' is not " NFLUA_STATE_RULE,
			    commands[i].name, words[0]);
	return commands[i].run(count, words);
}
