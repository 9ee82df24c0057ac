/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* Packets that grow and shrink. */
#ifndef LUADATA_ADJUST_H
#define LUADATA_ADJUST_H

#include "luadata/bytes/view.h"

#define LUADATA_ADJUST_METHODS 2
extern const struct luadata_method luadata_adjust_methods[LUADATA_ADJUST_METHODS];

#endif
