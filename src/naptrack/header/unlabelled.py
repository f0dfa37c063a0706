"""Heads without labels, as news have: titles, a byline, a line with day and place."""

from __future__ import annotations

import datetime as dt

from naptrack import dates, states
from naptrack.dates import DateSpan
from naptrack.header.entries import listed_at_first
from naptrack.header.heading import Heading
from naptrack.header.occasions import occasions_of
from naptrack.header.place import place_of
from naptrack.header.posted import issued_by, posted_on, years_of
from naptrack.header.stations import behind_title, station_of
from naptrack.header.stops import Stop, stops_of
from naptrack.header.titles import FURNITURE, clean
from naptrack.models import Head, Occasion
from naptrack.passages import Passages, View, lone_date


def from_lines(passages: Passages) -> Heading:
    """The head that the first lines of a text make; a "Date:" among them is that of the text."""
    titles: list[View] = []
    skip: set[int] = set()
    years = years_of(passages)
    if passages.masthead and (found := _from_list(passages, years)) is not None:
        return found
    own = [one for one in passages.fields if one.name in ("posted", "date")]
    posted: dt.date | None = posted_on(passages, {"posted": own})
    stops: list[Stop] = []
    for number, block in enumerate(passages.blocks[:12]):
        text = block.view.text
        if number in skip:
            continue
        if (day := lone_date(text)) is not None:
            skip.add(number)
            if where := _place_below(passages, number):
                skip.add(number + 1)
            if _is_stretch(day) or (where and not _is_of_a_stretch(passages, number)):
                stops += stops_of(f"{text}, {where}", "", years)
        elif block.kind == "heading":
            if (stop := station_of(text, years)) is not None:
                if _is_calendar(passages, number, years):
                    break
                told = not text[0].isdigit() and not passages.masthead
                if told and posted is None and stop.date.start == stop.date.end:
                    posted = stop.date.latest  # "New York, 15 December 2016": where and when it was said
                else:
                    stops.append(stop)
                skip.add(number)
            elif not FURNITURE.match(text):
                titles.append(block.view)
                stops += behind_title(block.view, years) if len(titles) == 1 else ()
        elif not FURNITURE.match(text):
            break
    titles = titles[:2]
    occasions: list[Occasion] = []
    views: list[View] = []
    if titles and stops:
        occasions, views = occasions_of(titles[:1], stops[:1])
    head = Head(titles=tuple(clean(view.text) for view in titles[:1]), occasions=tuple(occasions), posted=posted)
    return Heading(
        head, tuple(views), passages.masthead and bool(occasions), years, issued_by(passages), frozenset(skip)
    )


def _from_list(passages: Passages, years: tuple[int, ...]) -> Heading | None:
    """The head of a note that begins with a list of its events."""
    numbers, entries = listed_at_first(passages, years)
    if not entries:
        return None
    above = [block for block in passages.blocks[: numbers[0]] if block.kind == "heading"]
    titles = [clean(block.view.text) for block in above if not FURNITURE.match(block.view.text)]
    occasions = tuple(one.occasion for one in entries)
    head = Head(
        titles=tuple(titles[:1]) or tuple(one.title for one in occasions),
        occasions=occasions,
        posted=posted_on(passages, {}),
    )
    views = tuple(one.title for one in entries)
    return Heading(head, views, True, years, issued_by(passages), frozenset(numbers))


def _is_calendar(passages: Passages, number: int, years: tuple[int, ...]) -> bool:
    """Whether the heading ``number`` is the first of several that say when and where."""
    later = [block.view.text for block in passages.blocks[number + 1 :] if block.kind == "heading"]
    return any(station_of(text, years) is not None for text in later)


def _place_below(passages: Passages, number: int) -> str:
    """The heading under block ``number`` that names a place and nothing else; empty where there is none."""
    below = passages.blocks[number + 1 : number + 2]
    words = below[0].view.text if below and below[0].kind == "heading" else ""
    place, country, online = place_of(words)
    known = states.find(words) or online
    return words if known and (place or country or online) and len(words.split()) <= 5 else ""


def _is_of_a_stretch(passages: Passages, number: int) -> bool:
    """Whether the first running text tells of several days: then the day above it is that of posting."""
    texts = [block.view.text for block in passages.blocks[number + 1 :] if block.kind == "paragraph"][:1]
    return any(_is_stretch(date) for text in texts for date in dates.find(text) if date.kind == "day")


def _is_stretch(day: DateSpan) -> bool:
    """Whether the line gives several days, as events have and bylines do not."""
    date = dates.settle(day) if day.kind == "day" else None
    return date is not None and date.start != date.end
