# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""The hostile corpus: scripts in corpus/CLASS/, each with what must happen in its header.

    -- load: ok | syntax | runtime | budget | memory       one or more, any of them is right
    -- packet: verdict | budget | memory | stack | runtime | verdict-error     likewise
    -- packets: N        how many it gets, where what it does takes more than a few
    -- memory: BYTES     of the state, where it is not the default
    -- says: TEXT        what the error of the load must contain
    -- where: kernel     it uses what the programs in user space lack

Below these lines stands what the script attacks. NAME.gen.py prints a script that would be
too large to keep; its header, in the same words, stands behind "#".
"""

import contextlib
import io
import os
import re

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "corpus")

LOADS = {"ok", "syntax", "runtime", "budget", "memory"}
OUTCOMES = {"verdict", "budget", "memory", "stack", "runtime", "verdict-error"}
PACKETS = 4

HEADER = re.compile(r"^(?:--|#) (load|packet|packets|memory|says|where): *(.*)$")


class Script:
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


def scripts(pattern=""):
    paths = []
    for folder, _, names in os.walk(ROOT):
        paths += [os.path.join(folder, name) for name in names
                  if name.endswith((".lua", ".gen.py"))]
    return [script for script in map(Script, sorted(paths)) if re.search(pattern, script.name)]
