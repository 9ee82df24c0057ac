/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include <linux/types.h>

/* For the declarations of lauxlib.h only: there are no files. */
#define FILE void

__printf(3, 4) int snprintf(char *buf, size_t size, const char *fmt, ...);
