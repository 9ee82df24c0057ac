/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Sets as objects: lists that are loaded from outside. The content of a set never changes; it
 * is replaced as a whole, and freed when no reader can have it any more.
 */
#ifndef LUARCU_SET_H
#define LUARCU_SET_H

#include <linux/atomic.h>

#include "luarcu/object.h"

struct luarcu_set {
	struct luarcu_object object;
	void __rcu *content; /* NULL: it is empty */
	atomic_t loads;
};

/* A kind of sets, and what is done with their contents. */
struct luarcu_set_kind {
	struct luarcu_kind kind;
	size_t (*size)(const void *content);
	u32 (*count)(const void *content);
	void (*free)(void *content);
};

extern const struct luarcu_set_kind luarcu_domains_kind, luarcu_prefixes_kind;

/* The kind of an object that is a set, or NULL. */
const struct luarcu_set_kind *luarcu_set_kind(const struct luarcu_object *object);

static inline struct luarcu_set *luarcu_set_of(struct luarcu_object *object)
{
	return container_of(object, struct luarcu_set, object);
}

/**
 * luarcu_set_replace - give a set another content
 * @set: somebody has a reference
 * @content: of the set's kind, complete
 * @counted: the memory that the object was charged for it; what is not needed is given back
 *
 * Context: process; may sleep.
 */
void luarcu_set_replace(struct luarcu_set *set, void *content, size_t counted);

/* The number of entries. Context: process. */
u32 luarcu_set_count(struct luarcu_set *set);

#endif
