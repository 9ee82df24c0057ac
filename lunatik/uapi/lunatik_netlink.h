/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The control plane: one generic netlink family, "lunatik".
 *
 * Every command needs CAP_NET_ADMIN in the initial user namespace and acts on the
 * network namespace of the socket. Integers are in host byte order, strings end with a
 * NUL, sizes are bytes. Attributes are validated strictly: one that a command does not
 * know, a malformed one or trailing bytes refuse the whole message.
 *
 * A malformed message and GET without FUNCTION are answered at once. Everything else takes
 * its time, and the kernel tends to other messages meanwhile: its replies and its ack, or
 * error, come when it is done, to who waits for them in recv(). A socket has one such request
 * at a time; to close it gives the request up: what has not begun does not take place, a LOAD
 * or EXEC that has begun ends soon.
 *       EBUSY     the socket's last request is not answered yet, or 128 others of its network
 *                 namespace are not, or less where other namespaces have some of 256
 *
 *   LUNATIK_CMD_CREATE
 *       request   STATE, [MEMORY], [BUDGET], [ON_ERROR], [QUARANTINE]
 *       reply     ack
 *       EEXIST    a state of that name exists     ERANGE  a value is out of its range
 *       EINVAL    a name is malformed             ENOMEM  no memory for the VMs
 *   LUNATIK_CMD_DESTROY
 *       request   STATE
 *       reply     ack
 *       ENOENT    no such state                   EBUSY   a rule uses it
 *   LUNATIK_CMD_GET
 *       request   STATE, [FUNCTION]; or a dump, without attributes: every state
 *       reply     STATE, MEMORY, BUDGET, ON_ERROR, [QUARANTINE], [QUARANTINED], USERS,
 *                 LOADS, [CHUNK], STATS, VM...
 *       ENOENT    no such state                   ESRCH   FUNCTION is no global function
 *   LUNATIK_CMD_LOAD     replaces the script on every VM, or on none; the loads of a state take
 *                        place one after the other
 *       request   STATE, [CHUNK], SCRIPT...
 *       reply     [OUTPUT], then the ack; on a script error [OUTPUT], DIAGNOSTIC, then
 *                 the error
 *       ENOENT    no such state                   E2BIG   the script is too long
 *       ENOEXEC   it does not compile             ECANCELED  it raised an error
 *       ENOMEM    it needs more than MEMORY       ETIME   it needs more than its budget
 *       ESRCH     it lacks a function that a rule calls, as a DIAGNOSTIC says
 *       ERANGE    a SCRIPT attribute is too long
 *   LUNATIK_CMD_RESET    ends the quarantine of the script that runs
 *       request   STATE
 *       reply     ack
 *       ENOENT    no such state
 *   LUNATIK_CMD_EXEC     runs a chunk in the living VMs, one after the other, until one fails
 *       request   STATE, [CHUNK], [CPU], SCRIPT...
 *       reply     for each VM: CPU, [OUTPUT], RESULT; on a script error CPU, [OUTPUT],
 *                 DIAGNOSTIC; then the ack or the error. The kernel does not wait for the
 *                 reader: the receive buffer needs 16 KB for each VM. A LOAD may come in between
 *       errors    as for LOAD                     ENXIO   there is no such CPU
 *
 * STATS and VM:
 *   STATS { CALLS, ERRORS { BUDGET, MEMORY, STACK, RUNTIME, VERDICT, REENTRY, QUARANTINE } }
 *   VM    { CPU, MEMORY }
 *
 * A refusal carries one sentence in the extended ack (NLMSGERR_ATTR_MSG).
 */
#ifndef LUNATIK_UAPI_NETLINK_H
#define LUNATIK_UAPI_NETLINK_H

#define LUNATIK_GENL_NAME "lunatik"
#define LUNATIK_GENL_VERSION 1

/* Sizes of names, with the ending NUL. */
#define LUNATIK_STATE_SIZE 32
#define LUNATIK_FUNCTION_SIZE 64
#define LUNATIK_CHUNK_SIZE 64

/* Bytes in a script, and in one SCRIPT attribute, of which a message takes several. */
#define LUNATIK_SCRIPT_MAX (1U << 20)
#define LUNATIK_SCRIPT_PART_MAX 32768U

/* Range and default of MEMORY (bytes per VM) and BUDGET (fuel per call). */
#define LUNATIK_MEMORY_MIN (64ULL << 10)
#define LUNATIK_MEMORY_MAX (1ULL << 30)
#define LUNATIK_MEMORY_DEFAULT (8ULL << 20)
#define LUNATIK_BUDGET_MIN 100U
#define LUNATIK_BUDGET_MAX 10000000U
#define LUNATIK_BUDGET_DEFAULT 10000U

/* Range of QUARANTINE (failed calls in a row on a CPU). */
#define LUNATIK_QUARANTINE_MIN 1U
#define LUNATIK_QUARANTINE_MAX 1000000U

enum lunatik_cmd {
	LUNATIK_CMD_UNSPEC,
	LUNATIK_CMD_CREATE,
	LUNATIK_CMD_DESTROY,
	LUNATIK_CMD_GET,
	LUNATIK_CMD_LOAD,
	LUNATIK_CMD_EXEC,
	LUNATIK_CMD_RESET,
	LUNATIK_CMD_COUNT,
};

enum lunatik_attr {
	LUNATIK_A_UNSPEC,
	LUNATIK_A_PAD,
	LUNATIK_A_STATE,      /* string: name of the state */
	LUNATIK_A_FUNCTION,   /* string: name of a global function */
	LUNATIK_A_MEMORY,     /* u64: most bytes that a VM may hold */
	LUNATIK_A_BUDGET,     /* u32: fuel for one call */
	LUNATIK_A_ON_ERROR,   /* u32: enum lunatik_on_error */
	LUNATIK_A_CHUNK,      /* string: name of the script in messages, often a file's */
	LUNATIK_A_SCRIPT,     /* binary: a part of the script; parts join in their order */
	LUNATIK_A_CPU,        /* u32: whose VM */
	LUNATIK_A_USERS,      /* u32: rules that call the state */
	LUNATIK_A_LOADS,      /* u32: scripts loaded since it was created */
	LUNATIK_A_STATS,      /* nest of enum lunatik_stats_attr */
	LUNATIK_A_VM,         /* nest of enum lunatik_vm_attr, one for each VM */
	LUNATIK_A_DIAGNOSTIC, /* string: the Lua error, "chunk:line: message" */
	LUNATIK_A_OUTPUT,     /* string: what the script printed */
	LUNATIK_A_RESULT,     /* string: what the chunk returned, separated by tabs */
	LUNATIK_A_QUARANTINE, /* u32: failed calls in a row that end the script; else none do */
	LUNATIK_A_QUARANTINED, /* flag: the script is not called any more */
	LUNATIK_A_COUNT,
};

enum lunatik_stats_attr {
	LUNATIK_STATS_A_UNSPEC,
	LUNATIK_STATS_A_PAD,
	LUNATIK_STATS_A_CALLS,  /* u64: packets handed to the state */
	LUNATIK_STATS_A_ERRORS, /* nest of enum lunatik_error_attr */
	LUNATIK_STATS_A_COUNT,
};

/* All u64: calls that ended in the on-error verdict, by cause; and what does not compile. */
enum lunatik_error_attr {
	LUNATIK_ERROR_A_UNSPEC,
	LUNATIK_ERROR_A_PAD,
	LUNATIK_ERROR_A_BUDGET,  /* it spent its budget */
	LUNATIK_ERROR_A_MEMORY,  /* it hit the memory cap */
	LUNATIK_ERROR_A_STACK,   /* it nested too deep */
	LUNATIK_ERROR_A_RUNTIME, /* any other Lua error */
	LUNATIK_ERROR_A_VERDICT, /* it returned something that is no verdict */
	LUNATIK_ERROR_A_REENTRY, /* the VM was already running */
	LUNATIK_ERROR_A_QUARANTINE, /* the script failed too often to be called */
	LUNATIK_ERROR_A_SYNTAX, /* a script that was to be loaded or executed */
	LUNATIK_ERROR_A_COUNT,
};

enum lunatik_vm_attr {
	LUNATIK_VM_A_UNSPEC,
	LUNATIK_VM_A_PAD,
	LUNATIK_VM_A_CPU,    /* u32 */
	LUNATIK_VM_A_MEMORY, /* u64: bytes held now */
	LUNATIK_VM_A_COUNT,
};

/* What becomes of a packet whose call failed. */
enum lunatik_on_error {
	LUNATIK_ON_ERROR_DROP, /* the default */
	LUNATIK_ON_ERROR_ACCEPT,
	LUNATIK_ON_ERROR_COUNT,
};

#endif
