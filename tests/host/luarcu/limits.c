/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Limits: what they grant, to the token and the millisecond, and to several threads at once. */
#include "shared.h"

#include <pthread.h>

#include <linux/jiffies.h>
#include <linux/random.h>

#include "luarcu/limit.h"

static struct luarcu_limit limit;

static void limit_new(struct luarcu_limit_settings settings)
{
	CHECK(!luarcu_limit_init(&limit, &settings));
}

static void limit_free(void)
{
	luarcu_store_free(&limit.table);
	CHECK(!host_used);
}

static bool take(u64 who, u64 n)
{
	const struct luarcu_key key = key_of(&limit.table, integer(who));

	return luarcu_limit_take(&limit, key, n);
}

static u64 take_all(u64 who)
{
	u64 n = 0;

	while (take(who, 1))
		n++;
	return n;
}

static void test_burst(void)
{
	limit_new((struct luarcu_limit_settings){ .rate = 10, .burst = 25, .per = 1, .size = 4 });
	CHECK(take_all(1) == 25 && take_all(2) == 25);
	host_milliseconds += 99;
	CHECK(!take(1, 1));
	host_milliseconds += 1;
	CHECK(take(1, 1) && !take(1, 1));
	host_milliseconds += 1000;
	CHECK(!take(1, 11) && take(1, 10) && !take(1, 1));
	host_milliseconds += 2499;
	CHECK(!take(1, 25));
	host_milliseconds += 1;
	CHECK(take(1, 25) && !take(1, 1));
	host_milliseconds += 1000000;
	CHECK(!take(1, 26) && take_all(1) == 25);
	limit_free();
	pass("a key has its burst, and then what the rate gives, to the millisecond");
}

static void test_slow(void)
{
	int i;

	limit_new((struct luarcu_limit_settings){ .rate = 7, .burst = 1, .per = 60, .size = 4 });
	CHECK(take(1, 1));
	for (i = 1; i < 60000 / 7 + 1; i++) {
		host_milliseconds++;
		CHECK(!take(1, 1));
	}
	host_milliseconds++;
	CHECK(take(1, 1));
	limit_free();
	pass("less than one in a second");
}

/* Numbers that wrap: the fastest rate, at all times. */
static void test_wrap(void)
{
	const u64 rate = LUARCU_RATE_MAX, burst = LUARCU_BURST_MAX;
	const u64 begin = host_milliseconds;
	int i;

	limit_new((struct luarcu_limit_settings){ .rate = rate, .burst = burst, .per = 1, .size = 4 });
	for (i = 0; i < 100000; i++) {
		host_milliseconds += get_random_u64() % 0x1000000;
		/* In a millisecond come about 2^30, in four of them more than a burst. */
		CHECK(take(1, burst) && !take(1, burst));
		host_milliseconds++;
		CHECK(take(1, rate / 1000) && !take(1, rate / 1000));
	}
	host_milliseconds = begin;
	limit_free();
	pass("the time of buckets may wrap");
}

static void test_crowd(void)
{
	u64 i;

	limit_new((struct luarcu_limit_settings){ .rate = 1, .burst = 1, .per = 1, .size = 100 });
	for (i = 0; i < 100000; i++) {
		CHECK(take(i, 1) && !take(i, 1));
		CHECK(luarcu_store_used(&limit.table) <= 100);
	}
	CHECK(!take(i - 100, 1) && take(i - 101, 1));
	limit_free();
	pass("more keys than there are buckets: the oldest gives way");
}

/* --- several at once */

#define THREADS 4
#define MILLISECONDS 400

static u64 granted[THREADS];

static void *taker(void *arg)
{
	const unsigned long number = (unsigned long)arg;
	const u64 end = 5000 + MILLISECONDS;

	granted[number] = 0;
	while (READ_ONCE(host_milliseconds) < end) {
		granted[number] += take(1, 1);
		/* Thousands of takes in a millisecond. */
		if (!number && get_random_u64() % 2000 == 0)
			WRITE_ONCE(host_milliseconds, host_milliseconds + 1);
	}
	return NULL;
}

static void test_threads(void)
{
	pthread_t threads[THREADS];
	unsigned long i;
	u64 all = 0;

	host_milliseconds = 5000;
	limit_new((struct luarcu_limit_settings){ .rate = 10000, .burst = 100, .per = 1, .size = 4 });
	for (i = 0; i < THREADS; i++)
		CHECK(!pthread_create(&threads[i], NULL, taker, (void *)i));
	for (i = 0; i < THREADS; i++) {
		pthread_join(threads[i], NULL);
		all += granted[i];
	}
	/* What came in the last millisecond may be left. */
	CHECK(all >= 100 + 10 * (MILLISECONDS - 1) && all <= 100 + 10 * MILLISECONDS);
	limit_free();
	pass("threads together get what one would");
}

int main(void)
{
	test_burst();
	test_slow();
	test_wrap();
	test_crowd();
	test_threads();
	return 0;
}
