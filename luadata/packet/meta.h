/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef LUADATA_META_H
#define LUADATA_META_H

#include "luadata/bytes/view.h"

#define LUADATA_META_METHODS 10
extern const struct luadata_method luadata_meta_methods[LUADATA_META_METHODS];

#endif
