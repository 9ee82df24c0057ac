/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef LUADATA_INTEGER_H
#define LUADATA_INTEGER_H

#include "luadata/bytes/view.h"

#define LUADATA_INTEGER_METHODS 12
extern const struct luadata_method luadata_integer_methods[LUADATA_INTEGER_METHODS];

static inline void luadata_leaf_integer(struct lunatik_value *result, s64 integer)
{
	result->tag = LUNATIK_TAG_INTEGER;
	result->integer = integer;
}

#endif
