// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <string.h>

#include "lunatik/client/name.h"
#include "lunatik/uapi/lunatik_netlink.h"

/* Spelled out: isalpha() would follow the user's locale, and the kernel does not. */
#define DIGITS "0123456789"
#define WORD "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_" DIGITS

static bool name_fits(const char *word, const char *alphabet, size_t size)
{
	size_t length = strlen(word);

	return length && length < size && strspn(word, alphabet) == length;
}

bool nflua_name_is_state(const char *word)
{
	return name_fits(word, WORD ".-", LUNATIK_STATE_SIZE);
}

bool nflua_name_is_function(const char *word)
{
	return name_fits(word, WORD, LUNATIK_FUNCTION_SIZE) && !strchr(DIGITS, *word);
}
