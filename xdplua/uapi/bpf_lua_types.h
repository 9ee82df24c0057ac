/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* What the kfuncs of xdplua.ko take and return; BPF programs include bpf_lua.h. */
#ifndef BPF_LUA_TYPES_H
#define BPF_LUA_TYPES_H

#include <linux/types.h>

/*
 * A global function of a state, by its names. A global variable of the program, not const:
 * the kernel notes in @handle where it has found the function, so that a call looks no name
 * up. The names belong to the network namespace of the packet's device. There need be no
 * such state when the program is loaded, and it may go and come again.
 */
struct bpf_lua_function {
	__u64 handle; /* 0 at first */
	char state[32];
	char function[64];
};

#define BPF_LUA_FUNCTION(state, function)                                                      \
	{                                                                                      \
		0, state, function                                                             \
	}

/*
 * What bpf_lua_run_...() returns: a negative error, or an action of the hook and the number
 * that the function returned with its verdict ("return REDIRECT, ifindex"), else 0.
 *
 *   verdict     xdp            skb (tc)           nf (netfilter)
 *   ACCEPT      XDP_PASS       TC_ACT_OK          NF_ACCEPT
 *   DROP        XDP_DROP       TC_ACT_SHOT        NF_DROP
 *   CONTINUE    XDP_PASS       TC_ACT_PIPE        NF_ACCEPT
 *   TX          XDP_TX         -                  -
 *   REDIRECT    XDP_REDIRECT   TC_ACT_REDIRECT    -
 *
 * A verdict that the hook has not is an error. For REDIRECT, the program calls
 * bpf_redirect() with the number, an interface's index. TC_ACT_PIPE goes on with the next
 * program.
 */
#define BPF_LUA_NUMBER_SHIFT 8
#define BPF_LUA_ACTION(result) ((int)((result)&0xff))
#define BPF_LUA_NUMBER(result) ((__u32)((__u64)(result) >> BPF_LUA_NUMBER_SHIFT))

/*
 * Errors:
 *   -ENOENT        no such state in the network namespace
 *   -ESRCH         the state's script has no such function
 *   -ENOSPC        the state has too many functions that programs have named, or the stack
 *                  of a step-by-step call is full
 *   -EBUSY         the state runs already on this CPU
 *   -ESHUTDOWN     the script failed too often and is in quarantine
 *   -ETIME         the call spent its budget
 *   -ENOMEM        it hit the state's memory cap
 *   -ECANCELED     any other Lua error
 *   -EPROTO        what it returned is no verdict of the hook
 *   -EINVAL        an argument is wrong
 */

/* Bytes that a call may be given for a second argument. */
#define BPF_LUA_BYTES_MAX 4096

/* Values on the stack of a step-by-step call. */
#define BPF_LUA_STACK_MAX 16

#endif
