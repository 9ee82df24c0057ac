# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""The first message of a TLS client."""

import re
import struct

from .input import Input, Reason, reason_of, shown


def passed_over(kind, length):
    return (kind == 20 and length <= 1) or (kind == 21 and length <= 2)


def joined(data):
    """One record in place of several that a hello lies in."""
    if len(data) < 6 or data[1] != 3:
        return data
    length = int.from_bytes(data[3:5], "big")
    if data[0] == 22:
        whole = 0 < length and (length >= len(data) - 5 or data[5] != 1)
        if whole or (length >= 4 and length >= 4 + int.from_bytes(data[6:9], "big")):
            return data
    elif not passed_over(data[0], length):
        return data
    at, body, found = 0, b"", False
    while len(data) - at >= 5:
        kind, length = data[at], int.from_bytes(data[at + 3:at + 5], "big")
        if data[at + 1] != 3 or length > 16384:
            break
        if kind == 22:
            found = True
            body += data[at + 5:at + 5 + length]
        elif body or not passed_over(kind, length):
            break
        at += 5 + length
    return b"\x16\3\1" + len(body).to_bytes(2, "big") + body if found else data


def hello_of(data):
    """The hello's bytes that are here, and its length."""
    for at, wanted in (0, 22), (1, 3), (5, 1):
        if len(data) > at and data[at] != wanted:
            raise Reason("other")
    if len(data) < 9:
        raise Reason("short")
    record = int.from_bytes(data[3:5], "big")
    if not 0 < record <= 16384:
        raise Reason("malformed")
    if record < 4:
        raise Reason("short")
    return data[9:5 + record], int.from_bytes(data[6:9], "big")


def hello_missing(data):
    record = int.from_bytes(data[3:5], "big") if len(data) >= 9 else 4
    here = len(data[:5 + record])
    return 9 - here if here < 9 else 9 + int.from_bytes(data[6:9], "big") - here


def extensions(data):
    """The legacy version, then the type and an input at the body of each extension."""
    here, length = hello_of(data)
    hello = Input(here, length)
    version = int.from_bytes(hello.take(2 + 32)[:2], "big")
    for width in 1, 2, 1:
        hello.skip(hello.number(width))
    yield version, None
    if not hello.left():
        return
    if hello.number(2) != hello.left():
        raise Reason("malformed")
    while hello.left():
        kind, length = hello.number(2), hello.number(2)
        start = hello.at
        hello.skip(length)
        yield kind, (here[start:start + length], length)


def extension(data, wanted):
    walk = extensions(data)
    next(walk)
    for kind, body in walk:
        if kind == wanted:
            if len(body[0]) < body[1]:
                raise Reason("short")
            return body[0]
    raise Reason("absent")


def host_of(name):
    """Without a port and a final dot."""
    host = re.match(rb"(\[[^]]*)?[^:]*", name, re.S)[0].lower()
    host = host[:-1] if host.endswith(b".") else host
    if not host:
        raise Reason("malformed")
    return host


def hello_name(data):
    body = extension(data, 0)
    match = re.fullmatch(rb"(..)\0(..)(.{1,255})", body, re.S)
    lengths = match and [int.from_bytes(match[n], "big") for n in (1, 2)]
    if not match or lengths != [len(match[3]) + 3, len(match[3])]:
        raise Reason("malformed")
    return shown(host_of(match[3]))


def hello_version(data):
    legacy = next(extensions(data))[0]
    try:
        body = extension(data, 43)
    except Reason as reason:
        if str(reason) == "absent":
            return str(legacy)
        raise
    if not body or body[0] != len(body) - 1 or body[0] % 2:
        raise Reason("malformed")
    offered = [n for n, in struct.iter_unpack(">H", body[1:]) if n >> 8 == 3]
    if not offered:
        raise Reason("malformed")
    return str(max(offered))


def hello_ech(data):
    walk = extensions(data)
    next(walk)
    for kind, _ in walk:
        if kind == 0xFE0D:
            return "1"
    return "absent"


def hello_whole(data):
    for _ in extensions(data):
        pass
    if hello_missing(data) > 0:
        raise Reason("short")
    return "1"


def hello_alpn(data):
    found = []
    try:
        body = extension(data, 16)
        if len(body) < 3 or int.from_bytes(body[:2], "big") != len(body) - 2:
            raise Reason("malformed")
        body = body[2:]
        while body:
            length = body[0]
            if not length or length >= len(body):
                raise Reason("malformed")
            found.append(shown(body[1:1 + length]))
            body = body[1 + length:]
        raise Reason("absent")
    except Reason as reason:
        return " ".join((*found, str(reason)))


def parse_tls(data):
    data = joined(data)
    whole = reason_of(hello_whole, data)
    missing = hello_missing(data) if whole == "short" else 0
    return " ".join((reason_of(hello_name, data), reason_of(hello_version, data),
                     reason_of(hello_ech, data), whole, str(missing), hello_alpn(data)))
