// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/slab.h>

#include "luarcu/table_object.h"

static size_t object_memory(const void *settings)
{
	return sizeof(struct luarcu_table_object) + luarcu_store_memory(settings);
}

static struct luarcu_object *object_make(const void *settings)
{
	struct luarcu_table_object *object = kzalloc(sizeof(*object), GFP_KERNEL_ACCOUNT);

	if (!object)
		return NULL;
	if (luarcu_store_init(&object->table, settings)) {
		kfree(object);
		return NULL;
	}
	luarcu_sweeper_start(&object->sweeper, &object->table);
	return &object->object;
}

static void object_free(struct luarcu_object *base)
{
	struct luarcu_table_object *object =
		container_of(base, struct luarcu_table_object, object);

	luarcu_sweeper_stop(&object->sweeper);
	luarcu_store_free(&object->table);
	kfree(object);
}

const struct luarcu_kind luarcu_table_kind = {
	.name = "table",
	.memory = object_memory,
	.make = object_make,
	.free = object_free,
};
