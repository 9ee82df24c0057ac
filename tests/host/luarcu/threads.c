/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Tables, several threads: nothing is lost, nothing is torn, no table is larger than it was
 * made, whatever the others do. What all believe is checked while they run, and at the end.
 */
#include "shared.h"

#include <pthread.h>

#include <linux/jiffies.h>
#include <linux/random.h>

#define THREADS 4

static struct luarcu_table table;
static unsigned long rounds = 20000;
static bool over;

static __thread u64 dice;

static u64 roll(u64 sides)
{
	dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
	return (dice >> 33) % sides;
}

/* Runs all of them with their number, and waits. */
static void run(void *(*thread)(void *), unsigned long count)
{
	pthread_t threads[THREADS + 1];
	unsigned long i;

	for (i = 0; i < count; i++)
		CHECK(!pthread_create(&threads[i], NULL, thread, (void *)i));
	for (i = 0; i < count; i++)
		pthread_join(threads[i], NULL);
}

static void table_new(struct luarcu_settings settings)
{
	CHECK(!luarcu_store_init(&table, &settings));
}

static void table_free(void)
{
	luarcu_store_free(&table);
	CHECK(!host_used);
}

/* --- sums */

#define KEYS 20

static void *adder(void *number)
{
	struct luarcu_key key;
	unsigned long i;

	dice = (unsigned long)number;
	for (i = 0; i < rounds; i++) {
		key = key_of(&table, integer(i % KEYS));
		CHECK(luarcu_table_add(&table, key, i, 0).answer == LUARCU_DONE);
	}
	return NULL;
}

static void test_sums(void)
{
	struct luarcu_key key;
	struct luarcu_copy copy;
	unsigned long i, total = 0;

	table_new((struct luarcu_settings){ .size = KEYS, .key = 8, .value = 8 });
	run(adder, THREADS);
	for (i = 0; i < KEYS; i++) {
		key = key_of(&table, integer(i));
		CHECK(luarcu_table_get(&table, key, &copy));
		total += copy.words[0];
	}
	CHECK(total == THREADS * (rounds * (rounds - 1) / 2));
	CHECK(luarcu_store_used(&table) == KEYS);
	table_free();
	pass("no addition is lost");
}

/* --- slots */

#define SLOTS 5

static int owners[SLOTS + 1];

/* Takes two and returns them the wrong way round, so that the top is often what it was before. */
static void *taker(void *arg)
{
	unsigned long i;
	u32 first, second;

	for (i = 0; i < 10 * rounds; i++) {
		first = luarcu_store_take(&table);
		second = luarcu_store_take(&table);
		if (first)
			CHECK(!__atomic_exchange_n(&owners[first], 1, __ATOMIC_SEQ_CST));
		if (second)
			CHECK(!__atomic_exchange_n(&owners[second], 1, __ATOMIC_SEQ_CST));
		__atomic_store_n(&owners[first], 0, __ATOMIC_SEQ_CST);
		__atomic_store_n(&owners[second], 0, __ATOMIC_SEQ_CST);
		if (first)
			luarcu_store_return(&table, first);
		if (second)
			luarcu_store_return(&table, second);
	}
	return NULL;
}

static void test_slots(void)
{
	u32 count = 0;

	table_new((struct luarcu_settings){ .size = SLOTS, .key = 8, .value = 8 });
	run(taker, THREADS);
	while (luarcu_store_take(&table))
		count++;
	CHECK(count == SLOTS && luarcu_store_used(&table) == SLOTS);
	table_free();
	pass("no slot is had twice");
}

/* --- one winner */

static unsigned long wins[THREADS], swaps[THREADS];

static void *winner(void *arg)
{
	const unsigned long number = (unsigned long)arg;
	struct luarcu_datum mine = integer(number), next, now;
	struct luarcu_key key, counter = key_of(&table, boolean(true));
	struct luarcu_copy copy;
	unsigned long i;

	for (i = 0; i < rounds; i++) {
		key = key_of(&table, integer(i));
		wins[number] += !luarcu_table_put_if_absent(&table, key, mine, 0);
		CHECK(luarcu_table_get(&table, counter, &copy));
		now = integer(copy.words[0]);
		next = integer(copy.words[0] + 1);
		swaps[number] += !luarcu_table_swap(&table, counter, now, next, 0);
	}
	return NULL;
}

static void test_winners(void)
{
	const struct luarcu_datum zero = integer(0);
	struct luarcu_key key;
	struct luarcu_copy copy;
	unsigned long i, all = 0, swapped = 0;

	table_new((struct luarcu_settings){ .size = rounds + 1, .key = 8, .value = 8 });
	key = key_of(&table, boolean(true));
	CHECK(!luarcu_table_put(&table, key, zero, 0));
	run(winner, THREADS);
	for (i = 0; i < THREADS; i++) {
		all += wins[i];
		swapped += swaps[i];
	}
	CHECK(all == rounds && luarcu_store_used(&table) == rounds + 1);
	CHECK(luarcu_table_get(&table, key, &copy) && copy.words[0] == swapped);
	for (i = 0; i < rounds; i++) {
		key = key_of(&table, integer(i));
		CHECK(luarcu_table_get(&table, key, &copy) && wins[copy.words[0]]-- > 0);
	}
	table_free();
	pass("one of many puts first, and no swap is lost");
}

/* --- a flood */

#define CROWD 200
#define STAYING 5 /* more keys, which nobody removes where none has to give way */

/* A value tells its key, and all of it is of one write. */
static struct luarcu_datum value_of(u64 key, char text[32])
{
	const u64 length = roll(33);

	if (roll(4) == 0)
		return integer(key << 32 | roll(1 << 30));
	memset(text, (int)(1 + key), length);
	return bytes(text, length);
}

static bool value_is_of(const struct luarcu_copy *copy, u64 key)
{
	struct luarcu_copy own = *copy;
	const u8 *text = (const u8 *)luarcu_copy_text(&own);
	u32 i;

	if (copy->type == LUARCU_INTEGER)
		return copy->words[0] >> 32 == key;
	if (copy->type != LUARCU_STRING || copy->length > 32)
		return false;
	for (i = 0; i < copy->length; i++)
		if (text[i] != 1 + key)
			return false;
	return true;
}

/* Returns what it is told. */
static u8 check_peek(struct luarcu_key key, u64 n)
{
	u64 value;
	const u8 type = luarcu_table_peek(&table, key, &value);

	CHECK(type == LUARCU_NONE || type == LUARCU_STRING ||
	      (type == LUARCU_INTEGER && value >> 32 == n));
	return type;
}

static void flood_step(u64 n)
{
	struct luarcu_key key = key_of(&table, integer(n));
	struct luarcu_datum value;
	struct luarcu_copy copy;
	char text[32];

	switch (roll(8)) {
	case 0:
		luarcu_table_delete(&table, key);
		return;
	case 1:
	case 2:
	case 3:
		value = value_of(n, text);
		luarcu_table_put(&table, key, value, roll(3) * 5);
		return;
	default:
		if (luarcu_table_get(&table, key, &copy))
			CHECK(value_is_of(&copy, n));
		check_peek(key, n);
	}
}

static void stay(void)
{
	struct luarcu_datum value;
	struct luarcu_key key;
	char text[32];
	u64 i;

	for (i = CROWD; i < CROWD + STAYING; i++) {
		key = key_of(&table, integer(i));
		value = value_of(i, text);
		CHECK(!luarcu_table_put(&table, key, value, 0));
	}
}

static void check_staying(void)
{
	struct luarcu_key key = key_of(&table, integer(CROWD + roll(STAYING)));
	struct luarcu_copy copy;

	if (!table.settings.oldest && !table.settings.ttl)
		CHECK(luarcu_table_get(&table, key, &copy) && value_is_of(&copy, key.integer) &&
		      check_peek(key, key.integer) != LUARCU_NONE);
}

static void *flooder(void *arg)
{
	unsigned long i;

	dice = (unsigned long)arg + 1;
	for (i = 0; i < rounds; i++) {
		flood_step(roll(CROWD));
		check_staying();
		CHECK(luarcu_store_used(&table) <= table.settings.size);
	}
	return NULL;
}

/* The last one looks at all of it, lets time pass, and sweeps, until the others are through. */
static void *watcher(void *arg)
{
	struct luarcu_item item;
	u32 i;

	while (!READ_ONCE(over)) {
		for (i = 1; i <= table.settings.size; i++)
			if (luarcu_table_at(&table, i, &item))
				CHECK(value_is_of(&item.value, item.key.words[0]));
		for (i = 1; i; i = luarcu_store_sweep(&table, i, 8))
			;
		WRITE_ONCE(host_milliseconds, host_milliseconds + 1);
	}
	return NULL;
}

static void test_flood(u32 size, bool oldest, bool refresh)
{
	struct luarcu_item item;
	pthread_t watch;
	u32 i, seen = 0;

	table_new((struct luarcu_settings){ .size = size, .key = 8, .value = 32, .oldest = oldest,
					    .ttl = refresh ? 3 : 0, .refresh = refresh });
	/* Few chains, so that threads meet. */
	table.mask &= 7;
	stay();
	over = false;
	CHECK(!pthread_create(&watch, NULL, watcher, NULL));
	run(flooder, THREADS);
	WRITE_ONCE(over, true);
	pthread_join(watch, NULL);
	host_milliseconds += 100;
	for (i = 1; i; i = luarcu_store_sweep(&table, i, size))
		;
	for (i = 1; i <= size; i++)
		seen += luarcu_table_at(&table, i, &item);
	CHECK(seen == luarcu_store_used(&table));
	/* Every slot is in a chain or on the stack. */
	while (luarcu_store_take(&table))
		seen++;
	CHECK(seen == size);
	table_free();
}

int main(int argc, char **argv)
{
	if (argc > 1)
		rounds = strtoul(argv[1], NULL, 10);
	test_sums();
	test_slots();
	test_winners();
	test_flood(150, false, false);
	test_flood(10, false, false);
	pass("a flood tears no value and finds no more room than there is");
	test_flood(150, true, false);
	test_flood(10, true, true);
	pass("nor where the oldest gives way and hits refresh");
	return 0;
}
