/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Which packets are of interest: words of the command line, and words for people. */
#ifndef NFLUACTL_PREFILTER_H
#define NFLUACTL_PREFILTER_H

#include <stdbool.h>
#include <jansson.h>

#include "bpf/attach.h"

/* "tcp dport 443,8443": a protocol and two lists of ports of five digits. */
#define PREFILTER_TEXT_SIZE (2 * (8 + ATTACH_PORTS_MAX * 6) + 8)

/* Each returns 0 or the exit code, the user having been told. */
int prefilter_protocol(const char *word, struct attach_config *config);
int prefilter_ports(const char *key, const char *word, __be16 ports[ATTACH_PORTS_MAX]);

bool prefilter_has_ports(const struct attach_config *config); /* the protocol has */

const char *prefilter_text(char buffer[PREFILTER_TEXT_SIZE],
			   const struct attach_config *config);

/* A number, or null for every frame. */
json_t *prefilter_protocol_json(const struct attach_config *config);
json_t *prefilter_ports_json(const __be16 ports[ATTACH_PORTS_MAX]);

#endif
