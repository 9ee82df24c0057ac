/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What the commands of `table` share: the kernel side, and what it says of its objects.
 */
#ifndef NFLUACTL_RCU_H
#define NFLUACTL_RCU_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "luarcu/uapi/luarcu_netlink.h"
#include "nfluactl/nfluactl.h"

struct rcu_object {
	char name[LUARCU_NAME_SIZE];
	char kind[LUARCU_NAME_SIZE];
	uint64_t memory;
	uint64_t entries;
	uint32_t users;
	uint32_t loads;
	bool created;
	uint32_t device; /* index; 0: it does not go with one */
	uint32_t settings[LUARCU_SETTING_A_COUNT]; /* of a table, by attribute; flags are
						      1 */
};

/* The commands below `table`; each gets its words after its own name. */
int table_create_run(int count, char **words);
int table_delete_run(int count, char **words);
int table_list_run(int count, char **words);
int table_show_run(int count, char **words);
int table_load_run(int count, char **words);
int table_get_run(int count, char **words);
int table_put_run(int count, char **words);
int table_del_run(int count, char **words);
int table_flush_run(int count, char **words);
int table_dump_run(int count, char **words);

/* 0, or the exit code, the user having been told. */
int rcu_open(struct nflua_genl *genl);

/*
 * Sends a command that says no more than a name and perhaps a kind, which may be NULL.
 * @object gets the reply, or is NULL. Returns 0 or a negative errno.
 */
int rcu_talk(struct nflua_genl *genl, uint8_t command, const char *name, const char *kind,
	     struct rcu_object *object);

/* The same with a socket of its own and no reply; returns the exit code. */
int rcu_command(uint8_t command, const char *word, const char *name, const char *kind);

/* 0, or the exit code where a word is longer than any string in a table. */
int rcu_check_string(const char *where, const char *word);

/* Appends SETTINGS; what is 0 is left to the kernel. */
void rcu_settings_put(struct nlmsghdr *request,
		      const uint32_t settings[LUARCU_SETTING_A_COUNT]);

/* Reads a reply into a struct rcu_object. */
int rcu_object_read(const struct nlmsghdr *reply, void *object);

/* Asks for an object; returns the exit code, the user having been told. */
int rcu_object_get(struct rcu_object *object, const char *word, const char *name);

#endif
