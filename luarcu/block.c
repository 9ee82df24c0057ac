// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * Block lists are tables and nothing else, so that who is blocked is known, and can be changed,
 * wherever tables are. A map of the program's would be no faster, and no script could reach it.
 */
#include <linux/btf.h>
#include <linux/btf_ids.h>
#include <linux/in.h>
#include <linux/in6.h>
#include <linux/module.h>
#include <linux/netdevice.h>
#include <linux/rcupdate.h>
#include <net/xdp.h>

#include "lunatik/lunatik.h"
#include "luarcu/block.h"
#include "luarcu/place.h"
#include "luarcu/table_object.h"
#include "luarcu/uapi/bpf_rcu_types.h"

/* No header declares kfuncs, as only BPF programs call them. */
#ifdef __CHECKER__
#undef __bpf_kfunc
#define __bpf_kfunc static
#endif

/* --- tables and keys; programs run under RCU, and so do their calls */

static __always_inline struct net *block_net(const struct xdp_md *ctx)
{
	return dev_net(((const struct xdp_buff *)ctx)->rxq->dev);
}

static noinline struct luarcu_object *block_resolve(const struct xdp_md *ctx,
						    struct bpf_rcu_table *named)
{
	/* A copy: the program, or user space, may write to its memory meanwhile. */
	char name[LUARCU_NAME_SIZE];
	struct luarcu_object *object;

	BUILD_BUG_ON(sizeof(name) != sizeof(named->name));
	memcpy(name, named->name, sizeof(name));
	if (strnlen(name, sizeof(name)) == sizeof(name))
		return NULL;
	object = luarcu_object_get(block_net(ctx), name);
	if (!object)
		return NULL;
	luarcu_place_note(object);
	WRITE_ONCE(named->handle, object->serial);
	luarcu_object_put(object);
	return object;
}

static __always_inline struct luarcu_table *block_table(const struct xdp_md *ctx,
							struct bpf_rcu_table *named)
{
	struct luarcu_object *object;

	if (unlikely(!named))
		return NULL;
	object = luarcu_place_find(READ_ONCE(named->handle));
	/* The device may have come from another namespace, or have the program with one there. */
	if (unlikely(!object || READ_ONCE(object->net) != block_net(ctx)))
		object = block_resolve(ctx, named);
	return object && object->kind == &luarcu_table_kind ? luarcu_table_in(object) : NULL;
}

/* Whether it is an address that the table can have, IPv4 or IPv6. */
static __always_inline bool block_takes(const struct luarcu_table *table, const void *address,
					u32 length)
{
	return address && (length == sizeof(struct in_addr) ||
			   (length == sizeof(struct in6_addr) && table->settings.key >= length));
}

/* As packet:source() has it; @copy is for an address whose memory may change meanwhile. */
static __always_inline struct luarcu_key block_key(const struct luarcu_table *table,
						   const void *address, u32 length,
						   struct in6_addr *copy)
{
	struct luarcu_datum datum = { .type = LUARCU_STRING, .length = sizeof(*copy) };

	if (length == sizeof(struct in_addr))
		return luarcu_key(table, luarcu_integer(get_unaligned_be32(address)));
	memcpy(copy, address, sizeof(*copy));
	datum.text = (const char *)copy;
	return luarcu_key(table, datum);
}

/* --- to block, and to count who is blocked */

/* False where the entry has gone, or has no number. */
static __always_inline bool block_count(struct luarcu_table *table,
					struct luarcu_bucket *bucket,
					struct luarcu_entry *entry,
					struct luarcu_key key)
{
	u64 *count = &entry->words[table->key_words];
	const bool were_on = luarcu_bucket_lock(bucket);
	/* An entry that has a head is in the chain of the bucket that this leads to. */
	const bool counts = luarcu_entry_has(entry, key) &&
			    luarcu_entry_value_type(entry) == LUARCU_INTEGER;

	if (likely(counts)) {
		WRITE_ONCE(*count, *count + 1);
		if (table->settings.oldest)
			luarcu_entry_stamp(table, entry);
	}
	luarcu_bucket_unlock(bucket, were_on);
	return counts;
}

/* What luarcu_table_hit() does, but who is not there pays for no lock. */
static __always_inline bool block_hit(struct luarcu_table *table, struct luarcu_key key)
{
	struct luarcu_bucket *bucket = luarcu_bucket(table, key.head);
	const unsigned int seq = raw_seqcount_begin(&bucket->changes);
	struct luarcu_entry *entry = luarcu_chain_find(table, bucket, key);

	if (!entry && likely(!read_seqcount_retry(&bucket->changes, seq)))
		return false;
	if (entry && luarcu_entry_expired(entry, luarcu_clock()))
		return false;
	return (entry && block_count(table, bucket, entry, key)) ||
	       luarcu_table_hit(table, key);
}

static noinline bool block_hit_ipv6(struct luarcu_table *table, const void *address)
{
	struct in6_addr copy;

	return block_hit(table, block_key(table, address, sizeof(copy), &copy));
}

static __always_inline bool block_hit_ipv4(struct luarcu_table *table, const void *address)
{
	return block_hit(table, block_key(table, address, sizeof(struct in_addr), NULL));
}

/* --- what programs call */

__bpf_kfunc_start_defs();

__bpf_kfunc int bpf_rcu_blocked_xdp(struct xdp_md *ctx, struct bpf_rcu_table *table__nullable,
				    const void *address__nullable, u32 address__sz)
{
	struct luarcu_table *table = block_table(ctx, table__nullable);

	if (!table || !block_takes(table, address__nullable, address__sz))
		return false;
	return likely(address__sz == sizeof(struct in_addr)) ?
		       block_hit_ipv4(table, address__nullable) :
		       block_hit_ipv6(table, address__nullable);
}

__bpf_kfunc int bpf_rcu_block_xdp(struct xdp_md *ctx, struct bpf_rcu_table *table__nullable,
				  const void *address__nullable, u32 address__sz, u32 seconds)
{
	const u64 lifetime = min_t(u32, seconds, LUARCU_SECONDS_MAX) * LUARCU_SECOND;
	struct luarcu_table *table = block_table(ctx, table__nullable);
	struct luarcu_key key;
	struct in6_addr copy;

	if (!table)
		return -ENOENT;
	if (!seconds || !block_takes(table, address__nullable, address__sz))
		return -EINVAL;
	key = block_key(table, address__nullable, address__sz, &copy);
	return luarcu_table_put(table, key, luarcu_integer(0), lifetime) == LUARCU_DONE ? 0 :
										      -ENOSPC;
}

__bpf_kfunc_end_defs();

BTF_KFUNCS_START(block_kfuncs)
BTF_ID_FLAGS(func, bpf_rcu_blocked_xdp)
BTF_ID_FLAGS(func, bpf_rcu_block_xdp)
BTF_KFUNCS_END(block_kfuncs)

static const struct btf_kfunc_id_set block_kfunc_set = {
	.owner = THIS_MODULE,
	.set = &block_kfuncs,
};

/* Without types no program finds them; all the rest of the module is of use. */
int __init luarcu_block_init(void)
{
#if IS_ENABLED(CONFIG_DEBUG_INFO_BTF_MODULES)
	if (THIS_MODULE->btf_data_size)
		return register_btf_kfunc_id_set(BPF_PROG_TYPE_XDP, &block_kfunc_set);
#endif
	return 0;
}
