// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Sources: luadata/protocol/http.c luadata/protocol/http_body.c luadata/protocol/http_path.c */
#include <stdlib.h>
#include <string.h>

#include <linux/limits.h>

#include "luadata/protocol/http.h"
#include "tests/host/fuzz/fuzz.h"

static const struct luadata_text agent = { (const u8 *)"User-Agent", 10 };
static const struct luadata_text cookie = { (const u8 *)"a", 1 };

static void unfold(const struct luadata_text *value)
{
	u8 *plain = malloc(value->length);

	fuzz_assert(luadata_http_unfold(value, plain) <= value->length);
	free(plain);
}

/* A path has no part that a server would change. */
static void normalise(const struct luadata_text *target)
{
	const struct luadata_text plain = luadata_http_plain_path(target);
	u8 *path = malloc(target->length + 1);
	u32 length;

	if (!luadata_http_path(target, path, &length)) {
		fuzz_assert(length && length <= target->length + 1 && path[0] == '/');
		fuzz_assert(!memmem(path, length, "//", 2) && !memmem(path, length, "/./", 3) &&
			    !memmem(path, length, "/../", 4));
		fuzz_assert(!plain.length ||
			    (plain.length == length && !memcmp(plain.bytes, path, length)));
	} else {
		fuzz_assert(!plain.length);
	}
	free(path);
}

/* Lines like headers, until there is no other. */
static void find_all(const u8 *bytes, size_t length)
{
	long fuel = 4 * length + 64;
	struct luadata_http http = { bytes, length, .fuel = &fuel };
	struct luadata_text value;
	u32 last = 0;

	while (luadata_http_find(&http, &agent, &value)) {
		fuzz_assert(http.at > last && http.at <= length);
		fuzz_inside(&value, bytes, length);
		unfold(&value);
		last = http.at;
	}
	fuzz_assert(http.at == length && fuel > 0);
}

int LLVMFuzzerTestOneInput(const u8 *bytes, size_t length)
{
	struct luadata_http http, again;
	long fuel = 8 * length + 64, little;
	struct luadata_text value;
	u64 end;

	find_all(bytes, length);

	/* A call that has little left must end early. */
	little = length / 32;
	if (!luadata_http_open(&http, bytes, length, &little))
		while (!luadata_http_next(&http, &agent, &value))
			fuzz_inside(&value, bytes, length);

	if (luadata_http_open(&http, bytes, length, &fuel))
		return 0;
	fuzz_inside(&http.method, bytes, length);
	fuzz_inside(&http.target, bytes, length);
	fuzz_inside(&http.version, bytes, length);
	fuzz_assert(http.method.length && http.target.length);
	normalise(&http.target);
	again = http;
	if (!luadata_http_end(&again, &end))
		fuzz_assert(end >= http.at && end <= (u64)length + U32_MAX);
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
