/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What the commands share: how they are called, how they speak and how they end. */
#ifndef NFLUACTL_H
#define NFLUACTL_H

#include <stdbool.h>

#include "lunatik/client/genl.h"
#include "lunatik/uapi/lunatik_netlink.h"

enum {
	EXIT_DONE,
	EXIT_USAGE,   /* wrong words, or a local file */
	EXIT_REFUSED, /* by the kernel */
	EXIT_ABSENT,  /* the kernel side is not there */
	EXIT_SCRIPT,  /* a Lua error */
};

extern bool json_wanted;

/* Each gets its words after its own name, as many as the table in main.c allows. */
int create_run(int count, char **words);
int destroy_run(int count, char **words);
int reset_run(int count, char **words);
int list_run(int count, char **words);
int show_run(int count, char **words);
int load_run(int count, char **words);
int exec_run(int count, char **words);
int attach_run(int count, char **words);
int detach_run(int count, char **words);
int blocklist_run(int count, char **words);
int table_run(int count, char **words);
int help_run(int count, char **words);

/* One line on stderr; returns the exit code, so that a command can end with it. */
int fail(int code, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* An errno in words; of a missing privilege, which one. Valid until the next call. */
const char *reason(int error, const char *capability);

/*
 * Opens a family, which has the name of its module, or lunatik's. Returns 0, or the exit
 * code, the user having been told.
 */
int family_open(struct nflua_genl *genl, const char *family, uint8_t version);
int control_open(struct nflua_genl *genl);

/* Closes and turns what nflua_genl_talk() returned into the exit code. */
int control_close(struct nflua_genl *genl, int error, const char *command,
		  const char *state);

/* A command that says no more than whom it is for; returns the exit code. */
int control_command(uint8_t command, const char *word, const char *state);

#endif
