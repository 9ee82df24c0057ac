/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The leaves of a table's methods, each a lunatik_leaf. */
#ifndef LUARCU_TABLE_LEAF_H
#define LUARCU_TABLE_LEAF_H

#include "lunatik/lunatik.h"

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
