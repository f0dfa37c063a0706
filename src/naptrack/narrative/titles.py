"""What the titles in a head tell of the note's own events."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from naptrack.clauses import Sentence
from naptrack.header import OF_MANY
from naptrack.modality import Reality, judge
from naptrack.models import Mark, Milestone, Stage
from naptrack.narrative import matching
from naptrack.narrative.matching import Around, Match
from naptrack.narrative.matter import Matter, is_1540
from naptrack.narrative.occasions import Frame
from naptrack.narrative.telling import Telling, at_occasion
from naptrack.rules import WORDS, Rule
from naptrack.tagging import Tagged

#: Not a wording: what a meeting on a plan, of which nothing else is told, is taken to have worked on.
ON_THE_PLAN = Rule("meeting-on-the-plan", Stage.DRAFTING, "PLAN", ())
#: Nor this: evidence of the note's own meeting, from :func:`retold`.
RETOLD = Rule("occasion-retold", Stage.ROUNDTABLE, "PLAN", ())

_LASTED = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Ff]or the|[Dd]uring the) (?:one|two|three|four|five|six|\d)[- ]day (?:[\w-]+ ){{0,3}}?{WORDS['EVENT_N']}\b"
)


_NOT_HELD = re.compile(r"\b(?:cancell?ed|postponed|called off|proposed)\b(?! (?:changes|amendments|measures))", re.I)


@dataclass(frozen=True, slots=True)
class Titles:
    """What the titles tell: their tellings, and the first match for each (occasion, State)."""

    tellings: tuple[Telling, ...]
    marks: frozenset[Mark]
    first: dict[tuple[str, str], Match]


def read(rules: Sequence[Rule], matter: Matter) -> Titles:
    """What the titles themselves say of the note's own events."""
    tellings: list[Telling] = []
    first: dict[tuple[str, str], Match] = {}
    for frame, view, tagged in zip(matter.head.frames, matter.heading.title_views, matter.titles, strict=True):
        if _NOT_HELD.search(view.text) or matter.called_off:
            continue  # "Cancelled: National round table ..."
        seen: set[tuple[str, Mark]] = set()
        states = frame.states or (() if OF_MANY.search(view.text) else matter.own)
        for match in _matches(rules, tagged, matter):
            for iso3 in _concerned(match, states):
                if (iso3, match.mark) not in seen:
                    seen.add((iso3, match.mark))
                    first.setdefault((frame.key, iso3), match)
                    tellings.append(at_occasion(frame, iso3, match, frame.modality, frame.date, view))
    return Titles(tuple(tellings), frozenset(telling.mark for telling in tellings), first)


def _matches(rules: Sequence[Rule], tagged: Tagged, matter: Matter) -> Iterator[Match]:
    for match in matching.find(rules, tagged, matter, Around(matter.kind)):
        if match.mark in (Milestone.LETTER, Milestone.NATIONAL_REPORT):
            continue
        if match.mark is Stage.ROUNDTABLE and not matching.round_table_counts(tagged, match, matter, matter.kind):
            continue
        if judge(tagged.text[: match.start], tagged.text[match.start : match.end], "") is not Reality.NEGATED:
            yield match


def _concerned(match: Match, states: tuple[str, ...]) -> Sequence[str]:
    """The owners of the plan as far as they take part, else all who do."""
    return [iso3 for iso3 in (match.ref.owners if match.ref else ()) if iso3 in states] or states


def on_the_plan(matter: Matter, tellings: Sequence[Telling]) -> Iterator[Telling]:
    """A meeting whose title names a plan, and of which nothing else is told, was on its drafting or its draft."""
    told = {(telling.iso3, telling.occasion) for telling in tellings if isinstance(telling.mark, Stage)}
    for frame, view, tagged in zip(matter.head.frames, matter.heading.title_views, matter.titles, strict=True):
        if _NOT_HELD.search(view.text) or matter.called_off:
            continue
        for at, ref in sorted(tagged.plans.items())[:1]:
            if matter.knows_adopted and not ref.renewed:
                continue
            if ref.denied or not is_1540(ref, tagged, at, matter.kind) or not frame.date.known:
                continue
            mark = Stage.UPDATE if matter.knows_adopted else Stage.DRAFT_REVIEW if ref.draft else Stage.DRAFTING
            match = Match(ON_THE_PLAN, mark, at, at + 1, ref)
            for iso3 in frame.states:
                if (iso3, frame.key) not in told:
                    yield at_occasion(frame, iso3, match, frame.modality, frame.date, view)


def retold(matter: Matter, titles: Titles, sentence: Sentence, current: Frame | None) -> Iterator[Telling]:
    """A sentence that says how long the note's own meeting lasted is evidence of it, whatever else it says."""
    if sentence.when or not _LASTED.search(sentence.view.text):
        return
    frames = matter.head.frames
    frame = current or (frames[0] if len(frames) == 1 else None)
    if frame is None or frame.key not in {one.key for one in frames}:
        return
    for iso3 in frame.states:
        if (match := titles.first.get((frame.key, iso3))) is not None:
            match = replace(match, rule=RETOLD)
            yield at_occasion(frame.in_the_body(), iso3, match, frame.modality, frame.date, sentence.view)
