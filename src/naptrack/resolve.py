"""The mentions of one State to its record: events, editions, findings.

A pure function of the mentions: the order in which notes were read does not matter, and nothing is ever merged into
an event that was stored before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from naptrack import checks, editions
from naptrack.editions import Draft
from naptrack.models import (
    Date,
    Event,
    Mention,
    Milestone,
    Modality,
    Precision,
    Record,
    Stage,
    to_quote,
)

MEETINGS = frozenset({Stage.ROUNDTABLE, Stage.DRAFTING, Stage.DRAFT_REVIEW, Stage.IMPLEMENTATION_REVIEW, Stage.UPDATE})


@dataclass(slots=True)
class _Group:
    """Mentions that tell of one event."""

    mentions: list[Mention]
    date: Date
    modality: Modality
    places: set[str]

    @property
    def stages(self) -> set[Stage]:
        return {m.mark for m in self.mentions if isinstance(m.mark, Stage)}

    @property
    def milestone(self) -> Milestone | None:
        return next((m.mark for m in self.mentions if isinstance(m.mark, Milestone)), None)


def resolve(iso3: str, mentions: Iterable[Mention]) -> Record:
    """The record of the State ``iso3``: what all ``mentions`` of it come to."""
    ordered = sorted(mentions, key=lambda mention: mention.order)
    groups = _merge(_gather(ordered))
    groups.sort(key=_place)
    drafts = [Draft(g.mentions, g.stages, g.modality, g.date.earliest, g.date.latest, g.date.known) for g in groups]
    staged = [draft for draft in drafts if draft.stages]
    found = editions.editions(staged) if staged else []
    names = [edition.name.label if edition.name else None for edition in found]
    events = [
        _event(iso3, group, editions.plan_id(iso3, draft.edition, names[draft.edition]) if draft.stages else None)
        for group, draft in zip(groups, drafts, strict=True)
    ]
    staged_ids = [event.id for event, draft in zip(events, drafts, strict=True) if draft.stages]
    plans = editions.plans(iso3, found, staged, staged_ids)
    record = Record(iso3, tuple(events), tuple(plans))
    return Record(iso3, record.events, record.plans, tuple(checks.check(record)))


# --- one note's passages on one occasion ------------------------------------------------------------------------


def _gather(ordered: Sequence[Mention]) -> list[_Group]:
    groups: dict[tuple[str, str, str, bool], _Group] = {}
    for mention in ordered:
        stage = isinstance(mention.mark, Stage)
        key = (mention.note, mention.occasion, mention.modality.value, stage)
        if not stage:
            key = (
                mention.note,
                f"{mention.occasion}:{mention.mark.value}:{mention.date.edtf}",
                mention.modality.value,
                stage,
            )
        group = groups.get(key)
        if group is None:
            groups[key] = _Group([mention], mention.date, mention.modality, _places([mention]))
        else:
            group.mentions.append(mention)
            group.date = _finer(group, mention)
            group.places |= _places([mention])
    return list(groups.values())


def _places(mentions: Iterable[Mention]) -> set[str]:
    return {re.sub(r"[^a-z]", "", mention.place.casefold()) for mention in mentions if mention.place}


def _finer(group: _Group, mention: Mention) -> Date:
    """The date of an event that also has ``mention``: the head's over the background's, then the finest."""
    return min(
        ((m.date, m) for m in [*group.mentions, mention]),
        key=lambda pair: (_coarseness(pair[0]), not pair[1].from_head),
    )[0]


def _coarseness(date: Date) -> int:
    return (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.NONE).index(date.precision)


# --- the same event told again ------------------------------------------------------------------------------------


def _merge(groups: list[_Group]) -> list[_Group]:
    """Join groups that tell of one event: equal dates, then overlapping ones, then a vaguer date around a finer."""
    for same in (_equal, _overlap):
        merged: list[_Group] = []
        for group in sorted(groups, key=_standing):
            partners = [other for other in merged if same(other, group) and _agree(other, group)]
            if len(partners) == 1 or (partners and same is _equal):
                _join(partners[0], group)
            else:
                merged.append(group)
        groups = merged
    merged = []
    for group in sorted(groups, key=lambda g: (_coarseness(g.date), *_standing(g))):
        partners = [other for other in merged if _contains(group, other) and _agree(other, group)]
        shared = [other for other in partners if other.stages & group.stages or other.milestone]
        chosen = partners if len(partners) == 1 else shared
        if len(chosen) == 1:
            _join(chosen[0], group)
        else:
            merged.append(group)
    return merged


def _standing(group: _Group) -> tuple[bool, bool, tuple[str, str, int, int, str]]:
    """Acts before intentions, heads before backgrounds, then reading order."""
    first = min(group.mentions, key=lambda mention: mention.order)
    return (group.modality is Modality.PLANNED, not any(m.from_head for m in group.mentions), first.order)


def _join(group: _Group, other: _Group) -> None:
    if group.modality is Modality.PLANNED and other.modality is Modality.OCCURRED and other.date.known:
        group.date = other.date  # what took place in May is not known to have kept the day in May set for it
    group.mentions.extend(other.mentions)
    group.places |= other.places
    if other.modality is Modality.OCCURRED:
        group.modality = Modality.OCCURRED


def _agree(one: _Group, other: _Group) -> bool:
    """The same kind of event, and no contradiction in place."""
    if (one.milestone is None) != (other.milestone is None):
        return False
    if one.milestone is not None:
        return one.milestone is other.milestone and one.modality is other.modality
    if one.places and other.places and not one.places & other.places:
        return False
    if one.modality is not other.modality:
        return bool(one.stages & other.stages)
    if one.stages & other.stages:
        return _same_edition(one, other)
    return bool(one.stages & MEETINGS and other.stages & MEETINGS) and _same_meeting(one, other)


def _same_meeting(one: _Group, other: _Group) -> bool:
    """Two kinds of meeting are one event only where the days are the same, or one of them is a plain round table."""
    if one.date.known and (one.date.start, one.date.end) == (other.date.start, other.date.end):
        return one.date.precision is Precision.DAY
    return False


def _same_edition(one: _Group, other: _Group) -> bool:
    """Two undated tellings that name different editions speak of different events."""
    if one.date.known or other.date.known:
        return True
    mine = {m.plan.label for m in one.mentions if m.plan}
    theirs = {m.plan.label for m in other.mentions if m.plan}
    return not mine or not theirs or bool(mine & theirs)


def _equal(one: _Group, other: _Group) -> bool:
    if not one.date.known and not other.date.known:
        return one.modality is other.modality and one.date.edtf == other.date.edtf
    return (one.date.start, one.date.end) == (other.date.start, other.date.end)


def _overlap(one: _Group, other: _Group) -> bool:
    """Day-precise dates that overlap without being equal: one event, and a finding (rule 7)."""
    if one.date.precision is not Precision.DAY or other.date.precision is not Precision.DAY:
        return False
    if one.milestone is Milestone.LETTER or {Stage.APPROVAL, Stage.SUBMISSION} & (one.stages | other.stages):
        return False
    a, b = one.date, other.date
    assert a.earliest
    assert a.latest
    assert b.earliest
    assert b.latest
    return a.earliest <= b.latest and b.earliest <= a.latest


def _contains(vague: _Group, fine: _Group) -> bool:
    """The date of ``fine`` lies within the coarser date of ``vague``."""
    a, b = vague.date, fine.date
    if (
        not a.known
        or not b.known
        or _coarseness(a) <= _coarseness(b)
        or not (a.earliest and a.latest and b.earliest and b.latest)
    ):
        return False
    if a.precision is Precision.YEAR and vague.milestone is None and not vague.stages & fine.stages:
        return False
    return a.earliest <= b.earliest and b.latest <= a.latest


# --- events ---------------------------------------------------------------------------------------------------


def _place(group: _Group) -> tuple[str, str, tuple[str, str, int, int, str]]:
    first = min(group.mentions, key=lambda mention: mention.order)
    day = group.date.earliest if group.date.known else group.date.latest
    return (day.isoformat() if day else "9999", group.date.edtf, first.order)


def _event(iso3: str, group: _Group, plan: str | None) -> Event:
    mentions = tuple(sorted(group.mentions, key=lambda mention: mention.order))
    date = group.date
    if not date.known:
        date = _bounded([m.date for m in mentions], date)
    told = sorted(
        mentions, key=lambda m: (m.modality is not group.modality, not m.from_head, _coarseness(m.date), m.order)
    )
    best = told[0]
    first = mentions[0]
    return Event(
        id=first.id,
        iso3=iso3,
        stages=tuple(sorted(group.stages, key=lambda stage: stage.order)),
        milestone=group.milestone,
        modality=group.modality,
        date=date,
        title=best.title,
        mentions=to_quote(mentions, group.modality),
        place=next((m.place for m in told if m.place), None),
        venue_country=next((m.venue_country for m in told if m.venue_country), None),
        online=any(m.online for m in told),
        plan=plan,
    )


def _bounded(dates: Sequence[Date], like: Date) -> Date:
    """Of several bounds for one undated event the tightest holds."""
    earliest = max((d.earliest for d in dates if d.earliest), default=None)
    latest = min((d.latest for d in dates if d.latest), default=None)
    if earliest and latest and earliest > latest:
        earliest = min((d.earliest for d in dates if d.earliest), default=None)
    return Date(earliest, latest, Precision.NONE, like.edtf, like.text)
