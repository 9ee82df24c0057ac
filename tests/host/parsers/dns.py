# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Messages of DNS."""

import struct

from .input import Reason, reason_of, shown


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
            if pointers > len(data):
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
