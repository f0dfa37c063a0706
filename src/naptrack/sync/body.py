"""The bytes of an answer, unpacked as they come and never more of them than a limit."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

#: How answers may be packed; it is said in each request.
ENCODINGS = {"gzip": 47, "x-gzip": 47, "deflate": 47}  # zlib's windows: with a header of gzip or of its own

_PIECE = 64 * 1024


class TooLarge(Exception):
    """More bytes than the limit, packed or unpacked."""


class CutShort(Exception):
    """The answer ended before its end."""


class Packed(Exception):
    """Packed in a way that was not asked for, or not as was said."""


def collect(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """What ``chunks`` come to once unpacked, as soon as it is whole.

    Raises TooLarge once there is more than ``limit`` bytes of it, CutShort, and Packed. What is
    packed small and unpacks to much is given up after ``limit`` bytes too.
    """
    if encoding in ("", "identity"):
        return _joined(chunks, limit)
    if encoding not in ENCODINGS:
        raise Packed(f"sent in an encoding that was not asked for ({encoding[:20]})")
    unpack = zlib.decompressobj(ENCODINGS[encoding])
    data = bytearray()
    try:
        for chunk in chunks:
            while chunk:
                data += unpack.decompress(chunk, _PIECE)
                chunk = unpack.unconsumed_tail
                if len(data) > limit:
                    raise TooLarge
        data += unpack.flush()
    except zlib.error as error:
        raise Packed(f"its {encoding} packing is damaged") from error
    if len(data) > limit:
        raise TooLarge
    if not unpack.eof:
        raise CutShort
    return bytes(data)


def _joined(chunks: Iterable[bytes], limit: int) -> bytes:
    data = bytearray()
    for chunk in chunks:
        data += chunk
        if len(data) > limit:
            raise TooLarge
    return bytes(data)
