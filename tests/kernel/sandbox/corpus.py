# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""The hostile corpus: scripts in corpus/CLASS/, each with what must happen in its header.

    -- load: ok | syntax | runtime | budget | memory       one or more, any of them is right
    -- packet: verdict | budget | memory | stack | runtime | verdict-error     likewise
    -- packets: N        how many it gets, where what it does takes more than a few
    -- memory: BYTES     of the state, where it is not the default
    -- says: TEXT        what the error of the load must contain
    -- where: kernel     it uses what the programs in user space lack

Rows of the tables in prices/ are scripts as well. There each loop in C that a script can reach
has one that does little else:

    loop: the functions           bound: what it is as long as
    charge: units of fuel         measured: instructions for a unit, in the kernel
    before: what the load does    work: what a call does again and again
    pieces: of the packet, where it is not in one
    outside: commands of the shell before the load, in its network namespace

Below these lines stands what the script attacks. NAME.gen.py prints a script that would be
too large to keep; its header, in the same words, stands behind "#".
"""

import contextlib
import io
import os
import re

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "corpus")

LOADS = {"ok", "syntax", "runtime", "budget", "memory"}
OUTCOMES = {"verdict", "budget", "memory", "stack", "runtime", "verdict-error"}
PACKETS = 4

HEADER = re.compile(r"^(?:--|#) (load|packet|packets|memory|says|where): *(.*)$")


class Script:
    pieces = 1  # of its packets
    outside = ""

    def __init__(self, path):
        self.path = path
        self.name = os.path.relpath(path, ROOT).removesuffix(".gen.py").removesuffix(".lua")
        with open(path, encoding="latin-1", newline="") as file:
            self.source = file.read()
        header = dict(self.header())
        self.load = set(header["load"].split())
        self.outcomes = set(header.get("packet", "").split())
        self.packets = int(header.get("packets", PACKETS))
        self.memory = int(header.get("memory", 0))
        self.says = header.get("says", "")
        self.in_user_space = header.get("where") != "kernel"
        assert self.load and self.load <= LOADS, f"{path}: load: {header['load']}"
        assert self.outcomes <= OUTCOMES, f"{path}: packet: {header.get('packet')}"
        assert bool(self.outcomes) == ("ok" in self.load), f"{path}: packet: when loaded only"

    def header(self):
        for line in self.source.split("\n")[1:]:
            match = HEADER.match(line)
            if not match:
                return
            yield match.groups()

    def text(self):
        """Lua, as bytes."""
        if not self.path.endswith(".gen.py"):
            return self.source.encode("latin-1")
        text = io.StringIO()
        with contextlib.redirect_stdout(text):
            exec(compile(self.source, self.path, "exec"), {"__name__": "__main__"})
        return text.getvalue().encode("latin-1")


class Price:
    """A row of prices/ROOM: a loop in C that a script drives until the budget is spent."""
    load, packets, says = {"ok"}, 3, ""

    def __init__(self, room, name, fields):
        self.room, self.title, self.fields = room, name, fields
        self.name = f"prices/{room}/" + re.sub("[^a-z0-9]+", "_", name.lower()).strip("_")
        self.outcomes = set(fields.get("packet", "budget").split())
        self.memory = int(fields.get("memory", 0))
        self.pieces = int(fields.get("pieces", 1))
        self.outside = fields.get("outside", "")
        self.in_user_space = fields.get("where") != "kernel"

    def text(self):
        return (f"{self.fields.get('before', '')}\n"
                f"function filter(packet) while true do {self.fields['work']} end end").encode()


def prices():
    """All rows: "== NAME", then fields, whose lines after the first are indented."""
    for room in sorted(os.listdir(os.path.join(HERE, "prices"))):
        with open(os.path.join(HERE, "prices", room), encoding="ascii") as file:
            for row in re.split("^== ", file.read(), flags=re.M)[1:]:
                name, rest = row.split("\n", 1)
                fields = re.findall(r"^(\w+): *(.*(?:\n[ \t].*)*)", rest, flags=re.M)
                yield Price(room, name, dict(fields))


# What attacks something; the rows of the tables only cost.
HOSTILE = "^(?!prices/)"


def scripts(pattern=""):
    paths = []
    for folder, _, names in os.walk(ROOT):
        paths += [os.path.join(folder, name) for name in names
                  if name.endswith((".lua", ".gen.py"))]
    return [script for script in [*map(Script, sorted(paths)), *prices()]
            if re.search(pattern, script.name)]
