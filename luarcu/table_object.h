/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Tables as objects. */
#ifndef LUARCU_TABLE_OBJECT_H
#define LUARCU_TABLE_OBJECT_H

#include <linux/rcupdate.h>

#include "luarcu/object.h"
#include "luarcu/sweeper.h"
#include "luarcu/table.h"

struct luarcu_table_object {
	struct luarcu_object object;
	struct luarcu_settings settings;  /* constant, as are those of each content */
	struct luarcu_table __rcu *table; /* the content */
	struct luarcu_sweeper sweeper;    /* of the content */
};

/* Its settings are a struct luarcu_settings. */
extern const struct luarcu_kind luarcu_table_kind;

static inline const struct luarcu_settings *
luarcu_table_settings(const struct luarcu_object *object)
{
	return &container_of(object, struct luarcu_table_object, object)->settings;
}

/*
 * The content as it is now; there as long as the caller reads under RCU, or bottom halves are
 * off. All contents of an object have the same secret, too: a key is a key of each.
 */
static inline struct luarcu_table *luarcu_table_in(const struct luarcu_object *object)
{
	return rcu_dereference_bh_check(
		container_of(object, struct luarcu_table_object, object)->table,
		rcu_read_lock_held());
}

/*
 * Another content for that object, empty so far, or NULL without memory; and the memory that it
 * takes. Process context; may sleep.
 */
struct luarcu_table *luarcu_table_new(struct luarcu_object *object);
size_t luarcu_table_memory(struct luarcu_object *object);

/* Frees a content that was not handed on; NULL is fine. */
void luarcu_table_drop(struct luarcu_table *table);

/**
 * luarcu_table_replace - give a table another content
 * @object: somebody has a reference
 * @table: from luarcu_table_new()
 *
 * Each call of the table's functions finds what was there, or what is there then.
 *
 * Context: process; may sleep.
 */
void luarcu_table_replace(struct luarcu_object *object, struct luarcu_table *table);

#endif
