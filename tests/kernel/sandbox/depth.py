# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""How deep the kernel's stack gets below the entry into a VM, by the kernel's stack tracer:
it looks at every function that is entered on the stack of a task."""

import re

TRACING = "/sys/kernel/tracing"
ENABLED = "/proc/sys/kernel/stack_tracer_enabled"
FRAME = re.compile(r"^ *\d+\) +(\d+) +(\d+) +(\S+?)\+\S+ *(\[lunatik\])?", re.M)


def write(path, text):
    with open(path, "w") as file:
        file.write(text)


def read(path):
    with open(path) as file:
        return file.read()


class Depth:
    """Traces until the end of the process, since each change patches the whole kernel."""

    def __init__(self):
        write(ENABLED, "1")

    def of(self, work, *args):
        """Bytes that it took below the first function of lunatik, and the deepest function;
        nothing if the deepest stack was not lunatik's."""
        write(f"{TRACING}/stack_max_size", "0")
        work(*args)
        frames = FRAME.findall(read(f"{TRACING}/stack_trace"))
        ours = [int(depth) for depth, _, _, module in frames if module]
        if not ours:
            return 0, ""
        return int(frames[0][0]) - ours[-1], frames[0][2]
