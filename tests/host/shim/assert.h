/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#undef assert
#define assert(c) ((c) ? (void)0 : host_assert(#c, __FILE__, __LINE__))

void __attribute__((noreturn)) host_assert(const char *what, const char *file, int line);
