// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Sources: luarcu/prefixes.c luarcu/spans.c tests/host/luarcu_sets/host.c */
/* Prefixes, of which each is looked for as well; those that come out of order are refused. */
#include <string.h>

#include "luarcu/prefixes.h"
#include "tests/host/fuzz/fuzz.h"

#define ENTRIES 64

struct record {
	u8 ipv4;
	u8 length;
	u8 value;
	u8 address[16];
};

/* Each as one of IPv6: IPv4 is what lies in ::ffff:0:0/96. */
struct entry {
	u8 address[16];
	u32 length;
	u32 value;
};

static struct entry entry_of(const struct record *record)
{
	struct entry entry = { .length = record->length, .value = record->value % 4 };

	memcpy(entry.address, record->address, 16);
	if (record->ipv4 % 2) {
		memset(entry.address, 0, 10);
		memset(entry.address + 10, 0xff, 2);
		memcpy(entry.address + 12, record->address, 4);
		entry.length += 96;
	}
	return entry;
}

static bool is_ipv4(const struct entry *entry)
{
	static const u8 mapped[12] = { [10] = 0xff, 0xff };

	return entry->length >= 96 && !memcmp(entry->address, mapped, 12);
}

static bool lies_in(const u8 *address, const struct entry *entry)
{
	struct entry host = { .length = 128 };
	u32 bit;

	memcpy(host.address, address, 16);
	if (is_ipv4(&host) != is_ipv4(entry))
		return false;
	for (bit = 0; bit < entry->length; bit++)
		if ((address[bit / 8] ^ entry->address[bit / 8]) >> (7 - bit % 8) & 1)
			return false;
	return true;
}

static void find(const struct luarcu_prefixes *prefixes, const struct entry *list, u32 count,
		 const u8 *address)
{
	const struct entry *best = NULL;
	u32 i, value = 0;
	bool found;

	for (i = 0; i < count; i++)
		if (lies_in(address, &list[i]) && (!best || list[i].length > best->length))
			best = &list[i];
	found = luarcu_prefixes_find_ipv6(prefixes, address, &value);
	fuzz_assert(found == !!best && (!found || value == best->value));
}

int LLVMFuzzerTestOneInput(const u8 *bytes, size_t length)
{
	const u32 room[] = { 2 * ENTRIES, 2 * ENTRIES, 2 * ENTRIES };
	struct luarcu_prefixes *prefixes = luarcu_prefixes_new(room);
	struct entry list[ENTRIES];
	struct record record;
	u32 i, count = 0;

	for (i = 0; i < ENTRIES && length >= (i + 1) * sizeof(record); i++) {
		struct luarcu_prefix prefix;

		memcpy(&record, bytes + i * sizeof(record), sizeof(record));
		prefix = (struct luarcu_prefix){ .ipv4 = record.ipv4 % 2,
						 .length = record.length,
						 .value = record.value % 4 };
		memcpy(prefix.address, record.address, 16);
		if (!luarcu_prefixes_add(prefixes, &prefix))
			list[count++] = entry_of(&record);
	}
	fuzz_assert(!luarcu_prefixes_finish(prefixes));
	while (i--) {
		memcpy(&record, bytes + i * sizeof(record), sizeof(record));
		find(prefixes, list, count, entry_of(&record).address);
	}
	luarcu_prefixes_free(prefixes);
	return 0;
}
