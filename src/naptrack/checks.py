"""What a careful reader would query: a list of checks, one signature, each a pure look at one State's record."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import combinations

from naptrack.models import Event, Finding, Mention, Milestone, Modality, Precision, Record, Severity, Stage

Check = Callable[[Record], Iterator[Finding]]


def check(record: Record) -> Iterator[Finding]:
    """All findings on one State's record, sorted by code and passage."""
    found = {finding.id: finding for one in CHECKS for finding in one(record)}
    yield from sorted(found.values(), key=lambda f: (f.code, [m.order for m in f.mentions], f.message))


def _finding(
    code: str, record: Record, message: str, *mentions: Mention, severity: Severity = Severity.WARNING
) -> Finding:
    kept = tuple({mention.id: mention for mention in sorted(mentions, key=lambda m: m.order)}.values())
    return Finding(code, severity, record.iso3, message, kept)


def dates_differ(record: Record) -> Iterator[Finding]:
    """Day-precise dates told for one event that are not equal."""
    for event in record.events:
        if not event.stages:
            continue
        exact = [m for m in event.mentions if m.date.precision is Precision.DAY]
        told = {(m.date.start, m.date.end): m for m in reversed(exact)}
        if len(told) > 1:
            # a session on one day of a longer meeting is no contradiction
            spans = sorted(told)
            # a session on one day of a longer meeting is no contradiction
            first, last = min(start or "" for start, _ in spans), max(end or "" for _, end in spans)
            if (first, last) in told and all(start == end for start, end in spans if (start, end) != (first, last)):
                continue
            words = " and ".join(_span(start, end) for start, end in spans)
            yield _finding("dates-differ", record, f"one event is dated {words}", *told.values())


def dates_apart(record: Record) -> Iterator[Finding]:
    """Two events of one stage at one place within weeks, or two approvals of one edition: perhaps one, dated twice."""
    acts = [e for e in record.events if e.stages and e.modality is Modality.OCCURRED and e.date.known]
    for one, other in combinations(acts, 2):
        shared = set(one.stages) & set(other.stages)
        if not shared or one.date.earliest is None or other.date.earliest is None:
            continue
        apart = abs((other.date.earliest - one.date.earliest).days)
        single = shared & {Stage.APPROVAL, Stage.SUBMISSION} and one.plan == other.plan and _disjoint(one, other)
        near = (
            one.date.precision is other.date.precision is Precision.DAY
            and one.place
            and one.place == other.place
            and apart <= 14
            and {m.note for m in one.mentions} & {m.note for m in other.mentions}
        )
        if single or near:
            stage = min(shared, key=lambda s: s.order).value
            words = " and ".join(sorted({_span(e.date.start, e.date.end) for e in (one, other)}))
            yield _finding("dates-differ", record, f"the {stage} is dated {words}", one.mentions[0], other.mentions[0])


def _disjoint(one: Event, other: Event) -> bool:
    first, second = sorted((one.date, other.date), key=lambda date: str(date.earliest))
    return first.latest is not None and second.earliest is not None and first.latest < second.earliest


def _span(start: str | None, end: str | None) -> str:
    return f"{start}" if start == end else f"{start} to {end}"


_ANNOUNCES = re.compile(
    r"\b(?:invit|to be held|to join|to participate|to attend|to take part|final meeting|meeting|round ?table|workshop)",
    re.I,
)


def letter_out_of_order(record: Record) -> Iterator[Finding]:
    """A letter that announces a meeting of its own note, and is dated after it or more than a year before."""
    letters = [e for e in record.events if e.milestone is Milestone.LETTER and e.date.precision is Precision.DAY]
    for letter in letters:
        for mention in letter.mentions:
            if not _ANNOUNCES.search(mention.exact):
                continue
            meeting = _announced(record, mention)
            if meeting is None or meeting.date.earliest is None or letter.date.latest is None:
                continue
            lead = (meeting.date.earliest - letter.date.latest).days
            if lead < 0 or lead > 365:
                when = "after" if lead < 0 else "more than a year before"
                yield _finding(
                    "letter-out-of-order",
                    record,
                    f"the letter of {letter.date.start} is dated {when} the meeting of {_span(meeting.date.start, meeting.date.end)} that it announces",
                    mention,
                    next(m for m in meeting.mentions if m.from_head),
                )


def _announced(record: Record, letter: Mention) -> Event | None:
    heads = [e for e in record.events if e.stages and any(m.from_head and m.note == letter.note for m in e.mentions)]
    return heads[0] if heads and heads[0].date.precision is Precision.DAY else None


_DURATION = re.compile(
    r"\b(?P<count>one|two|three|four|five|six|seven|\d)[- ]days?[- ](?:long )?(?:[\w-]+ ){0,3}?(?:meeting|round[- ]?table|workshop|event|seminar|session|consultation|webinar|training|course)",
    re.I,
)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def duration_mismatch(record: Record) -> Iterator[Finding]:
    """A meeting said to have lasted other than its dates tell."""
    for event in record.events:
        if event.date.precision is not Precision.DAY or event.date.earliest is None or event.date.latest is None:
            continue
        days = (event.date.latest - event.date.earliest).days + 1
        # one passage may carry several mentions, one a stage
        passages = {(mention.note, mention.start): mention for mention in reversed(event.mentions)}
        for mention in passages.values():
            said = _DURATION.search(mention.exact)
            if said is None or (mention.date.start, mention.date.end) != (event.date.start, event.date.end):
                continue
            count = _NUMBERS.get(said["count"].lower()) or int(said["count"])
            # "6, 7 and 9 January" may well be three days
            if count != days and not re.search(r"\d,", event.date.text):
                yield _finding(
                    "duration-mismatch",
                    record,
                    f'the dates {_span(event.date.start, event.date.end)} make {days} days, the text says "{said[0]}"',
                    mention,
                    event.mentions[0],
                )


def edition_mismatch(record: Record) -> Iterator[Finding]:
    """An edition named in two ways, or approved outside the years that it covers."""
    for plan in record.plans:
        # the last telling of each name; what announced an act stands behind what tells of it
        told = [m for e in record.events if e.plan == plan.id for m in e.mentions if m.plan is not None]
        told.sort(key=lambda mention: mention.modality is not Modality.PLANNED)
        named = {m.plan.label: m for m in told if m.plan}
        if len(named) > 1:
            labels = " and ".join(f'"{label}"' for label in sorted(named))
            yield _finding("edition-mismatch", record, f"one edition is named {labels}", *named.values())
        approval = next((e for e in record.events if e.id == plan.approval), None)
        if approval and plan.approved and plan.period_start and plan.period_end:
            year = int(plan.approved[:4])
            if year < plan.period_start or year > plan.period_end:
                when = "before its period begins" if year < plan.period_start else "after its period has ended"
                yield _finding(
                    "edition-mismatch",
                    record,
                    f"the plan for {plan.label} was approved in {year}, {when}",
                    *approval.mentions[:2],
                )


def stage_out_of_order(record: Record) -> Iterator[Finding]:
    """Within one edition, a draft written or reviewed after the plan's approval."""
    for plan in record.plans:
        acts = [e for e in record.events if e.plan == plan.id and e.modality is Modality.OCCURRED and e.date.known]
        approvals = [e for e in acts if Stage.APPROVAL in e.stages]
        if not approvals or approvals[0].date.latest is None:
            continue
        for event in acts:
            late = {Stage.DRAFTING, Stage.DRAFT_REVIEW} & set(event.stages)
            early = {Stage.IMPLEMENTATION_REVIEW} & set(event.stages)
            if Stage.UPDATE in event.stages or event.date.earliest is None or event.date.latest is None:
                continue
            if late and not early and event.date.earliest > approvals[0].date.latest:
                stage = min(late, key=lambda s: s.order).value
                yield _finding(
                    "stage-out-of-order",
                    record,
                    f"{stage} on {event.date.start} is told after the approval of {approvals[0].date.start}",
                    event.mentions[0],
                    approvals[0].mentions[0],
                    severity=Severity.NOTICE,
                )


def dated_after_note(record: Record) -> Iterator[Finding]:
    """An act told as done, on a day after that of every note that tells of it."""
    for event in record.events:
        begun = event.date.earliest
        if not event.stages or event.modality is not Modality.OCCURRED or not event.date.known or begun is None:
            continue
        days = [m.note_date for m in event.mentions if m.note_date is not None]
        if days and len(days) == len(event.mentions) and begun > max(days):
            yield _finding(
                "dated-after-note",
                record,
                f"{event.stages[0].value} on {event.date.start} is told as done in a note of {max(days)}",
                *event.mentions[:1],
                severity=Severity.NOTICE,
            )


def year_unknown(record: Record) -> Iterator[Finding]:
    """A day or month whose year nothing in the text fixes."""
    for event in record.events:
        if event.date.edtf.startswith("XXXX"):
            yield _finding(
                "year-unknown",
                record,
                f'"{event.date.text}": no year can be told from the text',
                *event.mentions[:1],
                severity=Severity.NOTICE,
            )


CHECKS: tuple[Check, ...] = (
    dates_differ,
    dates_apart,
    letter_out_of_order,
    duration_mismatch,
    edition_mismatch,
    stage_out_of_order,
    dated_after_note,
    year_unknown,
)
