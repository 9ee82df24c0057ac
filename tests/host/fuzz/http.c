// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Sources: luadata/http.c */
#include <stdlib.h>

#include "luadata/http.h"
#include "tests/host/fuzz/fuzz.h"

static const struct luadata_text agent = { (const u8 *)"User-Agent", 10 };
static const struct luadata_text cookie = { (const u8 *)"a", 1 };

static void unfold(const struct luadata_text *value)
{
	u8 *plain = malloc(value->length);

	fuzz_assert(luadata_http_unfold(value, plain) <= value->length);
	free(plain);
}

int LLVMFuzzerTestOneInput(const u8 *bytes, size_t length)
{
	struct luadata_text method, version;
	struct luadata_http http, again;
	long fuel = 4 * length + 64, little;
	struct luadata_text value;

	/* A call that has little left must end early. */
	little = length / 32;
	if (!luadata_http_open(&http, bytes, length, &little))
		while (!luadata_http_next(&http, &agent, &value))
			fuzz_inside(&value, bytes, length);

	if (luadata_http_open(&http, bytes, length, &fuel))
		return 0;
	method = luadata_http_method(&http);
	version = luadata_http_version(&http);
	fuzz_inside(&method, bytes, length);
	fuzz_inside(&http.target, bytes, length);
	fuzz_inside(&version, bytes, length);
	fuzz_assert(method.length && http.target.length && version.length == 3);
	again = http;
	while (!luadata_http_next(&http, &agent, &value)) {
		fuzz_inside(&value, bytes, length);
		unfold(&value);
	}
	if (!luadata_http_cookie(&again, &cookie, &value)) {
		fuzz_inside(&value, bytes, length);
		unfold(&value);
	}
	luadata_http_judge(&http);
	fuzz_assert(fuel > 0);
	return 0;
}
