/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What the readers of protocols give: a part of what they read, or why there is none. */
#ifndef LUADATA_TEXT_H
#define LUADATA_TEXT_H

#include <linux/types.h>

struct luadata_text {
	const u8 *bytes;
	u32 length;
};

/* All but the first tell why there is no value. */
enum luadata_reason {
	LUADATA_FOUND,
	LUADATA_OTHER,     /* this is not the protocol */
	LUADATA_ABSENT,    /* all is here that could have it */
	LUADATA_MALFORMED, /* the protocol, but against its rules */
	LUADATA_SHORT,     /* it may lie behind the bytes that are here */
};

#endif
