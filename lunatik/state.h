/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * A state: the named object that rules call and scripts are loaded into.
 *
 * References: the registry holds one while the name is taken, each held function holds
 * one, and so does each control operation while it runs. Users are the held functions:
 * while there are any the name can't be destroyed.
 */
#ifndef LUNATIK_STATE_H
#define LUNATIK_STATE_H

#include <linux/idr.h>
#include <linux/mutex.h>
#include <linux/refcount.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#include "lunatik/vm.h"

/* Functions of a state that handles lead to. */
#define LUNATIK_BINDINGS 64

/*
 * The VMs that run one script. Replaced as a whole: a packet sees the old script or the
 * new one, on every CPU.
 */
struct lunatik_program {
	bool quarantined; /* set where a call fails, cleared under the state's lock */
	char chunk[LUNATIK_CHUNK_SIZE]; /* name of the script, empty before the first load */
	struct lunatik_vm *vm[];        /* by CPU number; NULL for an impossible CPU */
};

struct lunatik_state {
	struct lunatik_program __rcu *program; /* never NULL; written under lock */
	struct lunatik_stats __percpu *stats;
	u32 budget;
	u32 quarantine; /* failed calls in a row that end a script, or 0: none do */
	enum lunatik_on_error on_error;

	size_t memory;
	u32 loads;                  /* written under lock */
	struct work_struct closing; /* of the last reference */
	unsigned int users;         /* under the registry's lock */
	refcount_t refs;
	struct list_head node;      /* under the registry's lock */
	struct list_head functions; /* struct lunatik_function, bound in every VM; under lock */
	struct list_head resting;   /* those that are to be bound, or unbound; under lock */
	struct delayed_work sweeping; /* out those that nobody holds; takes the lock */
	struct ida keys;            /* those of functions and bindings */

	struct net *net;              /* may be gone, other than for its packets and VMs */

	/* Where the registry has it, and what handles lead to. */
	u32 slot, serial;             /* under the registry's lock, then constant */
	unsigned int bindings_used;   /* grows, under bindings_lock */
	struct lunatik_callee *bindings[LUNATIK_BINDINGS];
	spinlock_t bindings_lock;     /* taken in any context but hardirq */
	struct hlist_node by_name;    /* under the registry's lock; read under RCU */

	/*
	 * The program stays under the lock, as do the functions; VMs are visited under it. A rule
	 * may wait for it with the lock of its table: it is held for no longer than an exec on one
	 * CPU takes, or a visit of all. The other one serialises loads, the whole of each, so that
	 * one set of new VMs exists at a time; it is taken first. Process context only.
	 */
	struct mutex lock;
	struct mutex loading;
	char name[LUNATIK_STATE_SIZE];
	/* For the log: the name, and the network namespace as lsns(8) knows it. */
	char label[LUNATIK_STATE_SIZE + sizeof(" (net:[4294967295])")];
};

/* What a call has to know. */
struct lunatik_callee {
	struct lunatik_state *state;
	int key; /* in the registry of each VM */
	char name[LUNATIK_FUNCTION_SIZE];
};

struct lunatik_settings {
	size_t memory;
	u32 budget;
	u32 quarantine;
	enum lunatik_on_error on_error;
};

/**
 * lunatik_state_new - make a state without a script, one reference, not in any registry
 * @net: network namespace whose registry it is for
 * @name: a valid name
 * @settings: in range
 *
 * Context: process; may sleep.
 * Return: the state, or NULL without memory for its VMs.
 */
struct lunatik_state *lunatik_state_new(struct net *net, const char *name,
					const struct lunatik_settings *settings);

/* For a state that is made, and for one that no packet knows any more: in bind.c. */
void lunatik_functions_init(struct lunatik_state *state);
void lunatik_functions_exit(struct lunatik_state *state);

/* lunatik_state_put - return a reference; the last one has the VMs closed by another task. */
void lunatik_state_put(struct lunatik_state *state);

/* The same, but the last one closes the VMs here, which may take long. Process context. */
void lunatik_state_put_sync(struct lunatik_state *state);

/**
 * lunatik_program_new - make a program without VMs
 * @chunk: name of the script that it is for
 *
 * Context: process; may sleep.
 * Return: the program, to be given a VM for every possible CPU, then to be published; or
 * to be freed. NULL without memory.
 */
struct lunatik_program *lunatik_program_new(const char *chunk);

/* lunatik_program_free - close the VMs of a program that nobody can reach. May sleep. */
void lunatik_program_free(struct lunatik_program *program);

/**
 * lunatik_program_replace - replace the VMs of a state
 * @state: locked
 * @program: its new VMs; the state's from here on
 *
 * Return: the old program, to be freed after a grace period, as packets still run in it.
 */
struct lunatik_program *lunatik_program_replace(struct lunatik_state *state,
						struct lunatik_program *program);

/**
 * lunatik_callee_init - name a function and reserve a key for it
 * @callee: of no VM yet
 * @state: whose
 * @name: of the global function; fits
 * @gfp: how to allocate
 *
 * Return: 0, or -ENOMEM or -ENOSPC.
 */
int lunatik_callee_init(struct lunatik_callee *callee, struct lunatik_state *state,
			const char *name, gfp_t gfp);

/**
 * lunatik_binding_get - the place of a function among those that handles lead to
 * @state: which stays while this runs
 * @name: of the function, which the script need not have
 *
 * Context: any but hardirq. Never sleeps.
 * Return: its index in the state's bindings, where it stays; -ENOSPC, or -ENOMEM.
 */
int lunatik_binding_get(struct lunatik_state *state, const char *name);

/* The program of a locked state. */
static inline struct lunatik_program *lunatik_state_program(const struct lunatik_state *state)
{
	return rcu_dereference_protected(state->program, lockdep_is_held(&state->lock));
}

#endif
