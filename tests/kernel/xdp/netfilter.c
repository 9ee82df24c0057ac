// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * netfilter OBJECT SECONDS: attaches the program of an object to IPv4's LOCAL_IN for so long. Done
 * by hand, as Debian's libbpf is older than such programs.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#define PROG_TYPE_NETFILTER 32
#define ATTACH_NETFILTER 45
#define LOCAL_IN 1

/* The part of union bpf_attr that BPF_LINK_CREATE takes here. */
struct link_create {
	__u32 prog_fd, target_fd, attach_type, flags;
	__u32 pf, hooknum;
	__s32 priority;
	__u32 netfilter_flags;
};

static int fail(const char *what)
{
	fprintf(stderr, "netfilter: %s: %s\n", what, strerror(errno));
	return 1;
}

int main(int argc, char **argv)
{
	struct link_create create = { .attach_type = ATTACH_NETFILTER, .pf = 2, .hooknum = LOCAL_IN,
				      .priority = -300 };
	struct bpf_object *object = argc == 3 ? bpf_object__open_file(argv[1], NULL) : NULL;
	struct bpf_program *program;

	if (!object)
		return fail("open");
	program = bpf_object__next_program(object, NULL);
	bpf_program__set_type(program, PROG_TYPE_NETFILTER);
	bpf_program__set_expected_attach_type(program, ATTACH_NETFILTER);
	if (bpf_object__load(object))
		return fail("load");
	create.prog_fd = bpf_program__fd(program);
	if (syscall(SYS_bpf, BPF_LINK_CREATE, &create, sizeof(create)) < 0)
		return fail("attach");
	puts("attached");
	fflush(stdout);
	sleep(atoi(argv[2]));
	return 0;
}
