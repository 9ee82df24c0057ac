/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef LUADATA_BYTES_H
#define LUADATA_BYTES_H

#include "luadata/view.h"

#define LUADATA_BYTES_METHODS 4
extern const struct luadata_method luadata_bytes_methods[LUADATA_BYTES_METHODS];

#endif
