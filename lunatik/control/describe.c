// SPDX-License-Identifier: MIT OR GPL-2.0-only
/* A state in netlink attributes. */
#include <linux/cpumask.h>
#include <linux/percpu.h>
#include <net/netlink.h>

#include "lunatik/control/control.h"

static int describe_u64(struct sk_buff *skb, int attribute, u64 value)
{
	return nla_put_u64_64bit(skb, attribute, value, LUNATIK_A_PAD);
}

/* The counters go on while they are added up. */
static void stats_sum(const struct lunatik_state *state, struct lunatik_stats *sum)
{
	const struct lunatik_stats *stats;
	unsigned int cpu;
	int i;

	memset(sum, 0, sizeof(*sum));
	for_each_possible_cpu(cpu) {
		stats = per_cpu_ptr(state->stats, cpu);
		sum->calls += READ_ONCE(stats->calls);
		for (i = 0; i < LUNATIK_ERRORS; i++)
			sum->errors[i] += READ_ONCE(stats->errors[i]);
	}
}

static int describe_errors(struct sk_buff *skb, const struct lunatik_stats *sum)
{
	struct nlattr *nest = nla_nest_start(skb, LUNATIK_STATS_A_ERRORS);
	int i;

	if (!nest)
		return -EMSGSIZE;
	for (i = 0; i < LUNATIK_ERRORS; i++)
		if (describe_u64(skb, LUNATIK_ERROR_A_BUDGET + i, sum->errors[i]))
			return -EMSGSIZE;
	nla_nest_end(skb, nest);
	return 0;
}

static int describe_stats(struct sk_buff *skb, const struct lunatik_state *state)
{
	struct nlattr *nest = nla_nest_start(skb, LUNATIK_A_STATS);
	struct lunatik_stats sum;

	BUILD_BUG_ON(LUNATIK_ERROR_A_BUDGET + LUNATIK_ERRORS != LUNATIK_ERROR_A_COUNT);
	stats_sum(state, &sum);
	if (!nest || describe_u64(skb, LUNATIK_STATS_A_CALLS, sum.calls) ||
	    describe_errors(skb, &sum))
		return -EMSGSIZE;
	nla_nest_end(skb, nest);
	return 0;
}

static int describe_vm(struct sk_buff *skb, const struct lunatik_vm *vm)
{
	struct nlattr *nest = nla_nest_start(skb, LUNATIK_A_VM);

	if (!nest || nla_put_u32(skb, LUNATIK_VM_A_CPU, vm->cpu) ||
	    describe_u64(skb, LUNATIK_VM_A_MEMORY, READ_ONCE(vm->memory.used)))
		return -EMSGSIZE;
	nla_nest_end(skb, nest);
	return 0;
}

static int describe_program(struct sk_buff *skb, const struct lunatik_state *state)
{
	const struct lunatik_program *program;
	unsigned int cpu;
	int err = 0;

	rcu_read_lock();
	program = rcu_dereference(state->program);
	if (program->chunk[0])
		err = nla_put_string(skb, LUNATIK_A_CHUNK, program->chunk);
	if (READ_ONCE(program->quarantined))
		err = err ?: nla_put_flag(skb, LUNATIK_A_QUARANTINED);
	for_each_possible_cpu(cpu)
		err = err ?: describe_vm(skb, program->vm[cpu]);
	rcu_read_unlock();
	return err;
}

int lunatik_describe(struct sk_buff *skb, struct lunatik_state *state)
{
	if (nla_put_string(skb, LUNATIK_A_STATE, state->name) ||
	    describe_u64(skb, LUNATIK_A_MEMORY, state->memory) ||
	    nla_put_u32(skb, LUNATIK_A_BUDGET, state->budget) ||
	    nla_put_u32(skb, LUNATIK_A_ON_ERROR, state->on_error) ||
	    (state->quarantine && nla_put_u32(skb, LUNATIK_A_QUARANTINE, state->quarantine)) ||
	    nla_put_u32(skb, LUNATIK_A_USERS, READ_ONCE(state->users)) ||
	    nla_put_u32(skb, LUNATIK_A_LOADS, READ_ONCE(state->loads)) ||
	    describe_stats(skb, state))
		return -EMSGSIZE;
	return describe_program(skb, state);
}

size_t lunatik_describe_size(void)
{
	const size_t vm = nla_total_size(0) + nla_total_size(sizeof(u32)) +
			  nla_total_size_64bit(sizeof(u64));

	return 512 + num_possible_cpus() * vm;
}
