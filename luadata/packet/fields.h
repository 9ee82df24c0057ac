/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef LUADATA_FIELDS_H
#define LUADATA_FIELDS_H

#include "luadata/bytes/view.h"

#define LUADATA_FIELDS_METHODS 16
extern const struct luadata_method luadata_fields_methods[LUADATA_FIELDS_METHODS];

#endif
