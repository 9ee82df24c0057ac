# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Parsers of TLS, HTTP and DNS that are slow and plain.

Each answers as tests/host/readers.c prints.
"""

import re
import struct


class Reason(Exception):
    """Why there is no value; the word is the argument."""


class Input:
    """Bytes of which a limit was told, but maybe not all are here."""

    def __init__(self, data, limit=None):
        self.data, self.at = data, 0
        self.limit = len(data) if limit is None else limit

    def left(self):
        return self.limit - self.at

    def take(self, count):
        self.at += count
        if self.at > self.limit:
            raise Reason("malformed")
        if self.at > len(self.data):
            raise Reason("short")
        return self.data[self.at - count:self.at]

    def number(self, width):
        return int.from_bytes(self.take(width), "big")

    def skip(self, count):
        self.at += count
        if self.at > self.limit:
            raise Reason("malformed")


def reason_of(function, *arguments):
    try:
        return function(*arguments)
    except Reason as reason:
        return str(reason)


def shown(data):
    return "=" + data.hex()


# --- TLS

def passed_over(kind, length):
    return (kind == 20 and length <= 1) or (kind == 21 and length <= 2)


def joined(data):
    """One record in place of several that a hello lies in."""
    if len(data) < 6 or data[1] > 15:
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
        if data[at + 1] > 15 or length > 16384:
            break
        if kind == 22:
            found = True
            body += data[at + 5:at + 5 + length]
        elif not passed_over(kind, length):
            break
        at += 5 + length
    return b"\x16\3\1" + len(body).to_bytes(2, "big") + body if found else data


def hello_of(data):
    """The hello's bytes that are here, and its length."""
    for at, wanted in (0, [22]), (1, range(16)), (5, [1]):
        if len(data) > at and data[at] not in wanted:
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
    if len(body) < 2 or int.from_bytes(body[:2], "big") != len(body) - 2:
        raise Reason("malformed")
    names, kind = Input(body[2:]), None
    while kind != 0:
        kind = names.number(1)
        name = names.take(names.number(2))
    if not 0 < len(name) <= 255:
        raise Reason("malformed")
    return shown(host_of(name))


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


# --- HTTP

TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]"
REQUEST = re.compile(rb"(" + TOKEN + rb"+)[ \t]+(?:([^ \t\n]+)[ \t]+HTTP/([0-9]+\.[0-9]+))"
                     rb"[ \t\r]*\n", re.S | re.I)
ANCIENT = re.compile(rb"(GET)[ \t]+([^ \t\n]*[^ \t\r\n])()[ \t\r]*\n", re.S)


def request_of(data):
    """Method, target and version, and what follows."""
    data = data.lstrip(b"\r\n")
    method = re.match(TOKEN + b"*", data)[0]
    if len(method) == len(data):
        raise Reason("short")
    if not method or data[len(method)] not in b" \t":
        raise Reason("other")
    if b"\n" not in data:
        raise Reason("short")
    match = REQUEST.match(data)
    if match:
        return match.groups(), data[match.end():]
    match = ANCIENT.match(data)
    if match:
        return match.groups(), b"\n" + data[match.end():]
    words = data.split(b"\n")[0].strip(b" \t\r")
    words = [word for word in re.split(b"[ \t]", words) if word]
    if len(words) > 3 and re.fullmatch(rb"HTTP/[0-9]+\.[0-9]+", words[-1], re.I):
        raise Reason("malformed")
    raise Reason("other")


def path_of(target):
    raw = re.match(rb"(?:[a-zA-Z0-9+.-]+:(?://[^/?#]*)?)?([^?#]*)", target, re.S)[1]
    if re.search(rb"%(?!(?!00)[0-9a-fA-F]{2})", raw):
        raise Reason("malformed")
    raw = re.sub(rb"%(..)", lambda match: bytes([int(match[1], 16)]), raw, flags=re.S)
    kept, last = [], b""
    for last in raw.split(b"/"):
        if last == b"..":
            if not kept:
                raise Reason("malformed")
            kept.pop()
        elif last not in (b"", b"."):
            kept.append(last)
    slash = b"/" if kept and last in (b"", b".", b"..") else b""
    return shown(b"/" + b"/".join(kept) + slash)


def values_of(rest, name):
    """All values of a header of a whole head."""
    values = []
    for reason, value in headers_of(rest, name):
        if reason == "short":
            raise Reason("short")
        if not reason:
            values.append(value.strip(b" \t\r\n"))
    return values


def chunks_end(rest):
    """How much of what follows a head are chunks."""
    at = 0

    def line():
        nonlocal at
        end = rest.find(b"\n", at)
        if end < 0:
            raise Reason("short")
        text, at = rest[at:end], end + 1
        return text[:-1] if text.endswith(b"\r") else text

    while True:
        size = re.match(rb"[0-9a-fA-F]*", line())[0]
        if not size:
            raise Reason("malformed")
        if not int(size, 16):
            break
        if int(size, 16) > len(rest) - at:
            raise Reason("short")
        at += int(size, 16)
        if line():
            raise Reason("malformed")
    while line():
        pass
    return at


def end_of(data, rest):
    """Where a request ends."""
    encodings = values_of(rest, b"transfer-encoding")
    head = len(data) - len(rest) + sum(map(len, lines_of(rest)))
    if encodings:
        if not re.search(rb"(^|[, \t])chunked$", encodings[-1], re.I):
            raise Reason("malformed")
        return str(head + chunks_end(data[head:]))
    length = 0
    for n, value in enumerate(values_of(rest, b"content-length")):
        if not re.fullmatch(rb"[0-9]+", value):
            raise Reason("malformed")
        number = min(int(value), 0xFFFFFFFF)
        if n and number != length:
            raise Reason("malformed")
        length = number
    return str((head + length) & 0xFFFFFFFF)


def line_like(data, name):
    """The first line like a header, wherever it is."""
    match = re.search(rb"(?:^|\n)" + re.escape(name) + rb":([^\n]*(?:\n[ \t][^\n]*)*)(?:\n|$)",
                      data, re.I | re.S)
    if not match:
        return f"absent {len(data)}"
    return f"{shown(unfolded(match[1]))} {match.end()}"


def lines_of(rest):
    """Each complete line with its end, the empty one that ends the head included."""
    for line in rest.split(b"\n")[:-1]:
        yield line + b"\n"
        if line in (b"", b"\r"):
            return


def unfolded(value):
    value = value.strip(b" \t\r\n")
    return re.sub(rb"[ \t\r]*\n[ \t\r\n]*", b" ", value)


def headers_of(rest, name):
    """The raw values of a header, then why there is no other."""
    lines = list(lines_of(rest))
    ended = bool(lines) and lines[-1] in (b"\n", b"\r\n")
    end = sum(map(len, lines))
    at = 0
    while at < len(lines):
        raw, at = lines[at], at + 1
        bare = raw[:-2] if raw.endswith(b"\r\n") else raw[:-1]
        if bare[:len(name) + 1].lower() != name.lower() + b":":
            continue
        while at < len(lines) and lines[at][:1] in (b" ", b"\t"):
            raw, at = raw + lines[at], at + 1
        if at == len(lines) and rest[end:end + 1] in (b"", b" ", b"\t"):
            yield "short", None
            return
        yield None, raw[len(name) + 1:]
    if not ended:
        yield "short", None
        return
    for n, line in enumerate(lines[:-1]):
        fold = n and line[:1] in (b" ", b"\t")
        if not fold and not re.match(TOKEN + b"+:", line):
            yield "malformed", None
            return
    yield "absent", None


def cookie_of(rest, name):
    for reason, value in headers_of(rest, b"cookie"):
        if reason:
            return reason
        folded = b"\n" in value.strip(b" \t\r\n") or value.count(b"\n") > 1
        for pair in value.strip(b" \t\r\n").split(b";"):
            pair = pair.strip(b" \t\r\n")
            if pair.startswith(name + b"="):
                found = pair[len(name) + 1:].strip(b" \t\r\n")
                return shown(unfolded(found) if folded else found)
    return None


def parse_http(data, name, cookie):
    name, cookie = bytes.fromhex(name), bytes.fromhex(cookie)
    try:
        words, rest = request_of(data)
    except Reason as reason:
        return " ".join([*[str(reason)] * 5, line_like(data, name), *[str(reason)] * 2])
    told = [shown(word) for word in words]
    told += [reason_of(path_of, words[1]), reason_of(end_of, data, rest)]
    told += [line_like(data, name), cookie_of(rest, cookie)]
    for reason, value in headers_of(rest, name):
        told.append(reason or shown(unfolded(value)))
    return " ".join(told)


# --- DNS

def name_of(data, at):
    """The labels at an offset and where they end."""
    labels, pointers, end = [], 0, None
    while True:
        if at >= len(data):
            raise Reason("short")
        kind = data[at] >> 6
        if kind == 3:
            if at + 2 > len(data):
                raise Reason("short")
            end = end or at + 2
            at = int.from_bytes(data[at:at + 2], "big") & 0x3FFF
            pointers += 1
            if pointers > 255:
                raise Reason("malformed")
            continue
        label = data[at + 1:at + 1 + data[at]]
        if kind or sum(map(len, labels)) + len(labels) + 1 + data[at] > 255:
            raise Reason("malformed")
        if len(label) < data[at]:
            raise Reason("short")
        at += 1 + len(label)
        if not label:
            return labels, end or at
        labels.append(label)


def escaped(label):
    return "".join(chr(c) if 32 < c < 127 and chr(c) not in ".\\" else
                   "\\\\" if chr(c) == "\\" else f"\\{c:03}"
                   for c in label.lower())


def name_end(data, at):
    """Behind a name, whose pointer is not followed."""
    start = at
    while True:
        if at >= len(data):
            raise Reason("short")
        label = data[at]
        if label >= 192:
            return at + 2
        at += 1 + label
        if label >= 64 or at - start > 255:
            raise Reason("malformed")
        if not label:
            return at


def dns_header_of(data):
    if len(data) < 12:
        raise Reason("short")
    ident, flags, count = struct.unpack(">HHH", data[:6])
    opcode = flags >> 11 & 15
    if opcode not in (0, 1, 2, 4, 5, 6):
        raise Reason("other")
    return ident, flags >> 15, opcode, flags & 15, count


def question_of(data, n):
    if n >= dns_header_of(data)[4]:
        raise Reason("absent")
    end = 12
    for _ in range(n + 1):
        start, end = end, name_end(data, end)
        kind = data[end:end + 4]
        end += 4
        if len(kind) < 4:
            raise Reason("short")
    labels = name_of(data, start)[0]
    name = ".".join(map(escaped, labels)) or "."
    return " ".join((shown(name.encode()), *map(str, struct.unpack(">HH", kind))))


def parse_dns(data, n):
    header = reason_of(lambda: ",".join(map(str, dns_header_of(data))))
    return f"{header} {reason_of(question_of, data, int(n))}"


PARSERS = {"tls": parse_tls, "http": parse_http, "dns": parse_dns}
