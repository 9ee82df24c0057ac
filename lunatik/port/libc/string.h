/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef LUNATIK_PORT_LIBC_STRING_H
#define LUNATIK_PORT_LIBC_STRING_H

#include <linux/string.h>

#include "lunatik/port/scan.h"

/* There is one locale. */
#define strcoll(a, b) strcmp(a, b)

static inline void *lunatik_memchr(const void *bytes, int byte, size_t count)
{
	const size_t at = lunatik_scan(bytes, count, byte);

	return at < count ? (u8 *)bytes + at : NULL;
}

#define memchr lunatik_memchr

#endif
