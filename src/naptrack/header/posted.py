"""The day of a note itself, and the years that it names."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from naptrack import dates
from naptrack.header.stops import first_date
from naptrack.models import Precision
from naptrack.passages import Block, Field, Passages, lone_date

_POSTED_WORD = re.compile(
    r"\b(?:posted|published|issued|updated|released|note (?:completed|finali[sz]ed|prepared|drafted|closed|issued)|completed|date of (?:issue|this note|the note)|closing date|prepared on|dated|as (?:at|of)|finali[sz]ed on)\b",
    re.I,
)
#: What may stand before it in its line: "This page was last updated on", "Photo: A. Doe | Published"; not "the strategy, updated"
_OF_THE_TEXT = re.compile(
    r"(?:.*[|\u00b7\u2022\u2013\u2014/.;:()-])?\W*(?:(?:this|the|an?|page|article|information|note|text|document|press|web|site|website|content|story|news|item|bulletin|release|report|media|statement|date|time|last|first|originally|was|were|is|has|been|and|on|of|by|for|in)\b\W*)*",
    re.I,
)
_UPDATED = re.compile(r"updated", re.I)
_DATELINE = re.compile(
    r"^[A-Z][A-Za-z./\u00c0-\u024f' -]{2,40}(?:, (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec))[A-Z][A-Za-z .]{2,30})?,? \(?(?P<date>[^()/]{3,24})\)?\s*(?:(?:\([A-Z][\w /,.&'-]{1,60}\))?\s*[-\u2014:]{1,2}|/[^/]{2,40}/)\s(?!\d{1,2} [A-Z])"
    r"|^[A-Z][\w\u00c0-\u024f'-]+(?: [A-Z][\w\u00c0-\u024f'-]+){0,3}, (?P<stopped>\d[^().]{3,22}|[A-Z][^().]{3,22})\.\s(?=[A-Z\"])"
)
#: "Monday, 14 November 2016 17:42 | Print"
_CLOCK = re.compile(r",? (?:at )?\d\d?[:.h]\d\d\b|\s*\|")
_ISSUE = re.compile(
    r"\b(?:[Ii]ssue|[Nn]o\.?|[Vv]ol(?:ume)?\.?|[Nn]umber) \d{1,3} ?/ ?((?:19|20)\d\d)\b"
)  # of a newsletter
#: "Quarterly bulletin | No. 31, October 2015"
_MASTHEAD = re.compile(
    r"\b(?:[Ii]ssue|[Nn]o\.|[Vv]ol(?:ume)?\b|[Nn]umber|[Bb]ulletin|[Nn]ewsletter|[Qq]uarterly|[Dd]igest|[Uu]pdate)\b.{0,80}?[,|\u2013\u2014(-] ?(?P<month>[A-Z][a-z]+ (?:19|20)\d\d)\)?\s*$"
)
_REPORT = re.compile(r"\b(?:[Rr]eport|[Pp]eriod)\b")
_LONGER_THAN_MEETINGS = dt.timedelta(days=60)
_YEAR = re.compile(r"(?<![\d(/.-])(?:19[5-9]\d|20\d\d)(?![\d)/-])")


def posted_on(passages: Passages, by_name: dict[str, list[Field]]) -> dt.date | None:
    """The day on which the text was posted: as its label says, else as a byline at its beginning or end does."""
    for one in sorted(by_name.get("posted", ()), key=lambda field: _UPDATED.search(field.label) is not None):
        if (date := first_date(one.view.text, ())) and date.precision is Precision.DAY:
            return date.latest
    blocks: Sequence[Block] = passages.blocks
    updated: dt.date | None = None
    ends = [*enumerate(blocks[:10]), *[(n, b) for n, b in enumerate(blocks) if n >= max(10, len(blocks) - 4)]]
    for number, block in ends:
        text = block.view.text
        if block.kind == "row":
            continue
        if (lone := lone_date(text)) and lone.kind == "day" and "-" not in lone.text.strip():
            date = dates.settle(lone)
            if date and date.precision is Precision.DAY and date.earliest == date.latest:
                return date.latest
        if (
            len(text) < 160
            and (m := _POSTED_WORD.search(text))
            and _OF_THE_TEXT.fullmatch(text, 0, m.start())
            and not re.search(r"\b(?:plan|NAP|letter|report|decree|law)\b", text)
        ):
            found = [date for date in dates.find(text) if date.kind == "day" and date.start >= m.start()]
            if found and (date := dates.settle(found[0])) and date.precision is Precision.DAY:
                if not _UPDATED.match(m[0]):
                    return date.latest
                updated = updated or date.latest  # "Last updated: 4 July 2019", above "Published: 9 April 2018"
        if number < 6 and (stamp := next(iter(dates.find(text)), None)) and _CLOCK.match(text, stamp.end):
            date = dates.settle(stamp) if stamp.start == 0 else None
            if date and date.precision is Precision.DAY:
                return date.latest
        if number < 6 and (line := _DATELINE.match(text)):
            found = [date for date in dates.find(line["date"] or line["stopped"]) if date.kind == "day"]
            if found and (date := dates.settle(found[0])) and date.precision is Precision.DAY:
                return date.latest
    return updated


def head_years(by_name: dict[str, list[Field]], posted: dt.date | None) -> tuple[int, ...]:
    """The years that the head itself names: a day of the head without one takes no year from the body."""
    texts = [one.view.text for name in ("date", "venue", "event") for one in by_name.get(name, ())]
    found = [
        int(year)
        for text in texts
        for d in dates.find(text)
        if d.kind != "period"
        for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", d.text)
    ]
    return (*found, *((posted.year,) if posted else ()))


def issued_by(passages: Passages) -> dt.date | None:
    """The last day of what the masthead of a newsletter names: "issue 4/2018", "No. 31, October 2015"."""
    for text in (block.view.text for block in (*passages.blocks[:3], *passages.blocks[-2:])):
        if month := _MASTHEAD.search(text):
            date = first_date(month["month"], ())
            if date is not None and date.precision is Precision.MONTH:
                return date.latest
        if issue := _ISSUE.search(text):
            return dt.date(int(issue[1]), 12, 31)
        if len(text) < 120 and _REPORT.search(text) and (stretch := first_date(text, ())) is not None:
            first, last = stretch.earliest, stretch.latest
            if stretch.precision is Precision.DAY and first and last and last - first > _LONGER_THAN_MEETINGS:
                return last  # "Narrative report, 1 July 2016 - 30 June 2017"
    return None


def years_of(passages: Passages) -> tuple[int, ...]:
    """The years that the text names, most telling first: the head's, then by frequency.

    A year in brackets belongs to a resolution, one beside a dash to a plan's period.
    """
    counted: dict[int, float] = {}
    heads = [(one.view.text, 100.0) for one in passages.fields if one.name in ("date", "posted", "venue")]
    for text, weight in [*heads, *((block.view.text, 1.0) for block in passages.blocks)]:
        for year in map(int, _YEAR.findall(text)):
            counted[year] = counted.get(year, 0) + weight
    return tuple(sorted(counted, key=lambda year: (-counted[year], -year)))
