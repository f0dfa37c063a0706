"""The links of a page."""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping

from naptrack.reading.html import declared
from naptrack.reading.plain import BYTE_ORDER_MARKS, encoding_named
from naptrack.sync.addresses import LONGEST, BadAddress, normal

#: More are no list of notes.
MOST = 5_000

#: So many are looked at to find that many: some lead nowhere, some to the same place.
LOOKED_AT = 4 * MOST

#: Elements within elements; each end that fits none costs the parser a look at all that are open.
DEEPEST = 2_000

_PIECE = 64 * 1024


def links(data: bytes, address: str, charset: str | None = None) -> tuple[str, ...]:
    """The web addresses that a page at ``address`` links to, each once, in the order of the page, at most MOST.

    ``charset`` is what its server calls the encoding of the page. A page is read however badly it is made, and no
    further than there may be more to find; a link that is no http or https address is passed over.
    """
    from lxml import etree

    seen = _Seen(address)
    # With a target no tree is built: a page of links may be large.
    options = {"encoding": "utf-8", "no_network": True, "huge_tree": True, "recover": True}
    parser = etree.HTMLParser(target=seen, **options)  # type: ignore[arg-type]  # a target need not take all there is
    try:
        for piece in _characters(data, charset):
            # The parser takes a zero for the end.
            parser.feed(piece.replace("\0", " ").encode("utf-8", errors="replace"))
            if len(seen.hrefs) >= LOOKED_AT or seen.depth > DEEPEST:
                break
        parser.close()
    except (etree.LxmlError, ValueError):
        pass  # what was seen before stands
    found: dict[str, None] = {}
    for href in seen.hrefs:
        if link := _normal(href, seen.base or address):
            found[link] = None
            if len(found) == MOST:
                break
    return tuple(found)


class _Seen:
    """What the parser meets: where links lead, as they are written, and from where they are seen."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.base: str | None = None
        self.hrefs: list[str] = []
        self.depth = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        self.depth += 1
        href = attributes.get("href")
        if href is None:
            return
        if tag in ("a", "area"):
            href = href.strip().partition("#")[0]
            if len(href) <= LONGEST and len(self.hrefs) < LOOKED_AT:
                self.hrefs.append(href)
        elif tag == "base" and not self.base:
            self.base = _normal(href, self.address)

    def end(self, _tag: str) -> None:
        """An element ends, by itself or with another."""
        self.depth -= 1

    def close(self) -> None:
        """The page ends."""


def _characters(data: bytes, charset: str | None) -> Iterator[str]:
    """``data`` in pieces, read as browsers do: by its mark, its server's word, its own, else as UTF-8 where it fits."""
    marks = (each for each in BYTE_ORDER_MARKS if data.startswith(each[0]))
    mark, encoding = next(marks, (b"", None))
    for name in (charset, declared(data)):
        encoding = encoding or (encoding_named(name) if name else None)
    decoder = codecs.getincrementaldecoder(encoding or _guessed(data))(errors="replace")
    for start in range(len(mark), len(data), _PIECE):
        yield decoder.decode(data[start : start + _PIECE])
    yield decoder.decode(b"", final=True)


def _guessed(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _normal(href: str, base: str) -> str | None:
    try:
        return normal(href, base)
    except BadAddress:
        return None
