# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Puts scripts of the corpus behind real rules and sends them packets."""

import ctypes
import os
import pathlib
import socket
import struct
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from lab import IPTABLES_VARIANTS, SLOW

CLONE_NEWNET = 0x40000000
ADDRESS = "127.0.0.1"
HOSTILE, BENIGN = 1000, 3000  # ports: of a script's filter, and of what must work beside it

# In front of each script's first line: a function that it can't reach other than by name.
# Where the packet is dropped, the state has served it, since errors accept.
PREFIX = b"do local drop <const> = DROP; function benign() return drop end end "

# How counters are named in the headers of scripts, where a verdict is the good outcome.
NAMES = {"verdict": "verdict-error"}

PAYLOAD = b"0123456789abcdef" * 16

CANARY = b"function filter() return CONTINUE end"

def run(*command, data=None):
    return subprocess.run(command, input=data, capture_output=True)


def own_namespace():
    """A new network namespace on one CPU: its states and rules end with this process."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "unshare")
    os.sched_setaffinity(0, {0})
    assert run("ip", "link", "set", "lo", "up").returncode == 0


def restore(rules):
    text = "\n".join(["*filter", *rules, "COMMIT", ""])
    end = run(f"iptables-{IPTABLES_VARIANTS[-1]}-restore", data=text.encode())
    assert end.returncode == 0, f"iptables: {end.stderr.decode()}"


def rule(chain, port, state, function):
    return (f"-A {chain} -p udp --dport {port} -j NFLUA --state {state} --function {function}"
            " --on-error accept")


def canary_rules():
    return [f"-A {chain} -p udp --dport {HOSTILE}:{BENIGN + 999} -j NFLUA --state canary"
            " --function filter" for chain in ("OUTPUT", "INPUT")]


def log(text):
    """If the kernel dies, its log says in which script."""
    with open("/dev/kmsg", "w") as kmsg:
        kmsg.write(f"sandbox: {text}\n")


class Wrong(Exception):
    pass


class State:
    """A script in a state of its own, from creation to destruction."""

    def __init__(self, control, script, index, chains):
        self.control, self.chains = control, chains
        self.script, self.name, self.index = script, f"s{index}", index
        self.loaded = False
        self.wrong = None
        self.sent = self.passed = 0
        self.took = []

    def attempt(self, work, *args):
        """The first thing that goes wrong is what the case reports."""
        try:
            work(*args)
        except (Wrong, AssertionError) as error:
            self.wrong = self.wrong or str(error)

    def create(self):
        if self.script.outside:
            end = run("sh", "-ec", self.script.outside)
            assert end.returncode == 0, f"outside: {end.stderr.decode()}"
        self.control.create(self.name, self.script.memory)

    def load(self):
        log(f"load {self.script.name}")
        outcome, said = self.control.load(self.name, PREFIX + self.script.text())
        self.loaded = outcome == "ok"
        if outcome not in self.script.load:
            raise Wrong(f"load: {outcome}: {said[:200]}")
        if self.script.says not in said:
            raise Wrong(f"load says: {said[:200]}")

    def rules(self):
        return [rule(chain, base + self.index, self.name, function)
                for chain in self.chains
                for base, function in ((HOSTILE, "filter"), (BENIGN, "benign"))]

    def send(self, link, base):
        """Whether it passed OUTPUT."""
        self.sent += 1
        passed = link.send(base + self.index, self.script.pieces)
        self.took.append(link.took)
        self.passed += passed
        return passed

    def attack(self, link):
        log(f"packets {self.script.name}")
        for _ in range(self.script.packets):
            self.send(link, HOSTILE)
        if self.send(link, BENIGN):
            raise Wrong("it does not serve the next packet")
        self.send(link, HOSTILE)
        if self.send(link, BENIGN):
            raise Wrong("it does not serve the packet after the next")

    def judge(self, input_too):
        """Nothing is uncounted, and no outcome is another than the header's."""
        wanted = self.sent + (self.passed if input_too else 0)
        calls, errors, held, cap = self.settled(wanted)
        if calls != wanted:
            raise Wrong(f"{calls} calls for {wanted} packets")
        if held > cap:
            raise Wrong(f"holds {held} bytes of {cap}")
        self.got = {NAMES.get(kind, kind): count for kind, count in errors.items() if count}
        verdicts = calls - sum(errors.values()) - 2  # the benign ones
        if verdicts:
            self.got["verdict"] = verdicts
        if not set(self.got) <= self.script.outcomes:
            raise Wrong(f"outcome {self.got}")

    def settled(self, calls, seconds=20):
        """What the state shows when the packets on their way to INPUT are there."""
        end = time.monotonic() + seconds * SLOW
        while True:
            shown = self.control.show(self.name)
            if shown[0] >= calls or time.monotonic() > end:
                return shown
            time.sleep(0.01)

    def destroy(self):
        log(f"destroy {self.script.name}")
        self.control.destroy(self.name)


class Link:
    """Sends datagrams to nobody, and knows what became of them."""

    def __init__(self):
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.setsockopt(socket.SOL_IP, 11, 0)  # IP_RECVERR: unreachable is no news
        self.sent = self.passed = self.took = 0
        self.raw = None

    def send(self, port, pieces=1):
        self.sent += 1
        if pieces == 1:
            passed = self.timed(self.socket.sendto, PAYLOAD, (ADDRESS, port))
        else:
            passed = self.timed(self.raw_socket().sendto, self.fragments(port, pieces),
                                (ADDRESS, 0))
        self.passed += passed
        return passed

    def timed(self, send, payload, address):
        clock = time.perf_counter_ns
        start = clock()
        try:
            send(payload, address)
            passed = True
        except PermissionError:
            passed = False
        self.took = clock() - start
        return passed

    def raw_socket(self):
        """For fragments, which connection tracking puts together, as a list, before rules."""
        if not self.raw:
            self.raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
            end = run("iptables", "-t", "mangle", "-A", "OUTPUT", "-m", "conntrack", "--ctstate",
                      "INVALID")
            assert end.returncode == 0, f"iptables: {end.stderr.decode()}"
        return self.raw

    def fragments(self, port, pieces):
        """Sends all but the last fragment of a datagram, of 8 bytes each; returns that one."""
        datagram = struct.pack(">HHHH", port, port, 8 * pieces, 0) + bytes(8 * pieces - 8)
        address = socket.inet_aton(ADDRESS)
        for at in range(pieces):
            more = 0x2000 if at < pieces - 1 else 0
            fragment = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 28, self.sent, more | at, 64,
                                   socket.IPPROTO_UDP, 0, address, address)
            fragment += datagram[8 * at:8 * at + 8]
            if more:
                self.raw_socket().sendto(fragment, (ADDRESS, 0))
        return fragment


def batches(items, size):
    for start in range(0, len(items), size):
        yield items[start:start + size]
