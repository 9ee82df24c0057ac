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

#endif
