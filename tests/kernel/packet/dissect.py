# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""What tshark finds in the packets of a capture."""

import subprocess

FIELDS = {
    "version": ("ip.version", "ipv6.version"),
    "ttl": ("ip.ttl", "ipv6.hlim"),
    "fragment": ("ip.frag_offset", "ipv6.fraghdr.offset"),
    "more": ("ip.flags.mf", "ipv6.fraghdr.more"),
    "source_port": ("tcp.srcport", "udp.srcport"),
    "destination_port": ("tcp.dstport", "udp.dstport"),
    "flags": ("tcp.flags",),
    "type": ("icmp.type", "icmpv6.type"),
    "code": ("icmp.code", "icmpv6.code"),
    "payload_length": ("tcp.len",),
}
READERS = {  # text
    "server_name": ("tls.handshake.extensions_server_name",),
    "method": ("http.request.method",),
    "target": ("http.request.uri",),
    "agent": ("http.user_agent",),
    "question": ("dns.qry.name",),
}
SETTINGS = {"ip.defragment": "FALSE", "ipv6.defragment": "FALSE",
            "tcp.desegment_tcp_streams": "FALSE", "tls.desegment_ssl_records": "FALSE",
            "http.desegment_headers": "FALSE"}


def number(text):
    return int(text == "True") if text in ("True", "False") else int(text, 0)


def dissect(capture):
    """For each packet the fields that it has, by the names that parse() has for them."""
    names = [name for known in (FIELDS | READERS).values() for name in known]
    command = ["tshark", "-n", "-r", capture, "-T", "fields", "-E", "occurrence=f"]
    for setting in SETTINGS.items():
        command += ["-o", ":".join(setting)]
    for name in names:
        command += ["-e", name]
    end = subprocess.run(command, capture_output=True, text=True)
    assert end.returncode == 0, end.stderr.strip()
    return [packet(dict(zip(names, line.split("\t")))) for line in end.stdout.splitlines()]


def packet(seen):
    found = {}
    for field, names in (FIELDS | READERS).items():
        values = [seen[name] for name in names if seen[name]]
        if values:
            found[field] = values[0] if field in READERS else number(values[0])
    if "fragment" in found:  # counted in words of 8 bytes
        found["fragment"] *= 8
    if "type" in found:  # of the packet that an ICMP error quotes
        found = {field: found[field] for field in found if not field.endswith("_port")}
    return found
