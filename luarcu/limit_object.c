// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/slab.h>

#include "luarcu/limit_object.h"

static size_t object_memory(const void *settings)
{
	const struct luarcu_settings table = luarcu_limit_table(settings);

	return sizeof(struct luarcu_limit_object) + luarcu_store_memory(&table);
}

static struct luarcu_object *object_make(const void *settings)
{
	struct luarcu_limit_object *object = kzalloc(sizeof(*object), GFP_KERNEL_ACCOUNT);

	if (!object)
		return NULL;
	if (luarcu_limit_init(&object->limit, settings)) {
		kfree(object);
		return NULL;
	}
	luarcu_sweeper_start(&object->sweeper, &object->limit.table);
	return &object->object;
}

static void object_free(struct luarcu_object *base)
{
	struct luarcu_limit_object *object =
		container_of(base, struct luarcu_limit_object, object);

	luarcu_sweeper_stop(&object->sweeper);
	luarcu_store_free(&object->limit.table);
	kfree(object);
}

const struct luarcu_kind luarcu_limit_kind = {
	.name = "limit",
	.memory = object_memory,
	.make = object_make,
	.free = object_free,
};
