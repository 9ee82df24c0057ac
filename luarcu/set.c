// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/rcupdate.h>
#include <linux/slab.h>

#include "luarcu/domains.h"
#include "luarcu/prefixes.h"
#include "luarcu/set.h"

const struct luarcu_set_kind *luarcu_set_kind(const struct luarcu_object *object)
{
	const struct luarcu_kind *kind = object->kind;

	if (kind != &luarcu_domains_kind.kind && kind != &luarcu_prefixes_kind.kind)
		return NULL;
	return container_of(kind, struct luarcu_set_kind, kind);
}

/* What it has beyond this comes with its content. */
static size_t set_memory(const void *settings)
{
	return sizeof(struct luarcu_set);
}

static struct luarcu_object *set_make(const void *settings)
{
	struct luarcu_set *set = kzalloc(sizeof(*set), GFP_KERNEL_ACCOUNT);

	return set ? &set->object : NULL;
}

static void set_free(struct luarcu_object *object)
{
	struct luarcu_set *set = luarcu_set_of(object);

	luarcu_set_kind(object)->free(rcu_dereference_protected(set->content, true));
	kfree(set);
}

void luarcu_set_replace(struct luarcu_set *set, void *content, size_t counted)
{
	const struct luarcu_set_kind *kind = luarcu_set_kind(&set->object);
	const size_t size = kind->size(content);
	size_t before = 0;

	content = unrcu_pointer(xchg(&set->content, RCU_INITIALIZER(content)));
	atomic_inc(&set->loads);
	synchronize_rcu();
	if (content)
		before = kind->size(content);
	kind->free(content);
	luarcu_object_charge(&set->object, size, counted + before);
}

u32 luarcu_set_count(struct luarcu_set *set)
{
	const void *content;
	u32 count = 0;

	rcu_read_lock();
	content = rcu_dereference(set->content);
	if (content)
		count = luarcu_set_kind(&set->object)->count(content);
	rcu_read_unlock();
	return count;
}

static size_t domains_size(const void *content)
{
	return luarcu_domains_size(content);
}

static u32 domains_count(const void *content)
{
	return luarcu_domains_count(content);
}

static void domains_free(void *content)
{
	luarcu_domains_free(content);
}

const struct luarcu_set_kind luarcu_domains_kind = {
	.kind = { "domains", set_memory, set_make, set_free },
	.size = domains_size,
	.count = domains_count,
	.free = domains_free,
};

static size_t prefixes_size(const void *content)
{
	return luarcu_prefixes_size(content);
}

static u32 prefixes_count(const void *content)
{
	return luarcu_prefixes_count(content);
}

static void prefixes_free(void *content)
{
	luarcu_prefixes_free(content);
}

const struct luarcu_set_kind luarcu_prefixes_kind = {
	.kind = { "prefixes", set_memory, set_make, set_free },
	.size = prefixes_size,
	.count = prefixes_count,
	.free = prefixes_free,
};
