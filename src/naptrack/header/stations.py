"""Headings in the body that say when and where: the stations of a mission, the entries of a calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator

from naptrack import dates, states
from naptrack.dates import DateSpan
from naptrack.header.place import place_of
from naptrack.header.stops import Stop, stops_of
from naptrack.passages import View

_LONGEST = 90  # characters of such a line
_COMMA = re.compile(r",? \(|, ")
_IN_BRACKETS = re.compile(r" ?\((?P<inside>[^()]*(?:\([^()]*\)[^()]*)?)\)$")
_RUNNING_WORDS = re.compile(r"[a-z]{3,} [a-z]{3,}")


def station_of(text: str, years: tuple[int, ...]) -> Stop | None:
    """What a heading such as "Costa Rica (San José, 8-9 November)" or "27 April, Antananarivo" gives; None for others.

    ``years`` are the years that the text names, for a day without one. ``state`` is the State that the line begins
    with: one behind a city is where the city lies.
    """
    found = [date for date in dates.find(text) if date.kind == "day"] if len(text) < _LONGEST else []
    if len(found) != 1 or not says_where(text, found[0]):
        return None
    stop = next(stops_of(text, "", years), None)
    if stop is None or not stop.date.known:
        return None
    first = next((one for one in states.find(text) if one.form != "capital" and one.start < 5), None)
    return Stop(stop.date, stop.place, stop.country, stop.online, first.iso3 if first else stop.state)


def says_where(text: str, date: DateSpan) -> bool:
    """Whether the words around ``date`` are a place, and no more: "3 - 5 June 2015, Lima, Peru"."""
    rest = (text[: date.start] + " " + text[date.end :]).strip(" ,;-|")
    place, country, online = place_of(rest)
    words = re.sub(r"\([^)]*\)", "", rest)
    return bool(place or country or online) and len(words.split()) <= 5 and not _RUNNING_WORDS.search(words)


def behind_title(title: View, years: tuple[int, ...], venue: str = "") -> Iterator[Stop]:
    """ "Second meeting on the plan of Togo, Kara, 3 December 2015": when and where, behind the title itself.

    ``venue`` is where it was, if only the day stands there.
    """
    if (cut := cut_behind_title(title.text, years)) is not None:
        yield cut[1]
        return
    text = title.text.rstrip(" .;")
    found = [date for date in dates.find(text) if date.kind == "day"]
    commas = [match.start() for match in _COMMA.finditer(text, 0, found[0].start)] if len(found) == 1 else []
    if commas and found[0].end == len(text) and text[commas[-1] : found[0].start].strip(" ,") == "":
        yield from stops_of(text[found[0].start :], venue, years)


def cut_behind_title(text: str, years: tuple[int, ...]) -> tuple[int, Stop] | None:
    """Where the title ends that place and days follow, and what these are: "..., Kara, 3 May 2015", "... (Kara, 3 May)"."""
    text = text.rstrip(" .;")
    found = [date for date in dates.find(text) if date.kind == "day"]
    if len(found) != 1:
        return None
    if (bracket := _IN_BRACKETS.search(text)) is not None and bracket.start() < found[0].start:
        stop = station_of(bracket["inside"], years)
        return (bracket.start(), stop) if stop is not None else None
    commas = [match.start() for match in _COMMA.finditer(text, 0, found[0].start)]
    for start in commas[-2:]:
        tail = text[start:].strip(" ,(")
        if tail.count(")") > tail.count("("):
            continue  # the bracket began before: "... Plan (NAP) of Grenada, 8 June"
        if (stop := station_of(tail, years)) is not None:
            return start, stop
    return None
