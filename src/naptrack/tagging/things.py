"""States, dates, resolutions and bodies: what a sentence names besides plans."""

from __future__ import annotations

import re
from collections.abc import Sequence

from naptrack import dates
from naptrack.dates import DateSpan
from naptrack.states import StateSpan
from naptrack.tagging.signs import DATE, OTHERRES, PERIOD, RES1540, SIGNS, STATE, expand
from naptrack.tagging.work import Mark, disjoint

_RESOLUTION = re.compile(
    r"(?:(?:UN|United Nations|U\.N\.) )?(?:Security Council |UNSC |SC )?(?:[Rr]esolutions? |RESOLUTIONS? |UNSCRs? ?|SCR ?|[Rr]es\. )(?:\((?:UNSCR|NAP)\) )?(?:no\. ?|S/RES/)?(?P<number>\d{4})(?: ?\(\d{4}\)| of \d{4})?"
    r"|\bUNSC ?(?P<short>1540)\b(?! Committee)|\b(?P<bare>1540) ?\(2004\)|\b(?P<other>\d{4}) \((?:19[4-9]\d|20\d\d)\)|S/RES/(?P<symbol>\d{4}) ?(?:\(\d{4}\))?",
)
#: What goes before the date of a paper, which dates no event: "resolution 1540 of 28 April 2004", "the Charter of 1945".
_PAPER = re.compile(
    r"(?:(?<!Government )(?<!Cabinet )(?<!Ministers )(?<!Parliament )(?P<number>\b[Rr]esolutions? (?:\d{4}|\d{1,3}/\d{1,4})(?: ?\(\d{4}\))?)"
    r"|\b(?:Charter|Agenda|Convention|Treaty|Protocol|Covenant|Statute|Programme of Action)(?: (?:on|for|of|to) [\w' -]{3,60}?)?)"
    r",? (?:of |dated |(?:which was |as )?(?:adopted|signed|concluded|opened for signature)(?: by the (?:Security )?Council)? (?:on|in) )$"
    r"|\b(?:[Mm]atrix|[Mm]atrices|[Hh]andbook|[Ss]tudy|[Rr]eport|[Ll]aw|Act|[Bb]ill)(?: (?:on|for|of) [\w' -]{3,60}?)?,?(?: which was| as)?"
    r" (?:approved|adopted|issued|published|passed|enacted|prepared|endorsed)(?: by (?:the )?[\w ]{3,40}?)? (?:on|in) $"
)
_REACH = 140  # characters
_BODIES = re.compile(
    expand(
        r"(?P<EXPERTS>(?:the )?(?:1540 )?(?:(?:Security Council )?Committee(?:'s)? )?(?:Group of )?(?:1540 )?(?:Committee )?(?:Group of Experts|Expert Group)(?: (?:of|supporting) the (?:1540 )?Committee)?|(?:the )?1540 (?:Committee )?[Ee]xperts?|(?:the )?experts? of the (?:1540 )?Committee|(?:the )?Committee(?:'s)? experts?)"
        r"|(?P<COMMITTEE>(?:(?:the|this|your) )?(?:Chair(?:man|person|woman)? of (?:the )?)?(?:competent |relevant |responsible |said )?(?:(?:UN |United Nations )?Security Council(?:'s)? |UNSC )?(?:1540 Committee|Committee established (?:pursuant to|by|under) RES1540|Committee pursuant to RES1540|RES1540 Committee|Security Council Committee|Committee of the (?:UN |United Nations )?Security Council|(?<![A-Z][a-z] )(?<![a-z] [A-Z][a-z])Committee(?! (?:on|for|of|against) (?:the )?[A-Z]))|(?:the )?1540 Chair)"
    )
)


def first_signs(sentence: str, found: Sequence[StateSpan]) -> list[Mark]:
    """The resolutions and dates of ``sentence``, with the States ``found`` in it; a capital is no State."""
    marks: list[Mark] = []
    for match in _RESOLUTION.finditer(sentence):
        number = next(filter(None, match.groups()))
        marks.append((*match.span(), RES1540 if number == "1540" else OTHERRES, None))
    for date in dates.find(sentence):
        paper = _PAPER.search(sentence, max(0, date.start - _REACH), date.start)
        if paper is None or _is_of_the_plan(paper, date):
            marks.append((date.start, date.end, PERIOD if date.kind in ("period", "year") else DATE, date))
        elif paper["number"]:
            marks = [
                (start, date.end if end == paper.end("number") else end, sign, thing)
                for start, end, sign, thing in marks
            ]
    for state in found:
        if state.form != "capital":
            article = 4 if sentence.endswith(" The ", 0, state.start) else 0  # "the plan of The Gambia"
            marks.append((state.start - article, state.end, STATE, state))
    return disjoint(sorted(marks, key=lambda mark: (mark[0], -mark[1])))


def _is_of_the_plan(paper: re.Match[str], date: DateSpan) -> bool:
    """ "Its plan on resolution 1540, adopted in March 2016": the resolution is of 2004, so it was the plan."""
    numbered = paper["number"] or ""
    return "1540" in numbered and (date.first.year or date.last.year or 0) not in (0, 2004)


def bodies(text: str) -> list[Mark]:
    """The Committee and its experts, in a text that has its resolutions as signs."""
    if "ommittee" not in text and "xpert" not in text and "1540 Chair" not in text:
        return []
    return [(*match.span(), SIGNS[match.lastgroup or "COMMITTEE"], None) for match in _BODIES.finditer(text)]
