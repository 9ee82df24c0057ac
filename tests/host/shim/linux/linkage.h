/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#define SYM_FUNC_START(name)	.globl name; .type name, @function; name:
#define SYM_FUNC_END(name)	.size name, . - name; .section .note.GNU-stack, "", @progbits; .text
#define RET ret
