// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <bpf/bpf.h>
#include <bpf/libbpf.h>

#include "nfluactl/nfluactl.h"
#include "nfluactl/xdp/attachment.h"

/* More than the program has: one with more is foreign. */
#define MAPS_MOST 8

/* Of the maps, the one of that name and size of value; or a negative errno. */
static int map_open(const uint32_t *ids, size_t count, const char *name, size_t value)
{
	for (size_t i = 0; i < count; i++) {
		struct bpf_map_info info = { 0 };
		uint32_t size = sizeof(info);
		int fd = bpf_map_get_fd_by_id(ids[i]);

		if (fd < 0)
			return fd;
		if (!bpf_obj_get_info_by_fd(fd, &info, &size) &&
		    !strcmp(info.name, name) && info.value_size == value)
			return fd;
		close(fd);
	}
	return -ENOENT;
}

static int map_read(const uint32_t *ids, size_t count, const char *name, void *value,
		    size_t size)
{
	int fd = map_open(ids, count, name, size);
	int error;

	if (fd < 0)
		return fd;
	error = bpf_map_lookup_elem(fd, &(uint32_t){ 0 }, value);
	close(fd);
	return error;
}

static int counters_read(struct attachment *attachment, const uint32_t *ids, size_t count)
{
	size_t size = sizeof(attachment->counters);
	int fd = map_open(ids, count, ATTACH_COUNTERS, size);
	int cpus = libbpf_num_possible_cpus(), error;
	uint64_t *counters;

	if (fd < 0)
		return fd;
	counters = cpus > 0 ? calloc(cpus, size) : NULL;
	error = counters ? bpf_map_lookup_elem(fd, &(uint32_t){ 0 }, counters) : -ENOMEM;
	for (int i = 0; !error && i < cpus * ATTACH_COUNTER_COUNT; i++)
		attachment->counters[i % ATTACH_COUNTER_COUNT] += counters[i];
	free(counters);
	close(fd);
	return error;
}

static int maps_read(struct attachment *attachment, const uint32_t *ids, size_t count)
{
	int error = map_read(ids, count, ATTACH_CONFIG, &attachment->config,
			     sizeof(attachment->config));

	if (error)
		return error;
	if (attachment->config.magic != ATTACH_MAGIC)
		return -ENOENT;
	error = map_read(ids, count, ATTACH_FILTER, &attachment->filter,
			 sizeof(attachment->filter));
	if (error)
		return error;
	attachment->filter.state[sizeof(attachment->filter.state) - 1] = '\0';
	attachment->filter.function[sizeof(attachment->filter.function) - 1] = '\0';
	error = map_read(ids, count, ATTACH_BLOCKLIST, &attachment->blocklist,
			 sizeof(attachment->blocklist));
	if (error)
		return error;
	attachment->blocklist.name[sizeof(attachment->blocklist.name) - 1] = '\0';
	return counters_read(attachment, ids, count);
}

/* A program that is of another make has not all of those maps. */
static int program_read(struct attachment *attachment)
{
	uint32_t ids[MAPS_MOST];
	struct bpf_prog_info info = { .nr_map_ids = MAPS_MOST,
				      .map_ids = (uintptr_t)ids };
	uint32_t size = sizeof(info);
	int error;

	attachment->program_fd = bpf_prog_get_fd_by_id(attachment->link.program);
	if (attachment->program_fd < 0)
		return attachment->program_fd;
	error = bpf_obj_get_info_by_fd(attachment->program_fd, &info, &size);
	if (error)
		return error;
	strcpy(attachment->program, *info.name ? info.name : "?");
	attachment->foreign =
		strcmp(info.name, ATTACH_PROGRAM) || info.nr_map_ids > MAPS_MOST;
	if (attachment->foreign)
		return 0;
	error = maps_read(attachment, ids, info.nr_map_ids);
	if (error == -ENOENT)
		attachment->foreign = true;
	return error == -ENOENT ? 0 : error;
}

/* A program that is gone since the device was asked for it is none. */
static int link_follow(struct attachment *attachment, const struct link *link)
{
	int error;

	*attachment = (struct attachment){ .link = *link, .program_fd = -1 };
	error = link->program ? program_read(attachment) : 0;
	return error == -ENOENT ? 0 : error;
}

static int link_find(struct link *link, const char *verb, const char *device)
{
	int index = if_nametoindex(device);
	struct links links = { 0 };
	int error = index ? links_get(&links, index) : -ENODEV;

	if (!error && links.count)
		*link = links.items[0];
	else
		error = error ? error : -ENODEV;
	free(links.items);
	if (error == -ENODEV)
		return fail(EXIT_REFUSED, "%s: no device '%s' in this network namespace",
			    verb, device);
	return error ? fail(EXIT_REFUSED, "%s: %s: %s", verb, device, strerror(-error))
		     : 0;
}

int attachment_find(struct attachment *attachment, const char *verb, const char *device)
{
	struct link link;
	int error, code;

	*attachment = (struct attachment){ .program_fd = -1 };
	code = link_find(&link, verb, device);
	if (code)
		return code;
	error = link_follow(attachment, &link);
	return error ? fail(EXIT_REFUSED, "%s: %s: %s", verb, device,
			    reason(error, "CAP_SYS_ADMIN"))
		     : 0;
}

int attachment_refuse(const struct attachment *attachment, const char *verb)
{
	const struct link *link = &attachment->link;

	if (!strcmp(attachment->program, ATTACH_PROGRAM))
		return fail(EXIT_REFUSED,
			    "%s: %s is attached by another version of nfluactl (id %u)",
			    verb, link->name, link->program);
	return fail(EXIT_REFUSED,
		    "%s: %s runs the XDP program '%s' (id %u), which is not nfluactl's",
		    verb, link->name, attachment->program, link->program);
}

int attachment_find_own(struct attachment *attachment, const char *verb,
			const char *device)
{
	int code = attachment_find(attachment, verb, device);

	if (code)
		return code;
	if (!*attachment->program)
		return fail(EXIT_REFUSED, "%s: nothing is attached to %s", verb,
			    attachment->link.name);
	return attachment->foreign ? attachment_refuse(attachment, verb) : 0;
}

void attachment_close(struct attachment *attachment)
{
	if (attachment->program_fd >= 0)
		close(attachment->program_fd);
}

static int attachments_add(struct attachments *attachments, const struct link *link,
			   const char *state)
{
	struct attachment found, *items;
	int error = link_follow(&found, link);

	attachment_close(&found);
	if (error || !*found.program || found.foreign ||
	    (state && strcmp(found.filter.state, state)))
		return error;
	items = reallocarray(attachments->items, attachments->count + 1, sizeof(*items));
	if (!items)
		return -ENOMEM;
	attachments->items = items;
	items[attachments->count++] = found;
	return 0;
}

int attachments_get(struct attachments *attachments, const char *verb, const char *state)
{
	struct links links;
	int error = links_get(&links, 0);

	*attachments = (struct attachments){ 0 };
	for (size_t i = 0; !error && i < links.count; i++)
		error = attachments_add(attachments, &links.items[i], state);
	free(links.items);
	return error ? fail(EXIT_REFUSED, "%s: XDP programs: %s", verb,
			    reason(error, "CAP_SYS_ADMIN")) :
		       0;
}

int attachments_check(struct attachments *attachments, const char *verb)
{
	int code = 0;

	for (size_t i = 0; !code && i < attachments->count; i++)
		code = state_lacks(&attachments->items[i].lack, verb,
				   attachments->items[i].filter.state,
				   attachments->items[i].filter.function);
	return code;
}

size_t attachments_count(const struct attachments *attachments, const char *state)
{
	size_t count = 0;

	for (size_t i = 0; i < attachments->count; i++)
		count += !strcmp(attachments->items[i].filter.state, state);
	return count;
}

void attachments_free(struct attachments *attachments)
{
	free(attachments->items);
}
