/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Places: where an object is found by its serial number, which none had before it. They hold no
 * object, and have room for the last one that was noted of those whose place is the same: who
 * does not find his looks its name up, and notes it again.
 */
#ifndef LUARCU_PLACE_H
#define LUARCU_PLACE_H

#include <linux/types.h>

struct luarcu_object;

/* The number for a new object. */
u64 luarcu_place_serial(void);

/* The caller has a reference. Any context. */
void luarcu_place_note(struct luarcu_object *object);

/* Nobody has a reference any more. */
void luarcu_place_forget(struct luarcu_object *object);

/* NULL, or an object that is there as long as the caller reads under RCU, or bottom halves are off. */
struct luarcu_object *luarcu_place_find(u64 serial);

#endif
