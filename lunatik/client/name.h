/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What may name a state or a function. */
#ifndef NFLUA_NAME_H
#define NFLUA_NAME_H

#include <stdbool.h>

#define NFLUA_STATE_RULE "a name of 1 to 31 letters, digits, '.', '_' or '-'"
#define NFLUA_FUNCTION_RULE "a Lua name of 1 to 63 letters, digits or '_'"

bool nflua_name_is_state(const char *word);
bool nflua_name_is_function(const char *word);

#endif
