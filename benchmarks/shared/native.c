/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Nanoseconds of a hit, as tables grow, and how many hits one and two threads have in a
 * second, alone and beside one that writes all the time.
 */
#include <pthread.h>
#include <time.h>

#include <linux/jiffies.h>

#include "luarcu/shared.h"

#define HITS 2000000
#define SECONDS 1

static struct luarcu_table table;
static bool over;

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec + time.tv_nsec / 1e9;
}

static u64 roll(u64 *dice)
{
	*dice = *dice * 6364136223846793005ULL + 1442695040888963407ULL;
	return *dice >> 33;
}

static void hit(u64 *dice)
{
	struct luarcu_key key = { .datum = integer(roll(dice) % table.settings.size) };
	struct luarcu_copy copy;

	luarcu_key_hash(&table, &key);
	CHECK(luarcu_table_get(&table, &key, &copy));
}

static void table_new(u32 size)
{
	const struct luarcu_settings settings = { .size = size, .key = 8, .value = 8 };
	const struct luarcu_datum value = integer(1);
	struct luarcu_key key;
	u32 i;

	CHECK(!luarcu_store_init(&table, &settings));
	for (i = 0; i < size; i++) {
		key = key_of(&table, integer(i));
		CHECK(!luarcu_table_put(&table, &key, &value, 0));
	}
}

static void sizes(void)
{
	u32 size;

	for (size = 10; size <= 1000000; size *= 10) {
		u64 dice = 1;
		double begin;
		u32 i;

		table_new(size);
		begin = now();
		for (i = 0; i < HITS; i++)
			hit(&dice);
		printf("%-44u %6.1f\n", size, (now() - begin) * 1e9 / HITS);
		luarcu_store_free(&table);
	}
}

static void *reader(void *hits)
{
	u64 dice = (u64)(unsigned long)hits;

	host_bh_off = 1;
	while (!READ_ONCE(over)) {
		hit(&dice);
		++*(unsigned long *)hits;
	}
	return NULL;
}

static void *writer(void *writes)
{
	struct luarcu_key key;
	u64 dice = 7, sum;

	host_bh_off = 1;
	while (!READ_ONCE(over)) {
		key = key_of(&table, integer(roll(&dice) % table.settings.size));
		luarcu_table_add(&table, &key, 1, 0, &sum);
		++*(unsigned long *)writes;
	}
	return NULL;
}

/* Counters of threads, apart from each other. */
static struct {
	unsigned long count __attribute__((aligned(128)));
} counts[3];

static unsigned long crowd(int readers, bool writes)
{
	pthread_t threads[3];
	unsigned long all = 0;
	int i, count = 0;

	memset(counts, 0, sizeof(counts));
	over = false;
	for (i = 0; i < readers; i++)
		pthread_create(&threads[count++], NULL, reader, &counts[i].count);
	if (writes)
		pthread_create(&threads[count++], NULL, writer, &counts[2].count);
	nanosleep(&(struct timespec){ .tv_sec = SECONDS }, NULL);
	WRITE_ONCE(over, true);
	while (count)
		pthread_join(threads[--count], NULL);
	for (i = 0; i < readers; i++)
		all += counts[i].count;
	printf("%d reading%-35s %6.2f\n", readers, writes ? ", one writing" : "", all / 1e6 / SECONDS);
	return all;
}

int main(void)
{
	printf("nanoseconds of a hit among so many integers:\n");
	sizes();
	printf("hits in a second, in millions, among 100000:\n");
	table_new(100000);
	crowd(1, false);
	crowd(2, false);
	crowd(1, true);
	crowd(2, true);
	luarcu_store_free(&table);
	return 0;
}
