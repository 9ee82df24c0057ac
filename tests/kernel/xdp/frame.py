# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Prints an Ethernet frame with a TCP segment. NAME=VALUE: payload, length (of the payload),
port, vlan (numbers of tags, separated by commas), source."""
import socket
import struct
import sys

words = dict(word.split("=", 1) for word in sys.argv[1:])
payload = words.get("payload", "hello").encode().decode("unicode_escape").encode("latin-1")
payload = payload.ljust(int(words.get("length", len(payload))), b".")

tcp = struct.pack(">HHIIBBHHH", 50000, int(words.get("port", 443)), 1, 1, 0x50, 0x18, 0xffff, 0, 0)
source = socket.inet_aton(words.get("source", "192.0.2.2"))
ip = struct.pack(">BBHHHBBH", 0x45, 0, 20 + len(tcp) + len(payload), 1, 0, 64, 6, 0)
ip += source + socket.inet_aton("192.0.2.1")
tags = [tag for tag in words.get("vlan", "").split(",") if tag]
link = bytes.fromhex("020000000001020000000002")
link += b"".join(struct.pack(">HH", 0x8100, int(tag)) for tag in tags) + b"\x08\x00"
sys.stdout.buffer.write(link + ip + tcp + payload)
