// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Entries of a table: a key, a value, and perhaps how many seconds they live. */
#include <string.h>

#include "luarcu/uapi/luarcu_netlink.h"
#include "nfluactl/nfluactl.h"
#include "nfluactl/table/datum.h"
#include "nfluactl/table/list.h"
#include "nfluactl/word.h"

struct entry {
	uint32_t line;
	uint32_t seconds; /* 0: as the table has it */
	const char *key, *value;
};

static int entry_check(const struct lines *lines, const char *word, const char *what,
		       uint32_t most)
{
	if (*word == '"' && (!word[1] || word[strlen(word) - 1] != '"'))
		return lines_fail(lines, lines->number,
				  "'%s' has no quote at its end: a word has no spaces", word);
	if (datum_length(word) <= most)
		return 0;
	return lines_fail(lines, lines->number,
			  "the table takes no %s of more than %u bytes", what, most);
}

static int entries_take(struct list *list, const struct lines *lines, char **words)
{
	const struct word_range range = { 1, LUARCU_SECONDS_MAX };
	struct entry *entry;
	uint64_t seconds = 0;
	int code;

	if (!words[1])
		return lines_fail(lines, lines->number, "'%s' has no value", words[0]);
	if (words[2] && words[3])
		return lines_fail(lines, lines->number, "'%s' is too much", words[3]);
	code = entry_check(lines, words[0], "key", list->key);
	if (!code)
		code = entry_check(lines, words[1], "value", list->value);
	if (!code && words[2] && !word_digits(words[2], range, &seconds))
		code = lines_fail(lines, lines->number,
				  "'%s' is not a number of seconds from 1 to %u", words[2],
				  LUARCU_SECONDS_MAX);
	entry = code ? NULL : list_add(list, lines);
	if (!entry)
		return EXIT_USAGE;
	entry->key = words[0];
	entry->value = words[1];
	entry->seconds = seconds;
	return 0;
}

static void entries_put_entry(const struct list *list, size_t index,
			      struct nlmsghdr *request)
{
	const struct entry *entry = (struct entry *)list->entries + index;
	struct nlattr *nest = mnl_attr_nest_start(request, LUARCU_A_ENTRY);

	datum_put(request, LUARCU_ENTRY_A_KEY, entry->key);
	datum_put(request, LUARCU_ENTRY_A_VALUE, entry->value);
	if (entry->seconds)
		mnl_attr_put_u32(request, LUARCU_ENTRY_A_SECONDS, entry->seconds);
	mnl_attr_nest_end(request, nest);
}

const struct list_kind list_entries = {
	.name = "table",
	.size = sizeof(struct entry),
	.take = entries_take,
	.put_entry = entries_put_entry,
};
