"""The dates of a sentence, settled: what stands for a missing year, and what bounds an event without a date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeGuard

from naptrack import dates
from naptrack.clauses import Sentence
from naptrack.dates import DateSpan
from naptrack.header import span_of
from naptrack.models import UNKNOWN, Date, Precision
from naptrack.narrative.matching import Match
from naptrack.narrative.matter import Matter
from naptrack.narrative.scene import Mind, Scene

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_TO_COME = re.compile(
    r"\b(?:will|shall|is to|are to|to be|expected|plans?|intends?|due|scheduled|would|planned|foreseen|envisaged|expects?|(?:agreed|decided|undertook|promised|hopes?|wants?|expects?) to)\b"
)
_DAYS = {"two": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5}
_LONG = rf"(?P<days>{'|'.join(_DAYS)})-day "
_CLOSING = r"(?:ended|concluded|closed|finished|wrapped up|completed|came to an end|drew to a close)"
_OPENING = r"(?:opened|began|started|got under way|kicked off)"
#: "A two-day round table that opened in Chisinau today", "yesterday concluded a two-day assessment"; the date is \ue001.
_LASTED = re.compile(
    rf"{_LONG}[^.;\ue001]{{3,120}}? (?:(?P<closed>{_CLOSING})|{_OPENING})\b[^.;,\ue001]{{0,60}}? ?(?:on )?(?P<at>\ue001)"
    rf"|(?P<at2>\ue001) (?:(?P<closed2>{_CLOSING})|{_OPENING}) (?:an?|its|their|the) (?:\w+ )?{_LONG.replace('days', 'days2')}"
    rf"|\b(?:(?P<closed3>{_CLOSING})|{_OPENING}) (?:an?|its|their|the) (?:\w+ )?{_LONG.replace('days', 'days3')}[^.;,\ue001]{{3,80}}? (?:on )?(?P<at3>\ue001)"
)
_REPORTED = re.compile(
    r"\b(?:report|sa(?:id|ys)|told|announc|inform|recall|mention|not|explain|stat)(?:ed|s|ing)?\b[^.;]{0,40}? that\b[^.;]{0,120}? had "
)
#: "2015 - The Government approves the plan at its session of 26 March", among the entries of a chronicle
_YEAR_OF_ENTRY = re.compile(
    r"(?:[-*\u2013\u2014\u2022] ?)?(?:19|20)\d\d ?[-\u2013\u2014:.|] ?(?=[A-Z\"'])|(?:19|20)\d\d(?=\. [A-Z])"
)
_AND_ON = re.compile(r",? (?:and|&)(?: on)? (?:the )?")
_SINCE_RES = re.compile(
    r"\b[Ss]ince (?:the )?(?:adoption of |its adoption )?(?:[\w ]{0,30}?)?(?:\((\d{4})\)|in (\d{4})|(\d{4})(?! ?\())"
)
_LEAD = 6  # blocks of a text
#: "was approved in April after a review held in 2018"
_LONG_AFTER = re.compile(
    r"(?<!than )(?<!over )\b(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen|twenty|\d\d?) (?P<unit>year|month)s? (?P<way>after|before) [^,;.:]*\Z",
    re.I,
)
_NOTE_VERBALE = re.compile(r"\b(?:[Nn]otes? verbale|[Ll]etter)(?: dated| of)? (?P<at>\ue001)")
_OF_WHAT_WENT_BEFORE = re.compile(r"\b(?:after|following|since|before) (?:an?|the|its) [^,;\ue001\ue002]{3,60}\Z")
_ON_ITS_DAY = re.compile(r",? (?:in|on|from|between)(?: the)? ")
_HAS_A_VERB = re.compile(
    r"\b(?:was|were|is|are|has|had|have|will|shall|guided|pursuant|accordance|under|\w{3,}ed)\b", re.I
)
_COARSE = (Precision.YEAR, Precision.MONTH)
_SOME_WEEKS = dt.timedelta(days=45)
_A_SEASON = dt.timedelta(days=120)  # a note may announce a day this far ahead


def settle(sentence: Sentence, matter: Matter, mind: Mind) -> dict[int, Date]:
    """The dates of ``sentence`` by their places: a missing year comes from its clause, the head, or the note's day.

    A year that the sentence names stays in ``mind``.
    """
    settled: dict[int, Date] = {}
    last = mind.previous
    named_years = _years_named(sentence) if any(span.needs == "year" for _, span in sentence.when) else []
    reach = _meetings_days(sentence) if sentence.when else {}
    for at, told in sentence.when:
        coming = _is_to_come(sentence, at)
        span = dates.to_come(told) if coming else told
        leaning = last
        if span.needs == "previous" and not settled and matter.day and _REPORTED.search(sentence.text, 0, at):
            leaning = Date(
                matter.day, matter.day, Precision.DAY
            )  # "reported that it had been approved the year before"
        year = _year(sentence, at, span, named_years, matter, mind) if span.needs == "year" else None
        date = dates.settle(span, year=year, note=matter.day, previous=leaning)
        if date is not None:
            date = _as_long_as_it_lasted(date, reach[at]) if at in reach else date
            if matter.lasts is not None and _opens_or_closes(matter.lasts, date):
                date = matter.lasts
            settled[at] = date
            last = date if date.known else last
            if date.earliest and date.known and not coming:
                mind.latest = max(mind.latest or date.earliest, date.earliest)
            _join_one_stretch(sentence, at, settled)
        if mind.anchor is None and not matter.is_note and _is_of_the_lead(sentence, at, span, date):
            mind.anchor = date.latest if date else None
        if span.needs == "nothing" and span.kind != "period" and (named := _YEAR.findall(span.text)):
            mind.year = int(named[-1])
    return settled


def _opens_or_closes(days: Date, date: Date) -> bool:
    """Whether a date is the first or the last of several days."""
    alone = date.precision is Precision.DAY and date.earliest == date.latest
    return alone and date.earliest in (days.earliest, days.latest)


def _is_to_come(sentence: Sentence, at: int) -> bool:
    """Whether the words before a date speak of what will be."""
    return _TO_COME.search(sentence.text[:at][-80:]) is not None


def _is_of_the_lead(sentence: Sentence, at: int, span: DateSpan, date: Date | None) -> bool:
    """Whether a full date is that of the meeting that a text without a day of its own begins with."""
    return (
        date is not None
        and date.precision is Precision.DAY
        and span.needs == "nothing"
        and sentence.number < _LEAD
        and not _is_to_come(sentence, at)
    )


def _year(
    sentence: Sentence, at: int, span: DateSpan, named: Sequence[_Named], matter: Matter, mind: Mind
) -> int | None:
    """The year of a day without one: one named in its clause, else that which brings it closest before the note's day."""
    if (entry := _YEAR_OF_ENTRY.match(sentence.block.view.text) or _YEAR.fullmatch(sentence.block.heading)) is not None:
        return int(entry[0].strip(" -*\u2013\u2014\u2022:.|"))
    if (posted := matter.heading.head.posted) is not None and _is_just_before(span, posted):
        return posted.year
    anchor = matter.anchor or mind.anchor
    if (said := _told_on(sentence, at)) and (guess := dates.settle(span, year=said.year)):
        return said.year + (guess.latest is not None and guess.latest < said)
    if (year := _of_the_year_before(sentence, at, matter, mind)) is not None:
        return year
    if (near := _year_beside(sentence, at, named)) is not None and not (_is_year_end(anchor) and near < anchor.year):
        return near
    if anchor is None:
        if mind.year is None and matter.heading.years and matter.is_note:
            return matter.heading.years[0]
        year = mind.year
        return None if _is_to_come(sentence, at) and _is_before(span, year, mind.latest) else year
    guess = dates.settle(span, year=anchor.year)
    if guess is None or guess.earliest is None:
        return anchor.year
    if _is_to_come(sentence, at):
        return anchor.year + (guess.latest is not None and guess.latest < anchor)
    return anchor.year - (guess.earliest > anchor + _A_SEASON)


def _of_the_year_before(sentence: Sentence, at: int, matter: Matter, mind: Mind) -> int | None:
    """ "The following year, on 9 and 10 May, a round table ...": the year that the words right before tell."""
    for place, span in sentence.when:
        if span.kind == "relative" and _ON_ITS_DAY.fullmatch(sentence.text, place + 1, at):
            date = dates.settle(span, note=matter.day, previous=mind.previous)
            if date is not None and date.precision in _COARSE and date.earliest is not None:
                return date.earliest.year
    return None


def _told_on(sentence: Sentence, at: int) -> dt.date | None:
    """ "On 22 January 2016 it wrote about a round table to be held on 15 March": the day from which it looks ahead."""
    if not _is_to_come(sentence, at):
        return None
    earlier = [span for place, span in sentence.when if place < at and span.kind == "day" and span.needs == "nothing"]
    date = dates.settle(earlier[-1]) if earlier else None
    return date.latest if date is not None else None


def _is_just_before(span: DateSpan, posted: dt.date) -> bool:
    """Whether a day without a year lies in the weeks before the text was posted: that is what news tell of."""
    guess = dates.settle(span, year=posted.year) if span.kind == "day" else None
    return guess is not None and guess.latest is not None and dt.timedelta() <= posted - guess.latest <= _SOME_WEEKS


def _is_year_end(day: dt.date | None) -> TypeGuard[dt.date]:
    """Whether the text reports on a year: its days without a year are of that year, whatever others it looks back to."""
    return day is not None and (day.month, day.day) == (12, 31)


def _is_before(span: DateSpan, year: int | None, day: dt.date | None) -> bool:
    """Whether the span in that year lies before a day that was told of: what is to come does not."""
    guess = dates.settle(span, year=year) if year else None
    return guess is not None and guess.latest is not None and day is not None and guess.latest < day


class _Named(NamedTuple):
    """A year that a date of the sentence names, where it can hold for the dates beside it."""

    place: int
    strand: int
    year: int
    of_day: bool


def _years_named(sentence: Sentence) -> list[_Named]:
    """The years that the dates of a sentence name, in order; not those of what went before."""
    return [
        _Named(place, sentence.clauses[sentence.clause_at(place)].strand, int(year[0]), span.kind == "day")
        for place, span in sentence.when
        if span.kind != "period"
        and (year := _YEAR.search(span.text)) is not None
        and not _OF_WHAT_WENT_BEFORE.search(sentence.text, max(0, place - 80), place)
    ]


def _year_beside(sentence: Sentence, at: int, named: Sequence[_Named]) -> int | None:
    """The year that another date of the sentence names: of the same clause first, then the next one behind or before.

    In "on 3 May the NAP was drafted, and on 9 June 2017 it was approved" one year holds for both. A year that stands
    alone in a clause of its own, as that of something else, does not.
    """
    strand = sentence.clauses[sentence.clause_at(at)].strand
    same = next((one.year for one in named if one.strand == strand), None)
    if same is not None or _is_to_come(sentence, at):
        return same
    return min(((one.place < at, abs(one.place - at), one.year) for one in named if one.of_day), default=(None,))[-1]


def _meetings_days(sentence: Sentence) -> dict[int, tuple[dt.timedelta, dt.timedelta]]:
    """By the place of a meeting's first or last day, told together with their number: how far its days reach."""
    reach: dict[int, tuple[dt.timedelta, dt.timedelta]] = {}
    for match in _LASTED.finditer(sentence.text):
        told = match.groupdict()
        way = next(("", "2", "3")[n] for n, name in enumerate(("at", "at2", "at3")) if told[name])
        more = dt.timedelta(days=_DAYS[told[f"days{way}"]] - 1)
        days = (-more, dt.timedelta()) if told[f"closed{way}"] else (dt.timedelta(), more)
        reach.setdefault(match.start(f"at{way}"), days)
    return reach


def _as_long_as_it_lasted(date: Date, reach: tuple[dt.timedelta, dt.timedelta]) -> Date:
    """All days of a meeting of whose days one is told."""
    if date.precision is not Precision.DAY or date.start != date.end or not date.earliest:
        return date
    start, end = date.earliest + reach[0], date.earliest + reach[1]
    return Date(start, end, Precision.DAY, f"{start}/{end}", date.text)


def _join_one_stretch(sentence: Sentence, at: int, settled: dict[int, Date]) -> None:
    """ "On 30 November and 1 December": days that follow each other are one stretch."""
    before = max((place for place in settled if place < at), default=None)
    if before is None or not _AND_ON.fullmatch(sentence.text, before + 1, at):
        return
    one, other = settled[before], settled[at]
    months = one.precision is other.precision is Precision.MONTH
    if months and (len(sentence.tagged.states) > 1 or "respectively" in sentence.text):
        return  # "Togo and Benin approved theirs in June and July"
    if not months and not one.precision is other.precision is Precision.DAY:
        return
    if one.latest and other.earliest and (other.earliest - one.latest).days == 1:
        settled[before] = settled[at] = span_of(one, other)


def date_at(scene: Scene, at: int | None, *, planned: bool = False) -> Date:
    """The date at a place of the tagged text; without one, what bounds the event."""
    date = scene.settled.get(at, UNKNOWN) if at is not None else UNKNOWN
    return date if date.known else bounds(scene, date, planned=planned)


def bounds(scene: Scene, date: Date, *, planned: bool) -> Date:
    """An undated event lies before its note; after whatever the sentence says it lies since."""
    earliest = None
    if (since := _SINCE_RES.search(scene.view.text)) is not None:
        year = next((group for group in since.groups() if group), None)
        if year and 1990 <= int(year) <= 2100:
            earliest = dt.date(int(year), 1, 1)
    latest = None if planned else scene.matter.day
    if latest is not None and earliest is not None and earliest > latest:
        earliest = None
    return Date(earliest, latest, Precision.NONE, date.edtf, date.text)


def reckoned(scene: Scene, match: Match) -> Date:
    """The day of an act from which another is counted: "adopted in 2018, two years after it had been drafted"."""
    counted = _LONG_AFTER.search(scene.text, 0, match.start)
    if counted is None:
        return UNKNOWN
    end = scene.text.find(",", match.end)
    end = end if end >= 0 else len(scene.text)
    told = {at: date for at, date in sorted(scene.settled.items()) if at >= 0 and date.known}
    before = [at for at in told if at < counted.start()]
    anchors = before[-1:] or [at for at in told if at > end][:1]
    if not anchors or any(counted.start() <= at < end for at in told):
        return UNKNOWN
    count, unit, way = counted["count"], counted["unit"], counted["way"]
    span = dates.find(f"{count} {unit}s {'earlier' if way == 'after' else 'later'}")
    date = dates.settle(span[0], previous=told[anchors[0]]) if span else None
    return replace(date, text=f"{count} {unit} {way}") if date is not None else UNKNOWN


def of_the_letter(scene: Scene) -> Date:
    """The day of the letter that the whole text is, as its head gives it; else unknown."""
    for sentence in scene.matter.sentences[: scene.number + 1]:
        if dated := _NOTE_VERBALE.search(sentence.text):
            date = dates.settle(sentence.tagged.dates[dated.start("at")])
            if date is not None and date.known:
                return date
    return _posted(scene)


def of_the_decree(scene: Scene) -> Date:
    """The day of the decree that the whole text is: the first that its head names, before any verb, else that of its end.

    "Bishkek, Government House, 16 May 2013, No. 225-r"
    """
    for sentence in scene.matter.sentences[: min(scene.number, _LEAD)]:
        for at, span in sentence.when:
            date = None if _HAS_A_VERB.search(sentence.text, 0, at) else dates.settle(span)
            if date is not None and date.precision is Precision.DAY:
                return date
    return _posted(scene)


def _posted(scene: Scene) -> Date:
    day = scene.matter.heading.head.posted
    return Date(day, day, Precision.DAY, day.isoformat(), day.isoformat()) if day is not None else UNKNOWN
