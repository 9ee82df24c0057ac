/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Lua text on its way into the kernel, and what the kernel says about it. */
#ifndef NFLUACTL_SCRIPT_H
#define NFLUACTL_SCRIPT_H

#include <stddef.h>
#include <stdint.h>

#include "nfluactl/nfluactl.h"

#define SCRIPT_EVERY_CPU -1

struct script {
	const char *verb; /* "load" or "exec", for errors */
	const char *state;
	uint8_t command;		/* LUNATIK_CMD_LOAD or LUNATIK_CMD_EXEC */
	int64_t cpu;			/* whose VM, or SCRIPT_EVERY_CPU */
	char chunk[LUNATIK_CHUNK_SIZE]; /* its name in messages */
	char *text;
	size_t size;
};

/* Bytes of a Lua string; NULL: there is none. */
struct script_text {
	char *bytes;
	size_t size;
};

/* What one VM answered to exec, or all of them to load. */
struct script_reply {
	uint32_t cpu;
	struct script_text output, result, diagnostic;
};

struct script_replies {
	struct script_reply *items;
	size_t count;
};

/*
 * Reads a file, or standard input for "-", into memory that the caller frees. Returns 0,
 * or the exit code, the user having been told.
 */
int script_read(struct script *script, const char *path);

/*
 * Sends the script and collects the replies, which the caller frees. Returns the exit
 * code. The user has been told of a refusal, but EXIT_SCRIPT means that a diagnostic
 * waits for script_end(), so that the output comes first.
 */
int script_send(const struct script *script, struct script_replies *replies);
int script_end(int code, struct script_replies *replies);

#endif
