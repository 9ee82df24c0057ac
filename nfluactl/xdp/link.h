/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Network devices of this namespace and the XDP program that each one runs. */
#ifndef NFLUACTL_LINK_H
#define NFLUACTL_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <net/if.h>

struct link {
	char name[IF_NAMESIZE];
	int index;
	uint16_t type;	  /* ARPHRD_... */
	uint32_t program; /* its id; 0: none. One that a card runs by itself doesn't count
			   */
	bool generic;	  /* it runs in the network stack, not in the driver */
};

struct links {
	struct link *items;
	size_t count;
};

/* One device, or with index 0 all of them. 0 or a negative errno; the caller frees. */
int links_get(struct links *links, int index);

#endif
