"""The links of a page."""

from __future__ import annotations

from naptrack.sync.addresses import BadAddress, normal

#: More are no list of notes.
MOST = 5_000


def links(data: bytes, address: str) -> tuple[str, ...]:
    """The web addresses that a page at ``address`` links to, each once, in the order of the page, at most MOST.

    A page is read however badly it is made; a link that is no http or https address is passed over.
    """
    from lxml import etree

    parser = etree.HTMLParser(no_network=True, huge_tree=True, recover=True)
    try:
        page = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        return ()
    if page is None:
        return ()
    bases = [_normal(each.get("href", ""), address) for each in page.iter("base")]
    base = next(filter(None, bases), address)
    found = dict.fromkeys(
        _normal(each.get("href", ""), base) for each in page.iter("a", "area") if "href" in each.attrib
    )
    return tuple(link for link in found if link)[:MOST]


def _normal(href: str, base: str) -> str | None:
    try:
        return normal(href, base)
    except BadAddress:
        return None
