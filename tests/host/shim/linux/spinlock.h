/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Locks, and what a thread has: no more than one, and only with bottom halves off. */
#ifndef HOST_LINUX_SPINLOCK_H
#define HOST_LINUX_SPINLOCK_H

#include <assert.h>
#include <sched.h>

#include <linux/compiler.h>

typedef struct { int taken; } raw_spinlock_t;

extern __thread int host_bh_off, host_locks;

#define raw_spin_lock_init(lock) WRITE_ONCE((lock)->taken, 0)
#define in_softirq() (host_bh_off > 0)
#define local_bh_disable() ((void)host_bh_off++)
#define local_bh_enable() ((void)(assert(host_bh_off > 0), host_bh_off--))

static inline void raw_spin_lock(raw_spinlock_t *lock)
{
	assert(host_bh_off && !host_locks++);
	while (__atomic_exchange_n(&lock->taken, 1, __ATOMIC_ACQUIRE))
		sched_yield();
}

static inline void raw_spin_unlock(raw_spinlock_t *lock)
{
	assert(host_locks-- == 1);
	__atomic_store_n(&lock->taken, 0, __ATOMIC_RELEASE);
}

#endif
