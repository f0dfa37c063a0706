"""Pages for one State, one event or one note: every fact with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, NamedTuple

from naptrack.lifecycle import name_of
from naptrack.models import Event, Finding, Mention, Modality, Note, Plan
from naptrack.render.findings import spot
from naptrack.render.judged import DEEDS, Judged, deed
from naptrack.render.status import standing
from naptrack.render.text import quote, unmarked, when
from naptrack.render.timeline import judged, what, where

if TYPE_CHECKING:
    from naptrack.judgements import Judgement
    from naptrack.render.status import Row


class Line(NamedTuple):
    """A line of a page: its words, what they are, and how far they stand in."""

    text: str
    style: str = ""
    indent: int = 0


Paths = Mapping[str, str]
Page = list[Line]
BLANK = Line("")


def state_page(
    row: Row,
    plans: Sequence[Plan],
    events: Iterable[Event],
    findings: Sequence[Finding],
    paths: Paths,
    judgements: Judged = Judged(),  # noqa: B008 - frozen
) -> Page:
    """A State: where its plan stands, its editions, its events with their quotes, what was rejected, what to see."""
    page = [Line(f"{row.name} ({row.iso3})", "title"), Line(standing(row), "text")]
    if len(plans) > 1 or any(plan.label or plan.approved or plan.submitted for plan in plans):
        page += [Line(_edition(plan), "faint") for plan in plans]
    for event in events:
        page += [BLANK, *_event(event, paths, judgements, context=False)]
    for judgement in judgements.rejected:
        page += [BLANK, *_ended(judgement, judgement)]
    if findings:
        page += [BLANK, Line("To look at", "heading"), *_findings(findings, paths)]
    return page


def event_page(
    event: Event,
    plan: Plan | None,
    findings: Sequence[Finding],
    paths: Paths,
    judgements: Judged = Judged(),  # noqa: B008 - frozen
) -> Page:
    """An event: every passage that tells of it, with the words around it."""
    page = [Line(f"{name_of(event.iso3)} ({event.iso3})", "title"), *_event(event, paths, judgements, context=True)]
    if plan and plan.label:
        page.append(Line(_edition(plan), "faint"))
    if findings:
        page += [BLANK, Line("To look at", "heading"), *_findings(findings, paths)]
    return page


def ended_page(event: str, judgement: Judgement, end: Judgement) -> Page:
    """An event that is no more: what it was and rested on, who rejected it or took its record back, and why."""
    iso3 = judgement.iso3
    page = [Line(f"{name_of(iso3)} ({iso3})", "title"), *_ended(judgement, end, event)]
    return [*page, Line(f"`naptrack undo {end.id}` brings it back.", "text", 2)]


def note_page(note: Note, events: Sequence[Event], findings: Sequence[Finding], paths: Paths) -> Page:
    """A note: its head, and every passage in it that tells of an event."""
    head = note.head
    page = [Line(unmarked(note.title) or note.document.path, "title"), Line(note.document.path, "faint")]
    if note.document.url:
        page.append(Line(note.document.url, "faint"))
    facts = [
        ("Date", note.date.isoformat() if note.date else "not stated"),
        *(("Held", _occasion(o.date, o.place, o.online, o.states)) for o in head.occasions),
        ("Organizers", "; ".join(map(unmarked, head.organizers))),
        ("Participants", "; ".join(map(unmarked, head.participants))),
        ("Note", note.id),
    ]
    page += [Line(f"{label}: {value}", "text") for label, value in facts if value]
    told = [(mention, event) for event in events for mention in event.mentions if mention.note == note.id]
    told.sort(key=lambda pair: pair[0].order)
    for _, same in groupby(told, key=lambda pair: (pair[0].start, pair[0].end)):
        page += [BLANK, *_told(list(same))]
    if findings:
        page += [BLANK, Line("To look at", "heading"), *_findings(findings, paths)]
    return page


def _told(pairs: Sequence[tuple[Mention, Event]]) -> Iterator[Line]:
    """One passage of a note, and what it tells of whom; a list of States is one line."""
    passage = pairs[0][0]
    yield Line(_in_context(passage), "quote", 2)
    yield Line(f"line {passage.line}" if passage.page is None else f"page {passage.page}", "faint", 4)
    marks: dict[str, list[str]] = {}
    events = {event.id: event for _, event in pairs}
    for event in events.values():
        marks[event.id] = [mention.mark for mention, other in pairs if other.id == event.id]
    tales: dict[str, list[Event]] = {}
    for event in events.values():
        planned = "planned: " if event.modality is Modality.PLANNED else ""
        tales.setdefault(f"{planned}{', '.join(marks[event.id])}, {when(event.date)}", []).append(event)
    for tale, same in tales.items():
        ids = f"  [{same[0].id}]" if len(same) == 1 else ""
        yield Line(f"{tale}: {', '.join(name_of(event.iso3) for event in same)}{ids}", "heading", 4)


def _edition(plan: Plan) -> str:
    words = [f"Edition {plan.label or plan.order + 1}"]
    if plan.period_start and plan.period_end and plan.label != f"{plan.period_start}-{plan.period_end}":
        words.append(f"for {plan.period_start}-{plan.period_end}")
    words += [f"approved {plan.approved}"] if plan.approved else []
    words += [f"submitted {plan.submitted}"] if plan.submitted else []
    return ", ".join(words)


def _heading(event: Event) -> str:
    place = where(event)
    words = [f"{when(event.date)}  {what(event)}", place, judged(event)]
    return ", ".join(filter(None, words))


def _ended(judgement: Judgement, end: Judgement, event: str = "") -> Iterator[Line]:
    """An event that is no more, with the words that it rested on; by its id where it is asked for."""
    key = f"  [{event}]" if event else ""
    yield Line(f"{unmarked(judgement.date)}  {', '.join(judgement.marks)}, {DEEDS[end.kind]}{key}", "heading")
    for passage in judgement.passages:
        yield Line(f'"{unmarked(passage.quote)}"', "quote", 4)
        yield Line(": ".join(filter(None, (passage.mark, unmarked(passage.note)))), "faint", 6)
    yield from (Line(deed(each), "text", 2) for each in dict.fromkeys((judgement, end)))


def _event(event: Event, paths: Paths, judgements: Judged, context: bool) -> Iterator[Line]:
    yield Line(f"{_heading(event)}  [{event.id}]", "heading")
    name = unmarked(event.title)
    if name and not any(quote(mention).startswith(name.removesuffix("...")) for mention in event.mentions):
        yield Line(name, "text", 2)
    yield from _passages(event.mentions, paths, context)
    yield from (Line(deed(judgement), "text", 2) for judgement in judgements.of(event.id))


def _passages(mentions: Iterable[Mention], paths: Paths, context: bool) -> Iterator[Line]:
    """Each passage once, with all that it tells of."""
    in_order = sorted(mentions, key=lambda mention: mention.order)
    for _, same in groupby(in_order, key=lambda mention: (mention.note, mention.start, mention.end)):
        group = list(same)
        first = group[0]
        place = spot(unmarked(paths.get(first.note, first.note)), first.line, first.page)
        yield Line(_in_context(first) if context else f'"{quote(first)}"', "quote", 4)
        yield Line(f"{', '.join(dict.fromkeys(m.mark for m in group))}: {place}", "faint", 6)


def _in_context(mention: Mention) -> str:
    """The quote between the words around it, less the pieces of words at either end."""
    before = mention.prefix if mention.start == len(mention.prefix) else _after_first_word(mention.prefix)
    after = _after_first_word(mention.suffix[::-1])[::-1]
    before, after = unmarked(before), unmarked(after)
    pieces = [f"... {before}" if before else "", f'"{quote(mention)}"', f"{after} ..." if after else ""]
    return " ".join(filter(None, pieces))


def _after_first_word(text: str) -> str:
    """``text`` from its first white space on, as it may begin in mid-word."""
    blank = next((place for place, c in enumerate(text) if c.isspace()), len(text))
    return text[blank:]


def _findings(findings: Iterable[Finding], paths: Paths) -> Iterator[Line]:
    for finding in findings:
        yield Line(f"{finding.code}: {unmarked(finding.message)}", "text", 2)
        for mention in finding.mentions:
            place = spot(unmarked(paths.get(mention.note, mention.note)), mention.line, mention.page)
            yield Line(f'"{quote(mention)}"', "quote", 4)
            yield Line(place, "faint", 6)


def _occasion(date: Any, place: str | None, online: bool, states: Sequence[str]) -> str:
    held = ", ".join(filter(None, (when(date), unmarked(place or ""), "online" if online else "")))
    # Not "Vienna (Uzbekistan)": a State in brackets after a place is read as where that place lies.
    return f"{held}, about {', '.join(map(name_of, states))}" if states else held
