# SPDX-License-Identifier: MIT OR GPL-2.0-only
"""Parsers of TLS, HTTP and DNS that are slow and plain.

Each answers as tests/host/readers.c prints.
"""

from .dns import parse_dns
from .http import parse_http
from .input import shown  # noqa: F401
from .tls import parse_tls

PARSERS = {"tls": parse_tls, "http": parse_http, "dns": parse_dns}
