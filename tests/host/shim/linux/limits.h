/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include_next <limits.h>

#define U8_MAX 0xff
#define S8_MIN (-0x80)
#define S8_MAX 0x7f
#define U16_MAX 0xffff
#define S16_MIN (-0x8000)
#define S16_MAX 0x7fff
#define U32_MAX 0xffffffff
#define S32_MIN (-S32_MAX - 1)
#define S32_MAX 0x7fffffff
#define S64_MIN (-S64_MAX - 1)
#define S64_MAX 0x7fffffffffffffff
