// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <stdio.h>

#include "nfluactl/command.h"
#include "nfluactl/nfluactl.h"

static int help_command(const struct command *command)
{
	printf("usage: nfluactl %s%s%s%s\n%s\n", command->json ? "[-j] " : "",
	       command->name, *command->words ? " " : "", command->words, command->help);
	if (command->details)
		printf("\n%s", command->details);
	return EXIT_DONE;
}

int help_run(int count, char **words)
{
	const struct command *command;

	if (count) {
		command = command_find(words[0]);
		return command ? help_command(command) : EXIT_USAGE;
	}
	puts("usage: nfluactl [-j] COMMAND [WORD]...\n"
	     "Lua states that filter packets in the kernel.\n");
	for (command = commands; command->name; command++)
		printf("  %-9s  %s\n", command->name, command->help);
	puts("\n  -j, --json  list, show, exec, blocklist and table print one JSON document\n"
	     "  --version   the version of nfluactl");
	return EXIT_DONE;
}
