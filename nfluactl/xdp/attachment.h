/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * A state's function at a device. Nothing is kept of it but the program that the device
 * holds: no pinned file could outlive the device, belong to another network namespace, or
 * be left behind. From the device's program lead ids to its maps, which tell all the
 * rest.
 */
#ifndef NFLUACTL_ATTACHMENT_H
#define NFLUACTL_ATTACHMENT_H

#include <jansson.h>

#include "bpf/attach.h"
#include "nfluactl/state.h"
#include "nfluactl/xdp/link.h"

struct attachment {
	struct link link;
	char program[BPF_OBJ_NAME_LEN]; /* its name; empty: there is none */
	bool foreign;			/* it is not nfluactl's: the rest is empty */
	struct attach_config config;
	struct bpf_lua_function filter;
	uint64_t counters[ATTACH_COUNTER_COUNT]; /* of all CPUs */
	struct bpf_rcu_table blocklist;
	int program_fd;		     /* or -1 */
	enum state_lack lack;			 /* set by attachments_check() */
};

struct attachments {
	struct attachment *items;
	size_t count;
};

/*
 * What a device runs, if anything. Returns 0 or the exit code, the user having been told;
 * the caller closes either way.
 */
int attachment_find(struct attachment *attachment, const char *verb, const char *device);
void attachment_close(struct attachment *attachment);

/* The same, and it must be nfluactl's. */
int attachment_find_own(struct attachment *attachment, const char *verb,
			const char *device);

/* Tells the user of the program that is in the way; returns the exit code. */
int attachment_refuse(const struct attachment *attachment, const char *verb);

/*
 * All of this network namespace that call the state, or with a NULL name any state.
 * Returns 0 or the exit code, the user having been told; the caller frees either way.
 */
int attachments_get(struct attachments *attachments, const char *verb, const char *state);

/* Finds out which of them call what is not there. Returns 0 or the exit code. */
int attachments_check(struct attachments *attachments, const char *verb);

/* How many of them call the state. */
size_t attachments_count(const struct attachments *attachments, const char *state);
void attachments_free(struct attachments *attachments);

void attachments_put(const struct attachments *attachments);
json_t *attachments_json(const struct attachments *attachments);

const char *attachment_mode(const struct attachment *attachment);

#endif
