// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <stdlib.h>
#include <string.h>

#include "luarcu/uapi/luarcu_netlink.h"
#include "nfluactl/nfluactl.h"
#include "nfluactl/table/list.h"

#define LIST_ROOM_FIRST 1024

static void *list_entry(const struct list *list, size_t index)
{
	return (char *)list->entries + index * list->kind->size;
}

void *list_add(struct list *list, const struct lines *lines)
{
	size_t room = list->room ? 2 * list->room : LIST_ROOM_FIRST;
	uint32_t *entry;

	if (list->count == LUARCU_ENTRIES_MAX) {
		lines_fail(lines, lines->number, "a list has no more than %u entries",
			   LUARCU_ENTRIES_MAX);
		return NULL;
	}
	if (list->count == list->room) {
		void *entries = reallocarray(list->entries, room, list->kind->size);

		if (!entries) {
			fail(EXIT_USAGE, "table load: no memory");
			return NULL;
		}
		list->entries = entries;
		list->room = room;
	}
	entry = memset(list_entry(list, list->count++), 0, list->kind->size);
	*entry = lines->number;
	return entry;
}

uint32_t list_line(const struct list *list, size_t index)
{
	return *(uint32_t *)list_entry(list, index);
}
