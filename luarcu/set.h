/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What the builders of sets share. */
#ifndef LUARCU_SET_H
#define LUARCU_SET_H

#include <linux/gfp.h>

/* That there is not enough memory for a set is told to who loads it, and kills nobody. */
#define LUARCU_SET_GFP (GFP_KERNEL_ACCOUNT | __GFP_NOWARN | __GFP_RETRY_MAYFAIL)

#endif
