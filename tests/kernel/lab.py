# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""For the suites in Python what lib.sh is for those in bash.

A suite runs in a network namespace of its own: its states and rules end with it.
"""

import atexit
import ctypes
import glob
import gzip
import json
import os
import socket
import subprocess
import sys
import time
import traceback

failures = 0

# How much slower than a usual kernel this one is: what waits for an answer waits so much longer.
SLOW = int(os.environ.get("SLOW", 1))

# The variants of iptables that a kernel takes: since 6.17 the legacy one is off as a rule.
KERNEL = tuple(int(number) for number in os.uname().release.split(".")[:2])
IPTABLES_VARIANTS = ("nft",) if KERNEL >= (6, 17) else ("nft", "legacy")


def check(name, case, *args):
    """Run a case; it fails by raising, as a rule by assert."""
    global failures
    try:
        case(*args)
        print(f"PASS {name}", flush=True)
    except Exception as error:
        failures += 1
        place = traceback.extract_tb(error.__traceback__)[-1]
        reason = str(error) or place.line
        print(f"FAIL {name}: {os.path.basename(place.filename)}:{place.lineno}: {reason}",
              flush=True)


def finish():
    sys.exit(1 if failures else 0)


def same(wanted, got, what=""):
    assert wanted == got, f"{what} wanted {wanted!r}, got {got!r}".strip()


def eventually(seconds, condition):
    end = time.monotonic() + seconds * SLOW
    while not condition():
        assert time.monotonic() < end, f"not within {seconds} seconds"
        time.sleep(0.05)


def run(*command, text=None, may_fail=False):
    """Run a command; its output, or with may_fail (status, output, errors)."""
    end = subprocess.run(command, input=text, capture_output=True, text=True)
    if may_fail:
        return end.returncode, end.stdout, end.stderr
    assert end.returncode == 0, f"{' '.join(command)}: {end.stderr.strip()}"
    return end.stdout


def nfluactl(*words, text=None):
    return run("nfluactl", *words, text=text)


def show(state):
    return json.loads(nfluactl("-j", "show", state))


def evaluate(state, code, cpu=None):
    """What a chunk returns in the VM of one CPU, by default of the caller's."""
    cpu = this_cpu() if cpu is None else cpu
    return nfluactl("exec", state, "cpu", str(cpu), "-", text=code).rstrip("\n")


def configured(option):
    """Whether the kernel has an option; the stock ones do not tell, and have no detectors."""
    try:
        with gzip.open("/proc/config.gz", "rt") as file:
            return f"CONFIG_{option}=y\n" in file
    except FileNotFoundError:
        return False


def held():
    """Bytes that the kernel holds for itself, once it has let go of what is freed: KASAN keeps
    that for a while, to see whether it is used."""
    for shrink in glob.glob("/sys/kernel/slab/kmalloc-*/shrink"):
        with open(shrink, "w") as file:
            file.write("1")
    with open("/proc/meminfo") as file:
        sizes = dict(line.split(":") for line in file)
    return sum(int(sizes[key].split()[0]) << 10 for key in ("SUnreclaim", "VmallocUsed"))


def pin(cpu):
    os.sched_setaffinity(0, {cpu})


def this_cpu():
    cpus = os.sched_getaffinity(0)
    assert len(cpus) == 1, "only a pinned task knows its CPU"
    return min(cpus)


def own_namespace():
    """A new network namespace for this process and its children."""
    CLONE_NEWNET = 0x40000000
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.unshare(CLONE_NEWNET):
        raise OSError(ctypes.get_errno(), "unshare")
    run("ip", "link", "set", "lo", "up")


class Sender:
    """Sends datagrams to an address of its own namespace, where nobody needs to listen."""

    def __init__(self, address):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self.address = address
        self.socket = socket.socket(family, socket.SOCK_DGRAM)

    def passes(self, port, data=b"x"):
        """Whether rules on OUTPUT let it pass: where they drop it, the sender is told."""
        try:
            self.socket.sendto(data, (self.address, port))
            return True
        except PermissionError:
            return False


class Spawned:
    """A process in a named network namespace, killed with the suite."""

    def __init__(self, namespace, *command):
        self.process = subprocess.Popen(["ip", "netns", "exec", namespace, *command],
                                        stdout=subprocess.PIPE, text=True)
        atexit.register(self.end)

    def line(self):
        return self.process.stdout.readline().rstrip("\n")

    def end(self):
        self.process.kill()
        self.process.wait()
