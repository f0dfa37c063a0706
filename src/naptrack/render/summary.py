"""A summary in words, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from naptrack import judgements
from naptrack.judgements import Judgement, Kind
from naptrack.lifecycle import name_of, sort_key
from naptrack.render.bulletin import Bulletin, Entry, Line, Section
from naptrack.render.findings import spot
from naptrack.render.scope import count
from naptrack.render.text import quote, shown, unmarked
from naptrack.summary import (
    Change,
    EventFacts,
    Evidence,
    FindingFacts,
    News,
    NoteFacts,
    Passage,
    PlanFacts,
    Since,
    StatusFacts,
    Summary,
)

F = TypeVar("F")

NEW_EVENTS = "New events"
RULES = "The texts are the same; naptrack reads them otherwise than it did."


class Part(NamedTuple):
    """One section: its title, what it counts, how many there are of it, and the entries for some news."""

    title: str
    noun: str
    count: Callable[[News], int]
    entries: Callable[[News, Evidence], list[Entry]]


class Tale(NamedTuple):
    """What is told of one State; several States of which the same is told become one entry.

    ``words`` follow the name; ``event`` is what is said of the event ``key`` where
    the words do not say it.
    """

    iso3: str
    words: str
    lines: tuple[Line, ...]
    key: str = ""
    event: str = ""


def report(summary: Summary) -> Bulletin:
    """The report for people."""
    sections = _sections(summary.news, summary.evidence)
    if summary.rules:
        sections.append(Section("From newer rules", lead=RULES))
        sections += [each._replace(level=2) for each in _sections(summary.rules, summary.evidence)]
    if summary.upcoming is not None:
        entries = _entries(_event(key, facts, summary.evidence) for key, facts in summary.upcoming)
        sections.append(Section("Planned", entries, "" if entries else "Nothing planned is on record."))
    lead = "; ".join(filter(None, (_counted(summary.news), _counted(summary.rules, "from newer rules: "))))
    return Bulletin(f"naptrack: {_title(summary.since)}", f"{lead or 'Nothing changed'}.", sections, summary.scope)


def _counted(news: News, before: str = "") -> str:
    """How much there is of what; nothing where there is nothing."""
    counts = [count(number, part.noun) for part in PARTS if (number := part.count(news))]
    return before + ", ".join(counts) if counts else ""


def _title(since: Since) -> str:
    at = f"{since.at[:10]} {since.at[11:16]} UTC" if since.at and "T" in since.at else since.at
    if since.change == 0 and since.at is None:
        return "what is on record"
    return f"what changed since {f'run {since.name}, {at}' if since.kind == 'run' else at}"


def _sections(news: News, evidence: Evidence) -> list[Section]:
    found = ((part.title, part.entries(news, evidence)) for part in PARTS)
    other = "Other new events" if news.statuses else NEW_EVENTS
    return [Section(other if title == NEW_EVENTS else title, entries) for title, entries in found if entries]


def _entries(tales: Iterable[Tale]) -> list[Entry]:
    """Entries in the order of their first State; the ids of events where one State is told of alone."""
    groups: dict[tuple[str, tuple[Line, ...], str], list[Tale]] = {}
    for tale in tales:
        groups.setdefault((tale.words, tale.lines, tale.event), []).append(tale)
    found = []
    for (words, lines, event), same in groups.items():
        names = [name_of(tale.iso3) for tale in same]
        key = f"  [{same[0].key}]" if len(same) == 1 and same[0].key else ""
        head = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else names[0]
        said = [Line(f"{event}{key}")] if event else []
        found.append(Entry(f"{head}{words}{'' if event else key}", [*said, *lines]))
    return found


def _new(changes: Sequence[Change[F]]) -> list[tuple[str, F]]:
    return [(change.key, change.after) for change in changes if change.before is None and change.after is not None]


def _gone(changes: Sequence[Change[F]]) -> list[tuple[str, F]]:
    return [(change.key, change.before) for change in changes if change.after is None and change.before is not None]


def _changed(changes: Sequence[Change[F]]) -> list[tuple[str, F, F]]:
    return [
        (change.key, change.before, change.after)
        for change in changes
        if change.before is not None and change.after is not None
    ]


def _stage_changes(news: News, evidence: Evidence) -> list[Entry]:
    events = {change.key: change for change in news.events}
    return _entries(_stage_change(change, events, evidence) for change in news.statuses)


def _stage_change(change: Change[StatusFacts], events: Mapping[str, Change[EventFacts]], evidence: Evidence) -> Tale:
    """The stage, and the event that it rests on; that event whole where it is news too."""
    old, new = change.before, change.after
    if new is None or new.stage is None:
        return Tale(change.key, f": no stage on record any more; it was {_stage(old)}", ())
    since = f"since {new.since}" if new.since else f"by {new.by}" if new.by else "undated"
    now = f"{_stage(new)}, {since}"
    words = f": from {_stage(old)} to {now}" if old and old.stage else f": {now}"
    key = evidence.reached.get(change.key, "")
    event = events[key].after if key in events else None
    if event is None:
        passage = stage_passage(change, evidence)
        return Tale(change.key, words, tuple(_quoted(passage)) if passage else (), key)
    before = events[key].before
    told = _event(key, event, evidence, *([Line(f"before: {_what(before)}")] if before else []), first=new.stage)
    bare = event.marks == (new.stage,) and not event.place and event.origin == "derived"
    return Tale(change.key, words, told.lines, key, "" if bare else _what(event))


def _shown_above(news: News, evidence: Evidence) -> set[str]:
    """The events that are told with the stages that rest on them."""
    return {evidence.reached.get(change.key, "") for change in news.statuses}


def _stage(facts: StatusFacts | None) -> str:
    if facts is None or facts.stage is None:
        return "none"
    return f"{facts.stage} (edition {facts.edition})" if facts.edition else facts.stage


def stage_passage(change: Change[StatusFacts], evidence: Evidence) -> Passage | None:
    """The passage that tells of the stage that a State reached, if there is one."""
    told = evidence.passages.get(evidence.reached.get(change.key, ""), ())
    stage = change.after.stage if change.after else None
    return next((passage for passage in told if passage.mark == stage), None)


def _quoted(passage: Passage) -> Iterator[Line]:
    yield Line(quote(passage), "quote")
    yield Line(spot(shown(passage.path), passage.line, passage.page), "faint")
    if passage.url:
        yield Line(passage.url, "faint")


def _new_events(news: News, evidence: Evidence) -> list[Entry]:
    above = _shown_above(news, evidence)
    return _entries(_event(key, facts, evidence) for key, facts in _new(_by_state(news)) if key not in above)


def _by_state(news: News) -> list[Change[EventFacts]]:
    """Events by State; each State's stay in the order of their dates."""
    return sorted(news.events, key=lambda change: sort_key(name_of(change.facts.iso3)))


def _event(key: str, facts: EventFacts, evidence: Evidence, *more: Line, first: str = "") -> Tale:
    """An event with its passages, the one of the mark ``first`` before the others."""
    passages = sorted(evidence.passages.get(key, ()), key=lambda passage: passage.mark != first)
    lines = [*more, *([] if passages or not facts.title else [Line(unmarked(facts.title))])]
    for place, passage in enumerate(passages):
        if place == 0 or passages[place - 1][1:] != passage[1:]:
            lines += _quoted(passage)
    return Tale(facts.iso3, f", {_what(facts)}", tuple(lines), key)


def _what(facts: EventFacts) -> str:
    words = f"{_when(facts)}: {', '.join(facts.marks)}{' (planned)' if facts.modality == 'planned' else ''}"
    words += f", {unmarked(facts.place)}" if facts.place else ""
    by = f" by {shown(facts.author)}" if facts.author else ""
    return words + (f" ({facts.origin}{by})" if facts.origin != "derived" else "")


def _when(facts: EventFacts) -> str:
    if facts.start and facts.end:
        return facts.start if facts.start == facts.end else f"{facts.start}/{facts.end}"
    return f"by {facts.latest[:7]}" if facts.latest else "undated"


def _changed_events(news: News, evidence: Evidence) -> list[Entry]:
    above = _shown_above(news, evidence)
    return _entries(
        _event(key, now, evidence, Line(f"before: {_what(old)}"))
        for key, old, now in _changed(_by_state(news))
        if key not in above
    )


def _gone_events(news: News, _: Evidence) -> list[Entry]:
    into = {change.key: change.into for change in news.events}
    return [
        Entry(
            f"{name_of(facts.iso3)}, {_what(facts)}  [{key}]",
            [Line(f"part of [{into[key]}] now")] if into[key] else [],
        )
        for key, facts in _gone(_by_state(news))
    ]


def _new_plans(news: News, _: Evidence) -> list[Entry]:
    return [Entry(_plan(facts)) for _, facts in _new(news.plans)]


def _changed_plans(news: News, _: Evidence) -> list[Entry]:
    changed = [Entry(_plan(now), [Line(f"before: {_plan(old)}")]) for _, old, now in _changed(news.plans)]
    return changed + [Entry(_plan(facts), [Line("not on record any more")]) for _, facts in _gone(news.plans)]


def _plan(facts: PlanFacts) -> str:
    words = [name_of(facts.iso3), shown(facts.label) if facts.label else f"edition {facts.order + 1}"]
    period = f"{facts.period_start}-{facts.period_end}" if facts.period_start and facts.period_end else None
    words += [f"for {period}"] if period and period != facts.label else []
    words += [f"approved {facts.approved}"] if facts.approved else []
    words += [f"submitted {facts.submitted}"] if facts.submitted else []
    return ", ".join(words)


def _new_findings(news: News, evidence: Evidence) -> list[Entry]:
    return [
        _finding(change.after, [Line(each, "faint") for each in places(change.key, evidence)])
        for change in news.findings
        if change.after
    ]


def _settled(news: News, _: Evidence) -> list[Entry]:
    return [_finding(facts, []) for _, facts in _gone(news.findings)]


def _finding(facts: FindingFacts, lines: list[Line]) -> Entry:
    about = f"{name_of(facts.iso3)}: " if facts.iso3 else ""
    return Entry(f"{about}{facts.code}", [Line(unmarked(facts.message)), *lines])


def places(key: str, evidence: Evidence) -> list[str]:
    """Where in which files the passages stand that a finding rests on."""
    return [spot(shown(each.path), each.line, each.page) for each in evidence.spots.get(key, ())]


def _judgements(news: News, evidence: Evidence) -> list[Entry]:
    return [Entry(*_judgement(change, evidence.judgements[change.key])) for change in news.judgements]


_DONE = {Kind.RECORD: "recorded", Kind.CORRECT: "corrected", Kind.REJECT: "rejected", Kind.UNDO: "taken back"}


def _judgement(change: Change[str], judgement: Judgement) -> tuple[str, list[Line]]:
    undone = ", taken back since" if change.after == "undone" else ""
    by = f"{_DONE[judgement.kind]} by {shown(judgement.author)} on {judgement.made:%Y-%m-%d}{undone}"
    why = (("source", judgement.source), ("why", judgement.reason))
    lines = [Line(f"{word}: {text}") for word, text in why if text]
    return f"{name_of(judgement.iso3)}, {by}: {judgements.said(judgement)}", lines


def _new_notes(news: News, evidence: Evidence) -> list[Entry]:
    return [_note(facts, evidence.addresses.get(key)) for key, facts in _new(news.notes)]


def _other_notes(news: News, evidence: Evidence) -> list[Entry]:
    revised = [_note(now, evidence.addresses.get(key), "revised") for key, _, now in _changed(news.notes)]
    return revised + [_note(facts, None, "not on record any more") for _, facts in _gone(news.notes)]


def _note(facts: NoteFacts, url: str | None, *words: str) -> Entry:
    lines = [*words, shown(facts.path), *([url] if url else [])]
    head = f"{facts.date or 'undated'}: {unmarked(facts.title) or shown(facts.path)}"
    return Entry(head, [Line(line, "text" if line in words else "faint") for line in lines])


PARTS = (
    Part("Stage changes", "stage change", lambda news: len(news.statuses), _stage_changes),
    Part(NEW_EVENTS, "new event", lambda news: len(_new(news.events)), _new_events),
    Part("Changed events", "changed event", lambda news: len(_changed(news.events)), _changed_events),
    Part("Removed events", "removed event", lambda news: len(_gone(news.events)), _gone_events),
    Part("New plans", "new plan", lambda news: len(_new(news.plans)), _new_plans),
    Part("Changed plans", "changed plan", lambda news: len(news.plans) - len(_new(news.plans)), _changed_plans),
    Part("New findings", "new finding", lambda news: len(news.findings) - len(_gone(news.findings)), _new_findings),
    Part("Settled findings", "settled finding", lambda news: len(_gone(news.findings)), _settled),
    Part("Judgements", "judgement", lambda news: len(news.judgements), _judgements),
    Part("New notes", "new note", lambda news: len(_new(news.notes)), _new_notes),
    Part(
        "Revised or removed notes", "revised or removed note", lambda n: len(n.notes) - len(_new(n.notes)), _other_notes
    ),
)
