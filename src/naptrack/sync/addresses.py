"""Web addresses: written in one way, compared by host, matched by pattern."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

SCHEMES = {"http": 80, "https": 443}

#: Longer ones are no addresses of notes.
LONGEST = 2_000

# What quote() leaves alone beside letters and digits: whatever RFC 3986 allows, and marks that are quotes already.
_SAFE = "/%:=&?~+!$,;'@()*[]"
_HOST = re.compile(r"[a-z0-9._-]*[a-z0-9_]|[0-9a-f.]*:[0-9a-f:.]*")  # a name or an IPv4 address; an IPv6 one
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")


class BadAddress(ValueError):
    """An address that is not taken; the text says why."""


class Host(NamedTuple):
    """Who answers at an address: a name and a port."""

    name: str
    port: int

    def __str__(self) -> str:
        """The name, with its port where it is an unusual one."""
        name = f"[{self.name}]" if ":" in self.name else self.name
        return name if self.port in SCHEMES.values() else f"{name}:{self.port}"


def is_address(words: str) -> bool:
    """True for what looks like a web address, whatever its scheme.

    >>> is_address("https://example.org/a.pdf"), is_address("ftp://example.org"), is_address("notes/a.pdf")
    (True, True, False)
    """
    return _SCHEME.match(words.strip()) is not None


def normal(words: str, base: str | None = None) -> str:
    """An address, seen from ``base`` where it is relative, as it is asked for and kept: without the part after ``#``.

    Raises BadAddress for what is no http or https address of a host, and for one that holds a password.

    >>> normal("HTTP://Example.ORG:80/notes/../Note 1.pdf#page=2")
    'http://example.org/Note%201.pdf'
    >>> normal("b.pdf", "https://example.org/notes/index.html")
    'https://example.org/notes/b.pdf'
    """
    if not _is_text(words):
        raise BadAddress(f"{words!r} is no address: it holds bytes that are no UTF-8")
    try:
        # What browsers drop from within an address, urlsplit drops as well.
        parts = urlsplit(urljoin(base, words.strip()) if base else words.strip())
        port = parts.port
    except ValueError as error:
        raise BadAddress(f"{words!r} is no address") from error
    scheme = parts.scheme.lower()
    if scheme not in SCHEMES:
        raise BadAddress(f"{words!r} is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise BadAddress("an address with a user name or password is not taken, as reports cite it")
    name = _name(parts.hostname or "")
    if not name or port == 0:
        raise BadAddress(f"{words!r} names no host")
    shown = f"[{name}]" if ":" in name else name
    place = shown if port in (None, SCHEMES[scheme]) else f"{shown}:{port}"
    path, query = quote(_climbed(parts.path), _SAFE), quote(parts.query, _SAFE)
    address = urlunsplit((scheme, place, path, query, ""))
    if len(address) > LONGEST:
        raise BadAddress(f"an address of more than {LONGEST:,} characters")
    return address


def _is_text(words: str) -> bool:
    """False for what stands in an argument's place for bytes that are no UTF-8."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def _climbed(path: str) -> str:
    """``path`` without its dots: ``/a/../b`` is ``/b``, nothing is ``/``."""
    steps: list[str] = []
    for step in path.split("/")[1:]:
        if step == "..":
            steps = steps[:-1]
        elif step != ".":
            steps.append(step)
    return "/" + "/".join([*steps, ""] if path.endswith(("/..", "/.")) else steps)


def _name(name: str) -> str:
    """A host's name in lower case and ASCII; empty for what is none."""
    try:
        plain = name.rstrip(".").lower().encode("idna" if not name.isascii() else "ascii").decode("ascii")
    except UnicodeError:
        return ""
    return plain if _HOST.fullmatch(plain) else ""


def host_of(address: str) -> Host:
    """The host of an address that is ``normal``."""
    parts = urlsplit(address)
    return Host(parts.hostname or "", parts.port or SCHEMES[parts.scheme])


def named_host(words: str) -> tuple[str, int | None]:
    """A host as a user names it: ``example.org``, ``example.org:8080``; no port stands for the usual ones.

    Raises BadAddress.
    """
    parts = urlsplit(normal(f"http://{words}"))
    if parts.path != "/" or parts.query:
        raise BadAddress(f"{words!r} is no host; write example.org")
    return parts.hostname or "", parts.port


def shown(address: str) -> str:
    """What an address is called where paths stand: without its scheme, as it reads.

    >>> shown("https://example.org/notes/Note%201.pdf")
    'example.org/notes/Note 1.pdf'
    """
    return unquote(address.partition("://")[2])


def matches(address: str, patterns: tuple[str, ...]) -> bool:
    """True where a pattern fits the address whole, its path, or its last name; case does not count.

    >>> matches("https://example.org/2017/Note.PDF?v=2", ("*.pdf",)), matches("https://example.org/a.pdf", ("*/17/*",))
    (True, False)
    """
    parts = urlsplit(address)
    path = unquote(parts.path)
    forms = {each.lower() for each in (address, unquote(address), path, path.rpartition("/")[2])}
    return any(fnmatchcase(form, pattern.lower()) for form in forms for pattern in patterns)
