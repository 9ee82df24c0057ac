/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef TESTS_HOST_CHANGING_STRINGS_H
#define TESTS_HOST_CHANGING_STRINGS_H

#include <linux/types.h>

/*
 * Lets a script have strings of bytes that change, by each function that gives some. Returns
 * how the script says that one is not what its bytes are, or NULL.
 */
const char *changing_strings(const u8 *bytes, u32 length);

#endif
