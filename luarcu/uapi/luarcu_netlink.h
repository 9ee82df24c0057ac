/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What scripts share, from outside: one generic netlink family, "luarcu".
 *
 * Every command needs CAP_NET_ADMIN in the initial user namespace and acts on the network
 * namespace of the socket. Integers are in host byte order, addresses in network byte order,
 * strings end with a NUL, sizes are bytes. Attributes are validated strictly: one that a command
 * does not know, a malformed one or trailing bytes refuse the whole message. A refusal carries
 * one sentence in the extended ack (NLMSGERR_ATTR_MSG), and where an attribute is to blame, its
 * place in the message (NLMSGERR_ATTR_OFFS).
 *
 * NAME is that of an object, 1 to 31 letters, digits, '.', '_' or '-'.
 *
 *   LUARCU_CMD_CREATE    makes an object that lives until it is deleted, or lets one live on
 *                        that a script has made
 *       request   NAME, KIND, [SETTINGS], [DEVICE]; a table needs settings. With a device, it
 *                 lives no longer than that is in the network namespace
 *       reply     ack
 *       EEXIST    it was created before, or is of another kind or has other settings
 *       EINVAL    a name is malformed, or there is no such kind, or SETTINGS are not for it
 *       ERANGE    a setting is out of its range   ENOMEM  no memory
 *       ENODEV    there is no such device
 *       ENOSPC    the objects of the network namespace have as much as they may
 *       ENFILE    there are 4096 objects in it
 *   LUARCU_CMD_DELETE    lets an object go, which goes with the last script that has it
 *       request   NAME
 *       reply     ack
 *       ENOENT    no such object                  EBUSY   it was not created: a script has it
 *   LUARCU_CMD_GET
 *       request   NAME; or a dump, without attributes: every object, in the order of names
 *       reply     NAME, KIND, MEMORY, ENTRIES, [CREATED], [DEVICE], USERS, and LOADS or SETTINGS
 *       ENOENT    no such object
 *   LUARCU_CMD_FIND      what a script would find in a set
 *       request   NAME, DOMAIN or ADDRESS
 *       reply     VALUE, then the ack
 *       ENOENT    no such object                  ESRCH   it has nothing for that
 *       EOPNOTSUPP  it is of another kind         EINVAL  this is no address
 *
 *   LUARCU_CMD_READ
 *       request   NAME, KEY; or a dump, with NAME: each entry that is there all the time once
 *       reply     KEY, VALUE, [SECONDS]: those that are left
 *       ENOENT    no such object                  ESRCH   the key has no value
 *       EOPNOTSUPP  it is no table                EINVAL  a KEY or VALUE is malformed
 *       EMSGSIZE  the table takes no string of that length
 *   LUARCU_CMD_WRITE
 *       request   NAME, KEY, VALUE, [SECONDS]; without, as long as the table says
 *       reply     ack
 *       errors    as for READ                     ENOSPC  the table is full
 *   LUARCU_CMD_ERASE     removes an entry, or all of them
 *       request   NAME, [KEY]
 *       reply     ack
 *       errors    as for READ
 *
 * KEY and VALUE { INTEGER or STRING or BOOLEAN }: what scripts have. IPv4 addresses are integers,
 * those of IPv6 strings of 16 bytes.
 *
 * SETTINGS { SIZE, [TTL], [KEY], [VALUE], [OLDEST], [REFRESH] }, of a table, as luarcu(7) has
 * them.
 *
 * The content of a set or a table is replaced as a whole: what others write into a table
 * meanwhile goes with the old one. A socket has one load at a time; to begin another
 * one, or to close the socket, drops it, and nothing has changed.
 *
 *   LUARCU_CMD_BEGIN     takes all the memory that the new content will need, and half a byte
 *       request   NAME, ROOM; none for a table
 *       reply     ack
 *       ENOENT    no such object                  EOPNOTSUPP  nothing can be loaded into it
 *       EINVAL    there is no ROOM for this kind  ERANGE  ROOM is out of its range
 *       ENOSPC    the objects of the network namespace have as much as they may
 *       EFBIG     the object would be too large   ENOMEM  no memory
 *   LUARCU_CMD_ADD       all entries before the one that is to blame have been added
 *       request   DOMAIN... or PREFIX... or ENTRY...
 *       reply     ack
 *       ENOENT    the socket has no load          EINVAL  this is no such name, or no prefix
 *       EEXIST    a prefix is the one before      EPROTO  a prefix is out of order
 *       ENOSPC    there is no ROOM for it, or the table is full
 *       EMSGSIZE  the table takes no string of that length
 *       EOPNOTSUPP  the object has other entries
 *       ELOOP     the names can't be told apart fast; EINTR, ELOOP: the load is dropped
 *   LUARCU_CMD_COMMIT    what was added becomes the content, for each packet from then on
 *       request   no attributes
 *       reply     ack
 *       ENOENT    the socket has no load          ENOMEM  no memory; it is dropped
 *
 * DOMAIN is written as in lists: "example.com" covers itself and all names below,
 * "=example.com" itself alone, "*.example.com" those below alone.
 *
 * PREFIX { ADDRESS, LENGTH, [VALUE] }, 1 by default. They come in the order of their addresses
 * (IPv4, IPv6 up to /64 and longer ones by themselves), of the same address the shorter first.
 * What lies in IPv6's ::ffff:0:0/96 is IPv4.
 *
 * ENTRY { KEY, VALUE, [SECONDS] }; of the same key the last one counts.
 *
 * ROOM { NAMES, BYTES }, for domain names: how many there are at most, and of how many bytes.
 * ROOM { IPV4, NETWORKS, HOSTS }, for prefixes: the places that those of IPv4, of IPv6 up to /64
 * and longer ones take. A prefix takes a place; two, where the prefix around it has another
 * value, and none where it has the same.
 */
#ifndef LUARCU_UAPI_NETLINK_H
#define LUARCU_UAPI_NETLINK_H

#define LUARCU_GENL_NAME "luarcu"
#define LUARCU_GENL_VERSION 1

/* With the ending NUL. */
#define LUARCU_NAME_SIZE 32

/* Bytes of a DOMAIN without the NUL: a name of 253, a dot at its end and "*." before it. */
#define LUARCU_DOMAIN_MAX 256

/* Bytes of a STRING, and SECONDS that an entry may live. */
#define LUARCU_STRING_MAX 255
#define LUARCU_SECONDS_MAX 315360000

/* Entries of a table or of a set, and bytes of its names. */
#define LUARCU_ENTRIES_MAX (1U << 24)
#define LUARCU_BYTES_MAX (1U << 30)

enum luarcu_cmd {
	LUARCU_CMD_UNSPEC,
	LUARCU_CMD_CREATE,
	LUARCU_CMD_DELETE,
	LUARCU_CMD_GET,
	LUARCU_CMD_FIND,
	LUARCU_CMD_BEGIN,
	LUARCU_CMD_ADD,
	LUARCU_CMD_COMMIT,
	LUARCU_CMD_READ,
	LUARCU_CMD_WRITE,
	LUARCU_CMD_ERASE,
	LUARCU_CMD_COUNT,
};

enum luarcu_attr {
	LUARCU_A_UNSPEC,
	LUARCU_A_PAD,
	LUARCU_A_NAME,    /* string: name of the object */
	LUARCU_A_KIND,    /* string: "table", "domains" or "prefixes" */
	LUARCU_A_MEMORY,  /* u64: bytes that it takes, with those of a load that goes on */
	LUARCU_A_ENTRIES, /* u64: what is in it */
	LUARCU_A_USERS,   /* u32: VMs that have it, and loads */
	LUARCU_A_LOADS,   /* u32: how often its content was replaced */
	LUARCU_A_CREATED, /* flag: it lives until it is deleted */
	LUARCU_A_ROOM,    /* nest of enum luarcu_room_attr */
	LUARCU_A_DOMAIN,  /* string */
	LUARCU_A_PREFIX,  /* nest of enum luarcu_prefix_attr */
	LUARCU_A_ADDRESS, /* binary: 4 or 16 bytes */
	LUARCU_A_KEY,     /* nest of enum luarcu_datum_attr */
	LUARCU_A_VALUE,   /* the same */
	LUARCU_A_SECONDS, /* u32: how long an entry lives */
	LUARCU_A_SETTINGS, /* nest of enum luarcu_setting_attr */
	LUARCU_A_ENTRY,    /* nest of enum luarcu_entry_attr */
	LUARCU_A_DEVICE,   /* u32: index of the device that it goes with, if that is before */
	LUARCU_A_COUNT,
};

/* One of them. */
enum luarcu_datum_attr {
	LUARCU_DATUM_A_UNSPEC,
	LUARCU_DATUM_A_PAD,
	LUARCU_DATUM_A_INTEGER, /* s64 */
	LUARCU_DATUM_A_STRING,  /* binary: up to 255 bytes */
	LUARCU_DATUM_A_BOOLEAN, /* u8: 0 or 1 */
	LUARCU_DATUM_A_COUNT,
};

enum luarcu_entry_attr {
	LUARCU_ENTRY_A_UNSPEC,
	LUARCU_ENTRY_A_KEY,     /* nest of enum luarcu_datum_attr */
	LUARCU_ENTRY_A_VALUE,   /* the same */
	LUARCU_ENTRY_A_SECONDS, /* u32: how long it lives; else as the table says */
	LUARCU_ENTRY_A_COUNT,
};

enum luarcu_setting_attr {
	LUARCU_SETTING_A_UNSPEC,
	LUARCU_SETTING_A_SIZE,    /* u32: entries that it may have */
	LUARCU_SETTING_A_TTL,     /* u32: seconds that an entry lives; else until it is removed */
	LUARCU_SETTING_A_KEY,     /* u32: bytes of the longest string that is a key; 32 */
	LUARCU_SETTING_A_VALUE,   /* u32: the same for values */
	LUARCU_SETTING_A_OLDEST,  /* flag: a full table loses its oldest entry to a new one */
	LUARCU_SETTING_A_REFRESH, /* flag: to find an entry gives it another TTL */
	LUARCU_SETTING_A_COUNT,
};

/* All u32. */
enum luarcu_room_attr {
	LUARCU_ROOM_A_UNSPEC,
	LUARCU_ROOM_A_NAMES,
	LUARCU_ROOM_A_BYTES,
	LUARCU_ROOM_A_IPV4,
	LUARCU_ROOM_A_NETWORKS,
	LUARCU_ROOM_A_HOSTS,
	LUARCU_ROOM_A_COUNT,
};

enum luarcu_prefix_attr {
	LUARCU_PREFIX_A_UNSPEC,
	LUARCU_PREFIX_A_ADDRESS, /* binary: 4 or 16 bytes */
	LUARCU_PREFIX_A_LENGTH,  /* u8 */
	LUARCU_PREFIX_A_VALUE,   /* u32 */
	LUARCU_PREFIX_A_COUNT,
};

#endif
