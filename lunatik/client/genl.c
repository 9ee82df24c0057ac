// SPDX-License-Identifier: MIT OR GPL-2.0-only
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <linux/genetlink.h>

#include "lunatik/client/genl.h"

/* The largest message: a state with a VM on each of 8192 CPUs, or 64 KiB of output. */
#define GENL_REPLY_SIZE (512 << 10)

static void sentence_copy(struct nflua_genl *genl, const struct nlattr *attr)
{
	size_t size = mnl_attr_get_payload_len(attr);

	if (size >= sizeof(genl->sentence))
		size = sizeof(genl->sentence) - 1;
	memcpy(genl->sentence, mnl_attr_get_payload(attr), size);
	genl->sentence[size] = '\0';
}

/* Takes the extended ack that follows the fixed part of an ERROR or DONE message. */
static void sentence_read(struct nflua_genl *genl, const struct nlmsghdr *reply,
			  size_t offset)
{
	const struct nlattr *attr;

	if (!(reply->nlmsg_flags & NLM_F_ACK_TLVS))
		return;
	mnl_attr_for_each(attr, reply, offset) {
		if (mnl_attr_get_type(attr) == NLMSGERR_ATTR_MSG)
			sentence_copy(genl, attr);
		else if (mnl_attr_get_type(attr) == NLMSGERR_ATTR_OFFS &&
			 !mnl_attr_validate(attr, MNL_TYPE_U32))
			genl->offset = mnl_attr_get_u32(attr);
	}
}

struct talk {
	struct nflua_genl *genl;
	mnl_cb_t reply;
	void *data;
};

static int talk_error(const struct nlmsghdr *reply, void *data)
{
	const struct nlmsgerr *error = mnl_nlmsg_get_payload(reply);
	struct talk *talk = data;
	size_t offset = sizeof(*error);

	if (mnl_nlmsg_get_payload_len(reply) < sizeof(*error)) {
		errno = EBADMSG;
		return MNL_CB_ERROR;
	}
	if (!(reply->nlmsg_flags & NLM_F_CAPPED))
		offset += MNL_ALIGN(mnl_nlmsg_get_payload_len(&error->msg));
	sentence_read(talk->genl, reply, offset);
	errno = -error->error;
	return error->error ? MNL_CB_ERROR : MNL_CB_STOP;
}

static int talk_done(const struct nlmsghdr *reply, void *data)
{
	const int *error = mnl_nlmsg_get_payload(reply);
	struct talk *talk = data;

	if (mnl_nlmsg_get_payload_len(reply) < sizeof(*error) || *error >= 0)
		return MNL_CB_STOP;
	sentence_read(talk->genl, reply, sizeof(*error));
	errno = -*error;
	return MNL_CB_ERROR;
}

static int talk_reply(const struct nlmsghdr *reply, void *data)
{
	struct talk *talk = data;

	return talk->reply ? talk->reply(reply, talk->data) : MNL_CB_OK;
}

int nflua_genl_talk(struct nflua_genl *genl, const struct nlmsghdr *request,
		    mnl_cb_t reply, void *data)
{
	mnl_cb_t control[NLMSG_MIN_TYPE] = {
		[NLMSG_ERROR] = talk_error,
		[NLMSG_DONE] = talk_done,
	};
	struct talk talk = { .genl = genl, .reply = reply, .data = data };
	unsigned int port = mnl_socket_get_portid(genl->socket);
	ssize_t size;
	int ret;

	genl->sentence[0] = '\0';
	genl->offset = 0;
	if (mnl_socket_sendto(genl->socket, request, request->nlmsg_len) < 0)
		return -errno;
	do {
		size = mnl_socket_recvfrom(genl->socket, genl->replies, GENL_REPLY_SIZE);
		if (size < 0)
			return -errno;
		ret = mnl_cb_run2(genl->replies, size, request->nlmsg_seq, port,
				  talk_reply, &talk, control, NLMSG_MIN_TYPE);
	} while (ret > MNL_CB_STOP);
	return ret < 0 ? -errno : 0;
}

struct nlmsghdr *nflua_genl_request(struct nflua_genl *genl, void *buffer,
				    uint8_t command, uint16_t flags)
{
	struct nlmsghdr *request = mnl_nlmsg_put_header(buffer);
	struct genlmsghdr *header;

	request->nlmsg_type = genl->family;
	request->nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK | flags;
	request->nlmsg_seq = ++genl->sequence;
	header = mnl_nlmsg_put_extra_header(request, sizeof(*header));
	header->cmd = command;
	header->version = genl->version;
	return request;
}

static void table_fill(const struct nlattr **table, size_t count,
		       const struct nlattr *attr)
{
	if (mnl_attr_get_type(attr) < count)
		table[mnl_attr_get_type(attr)] = attr;
}

void nflua_genl_attrs(const struct nlmsghdr *reply, const struct nlattr **table,
		      size_t count)
{
	const struct nlattr *attr;

	memset(table, 0, count * sizeof(*table));
	mnl_attr_for_each(attr, reply, sizeof(struct genlmsghdr))
		table_fill(table, count, attr);
}

void nflua_genl_nest(const struct nlattr *nest, const struct nlattr **table, size_t count)
{
	const struct nlattr *attr;

	memset(table, 0, count * sizeof(*table));
	mnl_attr_for_each_nested(attr, nest)
		table_fill(table, count, attr);
}

static int family_read(const struct nlmsghdr *reply, void *data)
{
	const struct nlattr *attrs[CTRL_ATTR_FAMILY_ID + 1];
	uint16_t *family = data;

	nflua_genl_attrs(reply, attrs, CTRL_ATTR_FAMILY_ID + 1);
	if (attrs[CTRL_ATTR_FAMILY_ID])
		*family = mnl_attr_get_u16(attrs[CTRL_ATTR_FAMILY_ID]);
	return MNL_CB_OK;
}

/* Asking for a family by name is what makes the kernel load its module. */
static int family_find(struct nflua_genl *genl, const char *name, uint8_t version)
{
	char buffer[256];
	struct nlmsghdr *request;
	uint16_t family = 0;
	int ret;

	genl->family = GENL_ID_CTRL;
	genl->version = 1;
	request = nflua_genl_request(genl, buffer, CTRL_CMD_GETFAMILY, 0);
	mnl_attr_put_strz(request, CTRL_ATTR_FAMILY_NAME, name);
	ret = nflua_genl_talk(genl, request, family_read, &family);
	if (ret)
		return ret;
	genl->family = family;
	genl->version = version;
	return family ? 0 : -ENOENT;
}

static void socket_tune(struct mnl_socket *socket)
{
	int on = 1;

	/* Each only improves the answers, so a kernel that lacks one is still served. */
	mnl_socket_setsockopt(socket, NETLINK_EXT_ACK, &on, sizeof(on));
	mnl_socket_setsockopt(socket, NETLINK_GET_STRICT_CHK, &on, sizeof(on));
	/* Without this a refusal would carry the whole request back, up to 1 MiB. */
	mnl_socket_setsockopt(socket, NETLINK_CAP_ACK, &on, sizeof(on));
}

int nflua_genl_open(struct nflua_genl *genl, const char *family, uint8_t version)
{
	int ret;

	memset(genl, 0, sizeof(*genl));
	genl->replies = malloc(GENL_REPLY_SIZE);
	if (!genl->replies)
		return -ENOMEM;
	genl->socket = mnl_socket_open2(NETLINK_GENERIC, SOCK_CLOEXEC);
	if (!genl->socket) {
		ret = -errno;
		goto free_replies;
	}
	socket_tune(genl->socket);
	if (mnl_socket_bind(genl->socket, 0, MNL_SOCKET_AUTOPID) < 0) {
		ret = -errno;
		goto close_socket;
	}
	ret = family_find(genl, family, version);
	if (!ret)
		return 0;

close_socket:
	mnl_socket_close(genl->socket);
free_replies:
	free(genl->replies);
	return ret;
}

void nflua_genl_close(struct nflua_genl *genl)
{
	mnl_socket_close(genl->socket);
	free(genl->replies);
}

static int buffer_force(int fd, int option, size_t size)
{
	int value = size;

	return setsockopt(fd, SOL_SOCKET, option, &value, sizeof(value)) ? -errno : 0;
}

int nflua_genl_expect(struct nflua_genl *genl, size_t request, size_t replies)
{
	int fd = mnl_socket_get_fd(genl->socket);
	int ret = buffer_force(fd, SO_SNDBUFFORCE, request);

	return ret ? ret : buffer_force(fd, SO_RCVBUFFORCE, replies);
}
