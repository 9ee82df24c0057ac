// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/mutex.h>
#include <linux/slab.h>

#include "luarcu/table_object.h"

/* Protects the sweepers of tables while contents are replaced. Process context. */
static DEFINE_MUTEX(replace_lock);

static struct luarcu_table_object *table_object(struct luarcu_object *object)
{
	return container_of(object, struct luarcu_table_object, object);
}

static struct luarcu_table *table_new(const struct luarcu_settings *settings)
{
	struct luarcu_table *table = kzalloc(sizeof(*table), GFP_KERNEL_ACCOUNT);

	if (!table)
		return NULL;
	if (luarcu_store_init(table, settings)) {
		kfree(table);
		return NULL;
	}
	return table;
}

struct luarcu_table *luarcu_table_new(struct luarcu_object *object)
{
	struct luarcu_table *table = table_new(luarcu_table_settings(object));

	if (!table)
		return NULL;
	rcu_read_lock();
	table->secret = luarcu_table_in(object)->secret;
	rcu_read_unlock();
	return table;
}

size_t luarcu_table_memory(struct luarcu_object *object)
{
	return sizeof(struct luarcu_table) +
	       luarcu_store_memory(luarcu_table_settings(object));
}

void luarcu_table_drop(struct luarcu_table *table)
{
	if (!table)
		return;
	luarcu_store_free(table);
	kfree(table);
}

void luarcu_table_replace(struct luarcu_object *base, struct luarcu_table *table)
{
	struct luarcu_table_object *object = table_object(base);

	mutex_lock(&replace_lock);
	luarcu_sweeper_stop(&object->sweeper);
	luarcu_sweeper_start(&object->sweeper, table);
	table = rcu_replace_pointer(object->table, table, lockdep_is_held(&replace_lock));
	mutex_unlock(&replace_lock);
	synchronize_rcu();
	luarcu_table_drop(table);
}

static size_t object_memory(const void *settings)
{
	return sizeof(struct luarcu_table_object) + sizeof(struct luarcu_table) +
	       luarcu_store_memory(settings);
}

static struct luarcu_object *object_make(const void *settings)
{
	struct luarcu_table_object *object = kzalloc(sizeof(*object), GFP_KERNEL_ACCOUNT);
	struct luarcu_table *table = object ? table_new(settings) : NULL;

	if (!table) {
		kfree(object);
		return NULL;
	}
	object->settings = table->settings;
	RCU_INIT_POINTER(object->table, table);
	luarcu_sweeper_start(&object->sweeper, table);
	return &object->object;
}

static void object_free(struct luarcu_object *base)
{
	struct luarcu_table_object *object = table_object(base);

	luarcu_sweeper_stop(&object->sweeper);
	luarcu_table_drop(rcu_dereference_protected(object->table, true));
	kfree(object);
}

const struct luarcu_kind luarcu_table_kind = {
	.name = "table",
	.memory = object_memory,
	.make = object_make,
	.free = object_free,
};
