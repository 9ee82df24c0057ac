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
	struct luarcu_table __rcu *table; /* the content */
	struct luarcu_sweeper sweeper;    /* of the content */
};

/* Its settings are a struct luarcu_settings. */
extern const struct luarcu_kind luarcu_table_kind;

/*
 * The content as it is now, which is good until the caller sleeps, or lets others run who may
 * want to: see luarcu_table_replace(). All contents of an object have the same settings and the
 * same secret, so that a key is a key of each.
 */
static inline struct luarcu_table *luarcu_table_in(struct luarcu_object *object)
{
	return rcu_dereference_raw(container_of(object, struct luarcu_table_object, object)->table);
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
 * Each call of the table's functions finds what was there, or what is there then. Who looks
 * takes no lock, not even RCU's, which would cost a tenth of a hit: this waits until each task has
 * slept or was outside of the kernel, which no look lasts beyond, and for all softirqs.
 *
 * Context: process; may sleep, for some ticks.
 */
void luarcu_table_replace(struct luarcu_object *object, struct luarcu_table *table);

#endif
