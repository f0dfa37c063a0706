"""Which part of a web page is its text, and what inside it is furniture."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

# lxml publishes no type for its elements that its own functions accept.
Element = Any


def named(words: str) -> frozenset[str]:
    """A set written as one string, so that a long list of names stays readable."""
    return frozenset(words.split())


#: Never words for a reader.
UNSEEN = named(
    "script style noscript template svg math canvas iframe object embed applet audio video map head title meta link "
    "button select option textarea input datalist progress"
)
#: Furniture by their name, unless they hold most of the text.
FURNITURE_TAGS = frozenset({"nav", "aside", "footer", "dialog", "menu", "form"})
FURNITURE_ROLES = frozenset(
    {"navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog", "menu", "menubar"}
)
#: Words in a class or an id that name furniture, and whole names that do.
FURNITURE_WORDS = named(
    "cookie cookies consent gdpr share sharing sharethis addthis addtoany social breadcrumb breadcrumbs navbar nav "
    "navigation menu sidebar pagination pager newsletter subscribe related advert advertisement popup modal toolbar "
    "masthead footer skip topmenu mainmenu submenu footermenu topnav mainnav sidenav subnav"
)
FURNITURE_NAMES = frozenset(
    {"comments", "comments-area", "respond", "site-header", "sr-only", "visually-hidden", "screen-reader-text"}
)
#: Names under which pages without <main> keep their text.
CONTENT_NAMES = named(
    "main main-content maincontent content-main page-content post-content entry-content article-body article-content "
    "story-body field-name-body node-content"
)

#: A part is taken for the text of the page from this share of all its words, or this many characters.
ENOUGH_SHARE, ENOUGH = 0.25, 250
#: A block is a menu from this many links that hold this share of its characters.
MENU_LINKS, MENU_SHARE = 4, 0.75

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_LISTS = frozenset({"ul", "ol", "div", "table", "td", "section", "p"})


class Part(NamedTuple):
    """The elements to read, in page order, and those inside them to leave out."""

    roots: tuple[Element, ...]
    dropped: frozenset[Element]


def everything(page: Element) -> Part:
    """The whole page but for what is no text at all: what to read where ``main_text`` leaves nothing."""
    body = _body(page)
    return Part((body,), frozenset(e for e in body.iter() if e.tag in UNSEEN))


def main_text(page: Element) -> Part:
    """The part of the page that a reader came for."""
    body = _body(page)
    sizes = _sizes(body)
    root = _root(body, sizes)
    dropped = {e for e in root.iter() if e.tag in UNSEEN or _hidden(e)}
    # What holds most of the words is the text, whatever its class says.
    most = sizes[root].letters / 2
    for element in root.iterdescendants():
        if sizes[element].letters < most and (_furniture(element, root) or (root is body and _menu(element, sizes))):
            dropped.add(element)
    return Part((*_headline(body, root, dropped), root), frozenset(dropped))


class Size(NamedTuple):
    """Letters of an element's text, how many of them in links, and the number of links."""

    letters: int = 0
    linked: int = 0
    links: int = 0


def _sizes(body: Element) -> dict[Element, Size]:
    sizes: dict[Element, Size] = {}
    # Document order backwards meets every child before its parent.
    for element in reversed(list(body.iter())):
        if not isinstance(element.tag, str) or element.tag in UNSEEN:
            sizes[element] = Size()
            continue
        inside = [sizes[child] for child in element]
        letters = _letters(element.text) + sum(s.letters for s in inside) + sum(_letters(c.tail) for c in element)
        if element.tag == "a":
            sizes[element] = Size(letters, letters, 1)
        else:
            sizes[element] = Size(letters, sum(s.linked for s in inside), sum(s.links for s in inside))
    return sizes


def _letters(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _body(page: Element) -> Element:
    body = page.find("body")
    return page if body is None else body


def _root(body: Element, sizes: dict[Element, Size]) -> Element:
    """The element that says it holds the main text, if it holds enough; else the body."""
    floor = min(ENOUGH, ENOUGH_SHARE * sizes[body].letters)
    articles = [e for e in body.iter("article") if not any(a.tag == "article" for a in e.iterancestors())]
    for candidates in (
        [e for e in body.iterdescendants() if e.tag == "main" or e.get("role") == "main"],
        # A page of several articles is a list of them, and its text is the list.
        articles if len(articles) == 1 else [],
        [e for e in body.iterdescendants() if not CONTENT_NAMES.isdisjoint(_names(e))],
    ):
        best = max(candidates, key=lambda e: sizes[e].letters, default=None)
        if best is not None and sizes[best].letters > floor:
            return best
    return body


def _headline(body: Element, root: Element, dropped: set[Element]) -> tuple[Element, ...]:
    """The page's headline where it stands before its main text."""
    if root is body or any(not _inside(h, dropped) for h in root.iter("h1")):
        return ()
    inside = set(root.iter())
    outside = (h for h in body.iter("h1") if h not in inside and not any(_hidden(a) for a in (h, *h.iterancestors())))
    return tuple(outside)[:1]


def _inside(element: Element, dropped: set[Element]) -> bool:
    return element in dropped or any(ancestor in dropped for ancestor in element.iterancestors())


def _hidden(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return True
    return (
        "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _furniture(element: Element, root: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in ("body", "main", "article", "h1"):
        return False
    if element.tag in FURNITURE_TAGS or element.get("role") in FURNITURE_ROLES:
        return True
    if element.tag == "header":
        # The head of an article is part of it; the head of a site is not, unless the page's only headline is in it.
        above = {a.tag for a in element.iterancestors()}
        return above.isdisjoint({"main", "article"}) and root.tag not in ("main", "article") and not _has(element, "h1")
    names = set(_names(element))
    words = {word.lower() for name in names for word in _WORDS.findall(name)}
    return not names.isdisjoint(FURNITURE_NAMES) or not words.isdisjoint(FURNITURE_WORDS)


def _has(element: Element, tag: str) -> bool:
    return next(element.iter(tag), None) is not None


def _names(element: Element) -> Iterator[str]:
    if isinstance(element.tag, str):
        yield from (element.get("class") or "").split()
        yield from (element.get("id") or "").split()


def _menu(element: Element, sizes: dict[Element, Size]) -> bool:
    size = sizes[element]
    return element.tag in _LISTS and size.links >= MENU_LINKS and size.linked >= MENU_SHARE * size.letters
