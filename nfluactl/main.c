// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lunatik/client/name.h"
#include "nfluactl/command.h"
#include "nfluactl/nfluactl.h"
#include "nfluactl/text.h"

bool json_wanted;

const struct command commands[] = {
	{ "create", create_run,
	  "NAME [memory SIZE] [budget N] [on-error accept|drop] [quarantine N]",
	  "make a state: one Lua VM on each CPU",
	  "  memory SIZE   most that each VM may hold: 64K to 1G (default 8M)\n"
	  "  budget N      fuel for one call: 100 to 10000000 (default 10000)\n"
	  "  on-error      what becomes of a packet whose call fails (default drop)\n"
	  "  quarantine N  call the script no more after N failures in a row on a CPU:\n"
	  "                1 to 1000000 (default off)\n"
	  "NAME has 1 to 31 letters, digits, '.', '_' or '-'.\n",
	  1, 9, false, 0 },
	{ "destroy", destroy_run, "NAME [force]", "remove a state that nothing uses",
	  "  force   even one that is attached to devices: their packets meet on-error\n"
	  "No word removes a state that a rule uses.\n",
	  1, 2, false, 0 },
	{ "list", list_run, "", "every state, one line for each", NULL, 0, 0, true, -1 },
	{ "show", show_run, "[NAME]", "all about a state, or what is attached to devices",
	  NULL, 0, 1, true, 0 },
	{ "load", load_run, "NAME FILE", "replace the script of a state",
	  "FILE is a Lua script of up to 1 MiB, or - for standard input. If it fails, the\n"
	  "state goes on with the script that it had.\n",
	  2, 2, false, 0 },
	{ "reset", reset_run, "NAME", "end the quarantine of a script", NULL, 1, 1, false,
	  0 },
	{ "exec", exec_run, "NAME [cpu N] CODE", "run Lua code inside a state",
	  "  cpu N   in the VM of that CPU only; otherwise in all, one after the other\n"
	  "CODE is Lua text, or - for standard input.\n",
	  2, 4, true, 0 },
	{ "attach", attach_run,
	  "DEVICE NAME FUNCTION [PROTOCOL] [sport LIST] [dport LIST] "
	  "[mode native|generic] [on-error pass|drop|abort]",
	  "let a function judge what a device receives (XDP)",
	  "  PROTOCOL  call it for tcp, udp, icmp, icmpv6 or a number only, not for all\n"
	  "  sport     and of those only for source ports in a list like 80,8080\n"
	  "  dport     or destination ports: up to 16\n"
	  "  mode      in the driver or behind it (default: in the driver if it can)\n"
	  "  on-error  what becomes of a packet whose call fails (default as in create)\n"
	  "What is attached to the device already is replaced at once.\n",
	  3, 12, false, 1 },
	{ "detach", detach_run, "DEVICE", "remove what attach has attached", NULL, 1, 1,
	  false, -1 },
	{ "blocklist", blocklist_run,
	  "DEVICE [add ADDRESS SECONDS|del ADDRESS|flush [ADDRESS]]",
	  "sources that are blocked at a device",
	  "  add ADDRESS SECONDS   block a source, from now on for so long\n"
	  "  del ADDRESS           let it in again\n"
	  "  flush                 let all of them in again, or one address\n"
	  "A function blocks the source of a packet by 'return DROP, SECONDS'. The list is the\n"
	  "table blocklist.DEVICE, which scripts of all hooks can have.\n",
	  1, 4, true, -1 },
	{ "table", table_run, "create|delete|list|show|load|get|put|del|flush|dump [WORDS]",
	  "tables and lists that scripts of all states share",
	  "  create NAME domains|prefixes   make a list, which lives until it is deleted\n"
	  "  create NAME size N [ttl SECONDS] [key N] [value N] [oldest] [refresh]\n"
	  "                                 make a table of N entries\n"
	  "  delete NAME                    let it go, as soon as no script has it\n"
	  "  list                           all of them, one line for each\n"
	  "  show NAME                      all about one\n"
	  "  load NAME FILE                 replace what is in a list or a table as a whole\n"
	  "  get NAME KEY                   what a script would find\n"
	  "  put NAME KEY VALUE [SECONDS]   into a table\n"
	  "  del NAME KEY, flush NAME       an entry of a table, or all of them\n"
	  "  dump NAME                      the entries of a table\n"
	  "FILE has an entry on each line, and comments behind '#'; - is standard input.\n"
	  "Of domains: a name, which covers those below it, '=NAME' for itself alone, or\n"
	  "'*.NAME' for those below; or names behind an address, as in /etc/hosts.\n"
	  "Of prefixes: ADDRESS or ADDRESS/LENGTH, and perhaps a number for it.\n"
	  "Of a table: KEY VALUE [SECONDS]; numbers, true, false, addresses or strings.\n",
	  1, 12, true, -1 },
	{ "help", help_run, "[COMMAND]", "what a command does and takes", NULL, 0, 1,
	  false, -1 },
	{ 0 },
};

int fail(int code, const char *format, ...)
{
	char *line;
	va_list args;
	int length;

	va_start(args, format);
	length = vasprintf(&line, format, args);
	va_end(args);
	fflush(stdout); /* what came before the error, before the error */
	fputs("nfluactl: ", stderr);
	if (length < 0) {
		fputs("no memory\n", stderr);
		return code;
	}
	text_put(stderr, line, length);
	putc('\n', stderr);
	free(line);
	return code;
}

const struct command *command_find(const char *name)
{
	for (const struct command *command = commands; command->name; command++) {
		if (!strcmp(command->name, name))
			return command;
	}
	fail(EXIT_USAGE, "unknown command '%s' (try 'nfluactl help')", name);
	return NULL;
}

/* The name of a word that must come, as the table spells it: "FILE" in "NAME FILE". */
static int word_missing(const struct command *command, int index)
{
	const char *word = command->words;

	for (;; word += strcspn(word, " ") + 1) {
		if (*word == '[') {
			word = strchr(word, ']') + 1;
			continue;
		}
		if (!index--)
			break;
	}
	return fail(EXIT_USAGE, "%s: %.*s is missing (try 'nfluactl help %s')",
		    command->name, (int)strcspn(word, " "), word, command->name);
}

static int command_run(const struct command *command, int count, char **words)
{
	if (count < command->least)
		return word_missing(command, count);
	if (count > command->most)
		return fail(EXIT_USAGE, "%s: unexpected '%s' (try 'nfluactl help %s')",
			    command->name, words[command->most], command->name);
	if (json_wanted && !command->json)
		return fail(EXIT_USAGE, "%s: there is no JSON for it", command->name);
	if (command->state >= 0 && command->state < count &&
	    !nflua_name_is_state(words[command->state]))
		return fail(EXIT_USAGE, "%s: '%s' is not " NFLUA_STATE_RULE,
			    command->name, words[command->state]);
	return command->run(count, words);
}

/* Takes -j out, wherever it stands before "--"; returns how many words are left. */
static int json_take(int count, char **words)
{
	int kept = 0;

	for (int i = 0; i < count; i++) {
		if (!strcmp(words[i], "--")) {
			while (++i < count)
				words[kept++] = words[i];
		} else if (!strcmp(words[i], "-j") || !strcmp(words[i], "--json")) {
			json_wanted = true;
		} else {
			words[kept++] = words[i];
		}
	}
	return kept;
}

static int words_run(int count, char **words)
{
	const struct command *command;

	if (!count)
		return fail(EXIT_USAGE, "no command (try 'nfluactl help')");
	if (!strcmp(words[0], "--version") || !strcmp(words[0], "-V")) {
		puts("nfluactl " VERSION);
		return EXIT_DONE;
	}
	if (!strcmp(words[0], "--help") || !strcmp(words[0], "-h"))
		words[0] = "help";
	if (words[0][0] == '-')
		return fail(EXIT_USAGE, "unknown option '%s' (try 'nfluactl help')",
			    words[0]);
	command = command_find(words[0]);
	return command ? command_run(command, count - 1, words + 1) : EXIT_USAGE;
}

int main(int argc, char **argv)
{
	int code = words_run(argc > 0 ? json_take(argc - 1, argv + 1) : 0, argv + 1);

	/* Output that never arrived must not look like success. */
	if (fflush(stdout) || ferror(stdout))
		return fail(EXIT_USAGE, "standard output: %s", strerror(errno));
	return code;
}
