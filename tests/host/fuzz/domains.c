// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Sources: luarcu/domains.c tests/host/luarcu_sets/host.c */
/* The first line is looked for among the others, which are entries. */
#include <errno.h>
#include <string.h>

#include "luarcu/domains.h"
#include "tests/host/fuzz/fuzz.h"

#define ENTRIES 64

struct line {
	const char *text;
	size_t length;
};

static struct line line_next(const u8 **at, const u8 *end)
{
	const u8 *begin = *at, *newline = memchr(begin, '\n', end - begin);
	const u8 *stop = newline ? newline : end;

	*at = newline ? newline + 1 : end;
	return (struct line){ (const char *)begin, stop - begin };
}

static struct line rootless(struct line line)
{
	if (line.length && line.text[line.length - 1] == '.')
		line.length--;
	return line;
}

static bool covers(struct line entry, struct line name)
{
	const bool itself = *entry.text != '*', below = *entry.text != '=';
	const size_t skip = itself ? !below : 2;
	size_t rest;

	entry.text += skip;
	entry.length -= skip;
	entry = rootless(entry);
	if (entry.length > name.length)
		return false;
	rest = name.length - entry.length;
	if (rest ? !below || name.text[rest - 1] != '.' : !itself)
		return false;
	return !strncasecmp(name.text + rest, entry.text, entry.length);
}

int LLVMFuzzerTestOneInput(const u8 *bytes, size_t length)
{
	struct luarcu_domains *domains = luarcu_domains_new(ENTRIES, length);
	const u8 *at = bytes, *end = bytes + length;
	const struct line name = line_next(&at, end);
	const struct line wanted = rootless(name);
	bool found = false;
	u32 i;

	for (i = 0; i < ENTRIES && at < end; i++) {
		const struct line entry = line_next(&at, end);
		const int err = luarcu_domains_add(domains, entry.text, entry.length);

		fuzz_assert(!err || err == -EINVAL);
		found |= !err && covers(entry, wanted);
	}
	if (wanted.length > LUARCU_DOMAINS_NAME_MAX)
		found = false;
	/* Labels without a letter are in no list, but names below one may have some. */
	if (!memmem(wanted.text, wanted.length, "..", 2))
		fuzz_assert(luarcu_domains_find(domains, name.text, name.length) == found);
	else
		luarcu_domains_find(domains, name.text, name.length);
	luarcu_domains_free(domains);
	return 0;
}
