/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* How the contents of sets and tables are allocated. */
#ifndef LUARCU_MEMORY_H
#define LUARCU_MEMORY_H

#include <linux/gfp.h>

/* That there is not enough memory is told to who loads it, and kills nobody. */
#define LUARCU_GFP (GFP_KERNEL_ACCOUNT | __GFP_NOWARN | __GFP_RETRY_MAYFAIL)

#endif
