/* SPDX-License-Identifier: MIT OR GPL-2.0-only */
/*
 * Generic netlink over libmnl, for programs that speak to lunatik. Nothing here prints.
 * Functions return 0 or a negative errno.
 */
#ifndef NFLUA_GENL_H
#define NFLUA_GENL_H

#include <stddef.h>
#include <stdint.h>
#include <libmnl/libmnl.h>

#define NFLUA_SENTENCE_SIZE 256

struct nflua_genl {
	struct mnl_socket *socket;
	void *replies;
	uint32_t sequence;
	uint16_t family;
	uint8_t version;
	char sentence[NFLUA_SENTENCE_SIZE]; /* why the last request failed, or empty */
	uint32_t offset; /* in the request, of the attribute that is to blame; or 0 */
};

/* -ENOENT: the kernel has no such family, and no module that brings it. */
int nflua_genl_open(struct nflua_genl *genl, const char *family, uint8_t version);
void nflua_genl_close(struct nflua_genl *genl);

/* Room for a request and for replies that exceed the socket's default buffers. */
int nflua_genl_expect(struct nflua_genl *genl, size_t request, size_t replies);

/* Begins a request in the caller's buffer; attributes are the caller's to append. */
struct nlmsghdr *nflua_genl_request(struct nflua_genl *genl, void *buffer,
				    uint8_t command, uint16_t flags);

/* Sends it and hands each reply to the callback until the kernel acknowledges. */
int nflua_genl_talk(struct nflua_genl *genl, const struct nlmsghdr *request,
		    mnl_cb_t reply, void *data);

/* Attributes of a reply or a nest by type, those past the end of the table left out. */
void nflua_genl_attrs(const struct nlmsghdr *reply, const struct nlattr **table,
		      size_t count);
void nflua_genl_nest(const struct nlattr *nest, const struct nlattr **table,
		     size_t count);

#endif
