# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Messages of TLS, HTTP and DNS, and parsers of them that are slow and plain.

A parser answers as tests/host/readers.c prints.
"""

import re
import struct


class Reason(Exception):
    """Why there is no value; the word is the argument."""


class Input:
    """Bytes of which a limit was told, but maybe not all are here."""

    def __init__(self, data, limit=None):
        self.data, self.at = data, 0
        self.limit = len(data) if limit is None else limit

    def left(self):
        return self.limit - self.at

    def take(self, count):
        self.at += count
        if self.at > self.limit:
            raise Reason("malformed")
        if self.at > len(self.data):
            raise Reason("short")
        return self.data[self.at - count:self.at]

    def number(self, width):
        return int.from_bytes(self.take(width), "big")

    def skip(self, count):
        self.at += count
        if self.at > self.limit:
            raise Reason("malformed")


def reason_of(function, *arguments):
    try:
        return function(*arguments)
    except Reason as reason:
        return str(reason)


def shown(data):
    return "=" + data.hex()


# --- TLS

def hello_of(data):
    """The hello's bytes that are here, and its length."""
    for at, wanted in (0, 22), (1, 3), (5, 1):
        if len(data) > at and data[at] != wanted:
            raise Reason("other")
    if len(data) < 9:
        raise Reason("short")
    record = int.from_bytes(data[3:5], "big")
    if not 0 < record <= 16384:
        raise Reason("malformed")
    if record < 4:
        raise Reason("short")
    return data[9:5 + record], int.from_bytes(data[6:9], "big")


def hello_missing(data):
    record = int.from_bytes(data[3:5], "big") if len(data) >= 9 else 4
    here = len(data[:5 + record])
    return 9 - here if here < 9 else 9 + int.from_bytes(data[6:9], "big") - here


def extensions(data):
    """The legacy version, then the type and an input at the body of each extension."""
    here, length = hello_of(data)
    hello = Input(here, length)
    version = int.from_bytes(hello.take(2 + 32)[:2], "big")
    for width in 1, 2, 1:
        hello.skip(hello.number(width))
    yield version, None
    if not hello.left():
        return
    if hello.number(2) != hello.left():
        raise Reason("malformed")
    while hello.left():
        kind, length = hello.number(2), hello.number(2)
        start = hello.at
        hello.skip(length)
        yield kind, (here[start:start + length], length)


def extension(data, wanted):
    walk = extensions(data)
    next(walk)
    for kind, body in walk:
        if kind == wanted:
            if len(body[0]) < body[1]:
                raise Reason("short")
            return body[0]
    raise Reason("absent")


def hello_name(data):
    body = extension(data, 0)
    match = re.fullmatch(rb"(..)\0(..)(.{1,255})", body, re.S)
    lengths = match and [int.from_bytes(match[n], "big") for n in (1, 2)]
    if not match or lengths != [len(match[3]) + 3, len(match[3])]:
        raise Reason("malformed")
    return shown(match[3].lower())


def hello_version(data):
    legacy = next(extensions(data))[0]
    try:
        body = extension(data, 43)
    except Reason as reason:
        if str(reason) == "absent":
            return str(legacy)
        raise
    if not body or body[0] != len(body) - 1 or body[0] % 2:
        raise Reason("malformed")
    offered = [n for n, in struct.iter_unpack(">H", body[1:]) if n >> 8 == 3]
    if not offered:
        raise Reason("malformed")
    return str(max(offered))


def hello_ech(data):
    walk = extensions(data)
    next(walk)
    for kind, _ in walk:
        if kind == 0xFE0D:
            return "1"
    return "absent"


def hello_whole(data):
    for _ in extensions(data):
        pass
    if hello_missing(data) > 0:
        raise Reason("short")
    return "1"


def hello_alpn(data):
    found = []
    try:
        body = extension(data, 16)
        if len(body) < 3 or int.from_bytes(body[:2], "big") != len(body) - 2:
            raise Reason("malformed")
        body = body[2:]
        while body:
            length = body[0]
            if not length or length >= len(body):
                raise Reason("malformed")
            found.append(shown(body[1:1 + length]))
            body = body[1 + length:]
        raise Reason("absent")
    except Reason as reason:
        return " ".join((*found, str(reason)))


def parse_tls(data):
    whole = reason_of(hello_whole, data)
    missing = hello_missing(data) if whole == "short" else 0
    return " ".join((reason_of(hello_name, data), reason_of(hello_version, data),
                     reason_of(hello_ech, data), whole, str(missing), hello_alpn(data)))


# --- HTTP

TOKEN = rb"[!#$%&'*+.^_`|~0-9A-Za-z-]"
REQUEST = re.compile(rb"(" + TOKEN + rb"{1,32}) ([^ \n]+) HTTP/(1\.[0-9])\r?\n", re.S)


def request_of(data):
    """Method, target and version, and what follows."""
    data = data.lstrip(b"\r\n")
    method = re.match(TOKEN + b"{0,33}", data)[0]
    if len(method) > 32:
        raise Reason("other")
    if len(method) == len(data):
        raise Reason("short")
    if not method or data[len(method):len(method) + 1] != b" ":
        raise Reason("other")
    if b"\n" not in data:
        raise Reason("short")
    match = REQUEST.match(data)
    if match:
        return match.groups(), data[match.end():]
    line = data.split(b"\n")[0].rstrip(b" \t\r")
    if re.search(rb" HTTP/1\.[0-9]$", line):
        raise Reason("malformed")
    raise Reason("other")


def lines_of(rest):
    """Each complete line with its end, the empty one that ends the head included."""
    for line in rest.split(b"\n")[:-1]:
        yield line + b"\n"
        if line in (b"", b"\r"):
            return


def unfolded(value):
    value = value.strip(b" \t\r\n")
    return re.sub(rb"[ \t\r]*\n[ \t\r\n]*", b" ", value)


def headers_of(rest, name):
    """The raw values of a header, then why there is no other."""
    lines = list(lines_of(rest))
    ended = bool(lines) and lines[-1] in (b"\n", b"\r\n")
    end = sum(map(len, lines))
    at = 0
    while at < len(lines):
        raw, at = lines[at], at + 1
        bare = raw[:-2] if raw.endswith(b"\r\n") else raw[:-1]
        if bare[:len(name) + 1].lower() != name.lower() + b":":
            continue
        while at < len(lines) and lines[at][:1] in (b" ", b"\t"):
            raw, at = raw + lines[at], at + 1
        if at == len(lines) and rest[end:end + 1] in (b"", b" ", b"\t"):
            yield "short", None
            return
        yield None, raw[len(name) + 1:]
    if not ended:
        yield "short", None
        return
    for n, line in enumerate(lines[:-1]):
        fold = n and line[:1] in (b" ", b"\t")
        if not fold and not re.match(TOKEN + b"+:", line):
            yield "malformed", None
            return
    yield "absent", None


def cookie_of(rest, name):
    for reason, value in headers_of(rest, b"cookie"):
        if reason:
            return reason
        folded = b"\n" in value.strip(b" \t\r\n") or value.count(b"\n") > 1
        for pair in value.strip(b" \t\r\n").split(b";"):
            pair = pair.strip(b" \t\r\n")
            if pair.startswith(name + b"="):
                found = pair[len(name) + 1:].strip(b" \t\r\n")
                return shown(unfolded(found) if folded else found)
    return None


def parse_http(data, name, cookie):
    name, cookie = bytes.fromhex(name), bytes.fromhex(cookie)
    try:
        words, rest = request_of(data)
    except Reason as reason:
        return " ".join([str(reason)] * 5)
    told = [shown(word) for word in words] + [cookie_of(rest, cookie)]
    for reason, value in headers_of(rest, name):
        told.append(reason or shown(unfolded(value)))
    return " ".join(told)


# --- DNS

def name_of(data, at, most):
    """The labels at an offset and where they end; pointers lead to before @most."""
    labels, start, pointers, end = [], at, 0, None
    while True:
        if at >= len(data):
            raise Reason("short")
        kind = data[at] >> 6
        if kind == 3:
            if at + 2 > len(data):
                raise Reason("short")
            end = end or at + 2
            target = int.from_bytes(data[at:at + 2], "big") & 0x3FFF
            pointers += 1
            if not 12 <= target < start or pointers > 127:
                raise Reason("malformed")
            start = at = target
            continue
        label = data[at + 1:at + 1 + data[at]]
        if kind or sum(map(len, labels)) + len(labels) + 1 + data[at] > 255:
            raise Reason("malformed")
        if len(label) < data[at]:
            raise Reason("short")
        at += 1 + len(label)
        if not label:
            return labels, end or at
        labels.append(label)


def escaped(label):
    return "".join(chr(c) if 32 < c < 127 and chr(c) not in ".\\" else
                   "\\" + chr(c) if chr(c) in ".\\" and c else f"\\{c:03}"
                   for c in label.lower())


def name_end(data, at):
    """Behind a name, whose pointer is not followed."""
    start = at
    while True:
        if at >= len(data):
            raise Reason("short")
        label = data[at]
        if label >= 192:
            return at + 2
        at += 1 + label
        if label >= 64 or at - start > 255:
            raise Reason("malformed")
        if not label:
            return at


def dns_header_of(data):
    if len(data) < 12:
        raise Reason("short")
    ident, flags, count = struct.unpack(">HHH", data[:6])
    opcode = flags >> 11 & 15
    if flags & 0x40 or opcode not in (0, 1, 2, 4, 5, 6):
        raise Reason("other")
    return ident, flags >> 15, opcode, flags & 15, count


def question_of(data, n):
    if n >= dns_header_of(data)[4]:
        raise Reason("absent")
    end = 12
    for _ in range(n + 1):
        start, end = end, name_end(data, end)
        kind = data[end:end + 4]
        end += 4
        if len(kind) < 4:
            raise Reason("short")
    labels = name_of(data, start, start)[0]
    name = ".".join(map(escaped, labels)) or "."
    return " ".join((shown(name.encode()), *map(str, struct.unpack(">HH", kind))))


def parse_dns(data, n):
    header = reason_of(lambda: ",".join(map(str, dns_header_of(data))))
    return f"{header} {reason_of(question_of, data, int(n))}"


PARSERS = {"tls": parse_tls, "http": parse_http, "dns": parse_dns}


# --- messages

def sized(width, data):
    return len(data).to_bytes(width, "big") + data


def hello(*extensions, legacy=0x0303, session=32, tail=b"", record=None):
    """A record with a ClientHello; extensions are pairs of type and body."""
    body = struct.pack(">H", legacy) + bytes(range(32)) + sized(1, bytes(session)) + \
        sized(2, bytes.fromhex("130113021303c02bc02f")) + sized(1, b"\0")
    if extensions:
        body += sized(2, b"".join(struct.pack(">H", kind) + sized(2, data)
                                  for kind, data in extensions))
    message = b"\1" + sized(3, body) + tail
    return b"\x16\3\1" + sized(2, message[:record])


def server_name(name):
    return 0, sized(2, b"\0" + sized(2, name))


def alpn(*protocols):
    return 16, sized(2, b"".join(sized(1, p) for p in protocols))


def versions(*offered):
    return 43, sized(1, b"".join(struct.pack(">H", v) for v in offered))


GREASE = 0x2A2A, b""
PADDING = 21, bytes(100)
NAME = server_name(b"WWW.Example.com")
BROWSER = hello(GREASE, (10, bytes(8)), NAME, alpn(b"h2", b"http/1.1"),
                versions(0x2A2A, 0x0304, 0x0303), (0xFE0D, bytes(60)), PADDING)
PLAIN = shown(b"www.example.com")

REQUEST_TEXT = (b"GET /a?b=c HTTP/1.1\r\nHost: www.example.com\r\n"
                b"uSER-aGENT:\t  Mozilla/5.0 (x) \t\r\nX:\r\nX: two\r\n  folded\r\n\tagain \r\n"
                b"Cookie: a=1; session=\"4f 9\" ;b=2\r\nUser-Agent: second\r\n\r\nbody: x\r\n\r\n")

LINE = "=474554 =2f613f623d63 =312e31"
QUOTED = b'"4f 9"'


def http(name, cookie="session"):
    return name.encode().hex(), cookie.encode().hex()


def question(*labels, kind=1, klass=1, end=b"\0"):
    return b"".join(sized(1, label) for label in labels) + end + struct.pack(">HH", kind, klass)


def message(*questions, flags=0x0100, rest=b""):
    return struct.pack(">6H", 0xBEEF, flags, len(questions), 0, 0, 0) + b"".join(questions) + rest


WWW = question(b"wWw", b"example", b"com", kind=28)
POINTING = question(b"ftp", end=b"\xc0\x10", kind=255)
ODD = rb"a\.b\\.\000\032\255"

KNOWN = {
    "tls": [
        ("a browser's", (), BROWSER,
         f"{PLAIN} 772 1 1 0 =6832 =687474702f312e31 absent"),
        ("no name", (), hello(versions(0x303)), "absent 771 absent 1 0 absent"),
        ("no extensions", (), hello(legacy=0x302), "absent 770 absent 1 0 absent"),
        ("no list of versions", (), hello(NAME), f"{PLAIN} 771 absent 1 0 absent"),
        ("two records", (), hello(NAME, PADDING, record=120),
         f"{PLAIN} 771 absent short 95 absent"),
        ("another message follows", (), hello(NAME, tail=b"\x0b\0\0\0"),
         f"{PLAIN} 771 absent 1 0 absent"),
        ("an empty name", (), hello(server_name(b"")),
         "malformed 771 absent 1 0 absent"),
        ("a long name", (), hello(server_name(b"a" * 256)),
         "malformed 771 absent 1 0 absent"),
        ("the longest name", (), hello(server_name(b"a" * 255)),
         f"={'61' * 255} 771 absent 1 0 absent"),
        ("a server's hello", (), b"\x16\3\3\0\x04\2\0\0\0", "other " * 4 + "0 other"),
        ("an alert", (), b"\x15\3\3\0\2\2\x28", "other " * 4 + "0 other"),
        ("HTTP", (), b"GET / HTTP/1.1\r\n\r\n", "other " * 4 + "0 other"),
        ("nothing", (), b"", "short " * 4 + "9 short"),
    ],
    "http": [
        ("a name in other letters", http("User-Agent"), REQUEST_TEXT,
         f"{LINE} {shown(QUOTED)} {shown(b'Mozilla/5.0 (x)')} {shown(b'second')} absent"),
        ("folded and empty", http("x", "a"), REQUEST_TEXT,
         f"{LINE} =31 = {shown(b'two folded again')} absent"),
        ("behind the head", http("body"), REQUEST_TEXT,
         f"{LINE} {shown(QUOTED)} absent"),
        ("bare line ends", http("x"), b"\r\n\nGET / HTTP/1.0\nx:y\n\nx:z\n",
         "=474554 =2f =312e30 absent =79 absent"),
        ("a line without a colon", http("x"), b"GET / HTTP/1.0\nab\nx:y\n\n",
         "=474554 =2f =312e30 malformed =79 malformed"),
        ("a space before the colon", http("x"), b"GET / HTTP/1.0\nx : y\n\n",
         "=474554 =2f =312e30 malformed malformed"),
        ("a space in the target", http("x"), b"GET /a b HTTP/1.0\n\n", " ".join(["malformed"] * 5)),
        ("a space at the end", http("x"), b"GET / HTTP/1.0 \n\n", " ".join(["malformed"] * 5)),
        ("an answer", http("x"), b"HTTP/1.1 200 OK\r\n\r\n", " ".join(["other"] * 5)),
        ("HTTP/2", http("x"), b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", " ".join(["other"] * 5)),
        ("mail", http("x"), b"EHLO there\r\n", " ".join(["other"] * 5)),
        ("nothing", http("x"), b"", " ".join(["short"] * 5)),
    ],
    "dns": [
        ("a query", ("0",), message(WWW),
         f"48879,0,0,0,1 {shown(b'www.example.com')} 28 1"),
        ("a response", ("0",), message(WWW, flags=0x8183),
         f"48879,1,0,3,1 {shown(b'www.example.com')} 28 1"),
        ("the second question", ("1",), message(WWW, POINTING),
         f"48879,0,0,0,2 {shown(b'ftp.example.com')} 255 1"),
        ("no second question", ("1",), message(WWW), "48879,0,0,0,1 absent"),
        ("the root", ("0",), message(question()), "48879,0,0,0,1 =2e 1 1"),
        ("odd bytes", ("0",), message(question(b"a.b\\", b"\0 \xff")),
         f"48879,0,0,0,1 {shown(ODD)} 1 1"),
        ("a loop", ("0",), message(question(b"a", end=b"\xc0\x0c")), "48879,0,0,0,1 malformed"),
        ("a pointer forward", ("0",), message(question(end=b"\xc0\x20"), rest=bytes(40)),
         "48879,0,0,0,1 malformed"),
        ("a loop of two", ("1",), message(WWW, question(end=b"\xc0\x23"), rest=b"\xc0\x21"),
         "48879,0,0,0,2 malformed"),
        ("a long name", ("0",), message(question(*[b"a" * 63] * 4)), "48879,0,0,0,1 malformed"),
        ("the longest name", ("0",), message(question(*[b"a" * 63] * 3, b"b" * 61)),
         f"48879,0,0,0,1 {shown(b'.'.join([b'a' * 63] * 3 + [b'b' * 61]))} 1 1"),
        ("a reserved bit", ("0",), message(WWW, flags=0x0140), "other other"),
        ("nothing", ("0",), b"", "short short"),
    ],
}


def samples(protocol):
    """Whole messages, to be cut and damaged."""
    return [(arguments, data) for _, arguments, data, _ in KNOWN[protocol] if data]
