"""A summary in words, section by section."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from naptrack import judgements
from naptrack.judgements import Judgement
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

RULES = "The texts are the same; naptrack reads them otherwise than it did."


class Part(NamedTuple):
    """One section: its title, what it counts, and the entries for some news."""

    title: str
    noun: str
    entries: Callable[[News, Evidence], list[Entry]]


Told = list[tuple[Part, Section]]


def report(summary: Summary) -> Bulletin:
    """The report for people."""
    news, rules = _sections(summary.news, summary.evidence), _sections(summary.rules, summary.evidence)
    sections = [section for _, section in news]
    if rules:
        sections.append(Section("From newer rules", lead=RULES))
        sections += [section._replace(level=2) for _, section in rules]
    if summary.upcoming is not None:
        entries = [_event(key, facts, summary.evidence) for key, facts in summary.upcoming]
        sections.append(Section("Planned", entries, "" if entries else "Nothing is planned on record."))
    return Bulletin(f"naptrack: {_title(summary.since)}", _lead(news, rules), sections, summary.scope)


def _lead(news: Told, rules: Told) -> str:
    """How much there is of what; that there is nothing."""
    counted = [", ".join(count(len(section.entries), part.noun) for part, section in told) for told in (news, rules)]
    words = [counted[0], f"from newer rules: {counted[1]}" if rules else ""]
    return f"{'; '.join(filter(None, words))}." if news or rules else "Nothing changed."


def _title(since: Since) -> str:
    at = f"{since.at[:10]} {since.at[11:16]} UTC" if since.at and "T" in since.at else since.at
    if since.change == 0 and since.at is None:
        return "what is on record"
    return f"what changed since {f'run {since.name}, {at}' if since.kind == 'run' else at}"


def _sections(news: News, evidence: Evidence) -> Told:
    found = ((part, part.entries(news, evidence)) for part in PARTS)
    return [(part, Section(part.title, entries)) for part, entries in found if entries]


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
    return [Entry(_stage_change(change), list(_proof(change, evidence))) for change in news.statuses]


def _stage_change(change: Change[StatusFacts]) -> str:
    old, new = change.before, change.after
    name = name_of(change.key)
    if new is None or new.stage is None:
        return f"{name}: no stage on record any more; it was {_stage(old)}"
    since = f"since {new.since}" if new.since else f"by {new.by}" if new.by else "undated"
    now = f"{_stage(new)}, {since}"
    return f"{name}: from {_stage(old)} to {now}" if old and old.stage else f"{name}: {now}"


def _stage(facts: StatusFacts | None) -> str:
    if facts is None or facts.stage is None:
        return "none"
    return f"{facts.stage} (edition {facts.edition})" if facts.edition else facts.stage


def _proof(change: Change[StatusFacts], evidence: Evidence) -> Iterator[Line]:
    passage = stage_passage(change, evidence)
    if passage:
        yield from _quoted(passage)


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
    return [_event(key, facts, evidence) for key, facts in _new(_by_state(news))]


def _by_state(news: News) -> list[Change[EventFacts]]:
    """Events by State; each State's stay in the order of their dates."""
    return sorted(news.events, key=lambda change: sort_key(name_of(change.facts.iso3)))


def _event(key: str, facts: EventFacts, evidence: Evidence, *more: Line) -> Entry:
    lines = list(more)
    passages = evidence.passages.get(key, ())
    name = unmarked(facts.title)
    if name and not any(quote(passage).startswith(name.removesuffix("...")) for passage in passages):
        lines.append(Line(name))
    before = None
    for passage in passages:
        if before != (passage.path, passage.exact):
            lines += _quoted(passage)
        before = (passage.path, passage.exact)
    return Entry(f"{name_of(facts.iso3)}, {_what(facts)}  [{key}]", lines)


def _what(facts: EventFacts) -> str:
    words = f"{_when(facts)}: {'planned: ' if facts.modality == 'planned' else ''}{', '.join(facts.marks)}"
    words += f", {unmarked(facts.place)}" if facts.place else ""
    by = f" by {shown(facts.author)}" if facts.author else ""
    return words + (f" ({facts.origin}{by})" if facts.origin != "derived" else "")


def _when(facts: EventFacts) -> str:
    if facts.start and facts.end:
        return facts.start if facts.start == facts.end else f"{facts.start}/{facts.end}"
    return f"by {facts.latest[:7]}" if facts.latest else "undated"


def _changed_events(news: News, evidence: Evidence) -> list[Entry]:
    return [_event(key, now, evidence, Line(f"before: {_what(old)}")) for key, old, now in _changed(_by_state(news))]


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


def _judgement(change: Change[str], judgement: Judgement) -> tuple[str, list[Line]]:
    undone = " (undone)" if change.after == "undone" else ""
    head = f"{name_of(judgement.iso3)}, {judgement.kind}: {judgements.said(judgement)}{undone}"
    lines = [Line(f"{shown(judgement.author)}, {judgement.made:%Y-%m-%d}", "faint")]
    why = (("source", judgement.source), ("why", judgement.reason))
    return head, [*(Line(f"{word}: {text}") for word, text in why if text), *lines]


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
    Part("Stage changes", "stage change", _stage_changes),
    Part("New events", "new event", _new_events),
    Part("Changed events", "changed event", _changed_events),
    Part("Events no longer on record", "removed event", _gone_events),
    Part("New plans", "new plan", _new_plans),
    Part("Changed plans", "changed plan", _changed_plans),
    Part("New findings", "new finding", _new_findings),
    Part("Settled findings", "settled finding", _settled),
    Part("Judgements", "judgement", _judgements),
    Part("New notes", "new note", _new_notes),
    Part("Revised and removed notes", "revised or removed note", _other_notes),
)
