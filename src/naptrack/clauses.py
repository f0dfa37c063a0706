"""A tagged sentence taken into clauses, with the dates that stand in each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from naptrack.dates import DateSpan
from naptrack.dates.span import Unit
from naptrack.passages import Block, View
from naptrack.tagging import DATE, PERIOD, Tagged, expand

_FINITE = r"(?:was|were|is|are|has|had|have|will|would|shall|plans?|intends?|expects?|said|noted|hopes?|wants?|did|does|do|tells|says|can|could|may|might|went|came|gave|took|held|met|made|sent|wrote|began|became|put|drew|sat|laid|led|ran|brought|saw|found|told|spoke|\w{3,}ed)"
_BREAK = re.compile(
    expand(
        r"(?P<semi>; (?![^()]{0,90}\))|: | \u2014 |\u2014| - )"
        r"|(?P<rel>,? (?:which|who|whose|whereupon|where|whereby|that (?=(?:was|were|had|has|have|is|are|will|would|shall)\b)|(?:at|during|in|under|after|for|from|by|of|with|through) which)\b)"
        r"|(?P<sub>,? (?:(?:while|whereas|although|though|when|because|(?<!has )(?<!have )(?<!had )since(?! WHEN| \d)|as soon as|once(?! more| again| an? | every| per|[,.;])|if(?! (?:travel|circumstances|conditions|possible|necessary|funds|funding|resources)\b)|unless|so that)\b(?! (?:the )?WHEN)|(?:after|(?<!lay )(?<!laid )(?<!put )before|until|following|prior to)(?= (?:[\w-]+ing|it|they|he|she|(?:STATE|PLAN|DRAFT) (?:was|were|had|has|is|are)|[A-Z]{3,}|(?:the|its|his|an?) (?:[\w'\ue000-]+ ){1,7}?(?:was|were|had|has|is|are))\b)|(?<=,) (?:after|before|following|prior to)\b))"
        r"|(?P<co>(?:,? (?:and|but|nor)|, (?:yet|then|so))(?: then| also| later| subsequently| thereafter)? (?=(?:that )?(?:(?:on|in|from|between|since) (?:the )?WHEN,? (?=(?:the|its|their|this|an?|it|they|he|she)\b|STATE|PLAN|DRAFT|COMMITTEE|EXPERTS)|(?:with|by|under) [^,;]{3,70}? (?=(?:it|they)\b)|(?:before|by|until|after|within) [^,;]{3,40}? (?=(?:we|it|they)\b))?(?:(?:STATE|it|they|he|she|we|PLAN|DRAFT|COMMITTEE|EXPERTS)|(?:the|its|their|this|these|another|an?|both|two|some|all|no) (?:[\w'\ue000-\ue0ff-]+ ){1,6}?)?(?: ?(?:also|now|then|later|subsequently|thereafter|both) )? ?"
        + _FINITE
        + r"\b))"
        r"|(?P<co3>,? (?:and|but) that (?=[^.;,]{3,90}? (?:was|were|is|are|has|had|have|will|would|could|should)\b))"
        r"|(?P<co4>,? (?:and|but) (?=(?:the )?STATE that (?:it|they|its|their|he|she|the)\b[^.;,]{3,90}))"
        r"|(?P<co2>(?<=[\ue001\ue002]),? and (?=to (?:hold|support|help|assist|organi[sz]e|convene|host|submit|adopt|approve|draft|review|update|finali[sz]e)\b))"
        r"|(?P<back>, (?=(?:(?:STATE|it|they|he|she|PLAN|DRAFT|COMMITTEE|EXPERTS)|[A-Z]{3,}(?: (?:and|of|in|the|for|[A-Z\ue000][\w'-]*)){0,9}|(?:the|its|their|this|these|both|some|all|no|an?) (?:[\w'\ue000-]+ ){1,6}?)?(?: ?(?:also|now|then|later|subsequently|thereafter|both) )? ?(?:was|were|is|are|has|had|have|will|would|shall|did|does|plans|intends|expects|said|held|met|took|gave|made|sent|put|began|drew|wrote|sat|laid|went|came|led|ran|brought|saw|found|told|spoke|\w{4,}ed)\b))"
        r"|(?P<after_having>, (?=(?:an?|the) (?:[\w'\ue000-\ue0ff-]+ ){7,16}?(?:was|were) ))"
        r"|(?P<part>, (?=(?:having|being|thus|thereby|aiming|leading|inviting|asking|announcing|requesting|informing|indicating|covering|including|among|such as|namely|as well as|following|where)\b))"
    )
)
_HAVING = re.compile(r"[^,;]{1,60} having \w+[^,;]*$")
_VERB = re.compile(rf"\b{_FINITE}\b")
#: "in September, before any of its neighbours, it submitted ...": no clause of its own
_SET_IN = re.compile(r", (?:after|before|following|prior to) ")
_FRONTED = re.compile(
    r"(?:; |: | \u2014 |\u2014| - )(?:in|on|at|by|from|during|since|between|early|late|already|as early) "
)
_DASH = re.compile(r" \u2014 |\u2014| - ")
_WHOSE = re.compile(r",? (?:whose|where)\b")
_BARE_AND = re.compile(rf",? and (?:then |later |also |\w+ly )?{_FINITE}\b")
_PARTICIPLE = re.compile(r", \w{4,}ed\b")
_FINITE_TO_COME = re.compile(
    r", (?:also |then |later )?(?:(?:was|were|is|are|has|had|have|will|would|took)\b|\w{4,}ed\b(?! (?:by|between|in|on|with|near|of|from|under|for|to)\b))"
)
_RESUMES = re.compile(
    r", (?:also |now |then |later |subsequently |thereafter |both )?(?:was|were|is|are|has|had|have|will|would|shall|took|held|met|gave|began|drew|wrote|sat|went|came|led|ran|brought|saw|found|spoke|\w{4,}ed)\b"
)
#: "In March 2015, the Ministry says, the document will be laid before ...": the day is that of what is said
_SAID_OF_A_DAY = re.compile(
    expand(
        r"(?:.*(?:[;:]|\u2014|-) )?(?:In|On|By|At|From|Between|During|Since|Early in|Late in|Towards|Before) (?:the )?(?:end of )?WHEN, (?:[\w'\ue000-\ue0ff-]+ ){1,6}?(?:says?|said|tells|told us|adds|added|writes|wrote|explains|explained|reports|hopes?|expects?|believes|thinks)"
    )
)
_OBJECT_TO_COME = re.compile(
    r".*\b(?:conducted|held|organi[sz]ed|hosted|convened|ran|led|opened|facilitated|gave|delivered|moderated), (?:as|with|together|jointly|under|within|in|at|thanks|for|on)\b[^,;]+"
)
_AN_EVENT = re.compile(
    r", (?:an?|the|its|their|two|three) (?:[\w-]+ ){0,4}?(?:workshop|meeting|round[- ]?table|seminar|session|consultation|training|course|event|visit|mission)s?\b"
)
_DATELINE = re.compile(
    expand(
        r"(?!(?:On|In|By|Since|Between|From|At|During|Until|Before|After|Early|Late) )[A-Z][\w.'\u00c0-\u024f/-]*(?:[ ,]+(?:STATE|[A-Z][\w.'\u00c0-\u024f/-]*)){0,4},? DATE\.? ?(?:\([A-Z][\w /,.&'-]{1,60}\) )?(?:[-\u2014:]|\()"
    )
)
_NAMED_UNTIL = re.compile(
    r"\b(?:called|known|named|styled)(?: as)?(?: so| then| in the UN)? (?:until|till|before|since) $"
    r"|\b(?:originally|initially|first) (?:to be held|to take place|planned|scheduled|announced|foreseen|set)(?: to be held| to take place)?(?: in| for| on| from)? $"
    r"|\b(?:moved|postponed|shifted|rescheduled) from $"
)
#: What a plan's term ends with, as no act does.
_TERM_ENDS = re.compile(
    r"\b(?:expir(?:e|es|ed|ing)|(?:runs?|ran|running) (?:out|until|till|up to)|laps(?:e|es|ed|ing))(?: (?:in|on|at|with|at the end of))? $"
    r"|(?:\b(?:terms?|periods?|validity|duration)\b|(?<!\bof )(?<!\bon )[\ue010\ue011])[^;]{0,30}? (?:ends?|ended|ending|comes? to an end|came to an end)(?: (?:in|on|with))? $"
)
_THAT_IS = re.compile(r", (?:in|on|namely|that is,?)(?: the)? ")
_OF_THE_PAPER = re.compile(expand(r"ANYPLAN,? dated (?:from )?$"))
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|during|of|since|by|until|till|before|after|from|back in|as early as|as far back as|as long ago as|early|late|mid|already|around|about|throughout|over|across|[Ff]or|and|or|year|\w:|(?:foreseen|planned|scheduled|expected|due|set|announced|meant|intended) for)|^|[(,]) ?$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its bounds in the tagged text and how it hangs on the one before.

    ``kind`` is main, semi, rel, sub, co, back or part. Clauses of one ``strand`` are pieces of one clause, with an
    insertion between them ("The draft, which ..., was read").
    """

    start: int
    end: int
    kind: str
    strand: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its view, its tags, its clauses, and where it stands."""

    view: View
    tagged: Tagged
    clauses: tuple[Clause, ...]
    block: Block
    number: int
    when: tuple[tuple[int, DateSpan], ...]

    @property
    def text(self) -> str:
        """The tagged text."""
        return self.tagged.text

    def rest_of_strand(self, place: int) -> str:
        """What the clause at ``place`` goes on with after an insertion; empty where nothing is inserted."""
        here = self.clauses[self.clause_at(place - 1)]
        later = [one for one in self.clauses if one.strand == here.strand and one.start > here.start]
        return self.text[later[0].start : later[0].end] if later else ""

    def clause_at(self, place: int) -> int:
        """Which clause the character at ``place`` of the tagged text belongs to."""
        return bisect_right([clause.start for clause in self.clauses], place) - 1

    def dates_in(self, clause: int) -> list[tuple[int, DateSpan]]:
        """The dates of one clause, as (place in the tagged text, date)."""
        strand = self.clauses[clause].strand
        own = [one for one in self.clauses if one.strand == strand]
        return [(at, date) for at, date in self.when if any(one.start <= at < one.end for one in own)]


def split(view: View, tagged: Tagged, block: Block, number: int) -> Sentence:
    """Take a tagged sentence into clauses."""
    text = tagged.text
    marks: list[tuple[int, str]] = [(0, "main")]
    for match in _BREAK.finditer(text):
        kind = (match.lastgroup or "co").rstrip("234")
        if kind == "after_having":
            if not _HAVING.match(text, 0, match.start()):
                continue
            kind = "semi"  # "Togo having asked for assistance in May, a national round table on ... was held in July"
        # "which the Centre and the Ministry held": the first "and" joins two who act
        joins_names = (
            kind == "co" and marks[-1][1] in ("rel", "sub", "semi") and not _acts(text, marks[-1][0], match.start())
        )
        if match.start() > 0 and not joins_names:
            marks.append((match.start(), kind))
    ends = [start for start, _ in marks[1:]] + [len(text)]
    clauses: list[Clause] = []
    for i, ((start, kind), end) in enumerate(zip(marks, ends, strict=True)):
        strand = i
        if (
            kind == "back"
            and clauses
            and clauses[-1].kind == "sub"
            and not _SET_IN.match(text, clauses[-1].start)
            and _goes_on(text, clauses[-1], clauses[-1])
        ):
            strand = clauses[-1].strand  # "when, on 17 May, the Ministry laid the draft before ..."
        elif (
            kind == "back"
            and clauses
            and _FRONTED.match(text, clauses[-1].start, start)
            and not _acts(text, clauses[-1].start, start)
        ):
            strand = clauses[-1].strand  # ": in September, before any of its neighbours, it submitted ..."
        elif (
            kind == "back"
            and clauses
            and _OBJECT_TO_COME.fullmatch(text, clauses[-1].start, start)
            and _AN_EVENT.match(text, start)
        ):
            strand = clauses[-1].strand  # "where on 3 May it conducted, as part of its programme, a workshop that ..."
        elif kind == "back" and clauses and _SAID_OF_A_DAY.fullmatch(text, clauses[-1].start, start):
            strand = clauses[-1].strand
        elif (
            kind == "back"
            and clauses
            and clauses[-1].kind == "rel"
            and _WHOSE.match(text, clauses[-1].start)
            and not _acts(text, clauses[-1].start, start)
        ):
            strand = clauses[-1].strand  # "a draft whose outline the same group, with some help, had put on paper"
        elif _DASH.match(text, start) and len(clauses) > 1 and _is_between_dashes(text, clauses, start, end):
            kind, strand = "back", clauses[-2].strand  # "In 2012, Kyrgyzstan - with some help - developed a plan"
        elif (
            kind == "back" and _RESUMES.match(text, start, end) and not _is_participle(text, start, end, marks[i + 1 :])
        ):
            earlier = [c for n, c in enumerate(clauses) if not _is_of_an_insertion(text, clauses, n)]
            strand = next((c.strand for c in reversed(earlier) if _goes_on(text, c, clauses[-1])), i)
        clauses.append(Clause(start, end, kind, strand))
    return Sentence(view, tagged, tuple(clauses), block, number, tuple(_event_dates(tagged)))


def _acts(text: str, start: int, end: int) -> bool:
    """Whether a finite verb stands between two places."""
    return _VERB.search(text, start + 1, end) is not None


def _is_between_dashes(text: str, clauses: Sequence[Clause], start: int, end: int) -> bool:
    """Whether the last clause is an insertion between dashes, before which the verb was still to come."""
    before, set_in = clauses[-2], clauses[-1]
    opens = _DASH.match(text, set_in.start) is not None
    return opens and not _acts(text, before.start, before.end) and _acts(text, start, end)


def _goes_on(text: str, clause: Clause, last: Clause) -> bool:
    """Whether the verb behind an insertion may be that of ``clause``: "since the Cabinet, by its decree, approved"."""
    if clause is last and clause.kind == "sub":
        return not _acts(text, clause.start, clause.end)
    return clause.kind in ("main", "semi", "co")


def _is_of_an_insertion(text: str, clauses: Sequence[Clause], number: int) -> bool:
    """ "The workshop, at which experts read the draft and made changes, was held": the "and" belongs to the insertion."""
    clause = clauses[number]
    return (
        clause.kind == "co"
        and number > 0
        and clauses[number - 1].kind == "rel"
        and _BARE_AND.match(text, clause.start) is not None
    )


def _is_participle(text: str, start: int, end: int, later: Sequence[tuple[int, str]]) -> bool:
    """ "The draft, which ..., composed in May, was read": the verb is still to come."""
    return _PARTICIPLE.match(text, start, end) is not None and any(
        kind == "back" and _FINITE_TO_COME.match(text, at) for at, kind in later
    )


def _says_more(relative: DateSpan, day: DateSpan) -> bool:
    """Whether a date stands for itself, or a day names the days of "last week"."""
    of_weeks = relative.shift is not None and relative.shift.unit in (Unit.WEEK, Unit.MONTH)
    return day.needs == "nothing" or (day.needs == "year" and day.kind == "day" and of_weeks)


def _event_dates(tagged: Tagged) -> Sequence[tuple[int, DateSpan]]:
    """The signs of a sentence that date something: not the periods of plans, not the year of an edition."""
    found: list[tuple[int, DateSpan]] = []
    for at, date in sorted(tagged.dates.items()):
        sign = tagged.text[at]
        if _OF_THE_PAPER.search(tagged.text[:at]) or _NAMED_UNTIL.search(tagged.text[:at]):
            continue  # "a draft, dated August 2018"; "as it was called until February"; "first planned for May"
        if _TERM_ENDS.search(tagged.text[:at]):
            continue  # "the plan, the term of which ends in December"
        if sign == DATE or (
            sign == PERIOD and date.kind == "year" and (len(date.text) > 4 or _YEAR_LEAD.search(tagged.text[:at]))
        ):
            found.append((at, date))
    # "a year earlier, in May 2012": the second says what the first means
    found = [
        (at, date)
        for number, (at, date) in enumerate(found)
        if date.kind != "relative"
        or number + 1 == len(found)
        or not _says_more(date, found[number + 1][1])
        or not _THAT_IS.fullmatch(tagged.text, at + 1, found[number + 1][0])
    ]
    if found and _DATELINE.match(tagged.text, 0, found[0][0] + 4):
        return found[1:]  # "VIENNA, 28 October 2016 - Officials met on 27 and 28 October"
    return found
