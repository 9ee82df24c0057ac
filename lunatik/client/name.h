/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What may name a state or a function, for nfluactl and for the iptables extension. */
#ifndef NFLUACTL_NAME_H
#define NFLUACTL_NAME_H

#include <stdbool.h>

#define NAME_STATE_RULE "a name of 1 to 31 letters, digits, '.', '_' or '-'"
#define NAME_FUNCTION_RULE "a Lua name of 1 to 63 letters, digits or '_'"

bool name_is_state(const char *word);
bool name_is_function(const char *word);

#endif
