/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Tables, one thread: what they keep, for how long, and what they do when they are full. */
#include "shared.h"

#include <linux/jiffies.h>
#include <linux/random.h>

static const struct luarcu_settings plain = { .size = 100, .key = 32, .value = 32 };

static struct luarcu_table *table_new(struct luarcu_settings settings)
{
	static struct luarcu_table table;

	CHECK(!luarcu_store_init(&table, &settings));
	CHECK(host_used <= luarcu_store_memory(&settings));
	return &table;
}

static void table_free(struct luarcu_table *table)
{
	luarcu_store_free(table);
	CHECK(!host_used);
}

static enum luarcu_answer put(struct luarcu_table *table, struct luarcu_datum key,
			      struct luarcu_datum value, u64 lifetime)
{
	const struct luarcu_key at = key_of(table, key);

	return luarcu_table_put(table, at, value, lifetime);
}

/* Both ways to read say the same. */
static bool get(struct luarcu_table *table, struct luarcu_key key, struct luarcu_copy *copy)
{
	u64 integer = 0;
	const u8 type = luarcu_table_peek(table, key, &integer);
	const bool found = luarcu_table_get(table, key, copy);

	if (type == LUARCU_STRING)
		CHECK(found ? table->settings.refresh || copy->type == LUARCU_STRING
			    : table->settings.refresh || table->mortal);
	else
		CHECK(type == (found ? copy->type : LUARCU_NONE));
	CHECK(type != LUARCU_INTEGER || integer == copy->words[0]);
	return found;
}

static bool sums(struct luarcu_sum sum, s64 expected)
{
	return sum.answer == LUARCU_DONE && (s64)sum.sum == expected;
}

static bool has(struct luarcu_table *table, struct luarcu_datum key, struct luarcu_datum value)
{
	const struct luarcu_key at = key_of(table, key);
	struct luarcu_copy copy;

	return get(table, at, &copy) && same(&copy, &value);
}

static bool lacks(struct luarcu_table *table, struct luarcu_datum key)
{
	const struct luarcu_key at = key_of(table, key);
	struct luarcu_copy copy;

	return !get(table, at, &copy);
}

static bool delete(struct luarcu_table *table, struct luarcu_datum key)
{
	const struct luarcu_key at = key_of(table, key);

	return luarcu_table_delete(table, at);
}

/* --- what is kept */

#define DATA 12

static void data(struct luarcu_datum all[DATA], const char text[255])
{
	static const char mapped[16] = { [10] = -1, -1, 192, 0, 2, 1 };
	const struct luarcu_datum values[DATA] = {
		boolean(false), boolean(true), integer(0), integer(1), integer(0xc0000201),
		bytes(mapped, 16), string(""), bytes("\0", 1), string("1"), bytes(text, 8),
		bytes(text, 9), bytes(text, 255),
	};

	memcpy(all, values, sizeof(values));
}

static void test_data(void)
{
	struct luarcu_table *table =
		table_new((struct luarcu_settings){ .size = DATA, .key = 255, .value = 255 });
	struct luarcu_datum all[DATA];
	char text[255];
	int i, j;

	memset(text, 'x', sizeof(text));
	data(all, text);
	/* Each as a key with each as a value; no two keys are the same. */
	for (j = 0; j < DATA; j++) {
		for (i = 0; i < DATA; i++)
			CHECK(!put(table, all[i], all[(i + j) % DATA], 0));
		for (i = 0; i < DATA; i++)
			CHECK(has(table, all[i], all[(i + j) % DATA]));
		CHECK(luarcu_store_used(table) == DATA);
	}
	for (i = 0; i < DATA; i++) {
		CHECK(delete(table, all[i]) && !delete(table, all[i]));
		CHECK(lacks(table, all[i]));
	}
	CHECK(!luarcu_store_used(table));
	table_free(table);
	pass("booleans, integers and strings of every length are different keys, and stay values");
}

static void test_writes(void)
{
	struct luarcu_table *table = table_new(plain);
	const struct luarcu_key key = key_of(table, string("key"));
	const struct luarcu_datum one = integer(1), text = string("one");

	CHECK(luarcu_table_swap(table, key, one, text, 0) == LUARCU_UNEQUAL);
	CHECK(luarcu_table_put_if_absent(table, key, one, 0) == LUARCU_DONE);
	CHECK(luarcu_table_put_if_absent(table, key, text, 0) == LUARCU_UNEQUAL);
	CHECK(has(table, luarcu_key_datum(key), one));
	CHECK(luarcu_table_swap(table, key, text, one, 0) == LUARCU_UNEQUAL);
	CHECK(luarcu_table_swap(table, key, one, text, 0) == LUARCU_DONE);
	CHECK(has(table, luarcu_key_datum(key), text));
	CHECK(luarcu_table_add(table, key, 1, 0).answer == LUARCU_UNEQUAL);
	CHECK(has(table, luarcu_key_datum(key), text));
	CHECK(delete(table, luarcu_key_datum(key)));
	CHECK(sums(luarcu_table_add(table, key, 5, 0), 5));
	CHECK(sums(luarcu_table_add(table, key, -7, 0), -2));
	CHECK(has(table, luarcu_key_datum(key), integer(-2)));
	table_free(table);
	pass("add, put_if_absent and compare-and-swap do what they say");
}

/* --- when it is full */

static void test_refuse(void)
{
	struct luarcu_table *table = table_new(plain);
	u32 i;

	for (i = 0; i < plain.size; i++)
		CHECK(put(table, integer(i), boolean(true), 0) == LUARCU_DONE);
	for (; i < 2 * plain.size; i++) {
		const struct luarcu_key key = key_of(table, integer(i));

		CHECK(put(table, integer(i), boolean(true), 0) == LUARCU_FULL);
		CHECK(luarcu_table_add(table, key, 1, 0).answer == LUARCU_FULL);
	}
	for (i = 0; i < plain.size; i++) {
		CHECK(has(table, integer(i), boolean(true)));
		CHECK(put(table, integer(i), string("again"), 0) == LUARCU_DONE);
	}
	CHECK(delete(table, integer(7)));
	CHECK(put(table, integer(1000), boolean(true), 0) == LUARCU_DONE);
	CHECK(put(table, integer(7), boolean(true), 0) == LUARCU_FULL);
	CHECK(luarcu_store_used(table) == plain.size);
	table_free(table);
	pass("a full table refuses what is new, takes what replaces, and has exactly its size");
}

static void test_oldest(u32 size)
{
	struct luarcu_table *table = table_new(
		(struct luarcu_settings){ .size = size, .key = 8, .value = 8, .oldest = true });
	u32 i, j;

	for (i = 0; i < 3 * size; i++) {
		CHECK(put(table, integer(i), integer(i), 0) == LUARCU_DONE);
		CHECK(luarcu_store_used(table) == min(i + 1, size));
		for (j = i < 20 ? 0 : i - 20; j <= i; j++)
			CHECK(j + size > i ? has(table, integer(j), integer(j)) :
					     lacks(table, integer(j)));
	}
	table_free(table);
}

static void test_oldest_written(void)
{
	struct luarcu_table *table = table_new(
		(struct luarcu_settings){ .size = 3, .key = 8, .value = 8, .oldest = true });

	put(table, string("a"), integer(1), 0);
	put(table, string("b"), integer(1), 0);
	put(table, string("c"), integer(1), 0);
	put(table, string("a"), integer(2), 0);
	put(table, string("d"), integer(1), 0);
	CHECK(lacks(table, string("b")) && has(table, string("a"), integer(2)));
	CHECK(delete(table, string("c")));
	put(table, string("e"), integer(1), 0);
	CHECK(has(table, string("a"), integer(2)) && luarcu_store_used(table) == 3);
	put(table, string("f"), integer(1), 0);
	CHECK(lacks(table, string("a")) && has(table, string("d"), integer(1)));
	table_free(table);
	pass("the oldest is what was written the longest time ago");
}

/* A word that, with what a key's length and type add to it, is that of all the others. */
#define KINDS 9

static void test_kinds(void)
{
	struct luarcu_table *table = table_new(plain);
	u64 words[KINDS], hashes[KINDS];
	u32 i, j, length;

	for (i = 0; i < KINDS; i++) {
		length = i + 1;
		words[i] = length > 8 ? 'a' ^ 0x0104 ^ LUARCU_INTEGER :
			   'a' ^ 0x0104 ^ (length << 8 | LUARCU_STRING);
		hashes[i] = key_of(table, length > 8 ? integer(words[i]) :
				   bytes((const char *)&words[i], length)).head >> 32;
		for (j = 0; j < i; j++)
			CHECK(hashes[i] != hashes[j]);
	}
	table_free(table);
	pass("who chooses the types and lengths of keys gives no two the same hash");
}

static void test_chain(void)
{
	struct luarcu_table *table = table_new(plain);
	u32 i;

	table->mask = 0; /* as if all hashes were the same */
	for (i = 0; i < LUARCU_CHAIN; i++)
		CHECK(put(table, integer(i), integer(i), 0) == LUARCU_DONE);
	CHECK(put(table, integer(i), integer(i), 0) == LUARCU_FULL);
	CHECK(luarcu_store_used(table) == LUARCU_CHAIN);
	for (i = 0; i < LUARCU_CHAIN; i++)
		CHECK(has(table, integer(i), integer(i)));
	CHECK(delete(table, integer(3)));
	CHECK(put(table, integer(50), integer(50), 0) == LUARCU_DONE);
	CHECK(has(table, integer(50), integer(50)) && has(table, integer(0), integer(0)));
	table_free(table);
	pass("no chain is longer than LUARCU_CHAIN, whatever the keys");
}

static void test_spread(void)
{
	const u32 size = 1 << 16;
	struct luarcu_table *table =
		table_new((struct luarcu_settings){ .size = size, .key = 16, .value = 8 });
	u32 i, longest = 0, length, number;
	char text[16] = "";

	for (i = 0; i < size; i++) {
		memcpy(text + 12, &i, sizeof(i));
		CHECK(!put(table, i & 1 ? integer((u64)i << 40) : bytes(text, 16), integer(i), 0));
	}
	for (i = 0; i <= table->mask; i++) {
		length = 0;
		for (number = table->buckets[i].first; number;
		     number = luarcu_slot(table, number)->next)
			length++;
		longest = max(longest, length);
	}
	CHECK(longest < LUARCU_CHAIN / 2);
	table_free(table);
	pass("keys that differ little spread well");
}

/* Strings whose words differ by just what their lengths do: of each a hash is its own. */
static void test_crafted(void)
{
	struct luarcu_table *table = table_new(plain);
	char text[17][16];
	u64 heads[17];
	size_t i, n;

	for (n = 10; n <= 16; n++) {
		memset(text[n], 'c', n);
		text[n][1] ^= n ^ 10;
		heads[n] = key_of(table, bytes(text[n], n)).head;
		for (i = 10; i < n; i++)
			CHECK(heads[i] >> 32 != heads[n] >> 32);
	}
	table_free(table);
	pass("no lengths make up for the difference of strings");
}

/* --- time */

static void test_expiry(void)
{
	struct luarcu_table *table = table_new((struct luarcu_settings){
		.size = 3, .ttl = 5000, .key = 8, .value = 8 });
	const u64 begin = host_milliseconds;
	struct luarcu_key key = key_of(table, integer(2));

	put(table, integer(1), integer(1), 0);
	luarcu_table_add(table, key, 1, 2000);
	put(table, integer(3), integer(3), 10000);
	host_milliseconds = begin + 1999;
	CHECK(sums(luarcu_table_add(table, key, 1, 2000), 2));
	CHECK(has(table, integer(2), integer(2)));
	host_milliseconds = begin + 2000;
	CHECK(lacks(table, integer(2)) && has(table, integer(1), integer(1)));
	CHECK(sums(luarcu_table_add(table, key, 1, 1000), 1));
	host_milliseconds = begin + 4999;
	CHECK(has(table, integer(1), integer(1)));
	put(table, integer(3), integer(3), 0);
	host_milliseconds = begin + 5000;
	CHECK(lacks(table, integer(1)));
	/* Both that have expired make room at once. */
	CHECK(put(table, integer(4), integer(4), 0) == LUARCU_DONE);
	CHECK(put(table, integer(5), integer(5), 0) == LUARCU_DONE);
	CHECK(put(table, integer(6), integer(6), 0) == LUARCU_FULL);
	host_milliseconds = begin + 9998;
	CHECK(has(table, integer(3), integer(3)));
	host_milliseconds = begin + 9999;
	CHECK(lacks(table, integer(3)));
	table_free(table);
	pass("an entry is there until its time is over, to the millisecond, and then makes room");
}

static void test_refresh(void)
{
	struct luarcu_table *table = table_new((struct luarcu_settings){
		.size = 3, .ttl = 5000, .key = 8, .value = 8, .refresh = true });
	const u64 begin = host_milliseconds;

	put(table, integer(1), integer(1), 0);
	put(table, integer(2), integer(2), 60000);
	host_milliseconds = begin + 4000;
	CHECK(has(table, integer(1), integer(1)) && has(table, integer(2), integer(2)));
	host_milliseconds = begin + 8999;
	CHECK(has(table, integer(1), integer(1)));
	host_milliseconds = begin + 8999 + 5000;
	CHECK(lacks(table, integer(1)));
	host_milliseconds = begin + 59999;
	CHECK(has(table, integer(2), integer(2)));
	host_milliseconds = begin + 59999 + 5000;
	CHECK(lacks(table, integer(2)));
	table_free(table);
	pass("a hit gives an entry another ttl, and never takes time from it");
}

static void test_sweep(void)
{
	struct luarcu_table *table = table_new(plain);
	u32 i, number = 1;

	for (i = 0; i < plain.size; i++)
		CHECK(!put(table, integer(i), integer(i), i % 2 ? 1000 : 0));
	CHECK(table->mortal);
	table->mortal = false;
	CHECK(!put(table, integer(1), integer(1), 1000) && table->mortal);
	host_milliseconds += 1000;
	while (number)
		number = luarcu_store_sweep(table, number, 7);
	CHECK(luarcu_store_used(table) == plain.size / 2);
	for (i = 0; i < plain.size; i++)
		CHECK(i % 2 ? lacks(table, integer(i)) : has(table, integer(i), integer(i)));
	table_free(table);
	pass("a sweep frees what has expired and nothing else");
}

/* --- all of it, against a list */

#define KEYS 50

struct model {
	bool there[KEYS];
	u64 value[KEYS], expires[KEYS];
};

static u32 model_used(const struct model *model)
{
	u32 i, used = 0;

	for (i = 0; i < KEYS; i++)
		used += model->there[i] && model->expires[i] > host_milliseconds;
	return used;
}

/* One step; in a table that is no larger than a window what has expired is no obstacle. */
static void model_step(struct model *model, struct luarcu_table *table)
{
	const u32 n = get_random_u64() % KEYS, what = get_random_u64() % 8;
	const u64 value = get_random_u64(), lifetime = 1 + get_random_u64() % 20;
	const struct luarcu_datum key = n % 2 ? integer(n) : bytes("abcdefghijklmnopqrstuvwxyz", n / 2);
	const bool live = model->there[n] && model->expires[n] > host_milliseconds;

	if (what < 4) {
		const bool fits = live || model_used(model) < table->settings.size;

		CHECK(put(table, key, integer(value), lifetime) == (fits ? LUARCU_DONE : LUARCU_FULL));
		if (fits) {
			model->there[n] = true;
			model->value[n] = value;
			model->expires[n] = host_milliseconds + lifetime;
		}
	} else if (what < 5) {
		CHECK(delete(table, key) == live);
		model->there[n] = false;
	} else if (what < 6) {
		host_milliseconds += get_random_u64() % 4;
	} else if (live) {
		CHECK(has(table, key, integer(model->value[n])));
	} else {
		CHECK(lacks(table, key));
	}
	CHECK(luarcu_store_used(table) <= table->settings.size);
}

static void test_model(u32 size)
{
	struct luarcu_table *table =
		table_new((struct luarcu_settings){ .size = size, .key = 32, .value = 8 });
	struct model model = { 0 };
	struct luarcu_item item;
	u32 i, seen = 0;

	for (i = 0; i < 200000; i++)
		model_step(&model, table);
	for (i = 1; i <= size; i++)
		seen += luarcu_table_at(table, i, &item);
	CHECK(seen == model_used(&model));
	table_free(table);
}

static void test_memory(void)
{
	struct luarcu_table table;
	unsigned long i, first = host_requests;

	for (i = 1; ; i++) {
		host_fail_from = first + i;
		host_requests = first;
		if (!luarcu_store_init(&table, &plain))
			break;
		CHECK(!host_used);
	}
	CHECK(i > 2);
	host_fail_from = 0;
	luarcu_store_free(&table);
	CHECK(!host_used);
	pass("no memory is lost where some is refused");
}

int main(void)
{
	test_data();
	test_writes();
	test_refuse();
	test_oldest(1);
	test_oldest(5);
	test_oldest(1000);
	pass("what was made first goes first, in tables of any size");
	test_oldest_written();
	test_kinds();
	test_chain();
	test_spread();
	test_crafted();
	test_expiry();
	test_refresh();
	test_sweep();
	test_model(1);
	test_model(10);
	test_model(16);
	pass("200000 random steps do what they do to a list");
	test_memory();
	return 0;
}
