/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef HOST_LINUX_UNALIGNED_H
#define HOST_LINUX_UNALIGNED_H

#include <string.h>

#include <linux/types.h>

#define HOST_UNALIGNED(bits, order)                                                            \
	static inline u##bits get_unaligned_##order##bits(const void *from)                    \
	{                                                                                      \
		u##bits value;                                                                 \
                                                                                               \
		memcpy(&value, from, sizeof(value));                                           \
		return host_##order##bits(value);                                              \
	}                                                                                      \
                                                                                               \
	static inline void put_unaligned_##order##bits(u##bits value, void *to)                \
	{                                                                                      \
		value = host_##order##bits(value);                                             \
		memcpy(to, &value, sizeof(value));                                             \
	}

#define host_be16 __builtin_bswap16
#define host_be32 __builtin_bswap32
#define host_be64 __builtin_bswap64
#define host_le16
#define host_le32
#define host_le64

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "the tests' machine");

HOST_UNALIGNED(16, be)
HOST_UNALIGNED(32, be)
HOST_UNALIGNED(64, be)
HOST_UNALIGNED(16, le)
HOST_UNALIGNED(32, le)
HOST_UNALIGNED(64, le)

#endif
