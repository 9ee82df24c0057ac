// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * Programs for tests/kernel/xdp/kfuncs that use a state step by step: each does one thing and
 * returns what came of it. What follows a first mistake is not tried: TRY() ends the program
 * with the error.
 */
#include "tests/kernel/xdp/kfuncs.h"

#define EINVAL 22
#define INT_MIN (-__INT_MAX__ - 1)

struct bpf_lua_function many[5] = {
	BPF_LUA_FUNCTION("x", "filter"), BPF_LUA_FUNCTION("y", "filter"),
	BPF_LUA_FUNCTION("z1", "filter"), BPF_LUA_FUNCTION("z2", "filter"),
	BPF_LUA_FUNCTION("z3", "filter"),
};

#define TRY(expression)                                                                        \
	do {                                                                                   \
		int error = (expression);                                                      \
                                                                                               \
		if (error < 0)                                                                 \
			return error;                                                          \
	} while (0)

/* STEPS(name) { what to do between acquire and release } */
#define STEPS(name)                                                                            \
	static __always_inline int name##_steps(struct bpf_lua_state *L, struct xdp_md *ctx);  \
                                                                                               \
	SEC("xdp")                                                                             \
	int name(struct xdp_md *ctx)                                                           \
	{                                                                                      \
		struct bpf_lua_state *L = bpf_lua_acquire_xdp(ctx, &filter);                   \
		int result;                                                                    \
                                                                                               \
		if (!L)                                                                        \
			return ACQUIRE_FAILED;                                                 \
		result = name##_steps(L, ctx);                                                 \
		bpf_lua_release(L);                                                            \
		return result;                                                                 \
	}                                                                                      \
                                                                                               \
	static __always_inline int name##_steps(struct bpf_lua_state *L, struct xdp_md *ctx)

STEPS(step_sum)
{
	__s64 sum = 0;

	TRY(bpf_lua_pushfunction(L, &filter));
	TRY(bpf_lua_pushinteger(L, 40));
	TRY(bpf_lua_pushinteger(L, 2));
	TRY(bpf_lua_pcall(L, 2, 1));
	TRY(bpf_lua_tointeger(L, -1, &sum));
	return sum;
}

/* The length of what the function makes of a string and the packet. */
STEPS(step_string)
{
	char text[8] = "bpf";

	TRY(bpf_lua_pushfunction(L, &filter));
	TRY(bpf_lua_pushstring(L, text, 3));
	TRY(bpf_lua_pushpacket(L));
	TRY(bpf_lua_pcall(L, 2, 1));
	TRY(bpf_lua_tostring(L, 1, text, sizeof(text)));
	return text[0] == 'B' ? bpf_lua_tostring(L, 1, text, sizeof(text)) : -1;
}

STEPS(step_types)
{
	char text[1] = "";

	TRY(bpf_lua_pushboolean(L, 1));
	TRY(bpf_lua_pushinteger(L, 7));
	TRY(bpf_lua_pushstring(L, text, 0));
	TRY(bpf_lua_pushpacket(L));
	TRY(bpf_lua_pushfunction(L, &filter));
	return bpf_lua_type(L, 1) + 10 * bpf_lua_type(L, 2) + 100 * bpf_lua_type(L, 3) +
		 1000 * bpf_lua_type(L, 4) + 10000 * bpf_lua_type(L, 5) +
		 100000 * bpf_lua_toboolean(L, 1) + 1000000 * bpf_lua_gettop(L);
}

STEPS(step_full)
{
	int pushed = 0;

	for (int i = 0; i < 20; i++)
		pushed += bpf_lua_pushinteger(L, i) == 0;
	return pushed * 1000 - bpf_lua_pushpacket(L);
}

STEPS(step_full_string)
{
	char text[4] = "abc";

	for (int i = 0; i < 16; i++)
		TRY(bpf_lua_pushstring(L, text, 3));
	return bpf_lua_pushstring(L, text, 3);
}

STEPS(step_full_function)
{
	for (int i = 0; i < 16; i++)
		TRY(bpf_lua_pushfunction(L, &filter));
	return bpf_lua_pushfunction(L, &filter);
}

STEPS(step_full_boolean)
{
	for (int i = 0; i < 16; i++)
		TRY(bpf_lua_pushboolean(L, i));
	return bpf_lua_pushboolean(L, 0);
}

STEPS(step_empty_call)
{
	return bpf_lua_pcall(L, 0, 0);
}

STEPS(step_few_arguments)
{
	TRY(bpf_lua_pushfunction(L, &filter));
	return bpf_lua_pcall(L, 1, 0);
}

STEPS(step_huge_arguments)
{
	TRY(bpf_lua_pushfunction(L, &filter));
	return bpf_lua_pcall(L, -1, 0);
}

STEPS(step_huge_results)
{
	TRY(bpf_lua_pushfunction(L, &filter));
	return bpf_lua_pcall(L, 0, -1);
}

STEPS(step_many_results)
{
	TRY(bpf_lua_pushfunction(L, &filter));
	TRY(bpf_lua_pcall(L, 0, 16));
	return bpf_lua_gettop(L);
}

STEPS(step_no_function)
{
	TRY(bpf_lua_pushinteger(L, 1));
	return bpf_lua_pcall(L, 0, 0);
}

/* After an error nothing is left of function and arguments, and the state can be used. */
STEPS(step_error)
{
	int result;

	TRY(bpf_lua_pushfunction(L, &filter));
	TRY(bpf_lua_pushinteger(L, 1));
	result = bpf_lua_pcall(L, 1, 1);
	return bpf_lua_gettop(L) ? -1 : result;
}

STEPS(step_pop)
{
	int result;

	TRY(bpf_lua_pushinteger(L, 1));
	result = bpf_lua_pop(L, 2);
	return bpf_lua_gettop(L) == 1 ? result : -1;
}

STEPS(step_pop_huge)
{
	return bpf_lua_pop(L, -1);
}

/* How many of these places hold no value. */
STEPS(step_index)
{
	static const int places[] = { 0, 2, 3, -2, -3, 1000, -1000, __INT_MAX__, INT_MIN };
	int absent = 0;
	__s64 value;

	TRY(bpf_lua_pushinteger(L, 1));
	for (int i = 0; i < 9; i++)
		absent += bpf_lua_type(L, places[i]) == -EINVAL &&
			  bpf_lua_tointeger(L, places[i], &value) == -EINVAL &&
			  bpf_lua_toboolean(L, places[i]) == -EINVAL &&
			  bpf_lua_tostring(L, places[i], &value, sizeof(value)) == -EINVAL;
	return absent;
}

STEPS(step_wrong_integer)
{
	char text[3] = "12";
	__s64 value;

	TRY(bpf_lua_pushstring(L, text, 2));
	return bpf_lua_tointeger(L, 1, &value);
}

STEPS(step_wrong_string)
{
	char text[8];

	TRY(bpf_lua_pushinteger(L, 12));
	return bpf_lua_tostring(L, 1, text, sizeof(text));
}

STEPS(step_small_buffer)
{
	char text[8] = "1234567";

	TRY(bpf_lua_pushstring(L, text, 7));
	return bpf_lua_tostring(L, 1, text, 6);
}

STEPS(step_long_string)
{
	char *text = bpf_map_lookup_elem(&bytes, &(__u32){ 0 });

	return text ? bpf_lua_pushstring(L, text, BPF_LUA_BYTES_MAX + 1) : 0;
}

STEPS(step_other_function)
{
	return bpf_lua_pushfunction(L, &other);
}

STEPS(step_lacking_function)
{
	return bpf_lua_pushfunction(L, &lacking);
}

STEPS(step_run_inside)
{
	return bpf_lua_run_xdp(ctx, &filter, &filter, 0);
}

STEPS(step_run_other)
{
	return bpf_lua_run_xdp(ctx, &other, &other, 0);
}

STEPS(step_left_behind)
{
	const int top = bpf_lua_gettop(L);

	TRY(bpf_lua_pushinteger(L, 1));
	return top;
}

SEC("xdp")
int acquire_lacking_state(struct xdp_md *ctx)
{
	struct bpf_lua_function function = BPF_LUA_FUNCTION("nobody", "filter");
	struct bpf_lua_state *L = bpf_lua_acquire_xdp(ctx, &function);

	if (!L)
		return ACQUIRE_FAILED;
	bpf_lua_release(L);
	return 0;
}

SEC("xdp")
int acquire_twice(struct xdp_md *ctx)
{
	struct bpf_lua_state *L = bpf_lua_acquire_xdp(ctx, &filter), *again;

	if (!L)
		return ACQUIRE_FAILED;
	again = bpf_lua_acquire_xdp(ctx, &filter);
	if (again)
		bpf_lua_release(again);
	bpf_lua_release(L);
	return !!again;
}

/* More states than a CPU can have; given back in another order than taken. */
SEC("xdp")
int acquire_many(struct xdp_md *ctx)
{
	struct bpf_lua_state *a, *b, *c, *d, *e;
	int result = 1;

	a = bpf_lua_acquire_xdp(ctx, &many[0]);
	if (!a)
		return 0;
	b = bpf_lua_acquire_xdp(ctx, &many[1]);
	if (!b)
		goto release_a;
	c = bpf_lua_acquire_xdp(ctx, &many[2]);
	if (!c)
		goto release_b;
	d = bpf_lua_acquire_xdp(ctx, &many[3]);
	if (!d)
		goto release_c;

	result = 4;
	e = bpf_lua_acquire_xdp(ctx, &many[4]);
	if (e) {
		result = 5;
		bpf_lua_release(e);
	}
	bpf_lua_release(a);
	bpf_lua_pushinteger(d, 4);
	bpf_lua_release(c);
	result += 10 * bpf_lua_gettop(d);
	bpf_lua_release(d);
	bpf_lua_release(b);
	return result;

release_c:
	bpf_lua_release(c);
release_b:
	bpf_lua_release(b);
release_a:
	bpf_lua_release(a);
	return result;
}

/* What the function says of the packet: an integer. */
static __always_inline __s64 asked(struct bpf_lua_state *L)
{
	__s64 value = 0;

	TRY(bpf_lua_pushfunction(L, &filter));
	TRY(bpf_lua_pushpacket(L));
	TRY(bpf_lua_pcall(L, 1, 1));
	TRY(bpf_lua_tointeger(L, -1, &value));
	return value;
}

/* The program itself makes the frame shorter, between two calls. */
STEPS(step_shrunk)
{
	__s64 before = asked(L);

	if (before < 0)
		return before;
	if (bpf_xdp_adjust_tail(ctx, -20))
		return INT_MIN;
	return before * 100 + asked(L);
}

STEPS(step_string_error)
{
	char text[] = "text";

	TRY(bpf_lua_pushfunction(L, &filter));
	TRY(bpf_lua_pushstring(L, text, 4));
	return bpf_lua_pcall(L, 1, 1);
}

SEC("tc")
int step_skb(struct __sk_buff *ctx)
{
	struct bpf_lua_state *L = bpf_lua_acquire_skb(ctx, &filter);
	__s64 value = -1;

	if (!L)
		return ACQUIRE_FAILED;
	bpf_lua_pushfunction(L, &filter);
	bpf_lua_pushpacket(L);
	if (!bpf_lua_pcall(L, 1, 1))
		bpf_lua_tointeger(L, 1, &value);
	bpf_lua_release(L);
	return value;
}

/* The helper moves the packet to other memory. */
SEC("tc")
int step_skb_grown(struct __sk_buff *ctx)
{
	struct bpf_lua_state *L = bpf_lua_acquire_skb(ctx, &filter);
	__s64 before, after = -1;

	if (!L)
		return ACQUIRE_FAILED;
	before = asked(L);
	if (before >= 0 && !bpf_skb_change_tail(ctx, 3014, 0))
		after = asked(L);
	bpf_lua_release(L);
	return before < 0 ? before : after;
}
