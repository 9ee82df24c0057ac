/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The program of bpf/attach.bpf.c on its way to a device. Each returns 0 or the exit
 * code, the user having been told in one sentence; what libbpf prints goes nowhere.
 */
#ifndef NFLUACTL_XDP_H
#define NFLUACTL_XDP_H

#include "nfluactl/xdp/attachment.h"

/* Loads the modules that the program needs, if they aren't there. */
int xdp_ready(void);

/*
 * Puts a program with that configuration where the present one is, if there is one: from
 * one packet to the next. The device keeps it then.
 */
int xdp_attach(const struct attachment *present, const struct attach_config *config,
	       const struct bpf_lua_function *filter,
	       const struct bpf_rcu_table *blocklist, uint32_t mode);

/* Fails if the device runs another one meanwhile. */
int xdp_detach(const struct attachment *present);

#endif
