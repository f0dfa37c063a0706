"""The day a web page says it was posted, where the reader can see it."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence

from naptrack.reading.html_main import Element, named

#: Longest text that is a posting date and nothing else, with a weekday and a time of day.
LONGEST = 48

_ISO = re.compile(r"\s*(\d{4})-(\d\d)-(\d\d)(?!\d)")
_IN_SCRIPT = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
_META = named(
    "article:published_time og:published_time og:article:published_time datepublished date dc.date dc.date.issued "
    "dcterms.date dcterms.issued dcterms.created pubdate publishdate publish-date"
)
_MARKED = re.compile(r"\b(publish|posted|pubdate|entry-date|post-date|datepublished)", re.I)
_SAYS_SO = re.compile(r"post|publish|updated|last|date", re.I)
_WORD = re.compile(r"[a-z]+|\d+", re.I)

Day = tuple[int, int, int]


def posted(elements: Sequence[Element]) -> Element | None:
    """The element, of all on a page, that shows the posting date and nothing else; None where there is none.

    A date counts as the posting date where the page marks it so for machines. What only machines see is no evidence,
    and what calls itself a posting date to the reader needs no help.
    """
    days = _stated(elements)
    for element in elements:
        if not isinstance(element.tag, str) or element.tag in ("script", "meta", "title"):
            continue
        # A date has hardly more inside it than one mark or two.
        text = "".join(element.itertext()) if len(element) < 3 and not any(len(child) for child in element) else ""
        if not text.strip() or len(text.strip()) > LONGEST or _SAYS_SO.search(text):
            continue
        if (element.tag == "time" and _marked(element)) or any(_shows(text, day) for day in days):
            return element
    return None


def _stated(elements: Sequence[Element]) -> set[Day]:
    values = []
    for element in elements:
        if element.tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            values += [element.get("content") or ""] if name.lower() in _META else []
        elif element.tag == "time" and _marked(element):
            values.append(element.get("datetime") or "")
        elif element.tag == "script":
            values += _IN_SCRIPT.findall(element.text or "")
    return {(int(m[1]), int(m[2]), int(m[3])) for value in values if (m := _ISO.match(value))}


def _marked(element: Element) -> bool:
    marks = " ".join(element.get(name) or "" for name in ("class", "itemprop"))
    return "pubdate" in element.attrib or _MARKED.search(marks) is not None


def _shows(text: str, day: Day) -> bool:
    """True where ``text`` holds the year, the month by name or number, and the day, and hardly a word more.

    >>> _shows("Tuesday, 02 June 2015", (2015, 6, 2)), _shows("02 June 2015, Belgrade and Vienna", (2015, 6, 2))
    (True, False)
    """
    year, month, date = day
    if not 1 <= month <= 12:
        return False
    words = [word.lower() for word in _WORD.findall(text)]
    name = calendar.month_name[month].lower()
    numbers = [int(word) for word in words if word.isdigit()]
    names = {word for word in words if not word.isdigit()}
    by_name = any(len(word) >= 3 and name.startswith(word) for word in names) and date in numbers
    by_number = sorted(numbers[:3]) == sorted(day) and not names
    weekdays = {d.lower() for d in calendar.day_name} | {d.lower() for d in calendar.day_abbr}
    others = {w for w in names if not name.startswith(w)} - weekdays - {"am", "pm", "at", "st", "nd", "rd", "th", "on"}
    return year in numbers and (by_name or by_number) and not others
