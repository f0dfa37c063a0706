"""The entries of a list of events: "Dili (Timor-Leste): national round table, 3-5 May 2014", "1) 3-5 May 2014, Dili: ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from naptrack import dates, states
from naptrack.dates import DateSpan
from naptrack.header.place import place_of
from naptrack.header.stations import cut_behind_title, says_where
from naptrack.header.stops import Stop, stops_of
from naptrack.header.titles import OF_MANY, clean, title_states
from naptrack.models import Occasion
from naptrack.passages import Passages, View

#: "Part one: review of Paraguay", "Event 2 - round table"
_ORDINAL = re.compile(
    r"(?:(?:Part|Event|Meeting|Session|Leg|Stage|Stop|Phase|Visit|Workshop|Activity) (?:one|two|three|four|five|\d{1,2}|[IVX]{1,4}|[A-E])"
    r"|(?:First|Second|Third|Fourth|Fifth) (?:part|event|meeting|session|leg|stage|stop|phase|visit|workshop))\s?(?:[:.,\u2014-]|\s-)\s?",
    re.I,
)
_PART = re.compile(r"(?:\w+ )?(?:part|leg|stage|phase)\b", re.I)
_LEAD = re.compile(r"(?P<lead>[^:;.]{2,90}): ?(?=\S)")
_PLACE_WORDS = 7  # of "City of San José, Costa Rica"
_BEHIND = re.compile(r"(?P<title>.{8,}?)(?:, | \(| - |: | on | from )")
_FIRST_BLOCKS = 14
_LEAD_WORDS = 25  # of a line above the list: "Three events in support of a National Implementation Plan:"
_ENDS = " ,;:.-\u2014("


@dataclass(frozen=True, slots=True)
class Entry:
    """One event of a list, and the view of its title; ``is_part`` says that it is one part of an event with a title."""

    occasion: Occasion
    title: View
    is_part: bool = False


def entries_of(items: Sequence[View], years: tuple[int, ...]) -> list[Entry]:
    """The events that the items of a list give; empty where it is no list of several, each with its days."""
    found = [entry_of(item, years) for item in items]
    entries = [one for one in found if one is not None]
    return entries if len(entries) == len(items) > 1 else []


def listed_at_first(passages: Passages, years: tuple[int, ...]) -> tuple[Sequence[int], list[Entry]]:
    """The events listed under the titles of a text, and the numbers of their blocks."""
    run: list[int] = []
    for number, block in enumerate(passages.blocks[:_FIRST_BLOCKS]):
        if block.kind == "item" and (not run or run[-1] == number - 1):
            run.append(number)
        elif run or (block.kind != "heading" and len(block.view.text.split()) > _LEAD_WORDS):
            break
    above = passages.blocks[: run[0]] if run else ()
    entries = entries_of([passages.blocks[number].view for number in run], years)
    titles = [block.view for block in above if block.kind == "heading"]
    told = tuple(dict.fromkeys(iso3 for block in above for iso3 in title_states(block.view.text)))
    owner = told if len(told) == 1 else ()
    return run if entries else (), [_under(one, titles, owner) for one in entries]


def _under(entry: Entry, titles: Sequence[View], owner: tuple[str, ...]) -> Entry:
    """``entry`` as the titles above it complete it: a part has the title of the whole, and who has no State theirs."""
    occasion = replace(entry.occasion, states=entry.occasion.states or owner)
    return replace(entry, occasion=occasion, title=titles[0] if entry.is_part and titles else entry.title)


def entry_of(item: View, years: tuple[int, ...]) -> Entry | None:
    """The event of one item: a title beside its days and its place, in whatever order; None where it has no days."""
    ordinal = _ORDINAL.match(item.text)
    view = item.slice(ordinal.end() if ordinal else 0, len(item.text))
    entry = _read(view, years)
    return replace(entry, is_part=_PART.match(item.text) is not None) if entry is not None else None


def _read(view: View, years: tuple[int, ...]) -> Entry | None:
    text = view.text.rstrip(" .;")
    found = [date for date in dates.find(text) if date.kind == "day"]
    if len(found) != 1:
        return None
    lead = _LEAD.match(text)
    if lead is not None and found[0].end <= lead.end():
        return _dated_first(view, text, found[0], lead, years)
    if lead is not None and _is_place(lead["lead"]):
        return _place_first(view, text, found[0], lead, years)
    if (cut := cut_behind_title(text, years)) is not None:
        return _entry(view.slice(0, cut[0]), cut[1], None)
    stop = next(stops_of(text[found[0].start :], "", years), None)
    behind = _BEHIND.fullmatch(text[: found[0].start])
    return _entry(view.slice(0, behind.end("title")), stop, None) if stop is not None and behind else None


def _dated_first(view: View, text: str, date: DateSpan, lead: re.Match[str], years: tuple[int, ...]) -> Entry | None:
    """ "3-5 May 2014, Dili: round table", "Dili, 3-5 May 2014: round table"."""
    said = lead["lead"]
    stop = next(stops_of(said, "", years), None)
    if stop is None or not (said.strip() == date.text or says_where(said, date)):
        return None
    return _entry(view.slice(lead.end(), len(text)), stop, None)


def _place_first(view: View, text: str, date: DateSpan, lead: re.Match[str], years: tuple[int, ...]) -> Entry | None:
    """ "Dili (Timor-Leste): round table, 3-5 May 2014"."""
    stop = next(stops_of(text[date.start : date.end], lead["lead"], years), None)
    own = [one.iso3 for one in states.find(lead["lead"]) if one.form != "capital"]
    title = view.slice(lead.end(), max(lead.end(), len(text[: date.start].rstrip(_ENDS))))
    return _entry(title, stop, own[0] if len(own) == 1 else None) if stop is not None and title.text else None


def _is_place(words: str) -> bool:
    """Whether words are a city and its State, and no more."""
    place, country, _ = place_of(words)
    known = states.find(words) or re.search(r"\(|, [A-Z]", words)
    names = all(
        word[:1].isupper() or word in ("of", "de", "la", "and", "the", "del") for word in words.strip("()").split()
    )
    return bool(known and (place or country)) and len(words.split()) <= _PLACE_WORDS and (names or "(" in words)


def _entry(title: View, stop: Stop, own: str | None) -> Entry | None:
    """``own`` is the State that the place itself is told with: whose event it is, unless the title names another."""
    named = title_states(title.text) or ((own,) if own and not OF_MANY.search(title.text) else ())
    if own is not None and stop.country is None:
        stop = replace(stop, country=own)
    words = clean(title.text)
    return Entry(Occasion(words, named, stop.date, stop.place, stop.country, stop.online), title)
