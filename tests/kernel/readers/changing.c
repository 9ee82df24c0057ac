// SPDX-License-Identifier: MIT OR GPL-2.0-only
/*
 * changing dns|http sendfile|zerocopy SECONDS: as an unprivileged user, send messages of that
 * protocol to this machine, again and again, and change them while rules read them: the bytes
 * stay in pages of a file that this process has mapped. Prints how many were sent.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define NOBODY 65534
#define PAGE 4096
#define DNS_PORT 53
#define HTTP_PORT 8080

static unsigned char *page;
static volatile int over;

/* What is changed: from @at on, in turn to one and to the other. */
static struct {
	size_t at, length;
	unsigned char one, other;
	int pause;
} flips;

static void fail(const char *what)
{
	fprintf(stderr, "changing: %s: %s\n", what, strerror(errno));
	exit(EXIT_FAILURE);
}

static void flip(int value)
{
	volatile int i;

	memset(page + flips.at, value, flips.length);
	for (i = 0; i < flips.pause; i++)
		;
}

static void *flipper(void *unused)
{
	static const int pauses[] = { 0, 5, 20, 50, 100 };
	unsigned int n;

	for (n = 0; !over; n++) {
		flips.pause = pauses[n >> 8 & 3];
		flip(flips.one);
		flip(flips.other);
	}
	return unused;
}

/* A name of four labels, the last of which has a length of 60 or 255. */
static size_t make_dns(unsigned char *to)
{
	static const unsigned char header[] = { 1, 2, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0 };
	unsigned char *at = to + sizeof(header);
	int label;

	memcpy(to, header, sizeof(header));
	for (label = 0; label < 4; label++, at += 61) {
		*at = 60;
		memset(at + 1, 'a' + label, 60);
	}
	memcpy(at, "\0\0\1\0\1", 5);
	flips.at = at - 61 - to;
	flips.length = 1;
	flips.one = 60;
	flips.other = 255;
	return 560;
}

/* A folded value, in which lines end or do not. */
static size_t make_http(unsigned char *to)
{
	static const char head[] = "GET / HTTP/1.1\r\nX: aaaaaaa\r\n b", end[] = "z\r\nHost: x\r\n\r\n";
	const size_t length = 112;

	memcpy(to, head, sizeof(head) - 1);
	flips.at = sizeof(head) - 1;
	flips.length = length;
	flips.one = 'x';
	flips.other = '\n';
	memset(to + flips.at, 'x', length);
	memcpy(to + flips.at + length, end, sizeof(end) - 1);
	return flips.at + length + sizeof(end) - 1;
}

static void *sink(void *listener)
{
	static char bytes[1 << 16];
	const int from = accept(*(int *)listener, NULL, NULL);

	while (read(from, bytes, sizeof(bytes)) > 0)
		;
	return NULL;
}

static int connected(int type, int port)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port),
				  .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	const int sender = socket(AF_INET, type, 0), one = 1;
	static int listener;
	pthread_t thread;

	if (type == SOCK_STREAM) {
		listener = socket(AF_INET, type, 0);
		setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof(one));
		if (bind(listener, (void *)&to, sizeof(to)) || listen(listener, 1))
			fail("listen");
		pthread_create(&thread, NULL, sink, &listener);
	}
	if (connect(sender, (void *)&to, sizeof(to)))
		fail("connect");
	setsockopt(sender, IPPROTO_TCP, 1 /* TCP_NODELAY */, &one, sizeof(one));
	if (setsockopt(sender, SOL_SOCKET, SO_ZEROCOPY, &one, sizeof(one)))
		fail("SO_ZEROCOPY");
	return sender;
}

/* What the kernel tells of pages that it has done with; it would keep no more of them. */
static void collect(int sender)
{
	char control[512];
	struct msghdr message;

	do
		message = (struct msghdr){ .msg_control = control,
					   .msg_controllen = sizeof(control) };
	while (recvmsg(sender, &message, MSG_ERRQUEUE | MSG_DONTWAIT) >= 0);
}

static ssize_t send_page(int sender, int file, size_t length, int zerocopy)
{
	off_t from = 0;
	ssize_t sent;

	if (!zerocopy)
		return sendfile(sender, file, &from, length);
	sent = send(sender, page, length, MSG_ZEROCOPY);
	collect(sender);
	return sent;
}

int main(int argc, char **argv)
{
	char path[] = "/tmp/changing.XXXXXX";
	const int dns = argc == 4 && !strcmp(argv[1], "dns");
	const int zerocopy = argc == 4 && !strcmp(argv[2], "zerocopy");
	const time_t end = time(NULL) + (argc == 4 ? atoi(argv[3]) : 0);
	unsigned long sent = 0;
	int file, sender;
	pthread_t thread;
	size_t length;

	if (argc != 4 || setgid(NOBODY) || setuid(NOBODY))
		fail("setuid");
	file = mkstemp(path);
	if (file < 0 || unlink(path) || ftruncate(file, PAGE))
		fail(path);
	page = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
	if (page == MAP_FAILED)
		fail("mmap");
	length = dns ? make_dns(page) : make_http(page);
	sender = connected(dns ? SOCK_DGRAM : SOCK_STREAM, dns ? DNS_PORT : HTTP_PORT);
	pthread_create(&thread, NULL, flipper, NULL);
	while (time(NULL) < end)
		sent += send_page(sender, file, length, zerocopy) == (ssize_t)length;
	over = 1;
	pthread_join(thread, NULL);
	printf("%lu\n", sent);
	return EXIT_SUCCESS;
}
