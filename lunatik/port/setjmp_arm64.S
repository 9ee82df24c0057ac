/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include <linux/linkage.h>

SYM_FUNC_START(lunatik_setjmp)
	mov	x2, sp
	stp	x19, x20, [x0, #0]
	stp	x21, x22, [x0, #16]
	stp	x23, x24, [x0, #32]
	stp	x25, x26, [x0, #48]
	stp	x27, x28, [x0, #64]
	stp	x29, x30, [x0, #80]
	stp	x2, x18, [x0, #96]	/* x18: the shadow call stack, where there is one */
	mov	w0, #0
	ret
SYM_FUNC_END(lunatik_setjmp)

SYM_FUNC_START(lunatik_longjmp)
#if defined(CONFIG_KASAN_GENERIC) && defined(CONFIG_KASAN_STACK)
	/* None of the frames between here and there will lift the guards of its locals. */
	mov	x19, x0
	ldr	x1, [x0, #96]
	mov	x0, sp
	bl	__asan_allocas_unpoison
	mov	x0, x19
#endif
	ldp	x19, x20, [x0, #0]
	ldp	x21, x22, [x0, #16]
	ldp	x23, x24, [x0, #32]
	ldp	x25, x26, [x0, #48]
	ldp	x27, x28, [x0, #64]
	ldp	x29, x30, [x0, #80]
#ifdef CONFIG_SHADOW_CALL_STACK
	ldp	x2, x18, [x0, #96]
#else
	ldr	x2, [x0, #96]
#endif
	mov	sp, x2
	mov	w0, #1
	ret
SYM_FUNC_END(lunatik_longjmp)
