/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* A list on its way into the kernel: entries in the order in which they are sent. */
#ifndef NFLUACTL_LIST_H
#define NFLUACTL_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <libmnl/libmnl.h>

#include "nfluactl/table/lines.h"

/* Of domain names, prefixes, or entries. Where a function fails, the user has been told.
 */
struct list {
	void *entries; /* each begins with the number of its line */
	size_t count, room;
	const struct list_kind *kind;
	uint32_t key, value; /* of a table: bytes that they have at most */
};

struct list_kind {
	const char *name;
	size_t size;
	/* Takes the words of a line; returns 0 or the exit code. */
	int (*take)(struct list *list, const struct lines *lines, char **words);
	/* When all have been taken; the same. NULL: they are complete as they are. */
	int (*complete)(struct list *list, const struct lines *lines);
	/* NULL: a table, which has its room already. */
	void (*put_room)(const struct list *list, struct nlmsghdr *request);
	void (*put_entry)(const struct list *list, size_t index,
			  struct nlmsghdr *request);
};

extern const struct list_kind list_domains, list_prefixes, list_entries;

/* Bytes that put_entry() takes at most. */
#define LIST_ENTRY_MAX 1024

/* A new entry, zeroed but for its line; NULL: there is no memory. */
void *list_add(struct list *list, const struct lines *lines);

/* The line that an entry is from. */
uint32_t list_line(const struct list *list, size_t index);

#endif
