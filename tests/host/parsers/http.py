# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Requests of HTTP/1.x."""

import re

from .input import Reason, reason_of, shown

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
