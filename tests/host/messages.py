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


def records(whole, *cuts):
    """The same hello in records that end there."""
    body = whole[5:]
    ends = *cuts, len(body)
    return b"".join(whole[:3] + sized(2, body[start:end])
                    for start, end in zip((0, *ends), ends))


def parted(between):
    """A hello in two records, with something between them."""
    cut = records(FIRST, 8)
    return cut[:13] + between + cut[13:]


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
FIRST = hello(NAME)
WHOLE = f"{PLAIN} 771 absent 1 0 absent"
NAMELESS = "malformed 771 absent 1 0 absent"
NO_HELLO = "other " * 4 + "0 other"

REQUEST_TEXT = (b"GET /a?b=c HTTP/1.1\r\nHost: www.example.com\r\n"
                b"uSER-aGENT:\t  Mozilla/5.0 (x) \t\r\nX:\r\nX: two\r\n  folded\r\n\tagain \r\n"
                b"Cookie: a=1; session=\"4f 9\" ;b=2\r\nUser-Agent: second\r\n\r\nbody: x\r\n\r\n")

LINE = "=474554 =2f613f623d63 =312e31"
QUOTED = b'"4f 9"'


def http(name, cookie="session"):
    return name.encode().hex(), cookie.encode().hex()


def refused(reason, length):
    return f"{' '.join([reason] * 5)} absent {length} {reason} {reason}"


def asked(wanted):
    """For a request with a target, and no more, that means a path."""
    return lambda data: " ".join((
        "=474554", shown(data.split()[1]), "=312e31", shown(wanted.encode()) if wanted else
        "malformed", str(len(data)), f"absent {len(data)}", "absent", "absent"))


def path(target):
    return f"GET {target} HTTP/1.1\r\n\r\n".encode()


CHUNKED = b"PUT / HTTP/1.1\nTransfer-Encoding: a, CHUNKED\n\n"


def question(*labels, kind=1, klass=1, end=b"\0"):
    return b"".join(sized(1, label) for label in labels) + end + struct.pack(">HH", kind, klass)


def message(*questions, flags=0x0100, rest=b""):
    return struct.pack(">6H", 0xBEEF, flags, len(questions), 0, 0, 0) + b"".join(questions) + rest


def chain(pointers):
    """Behind a question that is one pointer: more, each of which leads to the next, and a name."""
    return b"".join(struct.pack(">H", 0xC014 + 2 * n) for n in range(pointers)) + b"\1a\0"


WWW = question(b"wWw", b"example", b"com", kind=28)
POINTING = question(b"ftp", end=b"\xc0\x10", kind=255)
ODD = rb"a\046b\\.\000\032\255"

KNOWN = {
    "tls": [
        ("a browser's", (), BROWSER,
         f"{PLAIN} 772 1 1 0 =6832 =687474702f312e31 absent"),
        ("no name", (), hello(versions(0x303)), "absent 771 absent 1 0 absent"),
        ("no extensions", (), hello(legacy=0x302), "absent 770 absent 1 0 absent"),
        ("no list of versions", (), hello(NAME), WHOLE),
        ("two records, one of which is here", (), hello(NAME, PADDING, record=120),
         f"{PLAIN} 771 absent short 95 absent"),
        ("two records", (), records(FIRST, 62), WHOLE),
        ("a record for each byte", (), records(FIRST, *range(1, len(FIRST) - 5)), WHOLE),
        ("a record that ends in the header", (), records(FIRST, 3), WHOLE),
        ("behind empty records", (), b"\x16\3\1\0\0" * 3 + FIRST, WHOLE),
        ("behind a change of ciphers", (), b"\x14\3\3\0\1\1" + FIRST, WHOLE),
        ("behind an alert", (), b"\x15\3\3\0\2\1\x5a" + records(FIRST, 62), WHOLE),
        ("a change of ciphers", (), b"\x14\3\3\0\1\1", NO_HELLO),
        ("a change of ciphers in between", (), parted(b"\x14\3\3\0\1\1"), WHOLE),
        ("an alert in between", (), parted(b"\x15\3\3\0\2\1\x5a"), WHOLE),
        ("data in between", (), parted(b"\x17\3\3\0\1x"),
         "short " * 4 + f"{len(FIRST) - 13} short"),
        ("an empty record", (), b"\x16\3\1\0\0", "short " * 4 + "4 short"),
        ("a final dot", (), hello(server_name(b"WWW.Example.com.")), WHOLE),
        ("a port", (), hello(server_name(b"www.example.com.:443")), WHOLE),
        ("nothing but a port", (), hello(server_name(b":443")), NAMELESS),
        ("an address", (), hello(server_name(b"[::1]:443")),
         f"{shown(b'[::1]')} 771 absent 1 0 absent"),
        ("another message follows", (), hello(NAME, tail=b"\x0b\0\0\0"), WHOLE),
        ("another kind of name first", (),
         hello((0, sized(2, b"\1\0\1x" + server_name(b"www.example.com")[1][2:]))), WHOLE),
        ("another kind of name behind", (),
         hello((0, sized(2, server_name(b"www.example.com")[1][2:] + b"\1"))), WHOLE),
        ("no host's name", (), hello((0, sized(2, b"\1\0\1x"))), NAMELESS),
        ("version 0.1 of records", (), b"\x16\0" + FIRST[2:], WHOLE),
        ("version 15.255 of records", (), b"\x16\x0f\xff" + FIRST[3:], WHOLE),
        ("version 16 of records", (), b"\x16\x10" + FIRST[2:], NO_HELLO),
        ("two versions of records", (), b"\x16\3\1\0\4" + FIRST[5:9] + b"\x16\2\2" +
         sized(2, FIRST[9:]), WHOLE),
        ("an empty name", (), hello(server_name(b"")), NAMELESS),
        ("a long name", (), hello(server_name(b"a" * 256)), NAMELESS),
        ("the longest name", (), hello(server_name(b"a" * 255)),
         f"={'61' * 255} 771 absent 1 0 absent"),
        ("a server's hello", (), b"\x16\3\3\0\x04\2\0\0\0", NO_HELLO),
        ("an alert", (), b"\x15\3\3\0\2\2\x28", NO_HELLO),
        ("HTTP", (), b"GET / HTTP/1.1\r\n\r\n", NO_HELLO),
        ("nothing", (), b"", "short " * 4 + "9 short"),
    ],
    "http": [
        ("a name in other letters", http("User-Agent"), REQUEST_TEXT,
         f"{LINE} =2f61 164 {shown(b'Mozilla/5.0 (x)')} 77 {shown(QUOTED)} "
         f"{shown(b'Mozilla/5.0 (x)')} {shown(b'second')} absent"),
        ("folded and empty", http("x", "a"), REQUEST_TEXT,
         f"{LINE} =2f61 164 = 81 =31 = {shown(b'two folded again')} absent"),
        ("behind the head", http("body"), REQUEST_TEXT,
         f"{LINE} =2f61 164 =78 173 {shown(QUOTED)} absent"),
        ("bare line ends", http("x"), b"\r\n\nGET / HTTP/1.0\nx:y\n\nx:z\n",
         "=474554 =2f =312e30 =2f 23 =79 22 absent =79 absent"),
        ("a line without a colon", http("x"), b"GET / HTTP/1.0\nab\nx:y\n\n",
         "=474554 =2f =312e30 =2f 23 =79 22 malformed =79 malformed"),
        ("a space before the colon", http("x"), b"GET / HTTP/1.0\nx : y\n\n",
         "=474554 =2f =312e30 =2f 22 absent 22 malformed malformed"),
        ("a space in the target", http("x"), b"GET /a b HTTP/1.0\n\n", refused("malformed", 19)),
        ("a space at the end", http("x"), b"GET / HTTP/1.0 \n\n",
         "=474554 =2f =312e30 =2f 17 absent 17 absent absent"),
        ("white space", http("x"), b"GET \t /a  HTTP/1.0 \t\r\n\n",
         "=474554 =2f61 =312e30 =2f61 23 absent 23 absent absent"),
        ("more digits", http("x"), b"GET /a HTTP/1.012\r\n\r\n",
         "=474554 =2f61 =312e303132 =2f61 21 absent 21 absent absent"),
        ("version 3", http("x"), b"GET /a HTTP/3.0\r\n\r\n",
         "=474554 =2f61 =332e30 =2f61 19 absent 19 absent absent"),
        ("no version", http("x"), b"GET /a\r\nx: y\r\n\r\n",
         "=474554 =2f61 = =2f61 8 =79 14 absent absent"),
        ("no version but another method", http("x"), b"PUT /a\r\n\r\n", refused("other", 10)),
        ("no digits", http("x"), b"GET /a HTTP/1.\n\n", refused("other", 16)),
        ("a long method", http("x"), b"A" * 60 + b" /a HTTP/1.1\n\n",
         f"={'41' * 60} =2f61 =312e31 =2f61 74 absent 74 absent absent"),
        ("a path", http("x"), path("/a/b"), asked("/a/b")),
        ("empty segments", http("x"), path("//a///b//"), asked("/a/b/")),
        ("dots", http("x"), path("/./a/../b/c/.././x/.."), asked("/b/")),
        ("names of dots", http("x"), path("/.a/..b/.../"), asked("/.a/..b/.../")),
        ("escapes", http("x"), path("/%73%68%6Fp%3fx%23%25"), asked("/shop?x#%")),
        ("escaped dots and slashes", http("x"), path("/a%2f%2E%2e%2Fb"), asked("/b")),
        ("a query", http("x"), path("/a?/../b"), asked("/a")),
        ("a fragment", http("x"), path("/a#/../b"), asked("/a")),
        ("a server", http("x"), path("http://u@a:80/b"), asked("/b")),
        ("a server and a query", http("x"), path("http://a?b"), asked("/")),
        ("a scheme without a server", http("x"), path("http:/a"), asked("/a")),
        ("no slash", http("x"), path("%2fa"), asked("/a")),
        ("above the root", http("x"), path("/a/../../b"), asked(None)),
        ("an escape that is none", http("x"), path("/%7"), asked(None)),
        ("an escaped zero", http("x"), path("/%00"), asked(None)),
        ("a body", http("x"), b"PUT / HTTP/1.1\nContent-LENGTH: 03\n\nabcX",
         "=505554 =2f =312e31 =2f 38 absent 39 absent absent"),
        ("a body that is missing", http("x"), b"PUT / HTTP/1.1\nContent-Length: 99\n\n",
         "=505554 =2f =312e31 =2f 134 absent 35 absent absent"),
        ("a length that is none", http("x"), b"PUT / HTTP/1.1\nContent-Length: +3\n\n",
         "=505554 =2f =312e31 =2f malformed absent 35 absent absent"),
        ("two lengths", http("x"), b"PUT / HTTP/1.1\nContent-Length: 3\nContent-Length: 4\n\n",
         "=505554 =2f =312e31 =2f malformed absent 52 absent absent"),
        ("chunks", http("x"), CHUNKED + b"3;x=y\r\nabc\r\n0A \n0123456789\n00\nx: y\r\n\r\nX",
         "=505554 =2f =312e31 =2f 84 =79 82 absent absent"),
        ("chunks that are cut off", http("x"), CHUNKED + b"3\r\nab",
         "=505554 =2f =312e31 =2f short absent 51 absent absent"),
        ("no chunks", http("x"), CHUNKED + b"xyz\r\nGET",
         "=505554 =2f =312e31 =2f malformed absent 54 absent absent"),
        ("another encoding", http("x"), b"PUT / HTTP/1.1\nTransfer-Encoding: gzip\n\n",
         "=505554 =2f =312e31 =2f malformed absent 40 absent absent"),
        ("a list of encodings", http("x"),
         b"PUT / HTTP/1.1\nTransfer-Encoding: a,chunked\n\n0\n\n",
         "=505554 =2f =312e31 =2f 48 absent 48 absent absent"),
        ("an encoding that ends like it", http("x"),
         b"PUT / HTTP/1.1\nTransfer-Encoding: xchunked\n\n",
         "=505554 =2f =312e31 =2f malformed absent 44 absent absent"),
        ("in the midst of a head", http("user-agent"), b"gent: a\r\nUser-AGENT:b",
         f"{' '.join(['other'] * 5)} =62 21 other other"),
        ("an answer", http("x"), b"HTTP/1.1 200 OK\r\n\r\n", refused("other", 19)),
        ("HTTP/2", http("x"), b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
         "=505249 =2a =322e30 =2f2a 18 absent 24 absent absent"),
        ("mail", http("x"), b"EHLO there\r\n", refused("other", 12)),
        ("nothing", http("x"), b"", refused("short", 0)),
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
        ("a loop of nothing", ("0",), message(question(end=b"\xc0\x0c")), "48879,0,0,0,1 malformed"),
        ("a pointer forward", ("0",), message(question(end=b"\xc0\x12"), rest=b"\1a\0"),
         "48879,0,0,0,1 =61 1 1"),
        ("a pointer into the header", ("0",), message(question(b"a", end=b"\xc0\4")),
         "48879,0,0,0,1 =61 1 1"),
        ("255 pointers", ("0",), message(question(end=b"\xc0\x12"), rest=chain(254)),
         "48879,0,0,0,1 =61 1 1"),
        ("256 pointers", ("0",), message(question(end=b"\xc0\x12"), rest=chain(255)),
         "48879,0,0,0,1 malformed"),
        ("a loop of two", ("0",), message(question(end=b"\xc0\x12"), rest=b"\xc0\x0c"),
         "48879,0,0,0,1 malformed"),
        ("a long name", ("0",), message(question(*[b"a" * 63] * 4)), "48879,0,0,0,1 malformed"),
        ("the longest name", ("0",), message(question(*[b"a" * 63] * 3, b"b" * 61)),
         f"48879,0,0,0,1 {shown(b'.'.join([b'a' * 63] * 3 + [b'b' * 61]))} 1 1"),
        ("a reserved bit", ("0",), message(WWW, flags=0x0140),
         f"48879,0,0,0,1 {shown(b'www.example.com')} 28 1"),
        ("no operation", ("0",), message(WWW, flags=0x1900), "other other"),
        ("nothing", ("0",), b"", "short short"),
    ],
}


for cases in KNOWN.values():
    cases[:] = [(name, arguments, data, want(data) if callable(want) else want)
                for name, arguments, data, want in cases]


def samples(protocol):
    """Whole messages, to be cut and damaged."""
    return [(arguments, data) for _, arguments, data, _ in KNOWN[protocol] if data]
