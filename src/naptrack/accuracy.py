"""How much of what a careful reader finds in notes naptrack finds too: hand-read facts against the record's.

A *fact* is one State, stage or milestone, dating and modality. A hand reading says which facts must come out, which
may, and which States must get no event. Every other fact that comes out is an extra. Two kindnesses: an undated fact
beside a dated one of its State and stage is no extra, and an event may have a second dating that counts as well.
Pure: nothing here reads a file or a note.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from naptrack.gold import JSON, Fact, Gold, Wanted
from naptrack.models import Milestone, Modality, Silence, Stage
from naptrack.rules import RULES

_STAGES = frozenset(stage.value for stage in Stage)
_MARK_OF_RULE = {rule.name: rule.yields.value for rule in RULES}


@dataclass(frozen=True, slots=True)
class Tally:
    """Hits, misses and extras; the ratios are 0 where there is nothing to divide."""

    hits: int = 0
    misses: int = 0
    extras: int = 0

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.hits + other.hits, self.misses + other.misses, self.extras + other.extras)

    @property
    def facts(self) -> int:
        """How many were asked for."""
        return self.hits + self.misses

    @property
    def precision(self) -> float:
        """The share of what came out that is right."""
        return self.hits / max(1, self.hits + self.extras)

    @property
    def recall(self) -> float:
        """The share of what was asked for that came out."""
        return self.hits / max(1, self.facts)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.hits / max(1, 2 * self.hits + self.misses + self.extras)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One hand reading beside what came out: ``extras`` and ``misses`` in order, the States that got an event wrongly.

    ``loose`` are the undated facts that are forgiven.
    """

    gold: Gold
    got: frozenset[Fact]
    hits: tuple[Wanted, ...]
    misses: tuple[Wanted, ...]
    extras: tuple[Fact, ...]
    may: frozenset[Fact]
    loose: frozenset[Fact]
    wrong: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """True where no stage came out that is not allowed."""
        return not {fact for fact in self.got if fact.mark in _STAGES} - self.gold.may


@dataclass(frozen=True, slots=True)
class Checked:
    """A comparison with what a person needs to look into it.

    ``document`` is what came out, in the shape of the export contract; ``silences`` are the passages that gave no
    event, with the paths of their files; ``others`` is what is wrong beside the facts, one line each.
    """

    comparison: Comparison
    document: JSON
    silences: tuple[tuple[str, Silence], ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """One line of the result: what was counted, and the count."""

    name: str
    tally: Tally


# --- comparing ------------------------------------------------------------------------------------------------


def facts_of(document: JSON, *, milestones: bool = True) -> frozenset[Fact]:
    """The facts of a record in the shape of the export contract."""
    return frozenset(fact for fact, _ in _told(document, milestones))


def evidence_of(document: JSON, fact: Fact) -> list[JSON]:
    """The mentions in ``document`` that ``fact`` rests on, as the export contract has them."""
    return [
        mention
        for other, event in _told(document, True)
        if other == fact
        for mention in event["mentions"]
        if mention["mark"] == fact.mark
    ]


def _told(document: JSON, milestones: bool) -> Iterator[tuple[Fact, JSON]]:
    for event in document["events"]:
        marks = list(event["stages"])
        if event["milestone"] and milestones:
            marks.append(event["milestone"])
        start = event["start"]
        for mark in marks:
            yield Fact(event["iso3"], mark, start, event["end"] or start, event["modality"]), event


def compare(gold: Gold, document: JSON) -> Comparison:
    """What came out of a text or folder, as the export contract has it, beside its hand reading."""
    got = facts_of(document, milestones=gold.milestones)
    may = gold.may
    if gold.more_milestones:
        may |= {fact for fact in got if fact.mark not in _STAGES}
    asked = frozenset(fact for wanted in gold.must for fact in wanted.facts)
    dated = {(fact.iso3, fact.mark) for fact in got if fact.start}
    loose = frozenset(
        fact
        for fact in got - asked
        if fact.start is None and fact.modality == Modality.OCCURRED and (fact.iso3, fact.mark) in dated
    )
    staged = {event["iso3"] for event in document["events"] if event["stages"]}
    return Comparison(
        gold=gold,
        got=got,
        hits=tuple(wanted for wanted in gold.must if wanted.facts & got),
        misses=tuple(wanted for wanted in gold.must if not wanted.facts & got),
        extras=tuple(sorted(got - asked - may - loose, key=lambda fact: fact.order)),
        may=may,
        loose=loose,
        wrong=tuple(sorted(staged & gold.never)),
    )


def strict(comparison: Comparison) -> Tally:
    """All five parts of a fact count."""
    return Tally(len(comparison.hits), len(comparison.misses), len(comparison.extras))


def lenient(comparison: Comparison) -> Tally:
    """State, mark and modality count, dates do not."""
    must = {wanted.fact.undated for wanted in comparison.gold.must}
    got = {fact.undated for fact in comparison.got}
    may = {fact.undated for fact in comparison.may} | must
    return Tally(len(got & must), len(must - got), len(got - may))


def of_mark(comparison: Comparison, marks: Collection[str]) -> Tally:
    """The strict count for some stages or milestones alone."""
    return Tally(
        sum(wanted.fact.mark in marks for wanted in comparison.hits),
        sum(wanted.fact.mark in marks for wanted in comparison.misses),
        sum(fact.mark in marks for fact in comparison.extras),
    )


def of_dates(comparison: Comparison) -> Tally:
    """Datings: State, start and end, whatever it was that happened then; what is undated is not counted."""
    return _projected(comparison, lambda fact: (fact.iso3, fact.start, fact.end) if fact.start else None)


def of_states(comparison: Comparison) -> Tally:
    """States: which have an event at all."""
    return _projected(comparison, lambda fact: fact.iso3)


def _projected(comparison: Comparison, key: Callable[[Fact], Hashable | None]) -> Tally:
    """The count of what ``key`` leaves of each fact, each once; facts for which it gives None are not counted."""
    must = {frozenset(map(key, wanted.facts)) for wanted in comparison.gold.must}
    must, undecided = {group for group in must if None not in group}, {group for group in must if None in group}
    asked = {one for group in must for one in group}
    may = {key(fact) for fact in comparison.may} | {one for group in undecided for one in group} | asked
    got = {key(fact) for fact in comparison.got - comparison.loose} - {None}
    hits = sum(bool(group & got) for group in must)
    return Tally(hits, len(must) - hits, len(got - may))


def scores(comparisons: Sequence[Comparison]) -> list[Score]:
    """All counts together: overall, for each stage and milestone that is asked for or came out, dates, States."""

    def total(count: Callable[[Comparison], Tally]) -> Tally:
        return sum(map(count, comparisons), Tally())

    result = [Score("strict", total(strict)), Score("lenient", total(lenient))]
    for mark in (*Stage, *Milestone):
        tally = total(lambda comparison, mark=mark: of_mark(comparison, (mark.value,)))  # type: ignore[misc]
        if tally != Tally():
            result.append(Score(mark.value, tally))
    return [*result, Score("dates", total(of_dates)), Score("States", total(of_states))]


def clean_share(comparisons: Sequence[Comparison]) -> float:
    """The share of the texts without a fact from which no stage came out; 1 where there are no such texts."""
    empty = [comparison for comparison in comparisons if comparison.gold.empty]
    return sum(comparison.clean for comparison in empty) / len(empty) if empty else 1.0


def others(gold: Gold, document: JSON, as_of: Mapping[str, Sequence[JSON]]) -> list[str]:
    """What is wrong in statuses, plans and findings, one line each.

    ``as_of`` holds the status rows of each day that ``gold.as_of`` asks for.
    """
    return [*_statuses(gold, document), *_as_of(gold, as_of), *_plans(gold, document), *_findings(gold, document)]


def _statuses(gold: Gold, document: JSON) -> Iterator[str]:
    rows = {row["iso3"]: row for row in document["states"]}
    for iso3, want in gold.status.items():
        row = rows.get(iso3, {})
        if row.get("stage") not in want["stage"]:
            yield f"status {iso3}: {row.get('stage')}, not {_either(want['stage'])}"
        last = want.get("last_evidence")
        if last and row.get("last_evidence") != last:
            yield f"last evidence {iso3}: {row.get('last_evidence')}, not {last}"


def _as_of(gold: Gold, as_of: Mapping[str, Sequence[JSON]]) -> Iterator[str]:
    for day, want in gold.as_of.items():
        rows = {row["iso3"]: row for row in as_of[day]}
        for iso3, stages in want.items():
            stage = rows.get(iso3, {}).get("stage")
            if stage not in stages:
                yield f"status {iso3} as of {day}: {stage}, not {_either(stages)}"


def _plans(gold: Gold, document: JSON) -> Iterator[str]:
    for plan in gold.plans:
        if not any(all(other.get(key) == value for key, value in plan.items()) for other in document["plans"]):
            yield f"no plan {', '.join(f'{key} {value}' for key, value in plan.items())}"


def _findings(gold: Gold, document: JSON) -> Iterator[str]:
    have = {(finding["iso3"], finding["code"]) for finding in document["findings"]}
    for finding in gold.findings:
        if "code" in finding and (finding["iso3"], finding["code"]) not in have:
            yield f"no finding {finding['code']} for {finding['iso3']}"


def _either(stages: Iterable[str | None]) -> str:
    return " or ".join(str(stage) for stage in stages)


def near(wanted: Wanted, got: Iterable[Fact]) -> list[Fact]:
    """What came out of the same State and mark in place of a miss, in order."""
    like = wanted.fact
    return sorted(
        (fact for fact in got if (fact.iso3, fact.mark) == (like.iso3, like.mark)), key=lambda fact: fact.order
    )


def silent_on(wanted: Wanted, silences: Iterable[tuple[str, Silence]]) -> list[tuple[str, Silence]]:
    """The silences, each with the path of its file, whose rule would have given the mark of a miss."""
    return [(path, each) for path, each in silences if _MARK_OF_RULE.get(each.rule or "") == wanted.fact.mark]
