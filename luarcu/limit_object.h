/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Limits as objects. */
#ifndef LUARCU_LIMIT_OBJECT_H
#define LUARCU_LIMIT_OBJECT_H

#include "luarcu/limit.h"
#include "luarcu/object.h"
#include "luarcu/sweeper.h"

struct luarcu_limit_object {
	struct luarcu_object object;
	struct luarcu_limit limit;
	struct luarcu_sweeper sweeper;
};

/* Its settings are a struct luarcu_limit_settings. */
extern const struct luarcu_kind luarcu_limit_kind;

static inline struct luarcu_limit *luarcu_limit_in(struct luarcu_object *object)
{
	return &container_of(object, struct luarcu_limit_object, object)->limit;
}

#endif
