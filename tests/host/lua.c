/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Runs the Lua language tests: each file is a case and passes unless it raises an error.
 * What it printed helps to see why.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vm.h"

#define FUEL 100000000
#define MEMORY (8UL << 20) /* as is the default of a state */

static char *read_file(const char *path, size_t *len)
{
	FILE *f = fopen(path, "rb");
	char *text;

	if (!f) {
		perror(path);
		exit(1);
	}
	text = malloc(1 << 20);
	*len = fread(text, 1, 1 << 20, f);
	fclose(f);
	return text;
}

static void run_file(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	char chunkname[128];
	struct vm vm;
	size_t len;
	char *text = read_file(path, &len);

	snprintf(chunkname, sizeof(chunkname), "@%s", name);
	vm_new(&vm, FUEL, MEMORY);
	if (vm_run(&vm, text, len, chunkname, FUEL) == LUA_OK)
		pass(name);
	else
		fail(name, "%s", vm_error(&vm));
	if (getenv("VERBOSE"))
		printf("     %s: %ld fuel\n%.*s", name, FUEL - vm.meter.fuel, (int)vm.written,
		       vm.output);
	vm_free(&vm);
	if (vm.used)
		fail(name, "%zu bytes are not returned", vm.used);
	free(text);
}

int main(int argc, char **argv)
{
	int i;

	for (i = 1; i < argc; i++)
		run_file(argv[i]);
	return failures() != 0;
}
