"""What changed in the record between two times: the difference of two snapshots of it.

A snapshot holds what a reader is told of, by kind and key, and only for the keys
that matter; None under a key says that there was nothing. Pure: nothing here reads
a database or the clock.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Generic, NamedTuple, TypeVar

from naptrack.judgements import Judgement
from naptrack.lifecycle import name_of, sort_key
from naptrack.models import digest


class NoteFacts(NamedTuple):
    """A note: where it lies, what it is called, its date."""

    path: str
    title: str
    date: str | None

    def same(self, other: NoteFacts) -> bool:
        """A note is its words, wherever it lies: under one key it is always the same."""
        return True


class EventFacts(NamedTuple):
    """An event: its marks (stages, then the milestone), dates to their precision, the ids of its mentions and plan."""

    iso3: str
    marks: tuple[str, ...]
    modality: str
    start: str | None
    end: str | None
    latest: str | None
    place: str | None
    title: str
    origin: str
    author: str | None
    mentions: tuple[str, ...]
    plan: str | None = None

    @property
    def deed(self) -> tuple[object, ...]:
        """What makes it this event where no mention tells."""
        return (self.iso3, self.marks, self.modality, self.start, self.end)

    def same(self, other: EventFacts) -> bool:
        """Nothing to tell: a further mention or another title is no news."""
        return (self.deed, self.place) == (other.deed, other.place)


class PlanFacts(NamedTuple):
    """An edition of a State's plan; ``order`` counts from 0."""

    iso3: str
    order: int
    label: str | None
    period_start: int | None
    period_end: int | None
    approved: str | None
    submitted: str | None

    @property
    def empty(self) -> bool:
        """Nothing is known of it but that there is one."""
        return self[2:] == (None,) * 5

    def same(self, other: PlanFacts) -> bool:
        """Its place among the editions is no news: an older one may have come to light."""
        return self[2:] == other[2:]


class FindingFacts(NamedTuple):
    """Something that a careful reader would query."""

    code: str
    severity: str
    iso3: str | None
    note: str | None
    message: str
    mentions: tuple[str, ...]

    @property
    def id(self) -> str:
        """The finding's own id, as ``models.Finding`` has it."""
        return digest(self.code, self.iso3 or "", self.note or "", *(self.mentions or [self.message]))

    def same(self, other: FindingFacts) -> bool:
        """A finding's key holds what it rests on: under one key it is always the same."""
        return True


class StatusFacts(NamedTuple):
    """How far a State has come: the stage, and the edition by id and label."""

    stage: str | None
    plan: str | None
    edition: str | None
    since: str | None
    by: str | None

    def same(self, other: StatusFacts) -> bool:
        """The same stage of the same edition; that an edition has a label now is news of the plan."""
        if self.stage != other.stage:
            return False
        named = (self.edition is None) != (other.edition is None)
        return self.stage is None or named or self.plan == other.plan


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the record held under some keys: ids, and codes of States for ``statuses``.

    A judgement is ``made`` or ``undone``.
    """

    notes: dict[str, NoteFacts | None] = field(default_factory=dict)
    events: dict[str, EventFacts | None] = field(default_factory=dict)
    plans: dict[str, PlanFacts | None] = field(default_factory=dict)
    findings: dict[str, FindingFacts | None] = field(default_factory=dict)
    statuses: dict[str, StatusFacts | None] = field(default_factory=dict)
    judgements: dict[str, str | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether it holds any key."""
        return any(getattr(self, kind) for kind in KINDS)


KINDS = tuple(each.name for each in fields(Snapshot))

F = TypeVar("F")


@dataclass(frozen=True, slots=True)
class Change(Generic[F]):
    """What became of one thing: new (no ``before``), gone (no ``after``), or changed.

    ``key`` is the present one, where there is one. An event that is gone may be
    part of another now, ``into``.
    """

    key: str
    before: F | None
    after: F | None
    into: str | None = None

    @property
    def facts(self) -> F:
        """What it is, or was."""
        facts = self.after if self.after is not None else self.before
        assert facts is not None, "what was not there and is not there has not changed"
        return facts


@dataclass(frozen=True, slots=True)
class News:
    """All that changed, each list in the order in which it is told."""

    statuses: tuple[Change[StatusFacts], ...] = ()
    events: tuple[Change[EventFacts], ...] = ()
    plans: tuple[Change[PlanFacts], ...] = ()
    findings: tuple[Change[FindingFacts], ...] = ()
    judgements: tuple[Change[str], ...] = ()
    notes: tuple[Change[NoteFacts], ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return any(getattr(self, each.name) for each in fields(self))


class Step(NamedTuple):
    """One change of the record: whether newer rules brought it, and what stood before."""

    rules: bool
    before: Snapshot


def altered(before: Snapshot, after: Snapshot) -> Snapshot:
    """The part of ``before`` that is not the same in ``after``; what is new there stands as None."""
    found = Snapshot()
    for kind in KINDS:
        old, new = getattr(before, kind), getattr(after, kind)
        kept = getattr(found, kind)
        for key in {**old, **new}:
            if not _same(old.get(key), new.get(key)):
                kept[key] = old.get(key)
    return found


def apart(steps: Iterable[Step], now: Snapshot) -> tuple[tuple[Snapshot, Snapshot], tuple[Snapshot, Snapshot]]:
    """What the texts and the analysts changed, and what newer rules changed: each as (before, after).

    ``steps`` stand in their order, and ``now`` holds every key that they name. What
    is at the end as it was at the beginning has not changed, whatever happened between.
    """
    parts = ((Snapshot(), Snapshot()), (Snapshot(), Snapshot()))
    steps = list(steps)
    for kind in KINDS:
        histories: dict[str, list[tuple[bool, Any]]] = {}
        for step in steps:
            for key, facts in getattr(step.before, kind).items():
                histories.setdefault(key, []).append((step.rules, facts))
        for key, history in histories.items():
            last = getattr(now, kind).get(key)
            if _same(history[0][1], last):
                continue
            ends = [facts for _, facts in history[1:]] + [last]
            for (rules, facts), end in zip(history, ends, strict=True):
                before, after = parts[rules]
                getattr(before, kind).setdefault(key, facts)
                getattr(after, kind)[key] = end
    return parts


def difference(before: Snapshot, after: Snapshot, held: Mapping[str, str] | None = None) -> News:
    """What a reader who knew ``before`` is to be told of ``after``.

    ``held`` says which event of today each mention tells of, for the mentions of
    events that are gone.
    """
    return News(
        statuses=tuple(_statuses(before, after)),
        events=tuple(_events(before, after, held or {})),
        plans=tuple(_plans(before, after)),
        findings=tuple(_findings(before, after)),
        judgements=tuple(_judgements(before, after)),
        notes=tuple(_notes(before, after)),
    )


def _same(one: Any, other: Any) -> bool:
    if one is None or other is None or isinstance(one, str):
        return bool(one == other)
    return bool(one.same(other))


def _pairs(before: Mapping[str, F | None], after: Mapping[str, F | None]) -> Iterator[tuple[str, F | None, F | None]]:
    for key in sorted({**before, **after}):
        yield key, before.get(key), after.get(key)


def _sorted_out(
    before: Mapping[str, F | None], after: Mapping[str, F | None]
) -> tuple[list[Change[F]], dict[str, F], dict[str, F]]:
    """What stands under the same key as before, what is gone, and what is new."""
    kept: list[Change[F]] = []
    gone: dict[str, F] = {}
    new: dict[str, F] = {}
    for key, old, now in _pairs(before, after):
        if old is not None and now is not None:
            kept.append(Change(key, old, now))
        elif old is not None:
            gone[key] = old
        elif now is not None:
            new[key] = now
    return kept, gone, new


def _statuses(before: Snapshot, after: Snapshot) -> list[Change[StatusFacts]]:
    found = [
        Change(key, old, new)
        for key, old, new in _pairs(before.statuses, after.statuses)
        if not (old or _NOWHERE).same(new or _NOWHERE)
    ]
    return sorted(found, key=lambda change: sort_key(name_of(change.key)))


_NOWHERE = StatusFacts(None, None, None, None, None)


def _events(before: Snapshot, after: Snapshot, held: Mapping[str, str]) -> list[Change[EventFacts]]:
    """Events by date; one that has another id now is known by its mentions, else by what it was."""
    found, gone, new = _sorted_out(before.events, after.events)
    by_mention = {mention: key for key, facts in new.items() for mention in facts.mentions}
    for key, old in list(gone.items()):
        shared = Counter(heir for mention in old.mentions if (heir := by_mention.get(mention)) in new)
        if shared:
            heir = min(shared, key=lambda key: (-shared[key], key))
            found.append(Change(heir, gone.pop(key), new.pop(heir)))
    by_deed = {facts.deed: key for key, facts in reversed(new.items())}
    for key, old in list(gone.items()):
        if heir := by_deed.pop(old.deed, None):
            found.append(Change(heir, gone.pop(key), new.pop(heir)))
    found = [change for change in found if not _same(change.before, change.after)]
    found += [Change(key, None, now) for key, now in new.items()]
    for key, old in gone.items():
        into = next((held[mention] for mention in old.mentions if mention in held), None)
        found.append(Change(key, old, None, into))
    return sorted(found, key=_place)


def _place(change: Change[EventFacts]) -> tuple[str, str, str]:
    facts = change.facts
    return (facts.start or "9999", sort_key(name_of(facts.iso3)), change.key)


def _plans(before: Snapshot, after: Snapshot) -> list[Change[PlanFacts]]:
    """Editions of which more is known than that there is one; a label given later makes no new edition."""
    found, gone, new = _sorted_out(before.plans, after.plans)
    nameless = {(old.iso3, old.order): key for key, old in gone.items() if not old.label}
    for key, now in new.items():
        past = nameless.pop((now.iso3, now.order), None)
        found.append(Change(key, gone.pop(past) if past else None, now))
    found += [Change(key, old, None) for key, old in gone.items()]
    return sorted((change for change in map(_told, found) if not _same(change.before, change.after)), key=_edition)


def _edition(change: Change[PlanFacts]) -> tuple[str, int, str]:
    facts = change.facts
    return (sort_key(name_of(facts.iso3)), facts.order, change.key)


def _told(change: Change[PlanFacts]) -> Change[PlanFacts]:
    """The change without editions of which nothing is known."""
    old = change.before if change.before and not change.before.empty else None
    new = change.after if change.after and not change.after.empty else None
    return Change(change.key, old, new)


def _findings(before: Snapshot, after: Snapshot) -> list[Change[FindingFacts]]:
    """New and settled ones; one that says the same of other passages, or of further ones, still stands."""
    _, gone, new = _sorted_out(before.findings, after.findings)
    likeness: dict[tuple[str | None, ...], str] = {}
    for key, old in reversed(gone.items()):
        likeness.update(dict.fromkeys(_likeness(old), key))
    found = []
    for key, now in new.items():
        past = next((k for each in _likeness(now) if (k := likeness.get(each)) in gone), None)
        before_it = gone.pop(past) if past else None
        if before_it is None or before_it.message != now.message:
            found.append(Change(key, before_it, now))
    found += [Change(key, old, None) for key, old in gone.items()]
    return sorted(found, key=_query)


def _likeness(facts: FindingFacts) -> list[tuple[str | None, ...]]:
    """What two findings have in common that are one: the words, else a passage that both rest on."""
    own = (facts.code, facts.iso3)
    return [(*own, "says", facts.message), *((*own, "of", mention) for mention in facts.mentions)]


def _query(change: Change[FindingFacts]) -> tuple[str, str, str, str]:
    facts = change.facts
    return (sort_key(name_of(facts.iso3)) if facts.iso3 else "~", facts.code, facts.message, change.key)


def _judgements(before: Snapshot, after: Snapshot) -> Iterator[Change[str]]:
    """What was judged, and what was undone of what was told; what came and went meanwhile is not told."""
    for key, old, new in _pairs(before.judgements, after.judgements):
        if old != new and (old, new) != (None, "undone"):
            yield Change(key, old, new)


def _notes(before: Snapshot, after: Snapshot) -> list[Change[NoteFacts]]:
    """New and gone ones by date; another text under the same path is the note revised."""
    _, gone, new = _sorted_out(before.notes, after.notes)
    by_path = {old.path: key for key, old in gone.items()}
    found: list[Change[NoteFacts]] = []
    for key, now in new.items():
        past = by_path.pop(now.path, None)
        found.append(Change(key, gone.pop(past) if past else None, now))
    found += [Change(key, old, None) for key, old in gone.items()]
    return sorted(found, key=_shelf)


def _shelf(change: Change[NoteFacts]) -> tuple[str, str, str]:
    facts = change.facts
    return (facts.date or "9999", facts.path, change.key)


def changed_keys(steps: Sequence[Step]) -> dict[str, list[str]]:
    """The keys that ``steps`` name, by kind, each once and sorted."""
    return {kind: sorted({key for step in steps for key in getattr(step.before, kind)}) for kind in KINDS}


def first_of(steps: Iterable[Step]) -> Snapshot:
    """What stood under each key that ``steps`` name, before the first of them."""
    found = Snapshot()
    for step in steps:
        for kind in KINDS:
            for key, facts in getattr(step.before, kind).items():
                getattr(found, kind).setdefault(key, facts)
    return found


class Passage(NamedTuple):
    """Words of a note that tell of an event, and where they stand; ``parts`` as a mention has them."""

    mark: str
    exact: str
    start: int
    parts: tuple[tuple[int, int], ...] | None
    path: str
    url: str | None
    line: int | None
    page: int | None


class Spot(NamedTuple):
    """A place in a note."""

    path: str
    line: int | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What news rests on, by key: of events, of findings, of notes (their addresses), of judgements.

    ``reached`` has for the stage of each State that changed the event that it rests on.
    """

    passages: Mapping[str, Sequence[Passage]] = field(default_factory=dict)
    reached: Mapping[str, str] = field(default_factory=dict)
    spots: Mapping[str, Sequence[Spot]] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    judgements: Mapping[str, Judgement] = field(default_factory=dict)


class Since(NamedTuple):
    """From when on changes are told: after entry ``change`` of the account; 0 is the beginning.

    ``kind`` is ``bookmark``, ``date`` or ``run``; ``name`` the bookmark's, the day or
    the number; ``at`` when that was (UTC), None where it never was.
    """

    kind: str
    name: str
    change: int
    at: str | None


@dataclass(frozen=True, slots=True)
class Summary:
    """All that is told at once: what changed, what newer rules changed, what is planned, and the scope."""

    since: Since
    news: News
    rules: News
    evidence: Evidence
    upcoming: tuple[tuple[str, EventFacts], ...] | None
    scope: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.news or self.rules)


def reached(news: News, candidates: Iterable[tuple[str, str, str | None, str]]) -> dict[str, str]:
    """For each State whose stage changed, the event that it rests on: of the edition, new before old.

    ``candidates`` are (State, stage, plan, event) in the order of the record.
    """
    fresh = {change.key for change in news.events}
    stages = {change.key: change.after for change in news.statuses if change.after}
    best: dict[str, tuple[int, str]] = {}
    for iso3, stage, plan, event in candidates:
        facts = stages.get(iso3)
        if facts and facts.stage == stage:
            rank = 2 * (plan == facts.plan) + (event in fresh)
            if iso3 not in best or best[iso3][0] < rank:
                best[iso3] = (rank, event)
    return {iso3: event for iso3, (_, event) in best.items()}
