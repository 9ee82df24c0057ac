// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/kmod.h>
#include <linux/mutex.h>
#include <linux/slab.h>

#include "lunatik/library.h"

struct lunatik_library_set {
	unsigned int count;
	struct lunatik_library *library[];
};

/* Protects the list and its length; process context only. */
static DEFINE_MUTEX(libraries_lock);
static LIST_HEAD(libraries);
static unsigned int libraries_count;

/* Held while modules are asked for, so that nobody goes on without their libraries. */
static DEFINE_MUTEX(libraries_request_lock);
static bool libraries_complete; /* no module has gone since modprobe brought all of them */

static struct lunatik_library *library_find(const char *name)
{
	struct lunatik_library *library;

	lockdep_assert_held(&libraries_lock);
	list_for_each_entry(library, &libraries, node)
		if (!strcmp(library->name, name))
			return library;
	return NULL;
}

int lunatik_library_register(struct lunatik_library *library)
{
	int err = 0;

	mutex_lock(&libraries_lock);
	if (library_find(library->name)) {
		err = -EEXIST;
	} else {
		list_add_tail(&library->node, &libraries);
		libraries_count++;
	}
	mutex_unlock(&libraries_lock);
	return err;
}
EXPORT_SYMBOL_GPL(lunatik_library_register);

void lunatik_library_unregister(struct lunatik_library *library)
{
	mutex_lock(&libraries_lock);
	list_del(&library->node);
	libraries_count--;
	WRITE_ONCE(libraries_complete, false);
	mutex_unlock(&libraries_lock);
}
EXPORT_SYMBOL_GPL(lunatik_library_unregister);

void lunatik_libraries_request(void)
{
	mutex_lock(&libraries_request_lock);
	if (!READ_ONCE(libraries_complete)) {
		/* Before, as one may go while another one comes. */
		WRITE_ONCE(libraries_complete, true);
		if (request_module(LUNATIK_LIBRARY_ALIAS))
			WRITE_ONCE(libraries_complete, false);
	}
	mutex_unlock(&libraries_request_lock);
}

struct lunatik_library_set *lunatik_libraries_get(void)
{
	struct lunatik_library_set *set;
	struct lunatik_library *library;

	mutex_lock(&libraries_lock);
	set = kzalloc(struct_size(set, library, libraries_count), GFP_KERNEL);
	if (set) {
		/* A module that is on its way out does not count any more. */
		list_for_each_entry(library, &libraries, node)
			if (try_module_get(library->owner))
				set->library[set->count++] = library;
	}
	mutex_unlock(&libraries_lock);
	return set;
}

void lunatik_libraries_put(struct lunatik_library_set *set)
{
	while (set->count)
		module_put(set->library[--set->count]->owner);
	kfree(set);
}

void lunatik_libraries_open(const struct lunatik_library_set *set, lua_State *L)
{
	unsigned int i;

	for (i = 0; i < set->count; i++)
		luaL_requiref(L, set->library[i]->name, set->library[i]->open, 1);
	lua_settop(L, 0);
}

/* What one does not do for an error, the others do. */
void lunatik_libraries_close(const struct lunatik_library_set *set, lua_State *L)
{
	unsigned int i;

	for (i = 0; i < set->count; i++) {
		lua_settop(L, 0);
		if (!set->library[i]->close)
			continue;
		lua_pushcfunction(L, set->library[i]->close);
		WARN_ON_ONCE(lua_pcall(L, 0, 0, 0) != LUA_OK);
	}
	lua_settop(L, 0);
}
