// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Sources: luadata/protocol/tls.c */
#include <stdlib.h>
#include <string.h>

#include "luadata/protocol/name.h"
#include "luadata/protocol/tls.h"
#include "tests/host/fuzz/fuzz.h"

static void read_alpn(const struct luadata_tls *tls, const u8 *bytes, size_t length)
{
	struct luadata_text list, protocol;

	if (luadata_tls_alpn(tls, &list))
		return;
	while (!luadata_tls_protocol(&list, &protocol))
		fuzz_inside(&protocol, bytes, length);
}

static void read_hello(const u8 *bytes, size_t length)
{
	const u32 extent = luadata_tls_extent(bytes, length);
	u8 small[LUADATA_TLS_NAME];
	struct luadata_text name;
	struct luadata_tls tls;
	enum luadata_reason reason;
	u16 version;

	/* What lies behind the extent changes nothing. */
	if (length > extent)
		length = extent;
	reason = luadata_tls_open(&tls, bytes, length);
	fuzz_assert(tls.here <= length || reason);
	if (reason == LUADATA_SHORT)
		fuzz_assert(luadata_tls_missing(&tls) > 0);
	if (reason)
		return;
	if (!luadata_tls_name(&tls, &name)) {
		fuzz_inside(&name, bytes, length);
		fuzz_assert(name.length && name.length <= LUADATA_TLS_NAME);
		luadata_copy_lower(small, name.bytes, name.length);
		fuzz_assert(luadata_name_host(name).length <= name.length);
	}
	if (luadata_tls_whole(&tls) == LUADATA_FOUND)
		fuzz_assert(luadata_tls_name(&tls, &name) != LUADATA_SHORT &&
			    luadata_tls_version(&tls, &version) != LUADATA_SHORT);
	luadata_tls_version(&tls, &version);
	luadata_tls_ech(&tls);
	read_alpn(&tls, bytes, length);
}

/* Joined in place or in other room, however little, it is the same as far as that goes. */
static void join(const u8 *bytes, size_t length)
{
	u8 *copy = malloc(length), *room = malloc(length);
	const u32 little = 5 + bytes[length - 1] % (length - 5 + 1);
	u32 joined, part;

	memcpy(copy, bytes, length);
	joined = luadata_tls_join(copy, length, copy, length);
	part = luadata_tls_join(room, little, bytes, length);
	fuzz_assert(joined <= length && part <= little && !joined == !part);
	fuzz_assert(!part || !memcmp(copy + 5, room + 5, part - 5));
	if (joined)
		read_hello(copy, joined);
	free(copy);
	free(room);
}

int LLVMFuzzerTestOneInput(const u8 *bytes, size_t length)
{
	if (luadata_tls_is_cut(bytes, length))
		join(bytes, length);
	read_hello(bytes, length);
	return 0;
}
