"""The words of the record: what naptrack means by a note, a mention, an event, a plan, a finding.

Everything here is immutable and knows nothing of files, databases or screens.
Selector terms (exact, prefix, suffix, start, end) follow the W3C Web Annotation
Data Model; date strings follow EDTF (ISO 8601-2); State keys are ISO 3166-1 alpha-3.
Offsets count code points of a note's frozen text, from 0, end exclusive.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Stage(StrEnum):
    """A step in the life of one edition of a plan, in order."""

    UPDATE = "update"
    ROUNDTABLE = "roundtable"
    DRAFTING = "drafting"
    DRAFT_REVIEW = "draft-review"
    APPROVAL = "approval"
    SUBMISSION = "submission"
    IMPLEMENTATION_REVIEW = "implementation-review"

    @property
    def order(self) -> int:
        """Rank within an edition, 0 for the first step."""
        return STAGE_ORDER[self]


STAGE_ORDER: dict[Stage, int] = {stage: rank for rank, stage in enumerate(Stage)}


class Milestone(StrEnum):
    """Worth a line on a timeline; moves no stage."""

    LETTER = "letter"
    ASSISTANCE_REQUEST = "assistance-request"
    NATIONAL_REPORT = "national-report"
    POINT_OF_CONTACT = "point-of-contact"
    WORKSHOP = "workshop"
    VISIT = "visit"
    PEER_REVIEW = "peer-review"
    TRAINING = "training"


Mark = Stage | Milestone


def mark_of(value: str) -> Mark:
    """The stage or milestone that ``value`` names.

    Raises ValueError where it names neither.
    """
    try:
        return Stage(value)
    except ValueError:
        return Milestone(value)


class Modality(StrEnum):
    """Whether a text tells of an act or of an intention."""

    OCCURRED = "occurred"
    PLANNED = "planned"


class Precision(StrEnum):
    """How finely a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    NONE = "none"


class Origin(StrEnum):
    """Where an event comes from."""

    DERIVED = "derived"
    RECORDED = "recorded"
    CORRECTED = "corrected"


class Severity(StrEnum):
    """How much a finding matters to a careful reader."""

    NOTICE = "notice"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Date:
    """When something happened, no finer than the text says.

    ``earliest`` and ``latest`` bound the event; with precision NONE they are
    bounds only (either may be None) and the date is unknown.
    """

    earliest: dt.date | None = None
    latest: dt.date | None = None
    precision: Precision = Precision.NONE
    edtf: str = ""
    text: str = ""

    @property
    def start(self) -> str | None:
        """First day, month or year, written to the precision; None if unknown."""
        return _written(self.earliest, self.precision)

    @property
    def end(self) -> str | None:
        """Last day, month or year, written to the precision; None if unknown."""
        return _written(self.latest, self.precision)

    @property
    def known(self) -> bool:
        """True where the text fixes at least the year."""
        return self.precision is not Precision.NONE


UNKNOWN = Date()


def _written(day: dt.date | None, precision: Precision) -> str | None:
    if day is None or precision is Precision.NONE:
        return None
    return day.isoformat()[: {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}[precision]]


@dataclass(frozen=True, slots=True)
class Document:
    """A file as read: its text frozen, with the way back to the file.

    ``lines`` maps offsets to raw line numbers as sorted (offset, line) pairs;
    ``pages`` likewise for page numbers, empty where the format has no pages.
    """

    path: str
    sha256: str
    media_type: str
    text: str
    lines: tuple[tuple[int, int], ...] = ()
    pages: tuple[tuple[int, int], ...] = ()
    url: str | None = None
    title: str | None = None

    def line_at(self, offset: int) -> int | None:
        """Raw line number (from 1) of the character at ``offset``."""
        return _at(self.lines, offset)

    def page_at(self, offset: int) -> int | None:
        """Page number (from 1) of the character at ``offset``; None without pages."""
        return _at(self.pages, offset)


def _at(index: tuple[tuple[int, int], ...], offset: int) -> int | None:
    place = bisect_right(index, (offset, 1 << 62)) - 1
    return index[place][1] if place >= 0 else None


@dataclass(frozen=True, slots=True)
class Occasion:
    """One event of a note's own head: for whom, when, where, under which title."""

    title: str
    states: tuple[str, ...]
    date: Date
    place: str | None = None
    venue_country: str | None = None
    online: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """A note's labelled head, taken apart."""

    titles: tuple[str, ...] = ()
    organizers: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    posted: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """One source document: the file, its frozen text and its head."""

    id: str
    document: Document
    head: Head

    @property
    def title(self) -> str:
        """The titles of the head as one line."""
        return "; ".join(self.head.titles)

    @property
    def date(self) -> dt.date | None:
        """Posting date where stated, else the last day in the head."""
        if self.head.posted:
            return self.head.posted
        days = [o.date.latest for o in self.head.occasions if o.date.known and o.date.latest]
        return max(days, default=None)


@dataclass(frozen=True, slots=True)
class PlanName:
    """How a passage names an edition: by its period, or by one year."""

    label: str
    first: int
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One passage that tells of one event of one State.

    Invariant: ``document.text[start:end] == exact``. Where a footnote or a page
    break cuts the passage, ``parts`` holds the pieces that belong to it.
    Mentions of one note that tell of the same event share ``occasion``.
    """

    note: str
    note_date: dt.date | None
    iso3: str
    mark: Mark
    modality: Modality
    date: Date
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    rule: str
    occasion: str
    parts: tuple[tuple[int, int], ...] | None = None
    line: int | None = None
    page: int | None = None
    title: str = ""
    place: str | None = None
    venue_country: str | None = None
    online: bool = False
    plan: PlanName | None = None
    from_head: bool = False

    @property
    def id(self) -> str:
        """Stable key: note, span, State and mark."""
        return digest(self.note, str(self.start), str(self.end), self.iso3, self.mark.value)

    @property
    def order(self) -> tuple[str, str, int, int, str]:
        """Reading order: (note date, note id, start), then end and mark."""
        day = self.note_date.isoformat() if self.note_date else "9999"
        return (day, self.note, self.start, self.end, self.mark.value)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened to, or is planned for, one State.

    The first of its ``mentions`` is the one to quote (``to_quote``). Where an analyst's judgement
    shaped it, ``author`` is who judged last and ``judged`` on which day (UTC); ``source`` is what a
    recorded event rests on, as the analyst cites it.
    """

    id: str
    iso3: str
    stages: tuple[Stage, ...]
    milestone: Milestone | None
    modality: Modality
    date: Date
    title: str
    mentions: tuple[Mention, ...]
    place: str | None = None
    venue_country: str | None = None
    online: bool = False
    plan: str | None = None
    origin: Origin = Origin.DERIVED
    author: str | None = None
    judged: dt.date | None = None
    source: str | None = None


def to_quote(mentions: Iterable[Mention], modality: Modality) -> tuple[Mention, ...]:
    """Mentions of an event in reading order, those first that tell of it as it is.

    An act is quoted from what tells that it came to pass; what announced it stands behind.
    """
    return tuple(sorted(mentions, key=lambda mention: (mention.modality is not modality, mention.order)))


@dataclass(frozen=True, slots=True)
class Plan:
    """One edition of a State's plan, from what its events say.

    ``order`` counts a State's editions from 0; ``approval`` and ``submission``
    are event ids.
    """

    id: str
    iso3: str
    order: int
    label: str | None = None
    period_start: int | None = None
    period_end: int | None = None
    approved: str | None = None
    submitted: str | None = None
    approval: str | None = None
    submission: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a careful reader would query."""

    code: str
    severity: Severity
    iso3: str | None
    message: str
    mentions: tuple[Mention, ...] = ()
    note: str | None = None

    @property
    def id(self) -> str:
        """Stable key: code, State, note and the mentions it rests on, else what it says."""
        return digest(self.code, self.iso3 or "", self.note or "", *([m.id for m in self.mentions] or [self.message]))


@dataclass(frozen=True, slots=True)
class Silence:
    """A passage that names a State and a stage but gave no event, and why."""

    start: int
    end: int
    exact: str
    reason: str
    rule: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one note says: the note, its mentions, its findings, its silences."""

    note: Note
    mentions: tuple[Mention, ...] = ()
    findings: tuple[Finding, ...] = ()
    silences: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True)
class Record:
    """What all mentions of one State come to."""

    iso3: str
    events: tuple[Event, ...] = ()
    plans: tuple[Plan, ...] = ()
    findings: tuple[Finding, ...] = field(default=())


def digest(*parts: str) -> str:
    """Twelve hex digits that stand for ``parts``, the same on every machine."""
    import hashlib

    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]
