# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Part of the suite http: the filter everywhere that iptables can put it.

At the client, on the way and at the server; as a match, its inverse and a target; over
IPv4 and IPv6; by both backends of iptables. What a match picks is rejected, so that the
client learns of it at once; what the target drops makes it wait in vain.
"""

import socket
import struct
import sys

sys.path.insert(0, sys.path[0] + "/..")
from lab import IPTABLES_VARIANTS, check, finish, run, same

ADDRESS = {"iptables": "10.0.2.2", "ip6tables": "fd00:2::2"}
HOOK = {"client": "OUTPUT", "router": "FORWARD", "server": "INPUT"}
REJECT = ("-j", "REJECT", "--reject-with", "tcp-reset")
RULE = {
    "match": ("-m", "lua", "--state", "web", "--function", "is_blocked", *REJECT),
    "inverse": ("-m", "lua", "--state", "web", "!", "--function", "is_welcome", *REJECT),
    "target": ("-j", "NFLUA", "--state", "web", "--function", "filter"),
}
FATE = {"match": "reset", "inverse": "reset", "target": "silence"}


def ask(address, agent, patience):
    """What becomes of a request: the status line, "reset" or "silence"."""
    request = f"GET / HTTP/1.1\r\nHost: test\r\nUser-Agent: {agent}\r\n\r\n".encode()
    with socket.create_connection((address, 80), timeout=20) as connection:
        connection.settimeout(patience)
        # Nothing may be sent any more when the rule is gone.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        try:
            connection.sendall(request)
            return connection.recv(4096).split(b"\r\n")[0].decode()
        except ConnectionResetError:
            return "reset"
        except socket.timeout:
            return "silence"


def story(tool, where, kind):
    address = ADDRESS[tool.split("-")[0]]
    words = (HOOK[where], "-p", "tcp", "--dport", "80", *RULE[kind])
    run("ip", "netns", "exec", where, tool, "-A", *words)
    try:
        same("HTTP/1.1 200 OK", ask(address, "Mozilla/5.0", 20))
        same(FATE[kind], ask(address, "BadBot/hooks", 20 if FATE[kind] == "reset" else 0.5))
    finally:
        run("ip", "netns", "exec", where, tool, "-D", *words)


for backend in IPTABLES_VARIANTS:
    for name in ADDRESS:
        for place in HOOK:
            for form in RULE:
                check(f"{name}-{backend}, {HOOK[place]}, {form}", story,
                      f"{name}-{backend}", place, form)
finish()
