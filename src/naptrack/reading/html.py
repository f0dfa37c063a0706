"""Web pages: the words of the main text, laid out in lines, with the line of the source that each stands on."""

from __future__ import annotations

import re

from lxml import etree

from naptrack.reading import plain
from naptrack.reading.frozen import Frozen
from naptrack.reading.html_layout import lay_out
from naptrack.reading.html_main import Element, everything, main_text
from naptrack.reading.html_posted import posted
from naptrack.reading.unreadable import Unreadable

# A page states its encoding in its first kilobyte.
_DECLARED = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]+encoding\s*=\s*[\"']([\w.-]+)", re.I)
_DECLARED_WITHIN = 1024
# libxml2 stops at a zero, and none of these has a place in a page.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")


def freeze(data: bytes, path: str) -> Frozen:
    """Read a web page.

    The text is what a reader of the page came for: headings and paragraphs with an empty line between them, list
    items as ``- item``, table rows as ``cell | cell`` or ``Label: value``. Its line map counts lines of the source.
    Raises Unreadable where no words are left, as in a page that scripts fill.
    """
    source = plain.decode(data, path, declared(data))
    page = _parsed(_CONTROL.sub(" ", source), path)
    # Letting go of an element costs lxml its depth, and a walk over a deep page minutes; so all are held.
    elements = list(page.iter())
    date = posted(elements)
    for roots, dropped in (main_text(page), everything(page)):
        text, lines = lay_out(roots, dropped, date, source)
        if text:
            return Frozen(text, lines, title=_title(page))
    raise Unreadable(path, "no words on the page (does a script fill it?)")


def declared(data: bytes) -> str | None:
    """A page's own word for its encoding."""
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii", errors="replace") if found else None


def _parsed(source: str, path: str) -> Element:
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
    try:
        page = etree.fromstring(source.encode("utf-8", errors="replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise Unreadable(path, "a web page that cannot be taken apart") from error
    if page is None:
        raise Unreadable(path, "no words on the page")
    return page


def _title(page: Element) -> str | None:
    return " ".join("".join(page.xpath("string(//head/title)")).split()) or None
