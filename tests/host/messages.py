# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Messages of TLS, HTTP and DNS, and what the readers must say of them."""

import struct

from parsers import shown


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
