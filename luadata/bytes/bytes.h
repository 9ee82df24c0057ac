/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Strings of bytes: their length, copies, searches, comparisons, parts. */
#ifndef LUADATA_BYTES_H
#define LUADATA_BYTES_H

#include "luadata/bytes/view.h"

/* view:string(offset [, length]): a copy of the bytes, by default up to the end. */
int luadata_string(lua_State *L);

#define LUADATA_BYTES_METHODS 5
extern const struct luadata_method luadata_bytes_methods[LUADATA_BYTES_METHODS];

#endif
