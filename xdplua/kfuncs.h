/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/* The kfuncs, by the type of program that may call them; their contract is in xdplua(7). */
#ifndef XDPLUA_KFUNCS_H
#define XDPLUA_KFUNCS_H

#include <linux/types.h>

struct bpf_lua_function;
struct bpf_lua_state;
struct net;

/*
 * No header declares kfuncs, as only BPF programs call them. By the ends of its arguments' names
 * the verifier knows a size (__sz) and what may be NULL (__nullable; from 7.0 on it must be told).
 */
#ifdef __CHECKER__
#undef __bpf_kfunc
#define __bpf_kfunc static
#endif

/* For step-by-step calls, whatever the program: members of each hook's set. */
#define XDPLUA_STEP_KFUNCS                                                                     \
	BTF_ID_FLAGS(func, bpf_lua_release, KF_RELEASE)                                        \
	BTF_ID_FLAGS(func, bpf_lua_pushfunction, KF_TRUSTED_ARGS)                              \
	BTF_ID_FLAGS(func, bpf_lua_pushpacket, KF_TRUSTED_ARGS)                                \
	BTF_ID_FLAGS(func, bpf_lua_pushinteger, KF_TRUSTED_ARGS)                               \
	BTF_ID_FLAGS(func, bpf_lua_pushboolean, KF_TRUSTED_ARGS)                               \
	BTF_ID_FLAGS(func, bpf_lua_pushstring, KF_TRUSTED_ARGS)                                \
	BTF_ID_FLAGS(func, bpf_lua_pcall, KF_TRUSTED_ARGS)                                     \
	BTF_ID_FLAGS(func, bpf_lua_gettop, KF_TRUSTED_ARGS)                                    \
	BTF_ID_FLAGS(func, bpf_lua_type, KF_TRUSTED_ARGS)                                      \
	BTF_ID_FLAGS(func, bpf_lua_tointeger, KF_TRUSTED_ARGS)                                 \
	BTF_ID_FLAGS(func, bpf_lua_toboolean, KF_TRUSTED_ARGS)                                 \
	BTF_ID_FLAGS(func, bpf_lua_tostring, KF_TRUSTED_ARGS)                                  \
	BTF_ID_FLAGS(func, bpf_lua_pop, KF_TRUSTED_ARGS)

int xdplua_xdp_init(void);
int xdplua_skb_init(void);

#if IS_ENABLED(CONFIG_NETFILTER_BPF_LINK)
int xdplua_netfilter_init(void);
#else
static inline int xdplua_netfilter_init(void)
{
	return 0;
}
#endif

#endif
