/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * A set of domain names, which never changes once it is built.
 *
 * A name in it covers itself and all names below: "example.com" has a.example.com, and not
 * badexample.com. "=example.com" is that name alone, "*.example.com" those below it alone.
 * Letters have no case, and a dot at the end says nothing.
 *
 * Who builds a set says first how much it will have, and all its memory is had then: 11 bytes
 * for each name, two more, and its text. Readers take no lock.
 */
#ifndef LUARCU_DOMAINS_H
#define LUARCU_DOMAINS_H

#include <linux/types.h>

#include "luarcu/uapi/luarcu_netlink.h"

/* Bytes of a name and of a label of it, without dots at the end. */
#define LUARCU_DOMAINS_NAME_MAX 253
#define LUARCU_DOMAINS_LABEL_MAX 63

/* Names of a set, and bytes of all of them. */
#define LUARCU_DOMAINS_MAX LUARCU_ENTRIES_MAX
#define LUARCU_DOMAINS_BYTES_MAX LUARCU_BYTES_MAX

struct luarcu_domains;

/**
 * luarcu_domains_new - begin a set
 * @names: how many names will be added at most
 * @bytes: the bytes that luarcu_domains_add() will be given for all of them
 *
 * Context: process; may sleep.
 * Return: the set, empty; NULL where there is no memory, or these are beyond the limits.
 */
struct luarcu_domains *luarcu_domains_new(u32 names, u32 bytes);

/**
 * luarcu_domains_add - add a name to a set that nobody else has yet
 * @domains: the set
 * @text: the name, as it is written in lists
 * @length: its bytes
 *
 * That it is there already is no error.
 *
 * Context: process; may sleep. Gives up, with -EINTR, where the task is being killed.
 * Return: 0, -EINVAL where this is no name, -ENOSPC beyond what was announced, or -ELOOP
 * where no secret was found under which the names lie well: bad luck that nobody can count on.
 * After -EINTR and -ELOOP the set is of no use.
 */
int luarcu_domains_add(struct luarcu_domains *domains, const char *text, size_t length);

/**
 * luarcu_domains_find - whether a set covers a name
 * @domains: the set
 * @name: any bytes
 * @length: their number
 *
 * Context: any.
 */
bool luarcu_domains_find(const struct luarcu_domains *domains, const char *name, size_t length);

/* How many names are in it, and the memory that it takes, in bytes. */
u32 luarcu_domains_count(const struct luarcu_domains *domains);
size_t luarcu_domains_size(const struct luarcu_domains *domains);

/* The memory of a set of so many names and bytes. */
size_t luarcu_domains_room(u32 names, u32 bytes);

/* Context: process or softirq, once no reader can have it. NULL is fine. */
void luarcu_domains_free(struct luarcu_domains *domains);

#endif
