/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The leaves of a table's methods, each a lunatik_leaf. */
#ifndef LUARCU_TABLE_LEAF_H
#define LUARCU_TABLE_LEAF_H

#include <linux/rcupdate.h>

#include "lunatik/lunatik.h"
#include "luarcu/table_object.h"

/*
 * The content of a table, until luarcu_table_end(); nothing may raise before. Packets
 * come with bottom halves off; a script that is being loaded is a task as any other, of
 * which RCU has to know.
 */
static __always_inline struct luarcu_table *luarcu_table_begin(lua_State *L,
							       const struct luarcu_object *object)
{
	if (unlikely(lunatik_may_sleep(L)))
		rcu_read_lock();
	else
		__acquire(RCU);
	return luarcu_table_in(object);
}

static __always_inline void luarcu_table_end(lua_State *L)
{
	if (unlikely(lunatik_may_sleep(L)))
		rcu_read_unlock();
	else
		__release(RCU);
}

bool luarcu_table_leaf_get(lua_State *L, const struct lunatik_value *args, int count,
			   struct lunatik_value *result);
bool luarcu_table_leaf_put(lua_State *L, const struct lunatik_value *args, int count,
			   struct lunatik_value *result);
bool luarcu_table_leaf_put_if_absent(lua_State *L, const struct lunatik_value *args, int count,
				     struct lunatik_value *result);
bool luarcu_table_leaf_compare_and_swap(lua_State *L, const struct lunatik_value *args, int count,
					struct lunatik_value *result);
bool luarcu_table_leaf_add(lua_State *L, const struct lunatik_value *args, int count,
			   struct lunatik_value *result);
bool luarcu_table_leaf_delete(lua_State *L, const struct lunatik_value *args, int count,
			      struct lunatik_value *result);
bool luarcu_table_leaf_count(lua_State *L, const struct lunatik_value *args, int count,
			     struct lunatik_value *result);

#endif
