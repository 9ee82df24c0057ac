/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef NFLUACTL_JSON_H
#define NFLUACTL_JSON_H

#include <jansson.h>

/* Lua strings are bytes and JSON's are Unicode: bytes that are no UTF-8 become U+FFFD. */
json_t *json_text(const char *text, size_t size);

/* Prints the document and frees it. */
void json_put(json_t *document);

#endif
