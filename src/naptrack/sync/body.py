"""The bytes of an answer, unpacked as they come and never more of them than a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

#: How answers may be packed; it is said in each request.
ENCODINGS = {"gzip": 47, "x-gzip": 47, "deflate": 47}  # zlib's windows: with a header of gzip or of its own

#: What each member of a gzip file begins with (RFC 1952).
_MEMBER = b"\x1f\x8b"

_PIECE = 64 * 1024
# What stands after a member is copied before the next one is read: of small pieces little, however many members.
_BITE = 4 * 1024


class TooLarge(Exception):
    """More bytes than the limit, packed or unpacked."""


class CutShort(Exception):
    """The answer ended before its end."""


class Packed(Exception):
    """Packed in a way that was not asked for, or not as was said."""


def collect(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """What ``chunks`` come to once unpacked, as soon as it is whole.

    Raises TooLarge once there is more than ``limit`` bytes of it, as sent or unpacked, CutShort, and Packed. What is
    packed small and unpacks to much is given up after ``limit`` bytes too.
    """
    sent = _counted(chunks, limit)
    if encoding in ("", "identity"):
        return b"".join(sent)
    if encoding not in ENCODINGS:
        raise Packed(f"sent in an encoding that was not asked for ({encoding[:20]})")
    try:
        return _unpacked(_bites(sent), ENCODINGS[encoding], limit)
    except zlib.error as error:
        raise Packed(f"its {encoding} packing is damaged") from error


def _counted(chunks: Iterable[bytes], limit: int) -> Iterator[bytes]:
    count = 0
    for chunk in chunks:
        count += len(chunk)
        if count > limit:
            raise TooLarge
        yield chunk


def _bites(chunks: Iterable[bytes]) -> Iterator[bytes]:
    for chunk in chunks:
        for start in range(0, len(chunk), _BITE):
            yield chunk[start : start + _BITE]


def _unpacked(chunks: Iterable[bytes], window: int, limit: int) -> bytes:
    """All members, one after the other; what stands after them and is none is not waited for."""
    unpack = zlib.decompressobj(window)
    data = bytearray()
    between = b""
    for chunk in chunks:
        left = between + chunk
        between = b""
        while left:
            if unpack.eof:
                if not _MEMBER.startswith(left[: len(_MEMBER)]):
                    return bytes(data)
                if len(left) < len(_MEMBER):
                    between = left
                    break
                unpack = zlib.decompressobj(window)
            data += unpack.decompress(left, _PIECE)
            left = unpack.unused_data if unpack.eof else unpack.unconsumed_tail
            if len(data) > limit:
                raise TooLarge
    data += unpack.flush()
    if len(data) > limit:
        raise TooLarge
    if not unpack.eof:
        raise CutShort
    return bytes(data)
