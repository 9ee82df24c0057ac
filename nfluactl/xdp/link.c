// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <libmnl/libmnl.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>

#include "nfluactl/xdp/link.h"

/* The most that the kernel puts into one message of a dump. */
#define LINK_REPLY_SIZE (32 << 10)

static void xdp_read(struct link *link, const struct nlattr *nest)
{
	uint32_t native = 0, generic = 0;
	const struct nlattr *attr;

	mnl_attr_for_each_nested(attr, nest) {
		if (mnl_attr_get_type(attr) == IFLA_XDP_DRV_PROG_ID)
			native = mnl_attr_get_u32(attr);
		else if (mnl_attr_get_type(attr) == IFLA_XDP_SKB_PROG_ID)
			generic = mnl_attr_get_u32(attr);
	}
	link->program = native ? native : generic; /* the kernel allows one of them */
	link->generic = generic;
}

static int link_read(const struct nlmsghdr *reply, void *data)
{
	const struct ifinfomsg *header = mnl_nlmsg_get_payload(reply);
	struct links *links = data;
	const struct nlattr *attr;
	struct link *link;

	link = reallocarray(links->items, links->count + 1, sizeof(*link));
	if (!link)
		return MNL_CB_ERROR;
	links->items = link;
	link += links->count++;
	*link = (struct link){ .index = header->ifi_index, .type = header->ifi_type };
	mnl_attr_for_each(attr, reply, sizeof(*header)) {
		if (mnl_attr_get_type(attr) == IFLA_IFNAME)
			strncpy(link->name, mnl_attr_get_str(attr), IF_NAMESIZE - 1);
		else if (mnl_attr_get_type(attr) == IFLA_XDP)
			xdp_read(link, attr);
	}
	return MNL_CB_OK;
}

static int links_talk(struct mnl_socket *socket, struct links *links, int index)
{
	char buffer[LINK_REPLY_SIZE];
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	struct ifinfomsg *header;
	ssize_t size;
	int ret;

	request->nlmsg_type = RTM_GETLINK;
	request->nlmsg_flags = NLM_F_REQUEST | (index ? NLM_F_ACK : NLM_F_DUMP);
	request->nlmsg_seq = 1;
	header = mnl_nlmsg_put_extra_header(request, sizeof(*header));
	header->ifi_index = index;
	if (mnl_socket_sendto(socket, request, request->nlmsg_len) < 0)
		return -errno;
	do {
		size = mnl_socket_recvfrom(socket, buffer, sizeof(buffer));
		if (size < 0)
			return -errno;
		ret = mnl_cb_run(buffer, size, 1, mnl_socket_get_portid(socket),
				 link_read, links);
	} while (ret > MNL_CB_STOP);
	return ret < 0 ? -errno : 0;
}

int links_get(struct links *links, int index)
{
	struct mnl_socket *socket = mnl_socket_open2(NETLINK_ROUTE, SOCK_CLOEXEC);
	int error;

	*links = (struct links){ 0 };
	if (!socket)
		return -errno;
	if (mnl_socket_bind(socket, 0, MNL_SOCKET_AUTOPID) < 0)
		error = -errno;
	else
		error = links_talk(socket, links, index);
	mnl_socket_close(socket);
	if (error != -EINTR)
		return error;
	/* A device came or went during the dump: the rest is of no use. */
	free(links->items);
	return links_get(links, index);
}
