// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <linux/list.h>

#include "luarcu/limit.h"

/* Strings that are keys; values are integers. */
#define LIMIT_KEY 32
#define LIMIT_VALUE 8

struct luarcu_settings luarcu_limit_table(const struct luarcu_limit_settings *settings)
{
	return (struct luarcu_settings){
		.size = settings->size,
		.key = LIMIT_KEY,
		.value = LIMIT_VALUE,
		.oldest = true,
	};
}

int luarcu_limit_init(struct luarcu_limit *limit, const struct luarcu_limit_settings *settings)
{
	const struct luarcu_settings table = luarcu_limit_table(settings);

	limit->settings = *settings;
	limit->token = LUARCU_SECOND * settings->per;
	limit->deepest = settings->burst * limit->token;
	limit->filling = limit->deepest / settings->rate + 1;
	return luarcu_store_init(&limit->table, &table);
}

/* @n is what is wanted, in the time of buckets. */
static enum luarcu_decision decide_take(const struct luarcu_table *table,
					struct luarcu_entry *entry, struct luarcu_change *change)
{
	const struct luarcu_limit *limit = container_of(table, struct luarcu_limit, table);
	const u64 now = change->now * limit->settings.rate;
	u64 full = entry ? entry->words[table->key_words] : now;

	if ((s64)(full - now) < 0)
		full = now;
	if (full - now + change->n > limit->deepest)
		return LUARCU_REFUSE;
	change->value = luarcu_integer(full + change->n);
	return LUARCU_STORE;
}

bool luarcu_limit_take(struct luarcu_limit *limit, struct luarcu_key key, u64 n)
{
	struct luarcu_change change lunatik_uninitialized;

	if (unlikely(n > limit->settings.burst))
		return false;
	luarcu_change_begin(&limit->table, &change, limit->filling);
	change.n = n * limit->token;
	return luarcu_table_change(&limit->table, key, &change, decide_take) == LUARCU_DONE;
}
