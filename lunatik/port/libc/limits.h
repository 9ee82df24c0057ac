/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * The kernel's values, written so that the preprocessor can compute with them.
 */
#ifndef LUNATIK_LIBC_LIMITS_H
#define LUNATIK_LIBC_LIMITS_H

#include <linux/limits.h>
#include <vdso/limits.h>

#undef USHRT_MAX
#undef SHRT_MAX
#undef INT_MAX
#undef INT_MIN
#undef UINT_MAX
#undef LLONG_MAX
#undef LLONG_MIN

#define SHRT_MAX 32767
#define USHRT_MAX 65535
#define INT_MAX 2147483647
#define INT_MIN (-INT_MAX - 1)
#define UINT_MAX 4294967295U
#define LLONG_MAX 9223372036854775807LL
#define LLONG_MIN (-LLONG_MAX - 1)

#ifndef CHAR_BIT
#define CHAR_BIT 8
#endif
#ifndef UCHAR_MAX
#define UCHAR_MAX 255
#endif

#endif
