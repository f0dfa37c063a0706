"""The dated entries of a head: when, where, and for which State."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from naptrack import dates, states
from naptrack.dates import DateSpan
from naptrack.header.place import ONLINE, place_of
from naptrack.models import UNKNOWN, Date, Precision
from naptrack.passages import View

_ENTRY = re.compile(r"(?:^|(?<=[\s.;]))\(?(?:\d|[a-d]|[ivIV]{1,3})[.)]\s+(?=[A-Z\"'\d])")  # 1) 3-4 May, (a) Bamako


@dataclass(frozen=True, slots=True)
class Stop:
    """One dated entry of the head: when, where, and for which State where it says so."""

    date: Date
    place: str | None
    country: str | None
    online: bool
    state: str | None


def stops_of_field(when: Sequence[View], labels: Sequence[str], venue: str, years: tuple[int, ...]) -> Iterator[Stop]:
    """The stops of the labelled dates ``when``; a start and an end make one."""
    pairs = dict(zip(labels, when, strict=True))
    starts = [view for label, view in pairs.items() if label.startswith("start")]
    ends = [view for label, view in pairs.items() if label.startswith("end")]
    if starts and ends:
        opening, closing = list(stops_of(starts[0].text, venue, years)), list(stops_of(ends[0].text, venue, years))
        if len(opening) == len(closing) > 1:
            for one, other in zip(opening, closing, strict=True):
                yield Stop(span_of(one.date, other.date), one.place, one.country, one.online, one.state or other.state)
            return
        first, last = first_date(starts[0].text, years), first_date(ends[0].text, years)
        if first and last and first.known and last.known:
            yield Stop(span_of(first, last), *place_of(venue), None)
            return
    for view in when:
        yield from stops_of(view.text, venue, years)


def stops_of(text: str, venue: str, years: tuple[int, ...]) -> Iterator[Stop]:
    """The stops that ``text`` dates, at ``venue`` where one is given; a day without a year takes it from ``years``."""
    found = [date for date in dates.find(text) if date.kind != "period"]
    if not found:
        return
    lead = text[: found[0].start]
    ends = [*(date.start for date in found[1:]), len(text)]
    rests = [text[date.end : end] for date, end in zip(found, ends, strict=True)]
    shared = _shared_place(venue, lead, rests[-1])
    online = bool(ONLINE.search(text))
    stops = []
    for date, before, rest in zip(found, [lead, *rests], rests, strict=False):
        place = place_of(rest)
        where, country, remote = place if place[0] is not None or place[2] else shared
        settled = dates.settle(date, year=_year_for(date, found, years)) or UNKNOWN
        stops.append(Stop(settled, where, country, remote or online, _state_named(before, rest)))
    if "respectively" in text and (places := _in_turn(rests[-1], len(stops)) or _in_turn(venue, len(stops))):
        yield from (replace(stop, place=one[0], country=one[1]) for stop, one in zip(stops, places, strict=True))
        return
    whole = _one_event(text, stops)
    yield from [whole] if whole else stops


def _in_turn(behind: str, count: int) -> list[tuple[str | None, str | None, bool]]:
    """The ``count`` places of "in Lima, Quito and La Paz, respectively"; empty where they are not so many."""
    named: list[str] = []
    for name in re.split(r"[,;] (?:and )?| and ", re.sub(r",? respectively.*", "", behind).strip(" ,.")):
        if named and len(named[-1].split(", ")) == 1 and states.lookup(name):
            named[-1] = f"{named[-1]}, {name}"  # "Accra, Ghana, and Dakar, Senegal"
        else:
            named.append(name)
    places = [place_of(name) for name in named]
    return places if len(places) == count and all(place[0] or place[1] for place in places) else []


def _shared_place(venue: str, lead: str, last: str) -> tuple[str | None, str | None, bool]:
    """The place of the stops that name none: the venue, else what stands behind the last date or before the first."""
    if venue:
        return place_of(venue)
    behind = place_of(last)
    return behind if behind[0] is not None else place_of(lead)


def _state_named(before: str, rest: str) -> str | None:
    """The State that a stop is for: "5 May (for Belarus)", "Belarus: 5 May"."""
    bracket = re.match(r"\s*[,:]?\s*(?:[\w' .-]{0,40}?)\((?:for )?(?:the )?([^)]{3,60})\)", rest)
    named = states.lookup(bracket[1]) if bracket else None
    if named is None and (colon := re.search(r"(?:^|[;,.]\s*)(?:the )?([A-Z][\w' -]{2,40}):\s*$", before)):
        named = states.lookup(colon[1])
    return named.iso3 if named else None


def _one_event(text: str, stops: Sequence[Stop]) -> Stop | None:
    """The whole of ``stops`` where they are one event on several days or sessions: its first to its last day."""
    if (
        len(stops) < 2
        or any(stop.state for stop in stops)
        or len(_ENTRY.findall(text)) > 1
        or re.search(r"respectively|;", text)
    ):
        return None
    known = [stop.date for stop in stops if stop.date.known]
    if not known or len({stop.place for stop in stops}) > 1:
        return None
    return replace(stops[0], date=reduce(span_of, known), state=None)


def _year_for(date: DateSpan, found: Sequence[DateSpan], years: tuple[int, ...]) -> int | None:
    near = [year for other in found if other is not date for year in re.findall(r"\b((?:19|20)\d\d)\b", other.text)]
    return int(near[0]) if near else (years[0] if years else None)


def first_date(text: str, years: tuple[int, ...]) -> Date | None:
    """The first date that ``text`` names."""
    found = dates.find(text)
    return dates.settle(found[0], year=years[0] if years else None) if found else None


def span_of(first: Date, last: Date) -> Date:
    """From the first day of one date to the last day of another, at the coarser precision of the two."""
    order = [Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.NONE]
    precision = max(first.precision, last.precision, key=order.index)
    earliest = min(filter(None, (first.earliest, last.earliest)), default=None)
    latest = max(filter(None, (first.latest, last.latest)), default=None)
    whole = Date(
        earliest, latest, precision, "", f"{first.text} ... {last.text}" if first.text != last.text else first.text
    )
    edtf = f"{whole.start}/{whole.end}" if whole.start != whole.end else whole.start or ""
    return Date(earliest, latest, precision, edtf, whole.text)
