/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Included into every unit of the program: the instructions that were executed so far. A
 * register counts them, which functions of libc preserve, and which only they save.
 */
#ifndef COST_H
#define COST_H

#ifndef __ASSEMBLER__
register unsigned long cost asm("r15");
#endif

#endif
