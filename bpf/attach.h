/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What `nfluactl attach` and its program agree on. An attachment is described by nothing but
 * the maps of the program that a device holds, which are found by their names.
 */
#ifndef BPF_ATTACH_H
#define BPF_ATTACH_H

#include <linux/bpf.h>

#include "luarcu/uapi/bpf_rcu_types.h"
#include "xdplua/uapi/bpf_lua_types.h"

#define ATTACH_PROGRAM "nfluactl_attach"

/* "Lua", and a version: another one where something here has changed. */
#define ATTACH_MAGIC 0x4c756102U

/* Its map of one struct bpf_lua_function. */
#define ATTACH_FILTER ".data.filter"

/* Its read-only map of one struct attach_config. */
#define ATTACH_CONFIG ".rodata.config"
#define ATTACH_PORTS_MAX 16
#define ATTACH_PROTOCOL_ANY 256

struct attach_config {
	__u32 magic;
	__u32 ethernet; /* the device's frames begin with its header, not with that of IP */
	__u32 on_error; /* enum xdp_action */
	__u32 protocol; /* of IP, or ATTACH_PROTOCOL_ANY: every frame is of interest */
	__be16 sources[ATTACH_PORTS_MAX]; /* ports, up to the first 0; any, if that is at once */
	__be16 destinations[ATTACH_PORTS_MAX];
};

/* Its map of one array of counters for each CPU. A packet is in one of them. */
#define ATTACH_COUNTERS "counters"

enum attach_counter {
	ATTACH_IGNORED, /* not of interest */
	ATTACH_BLOCKED,
	ATTACH_ERROR, /* calls by their outcome, in the order of enum xdp_action */
	ATTACH_DROP,
	ATTACH_PASS,
	ATTACH_TX,
	ATTACH_REDIRECT,
	ATTACH_COUNTER_COUNT,
};

/*
 * Its map of one struct bpf_rcu_table: who is blocked. The table is made when the program is
 * attached, and goes with it or with the device. So far it is named after the device, which may
 * get another name later.
 */
#define ATTACH_BLOCKLIST ".data.blocklist"
#define ATTACH_BLOCKLIST_PREFIX "blocklist."
#define ATTACH_BLOCKLIST_SIZE 65536

#endif
