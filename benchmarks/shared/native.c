/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Nanoseconds of a hit, as tables grow, and how many hits one and two threads have in a
 * second, alone and beside one that writes all the time. Seconds are those of CPUs that the
 * threads had: who else runs on the machine takes time, and counts little.
 */
#include <pthread.h>
#include <time.h>

#include <linux/jiffies.h>

#include "luarcu/shared.h"

#define HITS 2000000
#define READERS 2
#define ROUNDS 11

static struct luarcu_table table;
static bool over;

/* Of the thread. */
static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
	return time.tv_sec + time.tv_nsec / 1e9;
}

static u64 roll(u64 *dice)
{
	*dice = *dice * 6364136223846793005ULL + 1442695040888963407ULL;
	return *dice >> 33;
}

static void hit(u64 *dice)
{
	const u64 n = roll(dice) % table.settings.size;
	const struct luarcu_key key = luarcu_key(&table, luarcu_integer(n));
	u64 value;

	CHECK(luarcu_table_peek(&table, key, &value) == LUARCU_INTEGER);
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
		CHECK(!luarcu_table_put(&table, key, value, 0));
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

/* What threads have counted in a second of their own, on cache lines of their own. */
static struct {
	double rate __attribute__((aligned(128)));
} rates[READERS + 1];

static void *reader(void *rate)
{
	u64 dice = (u64)(unsigned long)rate;
	const double begin = now();
	unsigned long hits;

	host_bh_off = 1;
	for (hits = 0; !READ_ONCE(over); hits++)
		hit(&dice);
	*(double *)rate = hits / (now() - begin);
	return NULL;
}

static void *writer(void *rate)
{
	const double begin = now();
	struct luarcu_key key;
	unsigned long writes;
	u64 dice = 7;

	host_bh_off = 1;
	for (writes = 0; !READ_ONCE(over); writes++) {
		key = luarcu_key(&table, luarcu_integer(roll(&dice) % table.settings.size));
		CHECK(!luarcu_table_add(&table, key, 1, 0).answer);
	}
	*(double *)rate = writes / (now() - begin);
	return NULL;
}

/* Millions of hits in a second of each reader, together. */
static double crowd_once(int readers, bool writes)
{
	pthread_t threads[READERS + 1];
	int i, count = 0;
	double all = 0;

	over = false;
	for (i = 0; i < readers; i++)
		pthread_create(&threads[count++], NULL, reader, &rates[i].rate);
	if (writes)
		pthread_create(&threads[count++], NULL, writer, &rates[READERS].rate);
	nanosleep(&(struct timespec){ .tv_nsec = 300000000 }, NULL);
	WRITE_ONCE(over, true);
	while (count)
		pthread_join(threads[--count], NULL);
	for (i = 0; i < readers; i++)
		all += rates[i].rate;
	return all / 1e6;
}

static int compare(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double median(double numbers[ROUNDS])
{
	qsort(numbers, ROUNDS, sizeof(*numbers), compare);
	return numbers[ROUNDS / 2];
}

/* One reader and two, in turn. */
static void crowd(const char *beside, bool writes)
{
	double one[ROUNDS], two[ROUNDS], times[ROUNDS];
	int i;

	for (i = 0; i < ROUNDS; i++) {
		one[i] = crowd_once(1, writes);
		two[i] = crowd_once(2, writes);
		times[i] = two[i] / one[i];
	}
	printf("%8u, %-24s %8.2f %8.2f %8.2f\n", table.settings.size, beside, median(one),
	       median(two), median(times));
}

static void crowds(u32 size)
{
	table_new(size);
	crowd("nobody writes", false);
	crowd("one writes all the time", true);
	luarcu_store_free(&table);
}

int main(void)
{
	printf("nanoseconds of a hit among so many integers:\n");
	sizes();
	printf("hits in a second, in millions:\n%-34s %8s %8s %8s\n", "", "one CPU", "two",
	       "times");
	crowds(1000);
	crowds(100000);
	return 0;
}
