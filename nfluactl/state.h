/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* A state as the kernel describes it, for list and show. */
#ifndef NFLUACTL_STATE_H
#define NFLUACTL_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <jansson.h>

#include "nfluactl/nfluactl.h"

struct state_vm {
	uint32_t cpu;
	uint64_t memory;
};

struct state {
	char name[LUNATIK_STATE_SIZE];
	char chunk[LUNATIK_CHUNK_SIZE]; /* empty: no script yet */
	uint64_t memory;
	uint32_t budget;
	uint32_t quarantine; /* 0: off */
	bool quarantined;
	uint32_t on_error;
	uint32_t users;
	uint32_t loads;
	uint64_t calls;
	uint64_t errors[LUNATIK_ERROR_A_COUNT]; /* by enum lunatik_error_attr */
	struct state_vm *vms;
	size_t vm_count;
};

struct states {
	struct state *items;
	size_t count;
};

/* Names of the errors by enum lunatik_error_attr; those before BUDGET have none. */
extern const char *const state_error_names[LUNATIK_ERROR_A_COUNT];

/*
 * One state, or with a NULL name all of this network namespace, sorted by name.
 * Returns 0 or the exit code, the user having been told; the caller frees either way.
 */
int states_get(struct states *states, const char *name);
void states_free(struct states *states);

/*
 * What becomes of a packet whose call of that function fails. Returns 0 or the exit code,
 * the user having been told that there is no such state or function.
 */
int state_find_function(enum lunatik_on_error *on_error, const char *verb,
			const char *state, const char *function);

/* What is not there of a function that was named: all of its state, or only itself. */
enum state_lack {
	STATE_LACKS_NOTHING,
	STATE_LACKS_ALL,
	STATE_LACKS_FUNCTION,
};

/* Asks for it; returns 0 or the exit code, the user having been told. */
int state_lacks(enum state_lack *lack, const char *verb, const char *state,
		const char *function);

const char *state_on_error(const struct state *state);
uint64_t state_errors(const struct state *state); /* of every kind */
uint64_t state_held(const struct state *state);	  /* bytes in all VMs */
json_t *state_json(const struct state *state);

#endif
