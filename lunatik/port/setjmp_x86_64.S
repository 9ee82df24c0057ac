/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
#include <linux/linkage.h>

SYM_FUNC_START(lunatik_setjmp)
	movq	(%rsp), %rdx		/* where to return */
	movq	%rbx, 0(%rdi)
	movq	%rbp, 8(%rdi)
	movq	%r12, 16(%rdi)
	movq	%r13, 24(%rdi)
	movq	%r14, 32(%rdi)
	movq	%r15, 40(%rdi)
	movq	%rsp, 48(%rdi)
	movq	%rdx, 56(%rdi)
	xorl	%eax, %eax
	RET
SYM_FUNC_END(lunatik_setjmp)

/* Ends by a return, not by a jump: that needs neither a retpoline nor an ENDBR. */
SYM_FUNC_START(lunatik_longjmp)
#if defined(CONFIG_KASAN_GENERIC) && defined(CONFIG_KASAN_STACK)
	/* None of the frames between here and there will lift the guards of its locals. */
	movq	%rdi, %rbx
	movq	48(%rdi), %rsi
	movq	%rsp, %rdi
	call	__asan_allocas_unpoison
	movq	%rbx, %rdi
#endif
	movq	0(%rdi), %rbx
	movq	8(%rdi), %rbp
	movq	16(%rdi), %r12
	movq	24(%rdi), %r13
	movq	32(%rdi), %r14
	movq	40(%rdi), %r15
	movq	48(%rdi), %rsp
	movq	56(%rdi), %rdx
	movq	%rdx, (%rsp)
	movl	$1, %eax
	RET
SYM_FUNC_END(lunatik_longjmp)
