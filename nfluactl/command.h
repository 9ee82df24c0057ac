/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The table of commands, which main() calls and help prints. */
#ifndef NFLUACTL_COMMAND_H
#define NFLUACTL_COMMAND_H

#include <stdbool.h>

struct command {
	const char *name;
	int (*run)(int count, char **words);
	const char *words; /* that follow the name; optional ones in brackets */
	const char *help;
	const char *details; /* lines for `help NAME`, or NULL */
	int least, most;     /* how many words */
	bool json;	     /* -j means something */
	int state;	     /* which word names a state, or -1 */
};

extern const struct command commands[]; /* ends with a NULL name */

/* NULL: there is none of that name, and the user has been told. */
const struct command *command_find(const char *name);

#endif
