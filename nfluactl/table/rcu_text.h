/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What people and programs read of objects. */
#ifndef NFLUACTL_RCU_TEXT_H
#define NFLUACTL_RCU_TEXT_H

#include "nfluactl/json.h"

struct rcu_object;

json_t *rcu_object_json(const struct rcu_object *object);

/* Prints it in lines, or in one of a table, whose head is before it for NULL. */
void rcu_object_put(const struct rcu_object *object);
void rcu_object_put_line(const struct rcu_object *object);

#endif
