"""Occasions: the meetings that undated sentences may speak of, first of all those of the head."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from naptrack.header import Heading
from naptrack.models import Date, Modality, Precision, Stage
from naptrack.rules import WORDS
from naptrack.tagging import RES1540

#: The stages that happen at a meeting.
MEETING_STAGES = frozenset(
    {Stage.ROUNDTABLE, Stage.DRAFTING, Stage.DRAFT_REVIEW, Stage.IMPLEMENTATION_REVIEW, Stage.UPDATE}
)
#: A word for a meeting of any kind.
EVENT = re.compile(rf"\b{WORDS['EVENT_N']}\b")
#: Words that point at a meeting told of already: "the workshop", "participants", "on the second day".
DEFINITE = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Ii]ts|[Dd]uring (?:the|this)|[Aa]t (?:the|this)|[Bb]oth|present) (?:(?:final|first|second|last|national|said|same|present|whole|two|three|\w+-day|one-day|drafting|technical|working|online|virtual|joint|follow-up|country|1540|{RES1540}|combined|introductory|expert|closing|opening)(?: |, ))*{WORDS['EVENT_N']}\b|\b(?:[Pp]articipants|[Tt]he (?:\w+ ){{0,3}}(?:delegations?|officials|representatives|authorities|experts|ministries|group|teams?|side|working group)|[Dd]elegations|[Dd]elegates|[Mm]embers|[Oo]fficials|[Tt]hey|[Aa]ttendees|[Ee]xperts|[Ii]n (?:the )?(?:following |working )?(?:discussions?|sessions?|groups?)|on the (?:first|second|third|last|final|following) (?:day|morning|afternoon)|[Tt]he (?:(?:two|three|first|second) )?(?:days?|morning|afternoon)(?:'s?)? (?:\w+ )?(?:was|were|business|work|programme|agenda|talks|discussions?))\b|^(?:It|it) (?:was|brought|focused|aimed|also|reviewed|examined|discussed|looked|went|dealt|served|led|produced|closed|ended|concluded)\b"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """An occasion that undated sentences may speak of."""

    key: str
    states: tuple[str, ...]
    date: Date
    title: str = ""
    place: str | None = None
    country: str | None = None
    online: bool = False
    from_head: bool = False
    planned: bool = False
    government: bool = False
    announced: bool = False  # by the heading above

    def concerns(self, iso3: str) -> bool:
        """Whether the occasion is that of ``iso3``; one that names no State may be anybody's."""
        return not self.states or iso3 in self.states

    @property
    def modality(self) -> Modality:
        """Whether the occasion has come to pass by the day of the text."""
        return Modality.PLANNED if self.planned else Modality.OCCURRED

    def in_the_body(self) -> Frame:
        """The same occasion, as the body of the note speaks of it."""
        return replace(self, from_head=False)


def same_days(one: Date, other: Date) -> bool:
    """Whether two dates begin and end on the same days."""
    return (one.start, one.end) == (other.start, other.end)


def lies_ahead(date: Date, posted: dt.date | None) -> bool:
    """Whether a date begins after the day on which the text was posted: what a text announces has not come to pass."""
    return posted is not None and date.known and date.earliest is not None and date.earliest > posted


@dataclass(frozen=True, slots=True)
class HeadOccasions:
    """The occasions that the head of a note gives, in its order."""

    frames: Sequence[Frame]

    @classmethod
    def of(cls, heading: Heading) -> HeadOccasions:
        """One frame for each occasion of ``heading``, under the keys head0, head1 and so on."""
        return cls(
            [
                Frame(
                    f"head{number}",
                    one.states,
                    one.date,
                    one.title,
                    one.place,
                    one.venue_country,
                    one.online,
                    from_head=True,
                    planned=lies_ahead(one.date, heading.head.posted),
                )
                for number, one in enumerate(heading.head.occasions)
            ]
        )

    def on(self, date: Date) -> Frame | None:
        """The first occasion on exactly these days."""
        return next((one for one in self.frames if one.date.known and same_days(one.date, date)), None)

    def within(self, date: Date) -> Frame | None:
        """The one occasion whose days lie in the month that ``date`` is."""
        if date.precision is not Precision.MONTH or date.start != date.end:
            return None
        inside = [one for one in self.frames if one.date.precision is Precision.DAY and _overlap(one.date, date)]
        return inside[0] if len(inside) == 1 else None

    def during(self, iso3: str, date: Date) -> Frame | None:
        """The first dated occasion of ``iso3`` that shares a day with ``date``."""
        return next((one for one in self.frames if iso3 in one.states and _overlap(one.date, date)), None)

    def whose(self, iso3: str) -> Frame | None:
        """The first occasion of ``iso3``, else the first that names no State; of several the one in the State itself."""
        mine = [one for one in self.frames if iso3 in one.states] or [
            one for one in self.frames if not one.states and one.country == iso3 and len(self.frames) > 1
        ]
        return next(iter(mine or [one for one in self.frames if not one.states]), None)


def _overlap(one: Date, other: Date) -> bool:
    if not (one.known and one.earliest and one.latest and other.earliest and other.latest):
        return False
    return one.earliest <= other.latest and other.earliest <= one.latest
