// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * Stands in for the kernel, by LD_PRELOAD: takes the messages that a tool sends through
 * libmnl and answers with what lunatik would say of these states:
 *
 *   web     exists, with counters; a rule uses it; has the function `filter`; in quarantine
 *   empty   exists, without a script
 *   calm    can be shown: as `empty`, with a quarantine that is not in force
 *   any other does not exist; creating `root-only` is not permitted, and creating `what`
 *   is refused with a sentence that tells what was asked for
 *
 * load answers with what arrived; a script that begins with "error" fails after printing.
 * exec answers for two CPUs. There is one device, `lo`, which runs no XDP program.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <stdio.h>
#include <sys/socket.h>
#include <libmnl/libmnl.h>
#include <linux/genetlink.h>
#include <linux/rtnetlink.h>
#include <net/if_arp.h>

#include "lunatik/uapi/lunatik_netlink.h"

#define FAMILY 42

static char answer[1 << 20];
static size_t answer_size;
static const struct nlmsghdr *asked;
static const struct nlattr *attrs[LUNATIK_A_COUNT];
static size_t script_size, script_parts, script_largest;
static char script_start[64];

static struct nlmsghdr *message_begin(uint16_t type, uint16_t flags)
{
	struct nlmsghdr *message = mnl_nlmsg_put_header(answer + answer_size);

	message->nlmsg_type = type;
	message->nlmsg_flags = flags;
	message->nlmsg_seq = asked->nlmsg_seq;
	return message;
}

static void message_end(const struct nlmsghdr *message)
{
	answer_size += MNL_ALIGN(message->nlmsg_len);
}

static struct nlmsghdr *reply_begin(void)
{
	struct nlmsghdr *message = message_begin(asked->nlmsg_type, 0);

	mnl_nlmsg_put_extra_header(message, sizeof(struct genlmsghdr));
	return message;
}

static void end(int error, const char *sentence)
{
	struct nlmsghdr *message = message_begin(NLMSG_ERROR, NLM_F_CAPPED);
	struct nlmsgerr *body = mnl_nlmsg_put_extra_header(message, sizeof(*body));

	body->error = -error;
	body->msg = *asked;
	if (sentence) {
		message->nlmsg_flags |= NLM_F_ACK_TLVS;
		mnl_attr_put_strz(message, NLMSGERR_ATTR_MSG, sentence);
	}
	message_end(message);
}

static void family_answer(void)
{
	struct nlmsghdr *message;

	if (getenv("FAKE_ABSENT")) {
		end(ENOENT, NULL);
		return;
	}
	message = reply_begin();
	mnl_attr_put_u16(message, CTRL_ATTR_FAMILY_ID, FAMILY);
	message_end(message);
	end(0, NULL);
}

static const char *text_of(enum lunatik_attr type)
{
	return attrs[type] ? mnl_attr_get_str(attrs[type]) : "";
}

static bool state_is(const char *name)
{
	return !strcmp(text_of(LUNATIK_A_STATE), name);
}

static void stats_put(struct nlmsghdr *message, uint64_t calls)
{
	struct nlattr *stats = mnl_attr_nest_start(message, LUNATIK_A_STATS), *errors;

	mnl_attr_put_u64(message, LUNATIK_STATS_A_CALLS, calls);
	errors = mnl_attr_nest_start(message, LUNATIK_STATS_A_ERRORS);
	for (int kind = LUNATIK_ERROR_A_BUDGET; kind < LUNATIK_ERROR_A_COUNT; kind++)
		mnl_attr_put_u64(message, kind, calls ? kind : 0);
	mnl_attr_nest_end(message, errors);
	mnl_attr_nest_end(message, stats);
}

static void vm_put(struct nlmsghdr *message, uint32_t cpu, uint64_t memory)
{
	struct nlattr *vm = mnl_attr_nest_start(message, LUNATIK_A_VM);

	mnl_attr_put_u32(message, LUNATIK_VM_A_CPU, cpu);
	mnl_attr_put_u64(message, LUNATIK_VM_A_MEMORY, memory);
	mnl_attr_nest_end(message, vm);
}

static void state_put(const char *name, bool used)
{
	struct nlmsghdr *message = reply_begin();

	mnl_attr_put_strz(message, LUNATIK_A_STATE, name);
	mnl_attr_put_u64(message, LUNATIK_A_MEMORY, LUNATIK_MEMORY_DEFAULT);
	mnl_attr_put_u32(message, LUNATIK_A_BUDGET, LUNATIK_BUDGET_DEFAULT);
	mnl_attr_put_u32(message, LUNATIK_A_ON_ERROR,
			 used ? LUNATIK_ON_ERROR_ACCEPT : LUNATIK_ON_ERROR_DROP);
	if (used || !strcmp(name, "calm"))
		mnl_attr_put_u32(message, LUNATIK_A_QUARANTINE,
				 used ? 50 : LUNATIK_QUARANTINE_MAX);
	if (used)
		mnl_attr_put(message, LUNATIK_A_QUARANTINED, 0, NULL);
	mnl_attr_put_u32(message, LUNATIK_A_USERS, used ? 2 : 0);
	mnl_attr_put_u32(message, LUNATIK_A_LOADS, used ? 3 : 0);
	if (used)
		mnl_attr_put_strz(message, LUNATIK_A_CHUNK, "web.lua");
	stats_put(message, used ? 12345678901 : 0);
	vm_put(message, 0, 23456);
	vm_put(message, 1, used ? 34567 : 512);
	message_end(message);
}

static void get_answer(void)
{
	struct nlmsghdr *message;

	if (asked->nlmsg_flags & NLM_F_DUMP) {
		state_put("web", true);
		state_put("empty", false);
		message = message_begin(NLMSG_DONE, 0);
		mnl_nlmsg_put_extra_header(message, sizeof(int));
		message_end(message);
		return;
	}
	if (!state_is("web") && !state_is("empty") && !state_is("calm")) {
		end(ENOENT, "there is no such state");
		return;
	}
	if (attrs[LUNATIK_A_FUNCTION] && strcmp(text_of(LUNATIK_A_FUNCTION), "filter")) {
		end(ESRCH, "there is no such function");
		return;
	}
	state_put(text_of(LUNATIK_A_STATE), state_is("web"));
	end(0, NULL);
}

static void link_answer(void)
{
	const struct ifinfomsg header = { .ifi_index = 1, .ifi_type = ARPHRD_LOOPBACK };
	struct nlmsghdr *message = message_begin(RTM_NEWLINK, NLM_F_MULTI);

	memcpy(mnl_nlmsg_put_extra_header(message, sizeof(header)), &header,
	       sizeof(header));
	mnl_attr_put_strz(message, IFLA_IFNAME, "lo");
	message_end(message);
	message = message_begin(NLMSG_DONE, NLM_F_MULTI);
	mnl_nlmsg_put_extra_header(message, sizeof(int));
	message_end(message);
}

static long long number_of(enum lunatik_attr type)
{
	if (!attrs[type])
		return -1;
	return mnl_attr_get_payload_len(attrs[type]) == sizeof(uint64_t)
		       ? (long long)mnl_attr_get_u64(attrs[type])
		       : mnl_attr_get_u32(attrs[type]);
}

static void create_answer(void)
{
	char sentence[128];

	snprintf(sentence, sizeof(sentence),
		 "memory %lld, budget %lld, on-error %lld, quarantine %lld",
		 number_of(LUNATIK_A_MEMORY), number_of(LUNATIK_A_BUDGET),
		 number_of(LUNATIK_A_ON_ERROR), number_of(LUNATIK_A_QUARANTINE));
	if (state_is("web"))
		end(EEXIST, "a state of that name exists");
	else if (state_is("root-only"))
		end(EPERM, NULL);
	else if (state_is("what"))
		end(ERANGE, sentence);
	else
		end(0, NULL);
}

static void reset_answer(void)
{
	if (state_is("web") || state_is("empty"))
		end(0, NULL);
	else
		end(ENOENT, "there is no such state");
}

static void diagnostic_put(struct nlmsghdr *message)
{
	char text[128];

	snprintf(text, sizeof(text), "%s:3: attempt to index a nil value (global 'x')",
		 text_of(LUNATIK_A_CHUNK));
	mnl_attr_put_strz(message, LUNATIK_A_OUTPUT, "before\n");
	mnl_attr_put_strz(message, LUNATIK_A_DIAGNOSTIC, text);
	message_end(message);
	end(ECANCELED, "the script raised an error");
}

static void load_answer(void)
{
	struct nlmsghdr *message = reply_begin();
	char text[256];

	if (!strncmp(script_start, "error", 5)) {
		diagnostic_put(message);
		return;
	}
	snprintf(text, sizeof(text), "%s: %zu bytes, parts %zu, largest %zu",
		 text_of(LUNATIK_A_CHUNK), script_size, script_parts, script_largest);
	mnl_attr_put_strz(message, LUNATIK_A_OUTPUT, text);
	message_end(message);
	end(0, NULL);
}

static void vm_answer(uint32_t cpu)
{
	static const char bytes[] = "\0\xff\xc3\xa9\xc3";
	struct nlmsghdr *message = reply_begin();
	char result[32];

	snprintf(result, sizeof(result), "%u\tnil", cpu);
	mnl_attr_put_u32(message, LUNATIK_A_CPU, cpu);
	if (!strncmp(script_start, "bytes", 5))
		mnl_attr_put(message, LUNATIK_A_OUTPUT, sizeof(bytes), bytes);
	else
		mnl_attr_put_strz(message, LUNATIK_A_OUTPUT, "a\nb");
	mnl_attr_put_strz(message, LUNATIK_A_RESULT, result);
	message_end(message);
}

static void exec_answer(void)
{
	if (!strncmp(script_start, "error", 5)) {
		diagnostic_put(reply_begin());
		return;
	}
	if (attrs[LUNATIK_A_CPU]) {
		vm_answer(mnl_attr_get_u32(attrs[LUNATIK_A_CPU]));
	} else {
		vm_answer(0);
		vm_answer(1);
	}
	end(0, NULL);
}

static void attrs_read(void)
{
	const struct nlattr *attr;

	memset(attrs, 0, sizeof(attrs));
	mnl_attr_for_each(attr, asked, sizeof(struct genlmsghdr)) {
		size_t size = mnl_attr_get_payload_len(attr);

		if (mnl_attr_get_type(attr) >= LUNATIK_A_COUNT)
			abort();
		attrs[mnl_attr_get_type(attr)] = attr;
		if (mnl_attr_get_type(attr) != LUNATIK_A_SCRIPT)
			continue;
		if (!script_parts)
			memcpy(script_start, mnl_attr_get_payload(attr),
			       size < 63 ? size : 63);
		script_size += size;
		script_parts++;
		script_largest = size > script_largest ? size : script_largest;
	}
}

ssize_t mnl_socket_sendto(const struct mnl_socket *socket, const void *request,
			  size_t size)
{
	static void (*const answers[LUNATIK_CMD_COUNT])(void) = {
		[LUNATIK_CMD_CREATE] = create_answer,
		[LUNATIK_CMD_GET] = get_answer,
		[LUNATIK_CMD_LOAD] = load_answer,
		[LUNATIK_CMD_EXEC] = exec_answer,
		[LUNATIK_CMD_RESET] = reset_answer,
	};
	const struct genlmsghdr *header = mnl_nlmsg_get_payload(request);

	(void)socket;
	asked = request;
	answer_size = 0;
	if (asked->nlmsg_type == GENL_ID_CTRL) {
		family_answer();
		return size;
	}
	if (asked->nlmsg_type == RTM_GETLINK) {
		link_answer();
		return size;
	}
	attrs_read();
	if (header->cmd == LUNATIK_CMD_DESTROY)
		end(state_is("web") ? EBUSY : state_is("empty") ? 0 : ENOENT, NULL);
	else
		answers[header->cmd]();
	return size;
}

ssize_t mnl_socket_recvfrom(const struct mnl_socket *socket, void *buffer, size_t size)
{
	struct nlmsghdr *message;
	int left = answer_size;

	if (!answer_size || answer_size > size)
		abort(); /* the tool waits for more than the kernel says */
	for (message = (void *)answer; mnl_nlmsg_ok(message, left);
	     message = mnl_nlmsg_next(message, &left))
		message->nlmsg_pid = mnl_socket_get_portid(socket);
	size = answer_size;
	memcpy(buffer, answer, size);
	answer_size = 0;
	return size;
}

/* The buffers of the socket are of no matter here, nor is the privilege to raise them. */
int setsockopt(int fd, int level, int option, const void *value, socklen_t size)
{
	(void)fd, (void)level, (void)option, (void)value, (void)size;
	return 0;
}
