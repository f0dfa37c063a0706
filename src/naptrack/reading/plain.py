"""Plain text and Markdown: bytes to characters, and nothing else changed."""

from __future__ import annotations

import codecs
import re

from naptrack.reading.frozen import Frozen, line_starts
from naptrack.reading.unreadable import Unreadable

# UTF-32's little-endian mark begins with UTF-16's, so it comes first.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

#: Share of control characters above which a file is not taken for text.
MOSTLY_CONTROL = 0.05

#: Share of NUL bytes on one side of each byte pair from which UTF-16 is supposed, and on the other side at most.
UTF16_SIDE, UTF16_OTHER_SIDE = 0.10, 0.01

# Codecs for other ends, which no page is written in; some know no damage, some take for ever.
_NO_ENCODINGS = ("idna", "punycode", "raw-unicode-escape", "unicode-escape", "utf-7")

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_BREAK = re.compile(r"\r\n?")


def freeze(data: bytes, path: str) -> Frozen:
    """Read a .txt or .md file.

    Line breaks become ``\\n``; form feeds, soft hyphens and no-break spaces stay, so line n is the file's line n.
    Raises Unreadable where the bytes are no text.
    """
    text = decode(data, path)
    return Frozen(text, line_starts(text))


def decode(data: bytes, path: str, declared: str | None = None) -> str:
    r"""The characters of ``data``, line breaks as ``\n``, without a byte order mark.

    A byte order mark decides, then ``declared`` (a page's own word for its encoding), then the bytes: UTF-16 by its
    zeros, UTF-8 where it fits, else Windows-1252. Raises Unreadable where what comes out is no text.
    """
    text = _characters(data, declared)
    if len(_CONTROL.findall(text)) > MOSTLY_CONTROL * len(text):
        raise Unreadable(path, "not text: mostly control characters")
    # A stray zero would cut the text short in SQLite and in C libraries; its stand-in keeps every offset.
    return _BREAK.sub("\n", text).replace("\0", "\ufffd")


def _characters(data: bytes, declared: str | None) -> str:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _whole(data[len(mark) :], encoding)
    if zeros := _utf16_without_mark(data):
        return _whole(data, zeros)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if declared and (known := encoding_named(declared)):
        return data.decode(known, errors="replace")
    return _damaged_utf8(data) or data.decode("cp1252", errors="replace")


def _whole(data: bytes, encoding: str) -> str:
    """Decode what a truncated copy has left of its last character, without inventing one."""
    width = {"utf-16": 2, "utf-32": 4}.get(encoding[:6], 1)
    return data[: len(data) - len(data) % width].decode(encoding, errors="replace")


def _utf16_without_mark(data: bytes) -> str | None:
    if b"\0" not in data:
        return None
    pairs = max(1, len(data) // 2)
    first, second = data[0::2].count(0) / pairs, data[1::2].count(0) / pairs
    if second >= UTF16_SIDE and first <= UTF16_OTHER_SIDE:
        return "utf-16-le"
    if first >= UTF16_SIDE and second <= UTF16_OTHER_SIDE:
        return "utf-16-be"
    return None


def _damaged_utf8(data: bytes) -> str | None:
    """UTF-8 of which a few bytes are lost: more characters beyond ASCII that are whole than that are broken."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return text if whole > broken else None


def encoding_named(name: str) -> str | None:
    """The codec for what a page or a server calls an encoding; None where it means none of characters."""
    try:
        found = codecs.lookup(name.strip()).name
        b"x".decode(found, errors="replace")  # "hex" and its like are codecs too, but decode no text
    except (LookupError, ValueError):
        return None
    if found in _NO_ENCODINGS:
        return None
    # Browsers read Latin-1 and ASCII as Windows-1252, and pages rely on it.
    return "cp1252" if found in ("iso8859-1", "ascii") else found
