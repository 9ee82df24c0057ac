// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * frames DEVICE PORT COUNT < PAYLOAD: let frames that carry the payload to a TCP port
 * arrive at a device, and print the nanoseconds that one takes until it is gone.
 *
 * The kernel makes the frames (BPF_PROG_TEST_RUN with live frames), an XDP program of two
 * instructions passes them on to the stack: no sender is in the measure, nothing waits.
 * The first frames of a series cost more; a short and a long one show how much, and it is
 * no part of the answer. The short one has COUNT frames, both have 11 * COUNT.
 */
#include <errno.h>
#include <linux/bpf.h>
#include <linux/if_ether.h>
#include <linux/ip.h>
#include <linux/tcp.h>
#include <arpa/inet.h>
#include <net/if.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <bpf/bpf.h>

#define PAYLOAD_MAX 1460

/* `measure` gives the device this and 02:00:00:00:00:01, and routes answers to nowhere.
 */
#define DEVICE_ADDRESS 0xc0000201 /* 192.0.2.1 */
#define SENDER_ADDRESS 0xc6336401 /* 198.51.100.1 */

struct frame {
	struct ethhdr ethernet;
	struct iphdr ip;
	struct tcphdr tcp;
	uint8_t payload[PAYLOAD_MAX];
} __attribute__((packed));

static int fail(const char *what)
{
	fprintf(stderr, "frames: %s: %s\n", what, strerror(errno));
	return EXIT_FAILURE;
}

/* The Internet checksum; @sum is what it begins with. */
static uint16_t checksum(const void *data, size_t length, uint32_t sum)
{
	const uint8_t *bytes = data;
	size_t i;

	for (i = 0; i < length; i++)
		sum += i % 2 ? bytes[i] : bytes[i] << 8;
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return htons(~sum);
}

/* Wraps the payload, which is in its place, and returns the length of the frame. */
static size_t frame_build(struct frame *frame, uint16_t port, size_t payload)
{
	const size_t segment = sizeof(frame->tcp) + payload;
	const uint32_t addresses = (DEVICE_ADDRESS >> 16) + (DEVICE_ADDRESS & 0xffff) +
				   (SENDER_ADDRESS >> 16) + (SENDER_ADDRESS & 0xffff);

	frame->ethernet = (struct ethhdr){
		.h_dest = { 2, 0, 0, 0, 0, 1 },
		.h_source = { 2, 0, 0, 0, 0, 2 },
		.h_proto = htons(ETH_P_IP),
	};
	frame->ip = (struct iphdr){
		.version = 4,
		.ihl = 5,
		.ttl = 64,
		.protocol = IPPROTO_TCP,
		.tot_len = htons(sizeof(frame->ip) + segment),
		.saddr = htonl(SENDER_ADDRESS),
		.daddr = htonl(DEVICE_ADDRESS),
	};
	frame->ip.check = checksum(&frame->ip, sizeof(frame->ip), 0);
	frame->tcp = (struct tcphdr){
		.source = htons(40000),
		.dest = htons(port),
		.seq = htonl(1),
		.ack_seq = htonl(1),
		.doff = 5,
		.psh = 1,
		.ack = 1,
		.window = htons(64240),
	};
	frame->tcp.check =
		checksum(&frame->tcp, segment, addresses + IPPROTO_TCP + segment);
	return sizeof(frame->ethernet) + sizeof(frame->ip) + segment;
}

static int load_pass(void)
{
	const struct bpf_insn pass[] = {
		{ .code = BPF_ALU64 | BPF_MOV | BPF_K, .imm = XDP_PASS },
		{ .code = BPF_JMP | BPF_EXIT },
	};

	return bpf_prog_load(BPF_PROG_TYPE_XDP, "pass", "GPL", pass, 2, NULL);
}

/* Nanoseconds that each of @count frames takes, or 0 for an error. */
static unsigned int series(int program, struct bpf_test_run_opts *options, int count)
{
	options->repeat = count;
	return bpf_prog_test_run_opts(program, options) ? 0 : options->duration;
}

int main(int argc, char **argv)
{
	struct frame frame = {};
	struct xdp_md origin = {};
	LIBBPF_OPTS(bpf_test_run_opts, options, .data_in = &frame, .ctx_in = &origin,
		    .ctx_size_in = sizeof(origin), .flags = BPF_F_TEST_XDP_LIVE_FRAMES);
	unsigned int few, many;
	ssize_t payload;
	int program;

	if (argc != 4) {
		fprintf(stderr, "usage: frames DEVICE PORT COUNT < PAYLOAD\n");
		return 2;
	}
	payload = read(STDIN_FILENO, frame.payload, sizeof(frame.payload));
	if (payload < 0)
		return fail("payload");
	origin.ingress_ifindex = if_nametoindex(argv[1]);
	if (!origin.ingress_ifindex)
		return fail(argv[1]);
	origin.data_end = frame_build(&frame, atoi(argv[2]), payload);
	options.data_size_in = origin.data_end;

	program = load_pass();
	if (program < 0)
		return fail("can't load the XDP program");
	few = series(program, &options, atoi(argv[3]));
	many = series(program, &options, 10 * atoi(argv[3]));
	if (!few || !many)
		return fail("can't run the XDP program");
	printf("%u\n", (10 * many - few) / 9);
	return EXIT_SUCCESS;
}
