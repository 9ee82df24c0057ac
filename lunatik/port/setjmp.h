/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Errors in Lua unwind by a long jump. The buffer holds the registers that a callee must
 * preserve; see setjmp_*.S for its layout.
 */
#ifndef LUNATIK_PORT_SETJMP_H
#define LUNATIK_PORT_SETJMP_H

struct lunatik_jmpbuf {
	unsigned long reg[14];
};

int lunatik_setjmp(struct lunatik_jmpbuf *buf) __attribute__((returns_twice));

/* Makes that lunatik_setjmp() return 1. Not declared noreturn: objtool doesn't know it. */
void lunatik_longjmp(struct lunatik_jmpbuf *buf);

#endif
