/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Objects: what is shared by name within a network namespace, by the VMs of all CPUs and all
 * states. There are kinds of them (tables, limits, sets), and one name space for all: a name
 * leads to one object.
 *
 * Lifetime: each VM that has opened an object holds a reference until it is closed. An object
 * without references is found no more; a task unlinks it, waits for who may still look at it,
 * and frees it.
 *
 * A namespace counts its objects and their memory until they are freed, and refuses more than
 * LUARCU_OBJECTS_MAX, as packets may wait for who looks for a name, and than
 * luarcu_namespace_memory bytes. When it goes, no name leads to its objects any longer; VMs
 * that still have some keep them.
 */
#ifndef LUARCU_OBJECT_H
#define LUARCU_OBJECT_H

#include <linux/list.h>
#include <linux/refcount.h>
#include <linux/types.h>
#include <linux/workqueue.h>

#include "luarcu/uapi/luarcu_netlink.h"

struct luarcu_home;
struct luarcu_object;
struct net;

/* The most that one object may have. */
#define LUARCU_OBJECT_MEMORY (1UL << 30)

/* Objects of a namespace. */
#define LUARCU_OBJECTS_MAX 4096

/**
 * struct luarcu_kind - a kind of objects; constant, and its address tells kinds apart
 * @name: for people: "table"
 * @memory: bytes that an object with these settings takes, all in; SIZE_MAX for too many
 * @make: makes one, which is a member of something larger, and sets nothing of it. May sleep;
 *        returns NULL without memory
 * @free: frees it; nobody looks at it any more. May sleep
 */
struct luarcu_kind {
	const char *name;
	size_t (*memory)(const void *settings);
	struct luarcu_object *(*make)(const void *settings);
	void (*free)(struct luarcu_object *object);
};

struct luarcu_object {
	const struct luarcu_kind *kind;
	const struct net *net;    /* never followed; NULL when that has gone */
	struct luarcu_home *home; /* the namespace's part; the object has a reference */
	refcount_t refs;
	size_t memory;            /* counted in the namespace; under the home's lock */
	bool created;             /* from outside, which is a reference; under the home's lock */
	int ifindex;              /* of the device that it goes with then, or 0; the same */
	u64 serial;               /* no other object has had it */
	struct hlist_node node;   /* by name; under the home's lock, read under RCU */
	struct work_struct closing;
	char name[LUARCU_NAME_SIZE];
};

/* Bytes that the objects of a namespace may take together. */
extern unsigned long luarcu_namespace_memory;

/* Frees objects, and does what they have to do now and then. Not bound to CPUs. */
extern struct workqueue_struct *luarcu_workqueue;

int luarcu_objects_init(void);
void luarcu_objects_exit(void);

/*
 * Let an object live until luarcu_object_delete() ends that, or until the device of that index
 * goes, if it is not 0: 0, -EEXIST where this has been done already, or -ENODEV. Process context;
 * may sleep.
 */
int luarcu_object_create(struct luarcu_object *object, struct net *net, int ifindex);

/* 0, -ENOENT: there is no such object, -EBUSY: only scripts have it. Process context. */
int luarcu_object_delete(struct net *net, const char *name);

/* The object with the least name behind @name, with a reference, or NULL. Process context. */
struct luarcu_object *luarcu_object_next(struct net *net, const char *name);

/* Whether it can be the name of an object. */
bool luarcu_name_valid(const char *name);

/**
 * luarcu_object_get - find an object
 * @net: its namespace
 * @name: any text
 *
 * Context: any but hardirq. Never sleeps.
 * Return: the object, of whatever kind, with a reference; or NULL.
 */
struct luarcu_object *luarcu_object_get(struct net *net, const char *name);

/**
 * luarcu_object_open - find an object, or make it
 * @net: its namespace
 * @kind: what is made
 * @name: a valid name
 * @settings: of what is made, for the functions of @kind
 *
 * What is found may be of another kind or have other settings: the caller compares.
 *
 * Context: process; may sleep.
 * Return: the object, with a reference; else -EFBIG where it would be larger than
 * LUARCU_OBJECT_MEMORY, -ENOSPC where the namespace may not have so much more, -ENFILE where
 * it has LUARCU_OBJECTS_MAX, -ENOMEM, or -ESHUTDOWN where the namespace is going.
 */
struct luarcu_object *luarcu_object_open(struct net *net, const struct luarcu_kind *kind,
					 const char *name, const void *settings);

/* luarcu_object_put - return a reference; the last one has the object freed. Any context. */
void luarcu_object_put(struct luarcu_object *object);

/*
 * Count @more bytes that an object is about to take, in place of @less: 0, -EFBIG or -ENOSPC,
 * as luarcu_object_open(). With nothing more it does not fail. Process context; may sleep.
 */
int luarcu_object_charge(struct luarcu_object *object, size_t more, size_t less);

#endif
