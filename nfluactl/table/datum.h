/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Keys and values of tables: words, attributes, and text. */
#ifndef NFLUACTL_DATUM_H
#define NFLUACTL_DATUM_H

#include <libmnl/libmnl.h>

#include "nfluactl/json.h"

/*
 * Appends what a word stands for: a number, true, false, an address (IPv4: an integer,
 * IPv6: 16 bytes), or else a string; in double quotes it is a string in any case.
 */
void datum_put(struct nlmsghdr *request, uint16_t attr, const char *word);

/* Bytes of the string that a word stands for; 0: it is none. */
size_t datum_length(const char *word);

/* What a KEY or VALUE has, for people, and as JSON. */
void datum_print(const struct nlattr *nest);
json_t *datum_json(const struct nlattr *nest);

#endif
