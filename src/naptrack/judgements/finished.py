"""From what was resolved under judgements back to what is shown: passages as notes have them, and who judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from naptrack.judgements.isodate import read_date
from naptrack.judgements.model import Judgement, Kind
from naptrack.models import Date, Event, Finding, Mention, Modality, Origin, Plan, Precision, digest, to_quote

_FINENESS = (Precision.NONE, Precision.YEAR, Precision.MONTH, Precision.DAY)


@dataclass(slots=True, eq=False)
class Told:
    """One passage, or one recorded fact, on its way to be resolved.

    ``now`` is what is resolved; ``note`` the passage as its note has it, None for a recorded fact;
    ``key`` the passage's id, or that of the judgement that recorded it; ``home`` the id under which
    its event was shown when it was corrected.
    """

    key: str
    now: Mention
    note: Mention | None
    judgements: list[Judgement] = field(default_factory=list)
    home: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """An event in the midst of a replay, with what it rests on."""

    event: Event
    told: Sequence[Told]

    @property
    def judgements(self) -> list[Judgement]:
        """What shaped it, in the order made."""
        return sorted({j.id: j for told in self.told for j in told.judgements}.values(), key=lambda j: j.order)

    @property
    def id(self) -> str:
        """The id that it is shown under: once judged it keeps the one that it had."""
        corrected = [told for told in self.told if told.home]
        if corrected:
            return max(corrected, key=lambda told: told.judgements[-1].order).home or self.event.id
        if all(told.note is None for told in self.told):
            return min((told.key for told in self.told), default=self.event.id)
        return self.event.id


def finished_event(group: Group, id: str) -> Event:
    """The event as it is shown, under ``id``."""
    event, judgements = group.event, group.judgements
    if not judgements:
        return event
    mentions = {told.note.id: told.note for told in group.told if told.note}
    ordered = to_quote(mentions.values(), event.modality)
    source = next((j.source for j in reversed(judgements) if j.source), None)
    title = next((m.title for m in ordered if m.title), source or "")
    return replace(
        event,
        id=id,
        date=_date(event.date, [j for j in judgements if not _is_fulfilled(j, group)]),
        title=_last(judgements, "title") or _own_title(event, ordered) or title,
        place=_last(judgements, "place") or event.place,
        mentions=ordered,
        origin=Origin.CORRECTED if any(j.kind is Kind.CORRECT for j in judgements) else Origin.RECORDED,
        author=judgements[-1].author,
        judged=judgements[-1].made.date(),
        source=source,
    )


def ids_of(groups: Iterable[Group]) -> dict[str, str]:
    """The id that each event is shown under, by the one it was resolved to; no two are alike.

    One that notes alone tell of has its own; a judged one keeps its id, unless another has it now.
    """
    found: dict[str, str] = {}
    taken: set[str] = set()
    for group in sorted(groups, key=lambda group: bool(group.judgements)):
        wishes = (group.id, group.event.id, digest(group.event.iso3, group.event.id))
        found[group.event.id] = next(id for id in wishes if id not in taken)
        taken.add(found[group.event.id])
    return found


def finished_plan(plan: Plan, events: Mapping[str, Event]) -> Plan:
    """The edition, with the events that approved and submitted it as ``events`` (by their resolved ids) have them."""
    approval, submission = events.get(plan.approval or ""), events.get(plan.submission or "")
    if approval:
        day = approval.date.start if approval.judged else plan.approved
        plan = replace(plan, approval=approval.id, approved=day)
    if submission:
        day = submission.date.start if submission.judged else plan.submitted
        plan = replace(plan, submission=submission.id, submitted=day)
    return plan


def finished_findings(findings: Iterable[Finding], told: Iterable[Told]) -> tuple[Finding, ...]:
    """The findings on passages as notes have them; one that rests on recorded facts alone names the record."""
    notes = {each.now: each for each in told}
    found = {}
    for finding in findings:
        mine = [notes[mention] for mention in finding.mentions if mention in notes]
        mentions = [notes[m].note if m in notes else m for m in finding.mentions]
        kept = tuple({mention.id: mention for mention in mentions if mention}.values())
        note = finding.note or (mine[0].key if mine and not kept else None)
        finding = replace(finding, mentions=kept, note=note)
        found[finding.id] = finding
    return tuple(found.values())


def _own_title(event: Event, ordered: Sequence[Mention]) -> str:
    """The resolved title; not that of what announced an act where a note tells of the act itself.

    Once an event is corrected all its passages are resolved as what it is.
    """
    own = [mention.title for mention in ordered if mention.modality is event.modality and mention.title]
    return event.title if not own or event.title in own else own[0]


def _last(judgements: Sequence[Judgement], name: str) -> str | None:
    return next((value for j in reversed(judgements) if (value := getattr(j.changes, name))), None)


def _is_fulfilled(judgement: Judgement, group: Group) -> bool:
    """Whether it dated an intention that has come to pass since: the act has the day that a note tells of it."""
    judged = [told.now for told in group.told if judgement in told.judgements]
    dated = judgement.kind is Kind.CORRECT and judgement.changes.date
    intended = all(mention.modality is Modality.PLANNED for mention in judged)
    return bool(dated) and intended and group.event.modality is Modality.OCCURRED


def _date(resolved: Date, judgements: Sequence[Judgement]) -> Date:
    """The date that was corrected last; else the recorded one, unless a note tells it more finely."""
    for judgement in reversed(judgements):
        if judgement.kind is Kind.CORRECT and judgement.changes.date:
            corrected = read_date(judgement.changes.date)
            return corrected if corrected.known else resolved
        if judgement.kind is Kind.RECORD:
            recorded = read_date(judgement.date)
            return recorded if recorded.known and not _within(resolved, recorded) else resolved
    return resolved


def _within(date: Date, other: Date) -> bool:
    """True where ``date`` lies in ``other`` and is finer, or is the same."""
    if not (date.known and date.earliest and date.latest and other.earliest and other.latest):
        return False
    finer = _FINENESS.index(date.precision) >= _FINENESS.index(other.precision)
    return finer and other.earliest <= date.earliest and date.latest <= other.latest
