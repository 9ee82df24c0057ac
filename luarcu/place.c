// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/atomic.h>
#include <linux/rcupdate.h>

#include "luarcu/object.h"
#include "luarcu/place.h"

#define PLACES 1024

/* No lock: a place is set at once. */
static struct luarcu_object __rcu *places[PLACES];

static atomic64_t place_serials;

u64 luarcu_place_serial(void)
{
	return atomic64_inc_return(&place_serials);
}

void luarcu_place_note(struct luarcu_object *object)
{
	rcu_assign_pointer(places[object->serial % PLACES], object);
}

/* Whoever noted it had a reference then: nobody does so afterwards. */
void luarcu_place_forget(struct luarcu_object *object)
{
	struct luarcu_object __rcu **place = &places[object->serial % PLACES];

	cmpxchg((struct luarcu_object __force **)place, object, NULL);
}

struct luarcu_object *luarcu_place_find(u64 serial)
{
	struct luarcu_object *object = rcu_dereference_check(places[serial % PLACES],
							     rcu_read_lock_bh_held());

	return object && object->serial == serial ? object : NULL;
}
