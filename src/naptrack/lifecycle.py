"""Events to status rows and timelines: a fold, with the clock of what had happened.

Pure: nothing here reads a file, a database or today's date.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from naptrack.judgements import Judgement, Kind, facts, read_date
from naptrack.models import Date, Event, Finding, Mention, Modality, Origin, Plan, Precision, Record, Severity, Stage
from naptrack.states import states

# The user's four columns; where one holds two stages, the letter tells them apart.
COLUMNS: dict[str, dict[Stage, str]] = {
    "roundtable": {Stage.ROUNDTABLE: ""},
    "drafting": {Stage.DRAFTING: ""},
    "review": {Stage.DRAFT_REVIEW: "D", Stage.IMPLEMENTATION_REVIEW: "I"},
    "approval": {Stage.APPROVAL: ""},
}


Intended = Mapping[str, Sequence[Judgement]]


@dataclass(frozen=True, slots=True)
class Next:
    """A stage that is planned and has not been reached; dates to their precision, None where unknown."""

    stage: Stage
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class StatusRow:
    """How far one State's plan has come.

    ``since``, ``last_evidence`` and ``by`` are ISO dates, the first two no finer
    than the text says. ``plan`` is the edition that ``stage`` was reached in and
    ``plans`` are all editions, oldest first, by their ids. The four columns are
    for people: ``2017-05-08``, ``2021-05-18 D``, ``2016-12-20 (2014)``, ``by 2017-09``; a star
    after the date says that an analyst recorded or corrected it. ``judged_by`` are the analysts on
    whose word any stage of the State rests, by name; ``starred`` says which of ``stage``,
    ``last_evidence`` and ``next`` rest on such a word alone.
    """

    iso3: str
    name: str
    stage: Stage | None = None
    since: str | None = None
    last_evidence: str | None = None
    by: str | None = None
    next: Next | None = None
    plan: str | None = None
    plans: tuple[str, ...] = ()
    edition: str | None = None
    roundtable: str = ""
    drafting: str = ""
    review: str = ""
    approval: str = ""
    judged_by: tuple[str, ...] = ()
    starred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One stage of one event, in the edition (counted from 0) that it belongs to."""

    edition: int
    stage: Stage
    event: Event

    @property
    def date(self) -> Date:
        """The event's date."""
        return self.event.date


def name_of(iso3: str) -> str:
    """The short name of a State, or the code itself where no State has it."""
    state = states().get(iso3)
    return state.name if state else iso3


def status(record: Record, as_of: dt.date | None = None) -> StatusRow | None:
    """The status that ``record`` amounts to, at the end of day ``as_of`` where one is given.

    None where nothing is on record by then. A State of which only milestones or
    intentions are told has a row without a stage.
    """
    if as_of is not None:
        record = _as_of(record, as_of)
    if not record.events:
        return None
    plans = sorted(record.plans, key=lambda plan: plan.order)
    row = StatusRow(record.iso3, name_of(record.iso3), plans=tuple(plan.id for plan in plans))
    occurred = [step for step in steps_of(record) if step.event.modality is Modality.OCCURRED]
    intended = [step for step in steps_of(record) if step.event.modality is Modality.PLANNED]
    edition = max((step.edition for step in occurred), default=0)
    here = [step for step in occurred if step.edition == edition]
    plan = next((plan for plan in plans if plan.order == edition), None)
    judges = {step.event.author for step in (*occurred, *intended)}
    coming = _next(intended, occurred, edition)
    row = replace(
        row,
        next=Next(coming.stage, coming.date.start, coming.date.end) if coming else None,
        judged_by=tuple(sorted(name for name in judges if name)),
        starred=_starred(next=[coming] if coming else []),
    )
    if not here:
        return row
    stage = max((step.stage for step in here), key=lambda stage: stage.order)
    last = _last_evidence(occurred)
    since, by = _first([step.date for step in here if step.stage is stage])
    column = {name: _column(letters, occurred, edition, plans) for name, letters in COLUMNS.items()}
    return replace(
        row,
        stage=stage,
        since=since,
        by=by,
        last_evidence=last[0].date.end if last else None,
        plan=plan.id if plan else None,
        edition=plan.label if plan else None,
        roundtable=column["roundtable"],
        drafting=column["drafting"],
        review=column["review"],
        approval=column["approval"],
        starred=row.starred + _starred(stage=[step for step in here if step.stage is stage], last_evidence=last),
    )


def as_of(record: Record, day: dt.date, intended: Intended | None = None) -> Record:
    """``record`` as things stood at the end of ``day``.

    Keeps the events that had happened for certain (latest day not after ``day``)
    and the intentions of notes dated not after it; what happened later, and was
    announced by then, stands as an intention, and approved or submitted no plan yet. ``intended`` are the
    intentions that analysts recorded or dated anew, by event. Findings that rest on what is left out go with it.
    """
    recorded = intended or {}
    events = tuple(kept for event in record.events if (kept := _by(event, day, recorded.get(event.id, ()))))
    told = {mention.id for event in events for mention in event.mentions}
    untold = {mention.id for event in record.events for mention in event.mentions} - told
    findings = tuple(f for f in record.findings if untold.isdisjoint(mention.id for mention in f.mentions))
    ids = {event.id for event in events if event.modality is Modality.OCCURRED}
    orders = {edition for edition, _ in _editions(replace(record, events=events))}
    plans = tuple(
        replace(
            plan,
            approved=plan.approved if plan.approval in ids else None,
            approval=plan.approval if plan.approval in ids else None,
            submitted=plan.submitted if plan.submission in ids else None,
            submission=plan.submission if plan.submission in ids else None,
        )
        for plan in record.plans
        if plan.order in orders
    )
    return replace(record, events=events, plans=plans, findings=findings)


_as_of = as_of  # ``status`` has an argument of that name


def timeline(
    records: Iterable[Record], stages: Collection[Stage] | None = None, as_of: dt.date | None = None
) -> list[Event]:
    """The events of ``records`` by date, then State; undated ones last.

    With ``stages`` only events that carry one of them; with ``as_of`` what
    stood at the end of that day.
    """
    if as_of is not None:
        records = (_as_of(record, as_of) for record in records)
    chosen = [
        event
        for record in records
        for event in record.events
        if stages is None or not set(stages).isdisjoint(event.stages)
    ]
    return sorted(chosen, key=_place)


def passed(record: Record, today: dt.date) -> tuple[Finding, ...]:
    """A finding for each intention whose date lies before ``today`` and whose stage is not on record since.

    Neutral: what was planned may have come to pass without a note. Kept apart from the
    record's own findings, since it depends on the day on which it is asked.
    """
    steps = list(steps_of(record))
    occurred = [step for step in steps if step.event.modality is Modality.OCCURRED]
    labels = {plan.order: plan.label for plan in record.plans}
    found = []
    for event in record.events:
        date = event.date
        if event.modality is not Modality.PLANNED or not date.known or date.latest is None or date.latest >= today:
            continue
        unmet = [step for step in steps if step.event is event and not _perhaps(step, occurred)]
        if unmet:
            label = labels.get(unmet[0].edition)
            span = date.start if date.start == date.end else f"{date.start} to {date.end}"
            message = (
                f"planned for {span}: {', '.join(step.stage for step in unmet)};"
                f" no later record of it for {f'the edition {label}' if label else 'that edition'}"
            )
            told = tuple(m for m in event.mentions if m.modality is Modality.PLANNED) or event.mentions
            # What an analyst recorded stands where a note would.
            note = None if told else event.id
            found.append(Finding("planned-date-passed", Severity.NOTICE, record.iso3, message, told, note))
    return tuple(found)


def upcoming(record: Record, today: dt.date) -> tuple[Event, ...]:
    """What is planned and may lie ahead of ``today``: no day that has passed, nothing fulfilled, no older edition."""
    steps = list(steps_of(record))
    occurred = [step for step in steps if step.event.modality is Modality.OCCURRED]
    edition = max((step.edition for step in occurred), default=0)
    found = []
    for event in record.events:
        behind = event.date.known and event.date.latest is not None and event.date.latest < today
        if event.modality is not Modality.PLANNED or behind:
            continue
        own = [step for step in steps if step.event is event]
        if not own or any(step.edition >= edition and not fulfilled(step, occurred) for step in own):
            found.append(event)
    return tuple(found)


def _perhaps(step: Step, occurred: list[Step]) -> bool:
    """True where an intended stage has occurred since, or may have: on a day that no note tells."""
    return fulfilled(step, occurred) or any(
        done.stage is step.stage and done.edition == step.edition and done.date.latest is None for done in occurred
    )


def sort_key(name: str) -> str:
    """A key that puts names in reading order: no case, no accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name).casefold() if not unicodedata.combining(c))


def _place(event: Event) -> tuple[bool, dt.date, str, dt.date, str]:
    far = dt.date.max
    first, last = event.date.earliest or far, event.date.latest or far
    return (not event.date.known, first if event.date.known else far, sort_key(name_of(event.iso3)), last, event.id)


def _by(event: Event, day: dt.date, recorded: Sequence[Judgement]) -> Event | None:
    if event.modality is Modality.OCCURRED and event.date.latest and event.date.latest <= day:
        return event
    told = [m for m in event.mentions if m.modality is Modality.PLANNED]
    records = [judgement for judgement in recorded if judgement.kind is Kind.RECORD]
    by_hand = {fact: judgement for judgement in records for fact in facts(judgement)}
    intents = [m for m in (*told, *by_hand) if m.note_date is not None and m.note_date <= day]
    if not intents:
        return event if _intended_by_judgement(event, day) else None
    if event.modality is Modality.PLANNED:
        return event
    last = max(intents, key=lambda mention: mention.order)
    stages = tuple(sorted({m.mark for m in intents if isinstance(m.mark, Stage)}, key=lambda stage: stage.order))
    event = replace(
        event,
        modality=Modality.PLANNED,
        date=_as_corrected(last, event, recorded),
        title=last.title or last.exact,
        mentions=tuple(mention for mention in intents if mention not in by_hand),
        stages=stages,
        milestone=None if stages else event.milestone,
    )
    return event if event.origin is Origin.CORRECTED else _on_the_word_of(by_hand.get(last), event)


def _as_corrected(intention: Mention, event: Event, recorded: Sequence[Judgement]) -> Date:
    """The date of an intention: the last that an analyst gave it before it came to pass, else its own."""
    corrections = [judgement for judgement in recorded if judgement.kind is Kind.CORRECT]
    for judgement in reversed(corrections):
        judged = {passage.mention for passage in judgement.passages}
        told = [mention for mention in event.mentions if mention.id in judged]
        if intention in told and all(mention.modality is Modality.PLANNED for mention in told):
            return read_date(judgement.changes.date or "")
    return intention.date


def _on_the_word_of(judgement: Judgement | None, event: Event) -> Event:
    """``event`` as that judgement recorded it; as notes alone tell of it where there is none."""
    if judgement is None:
        return replace(event, origin=Origin.DERIVED, author=None, judged=None, source=None)
    return replace(
        event,
        origin=Origin.RECORDED,
        author=judgement.author,
        judged=judgement.made.date(),
        source=judgement.source,
    )


def _intended_by_judgement(event: Event, day: dt.date) -> bool:
    """True where an analyst says that it was intended, and notes, or else the analyst, told of it by ``day``."""
    if event.modality is not Modality.PLANNED or event.judged is None:
        return False
    return min((m.note_date for m in event.mentions if m.note_date), default=event.judged) <= day


def _editions(record: Record) -> Iterator[tuple[int, Step | None]]:
    """Each edition that an event speaks of, with the step it tells of (None for a milestone)."""
    order = {plan.id: plan.order for plan in record.plans}
    for event in record.events:
        edition = order.get(event.plan or "", 0)
        if not event.stages:
            yield edition, None
        # A meeting that looks at how one edition was carried out and proposes the next
        # belongs to both: the proposal to the new one, all else to the old.
        turning = edition > 0 and {Stage.UPDATE, Stage.IMPLEMENTATION_REVIEW} <= set(event.stages)
        for stage in event.stages:
            own = edition - 1 if turning and stage is not Stage.UPDATE else edition
            yield own, Step(own, stage, event)


def steps_of(record: Record) -> Iterator[Step]:
    """The stages of each event of ``record``, one by one, in the order of its events."""
    return (step for _, step in _editions(record) if step)


def _first(dates: list[Date]) -> tuple[str | None, str | None]:
    """(first day, None) where a date is known, else (None, tightest bound)."""
    known = [date for date in dates if date.known and date.earliest]
    if known:
        return min(known, key=lambda date: (date.earliest, -_fineness(date))).start, None
    bounds = [date.latest for date in dates if date.latest]
    return None, min(bounds).isoformat() if bounds else None


def _last_evidence(steps: Iterable[Step]) -> list[Step]:
    """The steps of the last day that is told."""
    known = [step for step in steps if step.date.known and step.date.latest]
    last = max((_surely_last(step.date) for step in known), default=None)
    return [step for step in known if _surely_last(step.date) == last]


def _surely_last(date: Date) -> tuple[dt.date, int]:
    """Orders dates by the first day that their end can fall on: "2021" is no later than 20 May 2021."""
    assert date.latest is not None
    end = {
        Precision.MONTH: date.latest.replace(day=1),
        Precision.YEAR: date.latest.replace(month=1, day=1),
    }.get(date.precision, date.latest)
    return max(end, date.earliest or end), _fineness(date)


def _fineness(date: Date) -> int:
    return (Precision.NONE, Precision.YEAR, Precision.MONTH, Precision.DAY).index(date.precision)


def _next(intended: list[Step], occurred: list[Step], edition: int) -> Step | None:
    """The nearest open intention of ``edition`` or a later one: dated ones first, then by stage.

    What was planned for a day before the last evidence lies behind, fulfilled or not.
    """
    far = dt.date.max
    reached = max((step.date.latest for step in occurred if step.date.known and step.date.latest), default=dt.date.min)
    still_open = [
        step
        for step in intended
        if step.edition >= edition
        and not (step.date.known and step.date.latest and step.date.latest < reached)
        and not fulfilled(step, occurred)
    ]
    if not still_open:
        return None
    return min(
        still_open,
        key=lambda step: (
            not step.date.known,
            (step.date.known and step.date.earliest) or far,
            step.edition,
            step.stage.order,
            step.event.id,
        ),
    )


def fulfilled(step: Step, occurred: Iterable[Step]) -> bool:
    """True where the intended stage occurred in the same edition after the intention was voiced."""
    # an intention that no note tells was voiced when it was recorded, or by the day that it is for
    untold = min((day for day in (step.date.earliest, step.event.judged) if day), default=None)
    voiced = min((m.note_date for m in step.event.mentions if m.note_date), default=untold)
    return any(
        done.stage is step.stage
        and done.edition == step.edition
        and (voiced is None or (done.date.latest is not None and done.date.latest > voiced))
        for done in occurred
    )


def _column(letters: dict[Stage, str], occurred: list[Step], edition: int, plans: list[Plan]) -> str:
    steps = [step for step in occurred if step.stage in letters]
    if not steps:
        return ""
    shown = max(step.edition for step in steps)
    steps = [step for step in steps if step.edition == shown]
    dated = [step for step in steps if step.date.known and step.date.latest]
    if dated:
        latest = max(dated, key=lambda step: (_surely_last(step.date), step.stage.order))
        words = [f"{latest.date.start}{_star([latest])}", letters[latest.stage]]
    else:
        bounds = [step.date.latest for step in steps if step.date.latest]
        told = [step for step in steps if not bounds or step.date.latest == min(bounds)]
        furthest = max(steps, key=lambda step: step.stage.order)
        date = f"by {min(bounds).isoformat()[:7]}" if bounds else "undated"
        words = [f"{date}{_star(told)}", letters[furthest.stage]]
    if shown != edition:
        label = next((plan.label for plan in plans if plan.order == shown), None)
        words.append(f"({label or 'earlier'})")
    return " ".join(word for word in words if word)


def _star(steps: Iterable[Step]) -> str:
    """The mark of what rests on an analyst's word, and on that alone."""
    return "*" if all(step.event.origin is not Origin.DERIVED for step in steps) else ""


def _starred(**cells: list[Step]) -> tuple[str, ...]:
    return tuple(name for name, steps in cells.items() if steps and _star(steps))
