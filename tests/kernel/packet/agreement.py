# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Whether a script, Python and tshark say the same of packets."""

import struct
import tempfile

from dissect import READERS, dissect
from fields import text_hex
from lab import same
from packets import parse


def hexadecimal(value):
    return value.hex() if isinstance(value, bytes) else str(value)


def payload_of(data, found):
    if "payload" in found:
        at, length = found["payload"], found["payload_length"]
        return f"{length}:".encode().hex() + data[at:at + min(length, 40)].hex()
    if found["headers"] != "ok":
        return text_hex(found["headers"])
    return text_hex("fragment" if found["fragment"] else "protocol")


def expected(data):
    found = parse(data)
    wanted = {name: hexadecimal(found[name]) for name in
              ("version", "protocol", "source", "destination", "source_port",
               "destination_port", "flags", "ttl", "type", "code", "transport")
              if name in found}
    wanted |= {"network": "0", "names": str(found.get("flags", "nil")),
               "payload": payload_of(data, found)}
    if found["fragment"] or found["more"]:
        wanted["fragment"] = text_hex("later" if found["fragment"] else "first")
    if found["headers"] == "ok":
        wanted |= {"headers": text_hex("ok"), "reason": "nil"}
    else:
        wanted["reason"] = text_hex(found["headers"])
    return wanted


def agree(sent, seen, known=(), readers=False, cut=False):
    """Raise unless look() noted each packet and said of it what Python and tshark say.

    It may have noted other fields, if they are known, and what readers of protocols say;
    of a message that is cut, one may tell more."""
    same(len(sent), len(seen), "packets")
    for data, line in zip(sent, seen):
        wanted = expected(data)
        got = {name: line.get(name) for name in wanted}
        same(wanted, got, data[:80].hex())
        extra = set(line) - set(wanted) - set(known) - (set(READERS) if readers else set())
        same(set(), extra, data[:80].hex())
    compare_with_tshark(sent, seen, readers, cut)


def compare_with_tshark(sent, seen, readers, cut):
    with tempfile.NamedTemporaryFile(suffix=".pcap") as file:
        file.write(struct.pack("=IHHIIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, 101))
        for data in sent:
            file.write(struct.pack("=IIII", 0, 0, len(data), len(data)) + data)
        file.flush()
        dissected = dissect(file.name)
    same(len(sent), len(dissected), "packets")
    for data, line, found in zip(sent, seen, dissected):
        if line["reason"] != "nil":
            continue
        for name in set(found) - set(READERS) - {"fragment", "more", "payload_length"}:
            same(found[name], int(line[name]), f"{name} of {data[:80].hex()}")
        for name in READERS if readers else ():
            if cut and not (name in line and name in found):
                continue
            same(text_hex(found.get(name, "")), line.get(name, ""), f"{name} of {data.hex()}")
