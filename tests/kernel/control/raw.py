#!/usr/bin/python3
# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Messages that no tool of ours would send: each is refused, and changes nothing."""

import errno
import os
import socket
import struct
import sys

SLOW = int(os.environ.get("SLOW", 1))  # as in lab.py

NETLINK_GENERIC = 16
SOL_NETLINK, NETLINK_CAP_ACK, NETLINK_EXT_ACK = 270, 10, 11
SO_SNDBUFFORCE = 32
NLMSG_ERROR, NLMSG_DONE = 2, 3
NLM_F_REQUEST, NLM_F_ACK, NLM_F_DUMP = 1, 4, 0x300
NLM_F_CAPPED, NLM_F_ACK_TLVS = 0x100, 0x200
NLA_F_NESTED, NLA_TYPE_MASK = 0x8000, 0x3FFF
GENL_ID_CTRL, CTRL_CMD_GETFAMILY = 16, 3
CTRL_ATTR_FAMILY_ID, CTRL_ATTR_FAMILY_NAME = 1, 2

# lunatik/uapi/lunatik_netlink.h
CREATE, DESTROY, GET, LOAD, EXEC, RESET = range(1, 7)
(PAD, STATE, FUNCTION, MEMORY, BUDGET, ON_ERROR, CHUNK, SCRIPT, CPU, USERS, LOADS, STATS,
 VM, DIAGNOSTIC, OUTPUT, RESULT, QUARANTINE, QUARANTINED) = range(1, 19)
PART_MAX, SCRIPT_MAX = 32768, 1 << 20
NOBODY = 65534


def raw(kind, payload):
    """An attribute, padded."""
    size = 4 + len(payload)
    return struct.pack("=HH", size, kind) + payload + bytes(-size % 4)


def text(kind, string):
    return raw(kind, string.encode() + b"\0")


def u32(kind, value):
    return raw(kind, struct.pack("=I", value))


def u64(kind, value):
    return raw(kind, struct.pack("=Q", value))


def script(source):
    parts = range(0, len(source), PART_MAX)
    return b"".join(raw(SCRIPT, source[i:i + PART_MAX]) for i in parts)


def attributes(data):
    while len(data) >= 4:
        size, kind = struct.unpack_from("=HH", data)
        yield kind & NLA_TYPE_MASK, data[4:size]
        data = data[(size + 3) & ~3:]


class Answer:
    """errno (0: done), the sentence of the refusal, and the replies as dictionaries."""

    def __init__(self):
        self.error, self.sentence, self.replies, self.ended = 0, "", [], False

    def end(self, flags, body):
        self.ended = True
        self.error = -struct.unpack_from("=i", body)[0]
        if flags & NLM_F_ACK_TLVS:
            for kind, value in attributes(body[20:]):
                if kind == 1:
                    self.sentence = value.rstrip(b"\0").decode()

    def take(self, data):
        while data:
            size, kind, flags, _, _ = struct.unpack_from("=IHHII", data)
            body = data[16:size]
            if kind == NLMSG_ERROR:
                self.end(flags, body)
            elif kind == NLMSG_DONE:
                self.ended = True
                self.error = -struct.unpack_from("=i", body)[0]
            else:
                self.replies.append(dict(attributes(body[4:])))
            data = data[(size + 3) & ~3:]


class Control:
    """A socket of the family. Its method ask() sends whatever it is given."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_GENERIC)
        self.socket.bind((0, 0))
        self.socket.settimeout(30 * SLOW)
        for option in NETLINK_CAP_ACK, NETLINK_EXT_ACK:
            self.socket.setsockopt(SOL_NETLINK, option, 1)
        self.kind = GENL_ID_CTRL
        answer = self.ask(CTRL_CMD_GETFAMILY, text(CTRL_ATTR_FAMILY_NAME, "lunatik"))
        if answer.error:
            raise SystemExit(f"no family lunatik: {os.strerror(answer.error)}")
        reply = answer.replies[0]
        self.kind = struct.unpack("=H", reply[CTRL_ATTR_FAMILY_ID])[0]

    def send(self, body, flags):
        head = struct.pack("=IHHII", 16 + len(body), self.kind, flags | NLM_F_REQUEST, 1, 0)
        self.socket.send(head + body)
        answer = Answer()
        while not answer.ended:
            answer.take(self.socket.recv(1 << 19))
        return answer

    def ask(self, command, body=b"", flags=NLM_F_ACK, reserved=0):
        return self.send(struct.pack("=BBH", command, 1, reserved) + body, flags)

    def states(self):
        """All that a refused message must not change."""
        answer = self.ask(GET, flags=NLM_F_DUMP)
        assert not answer.error, os.strerror(answer.error)
        kinds = (STATE, MEMORY, BUDGET, ON_ERROR, QUARANTINE, QUARANTINED, USERS, LOADS,
                 CHUNK)
        return sorted([reply.get(kind) for kind in kinds] for reply in answer.replies)


WEB = text(STATE, "web")
NEW = text(STATE, "new")
CODE = raw(SCRIPT, b"x = 1")
COMMANDS = {"create": (CREATE, NEW), "destroy": (DESTROY, WEB), "get": (GET, WEB),
            "load": (LOAD, WEB + CODE), "reset": (RESET, WEB),
            "exec": (EXEC, WEB + CODE)}


def refusals():
    """Name, errno, command and attributes of what the kernel must refuse."""
    for name, (command, body) in COMMANDS.items():
        rest = body[8:]
        yield f"{name}-unknown-attribute", "EINVAL", command, body + u32(99, 1)
        yield f"{name}-of-reply", "EINVAL", command, body + u32(USERS, 1)
        yield f"{name}-pad", "EINVAL", command, body + raw(PAD, b"")
        yield f"{name}-trailing-bytes", "EINVAL", command, body + b"\1\2\3"
        yield f"{name}-past-the-end", "EINVAL", command, body + b"\x40\0\3\0\0\0\0\0"
        yield f"{name}-shorter-than-header", "EINVAL", command, body + b"\2\0\3\0"
        yield f"{name}-without-state", "EINVAL", command, rest
        yield f"{name}-name-too-long", "EINVAL", command, text(STATE, "n" * 32) + rest
        yield f"{name}-name-unended", "EINVAL", command, raw(STATE, b"web") + rest
        yield f"{name}-name-no-bytes", "EINVAL", command, raw(STATE, b"") + rest
        yield f"{name}-name-empty", "EINVAL", command, text(STATE, "") + rest
        yield f"{name}-name-space", "EINVAL", command, text(STATE, "a b") + rest
        yield f"{name}-name-slash", "EINVAL", command, text(STATE, "a/b") + rest
        yield f"{name}-name-not-ascii", "EINVAL", command, text(STATE, "w\u00e9b") + rest
        yield f"{name}-nested-name", "EINVAL", command, raw(STATE | NLA_F_NESTED,
                                                            b"web\0") + rest
        if command != CREATE:
            yield f"{name}-no-such-state", "ENOENT", command, text(STATE, "no") + rest
    yield "create-exists", "EEXIST", CREATE, WEB + u32(BUDGET, 999)
    yield "create-memory-low", "ERANGE", CREATE, NEW + u64(MEMORY, (64 << 10) - 1)
    yield "create-memory-high", "ERANGE", CREATE, NEW + u64(MEMORY, (1 << 30) + 1)
    yield "create-memory-u32", "EINVAL", CREATE, NEW + u32(MEMORY, 1 << 20)
    yield "create-budget-low", "ERANGE", CREATE, NEW + u32(BUDGET, 99)
    yield "create-budget-high", "ERANGE", CREATE, NEW + u32(BUDGET, 10000001)
    yield "create-budget-u64", "EINVAL", CREATE, NEW + u64(BUDGET, 1000)
    yield "create-memory-zero", "ERANGE", CREATE, NEW + u64(MEMORY, 0)
    yield "create-memory-most", "ERANGE", CREATE, NEW + u64(MEMORY, (1 << 64) - 1)
    yield "create-budget-zero", "ERANGE", CREATE, NEW + u32(BUDGET, 0)
    yield "create-budget-most", "ERANGE", CREATE, NEW + u32(BUDGET, (1 << 32) - 1)
    yield "create-quarantine-zero", "ERANGE", CREATE, NEW + u32(QUARANTINE, 0)
    yield "create-quarantine-high", "ERANGE", CREATE, NEW + u32(QUARANTINE, 1000001)
    yield "create-quarantine-most", "ERANGE", CREATE, NEW + u32(QUARANTINE, (1 << 32) - 1)
    yield "create-quarantine-u64", "EINVAL", CREATE, NEW + u64(QUARANTINE, 5)
    yield "create-quarantined", "EINVAL", CREATE, NEW + raw(QUARANTINED, b"")
    yield "create-on-error", "ERANGE", CREATE, NEW + u32(ON_ERROR, 2)
    yield "create-with-script", "EINVAL", CREATE, NEW + CODE
    yield "destroy-with-function", "EINVAL", DESTROY, WEB + text(FUNCTION, "f")
    yield "reset-with-quarantine", "EINVAL", RESET, WEB + u32(QUARANTINE, 5)
    yield "reset-with-quarantined", "EINVAL", RESET, WEB + raw(QUARANTINED, b"")
    yield "get-no-function", "ESRCH", GET, WEB + text(FUNCTION, "nothing")
    yield "get-function-no-function", "ESRCH", GET, WEB + text(FUNCTION, "number")
    yield "get-function-too-long", "EINVAL", GET, WEB + text(FUNCTION, "f" * 64)
    yield "load-with-cpu", "EINVAL", LOAD, WEB + CODE + u32(CPU, 0)
    yield "exec-no-such-cpu", "ENXIO", EXEC, WEB + CODE + u32(CPU, 100000)
    yield "exec-cpu-u64", "EINVAL", EXEC, WEB + CODE + u64(CPU, 0)
    for name, command in ("load", LOAD), ("exec", EXEC):
        part = raw(SCRIPT, b" " * (PART_MAX + 1))
        most = script(b" " * SCRIPT_MAX)
        yield f"{name}-without-script", "EINVAL", command, WEB
        yield f"{name}-part-too-long", "ERANGE", command, WEB + part
        yield f"{name}-later-part-too-long", "ERANGE", command, WEB + CODE + part
        yield f"{name}-script-too-long", "E2BIG", command, WEB + most + raw(SCRIPT, b" ")
        yield f"{name}-chunk-too-long", "EINVAL", command, WEB + text(CHUNK, "c" * 64) + CODE
        yield f"{name}-syntax", "ENOEXEC", command, WEB + raw(SCRIPT, b"x = = 1")
        yield f"{name}-bytecode", "ENOEXEC", command, WEB + raw(SCRIPT, b"\x1bLua\x54\0")
        yield f"{name}-error", "ECANCELED", command, WEB + raw(SCRIPT, b"error('no')")


failed = False


def verdict(name, reason=None):
    global failed
    print(f"FAIL {name}: {reason}" if reason else f"PASS {name}", flush=True)
    failed = failed or bool(reason)


def error_name(error):
    return errno.errorcode.get(error, str(error))


def refused(control, name, wanted, answer, before):
    after = control.states()
    if answer.error != getattr(errno, wanted):
        verdict(name, f"{error_name(answer.error)} ({answer.sentence or 'no sentence'}),"
                      f" not {wanted}")
    elif after != before:
        verdict(name, f"it changed {before} into {after}")
    else:
        verdict(name)


def check_refusals(control, before):
    for name, wanted, command, body in refusals():
        refused(control, name, wanted, control.ask(command, body), before)
    for command in 0, 7, 99, 255:
        answer = control.ask(command, WEB)
        refused(control, f"command-{command}", "EOPNOTSUPP", answer, before)
    answer = control.ask(GET, WEB, flags=NLM_F_DUMP)
    refused(control, "dump-with-state", "EINVAL", answer, before)
    answer = control.ask(DESTROY, WEB, reserved=1)
    refused(control, "reserved-bits", "EINVAL", answer, before)
    answer = control.send(b"\2\1", NLM_F_ACK)
    refused(control, "half-a-header", "EINVAL", answer, before)


def check_sentences(control):
    """Every refusal of our own says why, and a Lua error brings its diagnostic."""
    silent = [name for name, wanted, command, body in refusals()
              if wanted not in ("ENOEXEC", "ECANCELED")
              and not control.ask(command, body).sentence]
    verdict("sentences", silent and f"none for {', '.join(silent)}")
    answer = control.ask(LOAD, WEB + text(CHUNK, "a.lua") + raw(SCRIPT, b"\nerror('no')"))
    diagnostic = answer.replies and answer.replies[0].get(DIAGNOSTIC)
    verdict("diagnostic", diagnostic != b"a.lua:2: no\0" and f"it is {diagnostic}")


def as_nobody(work):
    """What the work returns as another user, in another process; 255 if it fails."""
    child = os.fork()
    if not child:
        code = 255
        try:
            os.setgroups([])
            os.setresgid(NOBODY, NOBODY, NOBODY)
            os.setresuid(NOBODY, NOBODY, NOBODY)
            code = work()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def permitted(control):
    """How many commands the socket may give; none, if all is well."""
    count = control.ask(GET, flags=NLM_F_DUMP).error != errno.EPERM
    for command, body in COMMANDS.values():
        count += control.ask(command, body).error != errno.EPERM
    return count


def check_privilege(control, before):
    for name, work in (
            ("unprivileged-socket", lambda: as_nobody(lambda: permitted(Control()))),
            ("unprivileged-sender", lambda: as_nobody(lambda: permitted(control)))):
        count = work()
        after = control.states()
        verdict(name, count and f"{count} commands permitted (255: it died)"
                or after != before and "it changed something")


def described(control):
    """What GET says of QUARANTINE and QUARANTINED in the state new."""
    reply = control.ask(GET, NEW).replies[0]
    return reply.get(QUARANTINE), reply.get(QUARANTINED)


def check_quarantine(control):
    """The least and the most are taken and told; none is told by its absence."""
    for name, wanted, body in (("off", None, b""),
                               ("least", 1, u32(QUARANTINE, 1)),
                               ("most", 1000000, u32(QUARANTINE, 1000000))):
        wanted = None if wanted is None else struct.pack("=I", wanted)
        answer = control.ask(CREATE, NEW + body)
        error = answer.error or control.ask(RESET, NEW).error
        got = described(control)
        control.ask(DESTROY, NEW)
        verdict(f"quarantine-{name}", error and error_name(error)
                or got != (wanted, None) and f"told as {got}")


def check_longest(control):
    source = b"-" * (SCRIPT_MAX - 6) + b"\ny = 2"
    answer = control.ask(LOAD, WEB + script(source))
    verdict("script-of-1-MiB", answer.error and error_name(answer.error))
    answer = control.ask(EXEC, WEB + u32(CPU, 0) + raw(SCRIPT, b"return ") + raw(SCRIPT, b"y"))
    result = answer.replies and answer.replies[0].get(RESULT)
    verdict("parts-join", result != b"2\0" and f"the result is {result}")
    answer = control.ask(LOAD, WEB + raw(SCRIPT, b""))
    verdict("script-empty", answer.error and error_name(answer.error))


def main():
    control = Control()
    control.socket.setsockopt(socket.SOL_SOCKET, SO_SNDBUFFORCE, 4 << 20)
    assert not control.ask(CREATE, WEB).error, "web can't be created"
    try:
        answer = control.ask(LOAD, WEB + raw(SCRIPT, b"number = 1"))
        assert not answer.error, os.strerror(answer.error)
        before = control.states()
        check_refusals(control, before)
        check_sentences(control)
        check_privilege(control, before)
        check_quarantine(control)
        check_longest(control)
    finally:
        control.ask(DESTROY, WEB)
    return failed


if __name__ == "__main__":
    if "inside" not in sys.argv:  # a network namespace that is nobody else's
        os.execvp("unshare", ["unshare", "-n", sys.argv[0], "inside"])
    sys.exit(main())
