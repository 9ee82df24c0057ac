// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* Sources: luadata/protocol/dns.c */
#include <stdlib.h>

#include "luadata/protocol/dns.h"
#include "tests/host/fuzz/fuzz.h"

int LLVMFuzzerTestOneInput(const u8 *bytes, size_t length)
{
	struct luadata_dns_question question;
	struct luadata_dns dns;
	u32 n, room, written;
	u8 *text;

	if (luadata_dns_header(&dns, bytes, length))
		return 0;
	for (n = 0; n < 4; n++) {
		if (luadata_dns_question(&question, bytes, length, n))
			continue;
		fuzz_assert(n < dns.questions);
		room = luadata_dns_text_room(&question);
		text = malloc(room);
		written = luadata_dns_text(&question, text);
		fuzz_assert(written && written <= room);
		free(text);
	}
	return 0;
}
