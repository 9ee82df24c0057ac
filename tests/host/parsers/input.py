# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""What the parsers read, and why they end."""


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
