/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)
#define __noreturn __attribute__((noreturn))
#define __annotate_jump_table
#define noinline __attribute__((noinline))
