/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Tables as objects. */
#ifndef LUARCU_TABLE_OBJECT_H
#define LUARCU_TABLE_OBJECT_H

#include "luarcu/object.h"
#include "luarcu/sweeper.h"
#include "luarcu/table.h"

struct luarcu_table_object {
	struct luarcu_object object;
	struct luarcu_table table;
	struct luarcu_sweeper sweeper;
};

/* Its settings are a struct luarcu_settings. */
extern const struct luarcu_kind luarcu_table_kind;

static inline struct luarcu_table *luarcu_table_in(struct luarcu_object *object)
{
	return &container_of(object, struct luarcu_table_object, object)->table;
}

#endif
