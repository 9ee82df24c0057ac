// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>
#include <linux/if_link.h>
#include <sys/wait.h>

#include "nfluactl/nfluactl.h"
#include "nfluactl/xdp/xdp.h"
#include "attach.skel.h" /* needs bpf/attach.h before it */

/* The kernel's own words about the last request that it refused, or empty. */
static char sentence[256];

/* The driver's sentence reaches libbpf only, which prints it and forgets it. */
static int sentence_take(enum libbpf_print_level level, const char *format, va_list args)
{
	static const char prefix[] = "libbpf: Kernel error message: ";
	char line[sizeof(prefix) + sizeof(sentence)];

	(void)level;
	vsnprintf(line, sizeof(line), format, args);
	if (strncmp(line, prefix, strlen(prefix)))
		return 0;
	snprintf(sentence, sizeof(sentence), "%.*s",
		 (int)strcspn(line + strlen(prefix), "\n"), line + strlen(prefix));
	return 0;
}

static void sentence_begin(void)
{
	*sentence = '\0';
	libbpf_set_print(sentence_take);
}

static const char *sentence_or(int error)
{
	return *sentence ? sentence : reason(error, "CAP_SYS_ADMIN");
}

/* As the kernel would: with the program that the administrator chose for it. */
static void modprobe(const char *module)
{
	char path[256] = "";
	FILE *file = fopen("/proc/sys/kernel/modprobe", "re");
	pid_t child;

	if (!file)
		return;
	if (fscanf(file, "%255s", path) != 1)
		*path = '\0';
	fclose(file);
	child = *path ? fork() : -1;
	if (!child) {
		int null = open("/dev/null", O_RDWR);

		dup2(null, STDOUT_FILENO);
		dup2(null, STDERR_FILENO);
		execl(path, path, "-q", "--", module, NULL);
		_exit(127);
	}
	while (child > 0 && waitpid(child, NULL, 0) < 0 && errno == EINTR)
		;
}

/* The kernel does not miss it: nothing but a program asks for its functions. */
static int module_ready(const char *name)
{
	char path[64];

	snprintf(path, sizeof(path), "/sys/module/%s", name);
	if (access(path, F_OK))
		modprobe(name);
	return access(path, F_OK) ? fail(EXIT_ABSENT,
					 "the %s module is not loaded (modprobe %s)",
					 name, name)
				  : 0;
}

int xdp_ready(void)
{
	int code;

	if (access("/sys/kernel/btf/vmlinux", F_OK))
		return fail(EXIT_ABSENT, "attach: this kernel was built without BTF, "
					 "which XDP programs need to call Lua");
	code = module_ready("xdplua");
	return code ? code : module_ready("luarcu");
}

/* The line of the verifier's log that says what is wrong, which is not the last one. */
static void sentence_find(const char *log)
{
	while (*log) {
		size_t length = strcspn(log, "\n");

		if (length && length < sizeof(sentence) && strncmp(log, "processed ", 10))
			snprintf(sentence, sizeof(sentence), "%.*s", (int)length, log);
		log += length + (log[length] == '\n');
	}
}

static int program_attach(struct attach_bpf *program, const struct attachment *present,
			  uint32_t flags)
{
	LIBBPF_OPTS(bpf_xdp_attach_opts, options, .old_prog_fd = present->program_fd);
	bool replaces = present->program_fd >= 0;

	flags |= replaces ? XDP_FLAGS_REPLACE : XDP_FLAGS_UPDATE_IF_NOEXIST;
	return bpf_xdp_attach(present->link.index,
			      bpf_program__fd(program->progs.nfluactl_attach), flags,
			      replaces ? &options : NULL);
}

int xdp_attach(const struct attachment *present, const struct attach_config *config,
	       const struct bpf_lua_function *filter,
	       const struct bpf_rcu_table *blocklist, uint32_t mode)
{
	static char log[16 << 10];
	LIBBPF_OPTS(bpf_object_open_opts, options, .kernel_log_buf = log,
		    .kernel_log_size = sizeof(log));
	struct attach_bpf *program;
	int error, code;

	sentence_begin();
	program = attach_bpf__open_opts(&options);
	if (!program)
		return fail(EXIT_REFUSED, "attach: the program: %s", strerror(errno));
	program->rodata_config->config = *config;
	program->data_filter->filter = *filter;
	program->data_blocklist->blocklist = *blocklist;
	error = attach_bpf__load(program);
	if (error) {
		sentence_find(log);
		code = fail(EXIT_REFUSED, "attach: the kernel refuses the program: %s",
			    sentence_or(error));
	} else {
		error = program_attach(program, present, mode);
		code = error ? fail(EXIT_REFUSED, "attach: %s: %s", present->link.name,
				    sentence_or(error))
			     : EXIT_DONE;
	}
	attach_bpf__destroy(program);
	return code;
}

int xdp_detach(const struct attachment *present)
{
	LIBBPF_OPTS(bpf_xdp_attach_opts, options, .old_prog_fd = present->program_fd);
	int error;

	sentence_begin();
	error = bpf_xdp_detach(
		present->link.index,
		XDP_FLAGS_REPLACE |
			(present->link.generic ? XDP_FLAGS_SKB_MODE : XDP_FLAGS_DRV_MODE),
		&options);
	return error ? fail(EXIT_REFUSED, "detach: %s: %s", present->link.name,
			    sentence_or(error))
		     : EXIT_DONE;
}
