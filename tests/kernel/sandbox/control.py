# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""The control plane without a process per request: lunatik/uapi/lunatik_netlink.h."""

import errno
import os
import socket
import struct

NETLINK_GENERIC = 16
SOL_NETLINK, NETLINK_CAP_ACK = 270, 10
SO_SNDBUFFORCE = 32
NLMSG_ERROR, NLMSG_DONE = 2, 3
NLM_F_REQUEST, NLM_F_ACK = 1, 4
NLA_TYPE_MASK = 0x3FFF
GENL_ID_CTRL, CTRL_CMD_GETFAMILY = 16, 3
CTRL_ATTR_FAMILY_ID, CTRL_ATTR_FAMILY_NAME = 1, 2

CREATE, DESTROY, GET, LOAD, EXEC = range(1, 6)
(STATE, FUNCTION, MEMORY, BUDGET, ON_ERROR, CHUNK, SCRIPT, CPU, USERS, LOADS, STATS,
 VM, DIAGNOSTIC, OUTPUT, RESULT) = range(2, 17)
CALLS, ERRORS = 2, 3
KINDS = {"budget": 2, "memory": 3, "stack": 4, "runtime": 5, "verdict": 6, "reentry": 7}
VM_MEMORY = 3
PART = 32768

LOAD_OUTCOMES = {0: "ok", errno.ENOEXEC: "syntax", errno.ECANCELED: "runtime",
                 errno.ETIME: "budget", errno.ENOMEM: "memory"}


def raw(kind, payload):
    size = 4 + len(payload)
    return struct.pack("=HH", size, kind) + payload + bytes(-size % 4)


def text(kind, string):
    return raw(kind, string.encode() + b"\0")


def attributes(data):
    while len(data) >= 4:
        size, kind = struct.unpack_from("=HH", data)
        yield kind & NLA_TYPE_MASK, data[4:size]
        data = data[(size + 3) & ~3:]


def u64(data):
    return struct.unpack("=Q", data)[0]


class Control:
    def __init__(self):
        self.socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_GENERIC)
        self.socket.bind((0, 0))
        self.socket.setsockopt(socket.SOL_SOCKET, SO_SNDBUFFORCE, 4 << 20)
        self.socket.setsockopt(SOL_NETLINK, NETLINK_CAP_ACK, 1)
        self.kind = GENL_ID_CTRL
        error, replies = self.ask(CTRL_CMD_GETFAMILY, text(CTRL_ATTR_FAMILY_NAME, "lunatik"))
        assert not error, f"no family lunatik: {os.strerror(error)}"
        self.kind = struct.unpack("=H", dict(replies[0])[CTRL_ATTR_FAMILY_ID])[0]

    def ask(self, command, body):
        """(errno, replies), a reply as a list of (kind, bytes)."""
        head = struct.pack("=IHHIIBBH", 20 + len(body), self.kind, NLM_F_REQUEST | NLM_F_ACK,
                           1, 0, command, 1, 0)
        self.socket.send(head + body)
        replies = []
        while True:
            data = self.socket.recv(1 << 20)
            while data:
                size, kind = struct.unpack_from("=IH", data)
                body = data[16:size]
                if kind in (NLMSG_ERROR, NLMSG_DONE):
                    return -struct.unpack_from("=i", body)[0], replies
                replies.append(list(attributes(body[4:])))
                data = data[(size + 3) & ~3:]

    def done(self, command, body):
        error, replies = self.ask(command, body)
        assert not error, f"command {command}: {os.strerror(error)}"
        return replies

    def create(self, state, memory=None, budget=None):
        body = text(STATE, state)
        if memory:
            body += raw(MEMORY, struct.pack("=Q", memory))
        if budget:
            body += raw(BUDGET, struct.pack("=I", budget))
        self.done(CREATE, body)

    def destroy(self, state):
        self.done(DESTROY, text(STATE, state))

    def load(self, state, source):
        """(outcome, diagnostic)"""
        parts = [source[at:at + PART] for at in range(0, len(source), PART)]
        error, replies = self.ask(LOAD, text(STATE, state) + text(CHUNK, "script") +
                                  b"".join(raw(SCRIPT, part) for part in parts))
        assert error in LOAD_OUTCOMES, f"load: {os.strerror(error)}"
        said = b"".join(value for reply in replies for kind, value in reply
                        if kind == DIAGNOSTIC)
        return LOAD_OUTCOMES[error], said.rstrip(b"\0").decode("latin-1")

    def show(self, state):
        """(calls, errors by kind, bytes of the largest VM, cap)"""
        reply = self.done(GET, text(STATE, state))[0]
        fields = dict(reply)
        stats = dict(attributes(fields[STATS]))
        errors = dict(attributes(stats[ERRORS]))
        held = [u64(dict(attributes(value))[VM_MEMORY]) for kind, value in reply if kind == VM]
        return (u64(stats[CALLS]), {name: u64(errors[kind]) for name, kind in KINDS.items()},
                max(held), u64(fields[MEMORY]))
