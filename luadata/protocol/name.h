/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Names of hosts as servers compare them. */
#ifndef LUADATA_NAME_H
#define LUADATA_NAME_H

#include "luadata/protocol/scan.h"
#include "luadata/protocol/text.h"

/* Without the dot of the root at its end. */
static inline struct luadata_text luadata_name_rootless(struct luadata_text name)
{
	if (name.length && name.bytes[name.length - 1] == '.')
		name.length--;
	return name;
}

/* Without a port behind it either; an address in brackets has colons inside. */
static inline struct luadata_text luadata_name_host(struct luadata_text name)
{
	u32 skip = 0;

	if (name.length && name.bytes[0] == '[')
		skip = lunatik_scan(name.bytes, name.length, ']');
	name.length = skip + lunatik_scan(name.bytes + skip, name.length - skip, ':');
	return luadata_name_rootless(name);
}

/*
 * Bits of bytes that no name has as it stands: 0x20, which capital letters and brackets lack;
 * and 0x40 of those that lack it until six are added, as a colon is. A carry into the next
 * byte can but add a bit.
 */
static inline u64 name_odd(const u8 *bytes)
{
	const u64 word = lunatik_scan_load(bytes);

	return ((word + LUNATIK_ONES * 6) | LUNATIK_ONES * 0x20) & ~word;
}

/*
 * Whether a name is as readers give it, without capital letters, a port or a final dot. Of
 * less than eight bytes nothing is said.
 */
static inline bool luadata_name_is_plain(const struct luadata_text *name)
{
	const u8 *bytes = name->bytes, *last;
	u64 odd = 0;

	if (name->length < sizeof(u64))
		return false;
	last = bytes + name->length - sizeof(u64);
	for (; bytes < last; bytes += sizeof(u64))
		odd |= name_odd(bytes);
	odd |= name_odd(last);
	return !(odd & LUNATIK_ONES * 0x60) && last[sizeof(u64) - 1] != '.';
}

#endif
