#!/usr/bin/env python3
# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Which frames nfluactl's program hands to Lua: frames of all kinds, and what `attach` was told.

A frame is of interest, or not, or it does not say: then it is."""

import json
import pathlib
import socket
import struct
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "packet"))

from lab import check, eventually, finish, nfluactl, own_namespace, run, same  # noqa: E402
from packets import (AH, DESTINATION, ESP, FRAGMENT, HOP_BY_HOP, ICMP, ICMPV6, ROUTING, TCP,  # noqa: E402
                     UDP, authentication, fragment, icmp, ipv4, ipv6, options, routing, tcp, udp)

IPV4, IPV6, ARP, VLAN, QINQ = 0x0800, 0x86DD, 0x0806, 0x8100, 0x88A8


def frame(kind, packet, tags=()):
    head = bytes.fromhex("020000000001") + bytes.fromhex("020000000002")
    for tag in tags:
        head += struct.pack(">HH", tag, 7)
    return head + struct.pack(">H", kind) + packet


def extended(payload, protocol, *headers):
    """IPv6 with extension headers: (number, function of the number that follows)."""
    following = [number for number, _ in headers[1:]] + [protocol]
    chain = b"".join(make(after) for (_, make), after in zip(headers, following))
    return frame(IPV6, ipv6(headers[0][0], chain + payload))


SYN = tcp(2, source=1024, destination=443)
QUERY = udp(b"question", source=5353, destination=53)
HOP, DEST = (HOP_BY_HOP, options), (DESTINATION, lambda after: options(after, 3))
FIRST = (FRAGMENT, lambda after: fragment(after, 0, True))
LATER = (FRAGMENT, lambda after: fragment(after, 8, False))

FRAMES = {
    "tcp": frame(IPV4, ipv4(TCP, SYN)),
    "tcp6": frame(IPV6, ipv6(TCP, SYN)),
    "udp": frame(IPV4, ipv4(UDP, QUERY)),
    "udp6": frame(IPV6, ipv6(UDP, QUERY)),
    "icmp": frame(IPV4, ipv4(ICMP, icmp(8, 0))),
    "icmpv6": frame(IPV6, ipv6(ICMPV6, icmp(128, 0))),
    "esp": frame(IPV4, ipv4(ESP, bytes(16))),
    "tcp-vlan": frame(IPV4, ipv4(TCP, SYN), (VLAN,)),
    "tcp-qinq": frame(IPV4, ipv4(TCP, SYN), (QINQ, VLAN)),
    "tcp6-qinq": frame(IPV6, ipv6(TCP, SYN), (VLAN, VLAN)),
    "tcp-three-tags": frame(IPV4, ipv4(TCP, SYN), (VLAN, VLAN, VLAN)),
    "tcp-options": frame(IPV4, ipv4(TCP, SYN, options=bytes([1] * 40))),
    "tcp-first": frame(IPV4, ipv4(TCP, SYN, more=True)),
    "tcp-later": frame(IPV4, ipv4(TCP, bytes(16), fragment=64)),
    "tcp-short": frame(IPV4, ipv4(TCP, SYN[:3])),
    "ip-short": frame(IPV4, ipv4(TCP, SYN)[:19]),
    "ip6-short": frame(IPV6, ipv6(TCP, SYN)[:39]),
    "tcp6-hop": extended(SYN, TCP, HOP),
    "tcp6-chain": extended(SYN, TCP, HOP, DEST, (ROUTING, routing), FIRST, (AH, authentication),
                           DEST),
    "tcp6-longer-chain": extended(SYN, TCP, HOP, DEST, DEST, DEST, DEST, DEST, DEST),
    "tcp6-later": extended(bytes(16), TCP, LATER),
    "tcp6-cut-chain": extended(SYN, TCP, HOP, DEST)[:64],
    "icmpv6-hop": extended(icmp(143, 0), ICMPV6, HOP),
    "arp": frame(ARP, bytes(28)),
}
TCPS = {name for name in FRAMES if name.startswith("tcp")} - {"tcp-three-tags"}
UNTOLD = {"ip-short", "ip6-short", "tcp6-longer-chain", "tcp6-cut-chain"}
PORTLESS = {"tcp-later", "tcp-short", "tcp6-later"} | UNTOLD

# What is of interest; the block list has the sources of those that tell one.
WORDS = {
    "": set(FRAMES),
    "tcp": TCPS | UNTOLD,
    "6": TCPS | UNTOLD,
    "udp": {"udp", "udp6"} | UNTOLD,
    "icmp": {"icmp"} | UNTOLD,
    "icmpv6": {"icmpv6", "icmpv6-hop"} | UNTOLD,
    "50": {"esp"} | UNTOLD,
    "0": UNTOLD,
    "tcp dport 443": TCPS | UNTOLD,
    "tcp dport 80": PORTLESS,
    "tcp dport 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,443": TCPS | UNTOLD,
    "tcp dport 1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16": PORTLESS,
    "tcp sport 443": PORTLESS,
    "tcp sport 1024": TCPS | UNTOLD,
    "tcp sport 80,1024 dport 80,443": TCPS | UNTOLD,
    "tcp sport 80,1024 dport 80,81": PORTLESS,
    "tcp sport 80,81 dport 80,443": PORTLESS,
    "udp dport 53": {"udp", "udp6"} | UNTOLD,
    "udp dport 443": UNTOLD,
    "udp sport 5353 dport 1,53": {"udp", "udp6"} | UNTOLD,
}


def counters():
    (attachment,) = json.loads(nfluactl("-j", "show"))["attachments"]
    return attachment["counters"]


def attach(*words):
    global last
    nfluactl("attach", "line0", "web", *words)
    last = counters()


def arrived():
    global now
    now = counters()
    return now["packets"] > last["packets"]


def count(name):
    """Which counters a frame moves."""
    global last
    line.send(FRAMES[name])
    eventually(10, arrived)
    moved = {key for key in now if now[key] != last[key]}
    assert all(now[key] == last[key] + 1 for key in moved), (name, last, now)
    last = now
    return moved - {"packets"}


def case(words, mode):
    attach("filter", *words.split(), "mode", mode)
    for name in FRAMES:
        wanted = {"calls", "drop"} if name in WORDS[words] else {"ignored"}
        same(wanted, count(name), name)


def listed():
    return {entry["source"] for entry in json.loads(nfluactl("-j", "blocklist", "line0"))["sources"]}


def sources(mode):
    """A source is blocked as far as it can be told, and is the same below tags."""
    attach("ban", "tcp", "mode", mode)
    nfluactl("blocklist", "line0", "flush")
    for name in "ip-short", "ip6-short", "tcp-qinq", "tcp6-longer-chain":
        same({"calls", "drop"}, count(name), name)
    same({"127.0.0.2", "::1"}, listed())
    for name in sorted(TCPS | UNTOLD):
        wanted = {"calls", "drop"} if name in ("ip-short", "ip6-short") else {"blocked"}
        same(wanted, count(name), name)
    for name in sorted(FRAMES.keys() - TCPS - UNTOLD):
        same({"ignored"}, count(name), name)
    nfluactl("blocklist", "line0", "flush", "::1")
    same({"127.0.0.2"}, listed())
    same({"calls", "drop"}, count("tcp6-qinq"))


own_namespace()
run("ip", "link", "add", "line0", "address", "02:00:00:00:00:01", "type", "veth", "peer", "line1")
for end in "line0", "line1":
    pathlib.Path(f"/proc/sys/net/ipv6/conf/{end}/disable_ipv6").write_text("1")
    run("ip", "link", "set", end, "up")
nfluactl("create", "web")
nfluactl("load", "web", "-", text="function filter() return DROP end "
         "function ban() return DROP, 60 end")
line = socket.socket(socket.AF_PACKET, socket.SOCK_RAW)
line.bind(("line1", 0))
for where in "native", "generic":
    for asked in WORDS:
        check(f"{where} {asked or 'all'}", case, asked, where)
    check(f"{where} sources", sources, where)
    nfluactl("detach", "line0")
finish()
