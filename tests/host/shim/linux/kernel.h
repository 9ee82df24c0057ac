/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* ARRAY_SIZE(), and snprintf() as far as it prints addresses of IP. */
#include <stdio.h>
#include <string.h>

#include <arpa/inet.h>

#include <linux/limits.h>
#include <linux/types.h>

#define ARRAY_SIZE(array) (sizeof(array) / sizeof((array)[0]))
#define cpu_to_be32(value) __builtin_bswap32(value)

static inline int host_print_address(char *to, size_t size, const char *format,
				     const void *address)
{
	const int family = strcmp(format, "%pI4") ? AF_INET6 : AF_INET;

	return strlen(inet_ntop(family, address, to, size));
}

#define snprintf host_print_address
