// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Sources: luadata/tls.c */
#include "luadata/scan.h"
#include "luadata/tls.h"
#include "tests/host/fuzz/fuzz.h"

static void read_alpn(const struct luadata_tls *tls, const u8 *bytes, size_t length)
{
	struct luadata_text list, protocol;

	if (luadata_tls_alpn(tls, &list))
		return;
	while (!luadata_tls_protocol(&list, &protocol))
		fuzz_inside(&protocol, bytes, length);
}

int LLVMFuzzerTestOneInput(const u8 *bytes, size_t length)
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
		return 0;
	if (!luadata_tls_name(&tls, &name)) {
		fuzz_inside(&name, bytes, length);
		fuzz_assert(name.length && name.length <= LUADATA_TLS_NAME);
		luadata_copy_lower(small, name.bytes, name.length);
	}
	if (luadata_tls_whole(&tls) == LUADATA_FOUND)
		fuzz_assert(luadata_tls_name(&tls, &name) != LUADATA_SHORT &&
			    luadata_tls_version(&tls, &version) != LUADATA_SHORT);
	luadata_tls_version(&tls, &version);
	luadata_tls_ech(&tls);
	read_alpn(&tls, bytes, length);
	return 0;
}
