# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Packets of all kinds, and what their headers say according to Python."""

import ipaddress
import struct

HOP_BY_HOP, ICMP, TCP, UDP, ROUTING, FRAGMENT, ESP, AH = 0, 1, 6, 17, 43, 44, 50, 51
ICMPV6, NOTHING, DESTINATION = 58, 59, 60
EXPERIMENT = 253

# --- making them


def ipv4(protocol, payload, options=b"", fragment=0, more=False, ttl=64, source="127.0.0.2",
         destination="127.0.0.1"):
    return struct.pack(">BBHHHBBH4s4s", 0x45 + len(options) // 4, 0,
                       20 + len(options) + len(payload), 0x1234,
                       (0x2000 if more else 0) | fragment // 8, ttl, protocol, 0,
                       ipaddress.ip_address(source).packed,
                       ipaddress.ip_address(destination).packed) + options + payload


def ipv6(following, payload, ttl=64, source="::1", destination="::1"):
    return struct.pack(">IHBB16s16s", 0x60000000, len(payload), following, ttl,
                       ipaddress.ip_address(source).packed,
                       ipaddress.ip_address(destination).packed) + payload


def options(following, words=0):
    """An extension header with padding only, of 8 * (words + 1) bytes."""
    size = 8 * words + 6
    return bytes((following, words, 1, size - 2)) + bytes(size - 2)


def routing(following):
    """Type 2 with no segments left."""
    return bytes((following, 2, 2, 0)) + bytes(4) + ipaddress.ip_address("2001:db8::9").packed


def fragment(following, offset, more):
    return struct.pack(">BBHI", following, 0, offset | more, 0x12345678)


def authentication(following):
    return struct.pack(">BBHII12s", following, 4, 0, 256, 1, b"check value.")


def tcp(flags, payload=b"", options=b"", source=40000, destination=443):
    return struct.pack(">HHIIBBHHH", source, destination, 1000, 2000,
                       5 + len(options) // 4 << 4, flags, 64240, 0, 0) + options + payload


def udp(payload, length=None, source=40000, destination=53):
    return struct.pack(">HHHH", source, destination,
                       8 + len(payload) if length is None else length, 0) + payload


def icmp(kind, code, rest=bytes(4)):
    return struct.pack(">BBH", kind, code, 0) + rest


SYN_OPTIONS = bytes.fromhex("020405b40402080a000102030000000001030307")
TIMESTAMPS = bytes.fromhex("0101080a0001020300010204")
ROUTER_ALERT = bytes.fromhex("94040000")
LONG_OPTIONS = bytes.fromhex("0727") + bytes((4,)) + bytes(37)


def whole():
    """Packets in order, by name: what a raw socket sends as it is."""
    hello = tcp(0x18, b"hello, world", TIMESTAMPS)
    chain = (options(ROUTING) + routing(AH) + authentication(DESTINATION) +
             options(TCP, 1) + hello)
    return {
        "IPv4 TCP SYN": ipv4(TCP, tcp(0x02, options=SYN_OPTIONS)),
        "IPv4 TCP data": ipv4(TCP, hello),
        "IPv4 TCP all flags": ipv4(TCP, tcp(0xff), ttl=1),
        "IPv4 UDP": ipv4(UDP, udp(b"what?"), ttl=255),
        "IPv4 UDP empty": ipv4(UDP, udp(b"")),
        "IPv4 UDP padded": ipv4(UDP, udp(b"short and more", 13)),
        "IPv4 ICMP echo": ipv4(ICMP, icmp(8, 0)),
        "IPv4 ICMP unreachable": ipv4(ICMP, icmp(3, 1, bytes(4) + ipv4(UDP, udp(b"x")))),
        "IPv4 options, TCP": ipv4(TCP, hello, ROUTER_ALERT),
        "IPv4 most options, UDP": ipv4(UDP, udp(b"what?"), LONG_OPTIONS),
        "IPv4 other protocol": ipv4(EXPERIMENT, b"experiment"),
        "IPv4 first fragment": ipv4(UDP, udp(bytes(8), 40), more=True),
        "IPv4 later fragment": ipv4(UDP, udp(bytes(16)), fragment=24, more=True),
        "IPv4 last fragment": ipv4(TCP, tcp(0x02), fragment=65528 - 24),
        "IPv6 TCP SYN": ipv6(TCP, tcp(0x02, options=SYN_OPTIONS)),
        "IPv6 TCP data": ipv6(TCP, hello, ttl=2),
        "IPv6 UDP": ipv6(UDP, udp(b"what?")),
        "IPv6 echo": ipv6(ICMPV6, icmp(128, 0)),
        "IPv6 neighbours": ipv6(ICMPV6, icmp(135, 0, bytes(4) + bytes(15) + b"\1")),
        "IPv6 chain": ipv6(HOP_BY_HOP, chain),
        "IPv6 destination options, UDP": ipv6(DESTINATION, options(UDP, 2) + udp(b"what?")),
        "IPv6 AH, ICMPv6": ipv6(AH, authentication(ICMPV6) + icmp(129, 3)),
        "IPv6 ESP": ipv6(ESP, bytes(24)),
        "IPv6 no next header": ipv6(HOP_BY_HOP, options(NOTHING)),
        "IPv6 atomic fragment": ipv6(FRAGMENT, fragment(UDP, 0, False) + udp(b"what?")),
        "IPv6 first fragment": ipv6(FRAGMENT, fragment(UDP, 0, True) + udp(bytes(8), 40)),
        "IPv6 later fragment": ipv6(FRAGMENT, fragment(UDP, 16, True) + bytes(16)),
        "IPv6 last fragment": ipv6(HOP_BY_HOP, options(FRAGMENT) +
                                   fragment(DESTINATION, 1448, False) + bytes(5)),
        "IPv6 most extensions": ipv6(DESTINATION, options(DESTINATION) * 7 + options(UDP) +
                                     udp(b"what?")),
    }


def broken():
    """Packets whose headers are wrong, by name. The kernel passes them on nevertheless."""
    return {
        "IPv4 TCP cut": ipv4(TCP, tcp(0x02)[:19]),
        "IPv4 TCP header too short": ipv4(TCP, tcp(0x02)[:12] + b"\x40" + bytes(7)),
        "IPv4 TCP options cut": ipv4(TCP, tcp(0x02, options=SYN_OPTIONS)[:39]),
        "IPv4 TCP first fragment, tiny": ipv4(TCP, tcp(0x02)[:8], more=True),
        "IPv4 UDP too short": ipv4(UDP, udp(b"what?", 7)),
        "IPv4 UDP too long": ipv4(UDP, udp(b"what?", 14)),
        "IPv4 ICMP cut": ipv4(ICMP, icmp(8, 0)[:3]),
        "IPv6 UDP cut": ipv6(UDP, udp(b"")[:7]),
        "IPv6 extension cut": ipv6(DESTINATION, options(UDP, 3) + udp(b"")[:5]),
        "IPv6 AH too short": ipv6(AH, b"\x11\0" + bytes(6) + udp(b"")),
        "IPv6 fragment in a fragment": ipv6(FRAGMENT, fragment(FRAGMENT, 0, True) +
                                            fragment(TCP, 0, False) + tcp(0x02)),
        "IPv6 too many extensions": ipv6(DESTINATION, options(DESTINATION) * 8 +
                                         options(UDP) + udp(b"what?")),
        "IPv6 TCP first fragment, tiny": ipv6(FRAGMENT, fragment(TCP, 0, True) +
                                              tcp(0x02)[:16]),
    }


# --- reading them


class Wrong(Exception):
    pass


def be16(data, at):
    return int.from_bytes(data[at:at + 2], "big")


def need(enough, what):
    if not enough:
        raise Wrong(what)


def parse_ipv4(data, found):
    need(len(data) >= 20, "truncated")
    header, total = (data[0] & 15) * 4, be16(data, 2)
    if total == 0 and len(data) > 65535:
        total = len(data)
    need(header >= 20 and total >= header, "malformed")
    need(len(data) >= header, "truncated")
    found.update(version=4, ttl=data[8], fragment=(be16(data, 6) & 0x1fff) * 8,
                 more=data[6] >> 5 & 1, source=int.from_bytes(data[12:16], "big"),
                 destination=int.from_bytes(data[16:20], "big"))
    return data[9], header, total


def parse_ipv6(data, found):
    need(len(data) >= 40, "truncated")
    found.update(version=6, ttl=data[7], fragment=0, more=0, source=data[8:24],
                 destination=data[24:40])
    total = 40 + be16(data, 4)
    if total == 40 and (data[6] == HOP_BY_HOP or len(data) - 40 > 65535):
        total = len(data)
    chain, at, end = data[6], 40, min(total, len(data))
    steps = 0
    while chain in (HOP_BY_HOP, ROUTING, FRAGMENT, AH, DESTINATION) and not found["fragment"]:
        steps += 1
        need(steps <= 8, "unreadable")
        need(end - at >= 8, "truncated")
        size = {FRAGMENT: 8, AH: data[at + 1] * 4 + 8}.get(chain, data[at + 1] * 8 + 8)
        need(chain != AH or size >= 12, "malformed")
        need(end - at >= size, "truncated")
        if chain == FRAGMENT:
            need(not found["more"], "malformed")
            found["fragment"], found["more"] = be16(data, at + 2) & 0xfff8, data[at + 3] & 1
        chain, at = data[at], at + size
    return chain, at, total


def parse_transport(data, found, at, end, cut):
    protocol, body = found["protocol"], data[at:end]
    if protocol == TCP:
        need(len(body) >= 20, "truncated")
        header = body[12] // 16 * 4
        need(header >= 20, "malformed")
        need(len(body) >= header, "truncated")
        found.update(flags=body[13])
        size = len(body)
    elif protocol == UDP:
        need(len(body) >= 8, "truncated")
        header, size = 8, be16(body, 4)
        if size == 0 and (found["version"] == 6 or len(body) > 65535):
            size = len(body)
        need(size >= 8, "malformed")
    elif protocol == {4: ICMP, 6: ICMPV6}[found["version"]]:
        need(len(body) >= 4, "truncated")
        found.update(type=body[0], code=body[1])
        return
    else:
        return
    found.update(source_port=be16(body, 0), destination_port=be16(body, 2))
    need(size <= len(body) or found["more"], "truncated")
    if not cut:
        found.update(payload=at + header, payload_length=min(size, len(body)) - header)


def parse_ip(data, found):
    need(data, "truncated")
    parser = {4: parse_ipv4, 6: parse_ipv6}.get(data[0] >> 4)
    need(parser, "not-ip")
    found["protocol"], at, total = parser(data, found)
    cut = total > len(data)
    if not found["fragment"] and found["protocol"] != NOTHING:
        found["transport"] = at
        parse_transport(data, found, at, min(total, len(data)), cut)
    need(not cut, "truncated")


def parse(data):
    """The fields that a packet has, by name; "headers" is "ok" or what is wrong."""
    found = {}
    try:
        parse_ip(data, found)
        return {"headers": "ok"} | found
    except Wrong as wrong:
        return {"headers": str(wrong)} | found
