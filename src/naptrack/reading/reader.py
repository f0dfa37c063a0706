"""Bytes to a frozen document: the kind decides who reads."""

from __future__ import annotations

import hashlib

from naptrack.models import Document
from naptrack.reading import limits
from naptrack.reading.frozen import Frozen
from naptrack.reading.kinds import Kind, kind_of
from naptrack.reading.source import TOO_LARGE, Source
from naptrack.reading.unreadable import Unreadable


def open_document(source: Source) -> Document:
    """Read one source that ``find`` gave.

    Raises Unreadable.
    """
    return read(source.read(), path=source.path, url=source.url, media_type=source.media_type)


def read(data: bytes, *, path: str, url: str | None = None, media_type: str | None = None) -> Document:
    """The document that the bytes of one file hold: by their content first, then ``path``'s ending, then what is said.

    Raises Unreadable, and nothing else, whatever the bytes are.
    """
    if len(data) > limits.FILE_BYTES:
        raise Unreadable(path, TOO_LARGE)
    kind = kind_of(data, path, media_type)
    frozen = _freeze(kind, data, path)
    if not frozen.text.strip():
        raise Unreadable(path, "no words in it")
    if len(frozen.text) > limits.CHARACTERS:
        raise Unreadable(path, f"more than {limits.CHARACTERS:,} characters of text")
    return Document(
        path=path,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=kind.value,
        text=frozen.text,
        lines=frozen.lines,
        pages=frozen.pages,
        url=url,
        title=frozen.title,
    )


def _freeze(kind: Kind, data: bytes, path: str) -> Frozen:
    # The parsers are slow to import, and a folder of text files needs none of them.
    if kind is Kind.PDF:
        from naptrack.reading.pdf import freeze
    elif kind is Kind.HTML:
        from naptrack.reading.html import freeze
    elif kind is Kind.DOCX:
        from naptrack.reading.docx import freeze
    else:
        from naptrack.reading.plain import freeze
    return freeze(data, path)
