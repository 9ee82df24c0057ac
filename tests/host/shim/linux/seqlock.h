/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The thread sanitizer knows no fences; what they order are atomic accesses anyway. */
#ifndef HOST_LINUX_SEQLOCK_H
#define HOST_LINUX_SEQLOCK_H

#include <linux/compiler.h>

typedef struct { unsigned int sequence; } seqcount_t;

#ifdef __SANITIZE_THREAD__
#define host_fence() __asm__ volatile("" ::: "memory")
#else
#define host_fence() __atomic_thread_fence(__ATOMIC_SEQ_CST)
#endif

#define seqcount_init(s) WRITE_ONCE((s)->sequence, 0)
#define raw_seqcount_begin(s) (__atomic_load_n(&(s)->sequence, __ATOMIC_ACQUIRE) & ~1u)

static inline bool read_seqcount_retry(const seqcount_t *s, unsigned int start)
{
	host_fence();
	return READ_ONCE(s->sequence) != start;
}

static inline void raw_write_seqcount_begin(seqcount_t *s)
{
	WRITE_ONCE(s->sequence, s->sequence + 1);
	host_fence();
}

static inline void raw_write_seqcount_end(seqcount_t *s)
{
	__atomic_store_n(&s->sequence, s->sequence + 1, __ATOMIC_RELEASE);
}

#endif
