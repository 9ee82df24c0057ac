/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#ifndef LUNATIK_PORT_UNINITIALIZED_H
#define LUNATIK_PORT_UNINITIALIZED_H

/* Of a variable that is set where it counts: kernels may clear what is on the stack. */
#define lunatik_uninitialized __attribute__((__uninitialized__))

#endif
