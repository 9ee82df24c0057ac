/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * What BPF programs include to call Lua: the kfuncs of xdplua.ko, see xdplua(7).
 *
 * Include <linux/bpf.h> and <bpf/bpf_helpers.h> before. The program's licence must be
 * compatible with the GPL, as for every kfunc.
 */
#ifndef BPF_LUA_H
#define BPF_LUA_H

#include "bpf_lua_types.h"

/*
 * Call function(packet), or function(packet, string) where @bytes__sz is not 0: up to
 * BPF_LUA_BYTES_MAX bytes of the program's stack, of a map, or of the packet.
 */
extern __s64 bpf_lua_run_xdp(struct xdp_md *ctx, struct bpf_lua_function *function,
			     const void *bytes, __u32 bytes__sz) __ksym;
extern __s64 bpf_lua_run_skb(struct __sk_buff *ctx, struct bpf_lua_function *function,
			     const void *bytes, __u32 bytes__sz) __ksym;

/* Of a netfilter program; from Linux 6.4 on. */
struct bpf_nf_ctx {
	int opaque;
};

extern __s64 bpf_lua_run_nf(struct bpf_nf_ctx *ctx, struct bpf_lua_function *function,
			    const void *bytes, __u32 bytes__sz) __ksym;

/*
 * What the state wants done with a packet whose call failed: 0 to accept it, 1 to drop it,
 * or -ENOENT.
 */
extern int bpf_lua_on_error_xdp(struct xdp_md *ctx, struct bpf_lua_function *function) __ksym;
extern int bpf_lua_on_error_skb(struct __sk_buff *ctx, struct bpf_lua_function *function) __ksym;
extern int bpf_lua_on_error_nf(struct bpf_nf_ctx *ctx, struct bpf_lua_function *function) __ksym;

/* This CPU's VM of a state, between acquire and release. */
struct bpf_lua_state {
	int opaque;
};

extern struct bpf_lua_state *bpf_lua_acquire_xdp(struct xdp_md *ctx,
						 struct bpf_lua_function *function) __ksym;
extern struct bpf_lua_state *bpf_lua_acquire_skb(struct __sk_buff *ctx,
						 struct bpf_lua_function *function) __ksym;
extern struct bpf_lua_state *bpf_lua_acquire_nf(struct bpf_nf_ctx *ctx,
						struct bpf_lua_function *function) __ksym;
extern void bpf_lua_release(struct bpf_lua_state *L) __ksym;

extern int bpf_lua_pushfunction(struct bpf_lua_state *L,
				struct bpf_lua_function *function) __ksym;
extern int bpf_lua_pushpacket(struct bpf_lua_state *L) __ksym;
extern int bpf_lua_pushinteger(struct bpf_lua_state *L, __s64 value) __ksym;
extern int bpf_lua_pushboolean(struct bpf_lua_state *L, __u32 value) __ksym;
extern int bpf_lua_pushstring(struct bpf_lua_state *L, const void *bytes,
			      __u32 bytes__sz) __ksym;
extern int bpf_lua_pcall(struct bpf_lua_state *L, __u32 arguments, __u32 results) __ksym;
extern int bpf_lua_gettop(struct bpf_lua_state *L) __ksym;
extern int bpf_lua_type(struct bpf_lua_state *L, int index) __ksym;
extern int bpf_lua_tointeger(struct bpf_lua_state *L, int index, __s64 *value) __ksym;
extern int bpf_lua_toboolean(struct bpf_lua_state *L, int index) __ksym;
extern int bpf_lua_tostring(struct bpf_lua_state *L, int index, void *bytes,
			    __u32 bytes__sz) __ksym;
extern int bpf_lua_pop(struct bpf_lua_state *L, __u32 count) __ksym;

#endif
