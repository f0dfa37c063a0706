"""A matched stage with the words that govern it and the dates that are its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from naptrack.clauses import Clause
from naptrack.models import Stage
from naptrack.narrative.dating import dates_of
from naptrack.narrative.matching import Match
from naptrack.narrative.scene import Scene
from naptrack.rules import NOMINAL, WORDS

_MODALS = re.compile(r"\b(?:should|could|would|might|will|may|ought|is to|are to|to be|were to|was to)\b")
_FINITE = re.compile(r"\b(?:was|were|is|are|has|had|have|will|would|shall|took|held|met)\b")
_AS_IT_IS_CALLED = re.compile(r", as [^,]*$")
_QUOTE = re.compile(r'^.*[^\s(]"(?=\s)')
_PURPOSE = re.compile(r"\W*(?:there |in order |so as |and )?to (?:\w+ly )?(?:[a-z]+ )?")
_OPENING_THE = re.compile(
    r"(?:^|\. )(?:In )?(?:[Oo]pening|[Cc]losing|[Aa]ddressing|[Ww]elcoming|[Cc]oncluding|[Ii]ntroducing|[Cc]hairing)(?: the| this)?(?: [\w-]+){0,3} $"
)
_ASIDE_OF = re.compile(
    r"\b(?:eve of|before|since|prior to|ahead of|margins of|sidelines of|until|preparations? (?:of|for)|invitations? to)(?: the| this| a| that)?(?: [\w-]+){0,2} $"
)
_SINCE_A = re.compile(r"\bsince an? (?:[\w-]+ ){0,2}$")
AFTER_THE = re.compile(r"\b(?:[Aa]fter|[Ff]ollowing)(?: the| this| an?| that)?(?: [\w-]+){0,2} $")
_HELD_BEHIND = re.compile(
    r",? (?:(?:which|that) (?:was|had been) )?(?:held|convened|organi[sz]ed|conducted|hosted)\b[^,;]{0,60}$| of (?:the )?$"
)
_CLOSE_BEHIND = re.compile(
    r"[^,;]{0,80}(?:\([^();]{0,60})?$|[^,;]{0,60}, which (?:was|were|had been) (?:held|organi[sz]ed|convened)[^,;]{0,40}$"
)
_A_MEETING = re.compile(rf"\b{WORDS['EVENT_N']}$")
#: "a first workshop, held in the capital, Port Moresby, that was to set the country on the way to a plan"
_A_MEETING_THAT = re.compile(
    rf"\b{WORDS['EVENT_N']}(?P<set_in>, (?:held|convened|organi[sz]ed|hosted|conducted) [^;.]{{3,90}})?$"
)
_THAT_WAS_TO = re.compile(r",? (?:that|which) (?:was|were) (?:meant |intended |supposed )?to ")
#: "A workshop by which work on a plan was to be set going was held in Lusaka": the purpose of what was held
_BY_WHICH = re.compile(r",? (?:by|through|with|at) which\b")
_TO_BE_BEGUN = re.compile(
    r"^ (?:was|were) to be (?:(?:set|put) (?:going|in motion|in train|on foot|under way)|begun|started|launched|opened|initiated|advanced|pushed forward|prepared|got under way|brought under way)\b"
)
_OF_THE_DAY = re.compile(
    r"(?: (?:in|at) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)?(?: (?:by|with|held|together with) [^,;]{3,60}?)?,? (?:in|on|of)(?: the)? "
)
_BY_SOMEBODY = re.compile(r"(?: by [^,;]{3,60})? ")
#: "Benin could not say when it would start on a plan"
_WHEN_OR_IF = re.compile(r",? (?:when|whether|if)\b")
_ASKED_WHEN = re.compile(r"\b(?:say|tell|know|known|clear|unclear|unknown|uncertain|settled|certain)$")


@dataclass(frozen=True, slots=True)
class Case:
    """A matched stage with the words that govern it.

    ``clause`` is the number of the clause where the match begins, ``bounds`` that clause; ``before``, ``inside`` and
    ``after`` are the words of the clause on either side of the match and its own; ``when`` the places of its dates.
    """

    scene: Scene
    match: Match
    clause: int
    bounds: Clause
    start: int
    before: str
    inside: str
    after: str
    when: tuple[int, ...]

    @property
    def rest(self) -> str:
        """All words of the sentence behind the match."""
        return self.scene.text[self.match.end :]

    @property
    def by_intention(self) -> bool:
        """Whether the very wording speaks of an intention."""
        return "intention" in self.match.rule.flags


def case_of(scene: Scene, match: Match) -> Case:
    """Gather the words and the dates that bear on ``match``."""
    text, clauses = scene.text, scene.sentence.clauses
    clause = scene.sentence.clause_at(match.start)
    bounds = clauses[clause]
    cued = match.cue >= 0 and "coordinated" not in match.rule.flags
    start = match.cue if cued else match.start
    lead = match.start if cued else bounds.start
    asked = bounds.kind == "sub" and _WHEN_OR_IF.match(text, lead) and _ASKED_WHEN.search(text, 0, lead)
    if clause and (bounds.kind == "part" or _PURPOSE.match(text[lead:start]) or asked):
        lead = clauses[clause - 1].start
    before, inside = text[lead:start], text[start : match.end]
    if (
        bounds.kind == "rel"
        and clause
        and _THAT_WAS_TO.match(before)
        and (meant := _A_MEETING_THAT.search(scene.text, 0, bounds.start))
    ):
        # "held a meeting that was to start ..."
        if meant["set_in"]:
            before = scene.text[: meant.start("set_in")] + before.lstrip(",")
        else:
            before = scene.text[clauses[clause - 1].start : bounds.start] + before
    if bounds.kind == "back" and lead == bounds.start and bounds.strand < clause:
        # "The aim of the meeting, held on 4 June, was to ...": what was set in between is not said of the act
        begun = clauses[bounds.strand]
        before = _AS_IT_IS_CALLED.sub("", text[begun.start : begun.end]) + before.lstrip(",")
    if match.cue >= 0 and not cued:
        inside = _first_and_last(scene, match)
    if text.isupper():
        before, inside = before.lower(), inside.lower()  # "SAMOA TO HOLD ROUND TABLE"
    before = _QUOTE.sub("", before)  # "I signed it, for we need it", said the President of the plan
    if "modal" in match.rule.flags:
        inside = _MODALS.sub("", inside)
    when = dates_of(scene, match, scene.matches, without=scene.invited_on)
    if match.mark is Stage.ROUNDTABLE and _SINCE_A.search(before):
        when = [at for at in when if at >= match.end and _CLOSE_BEHIND.match(text[match.end : at])]
    elif match.mark is Stage.ROUNDTABLE and _ASIDE_OF.search(before):
        # "since the first round table, which was held in May": only what is said of itself
        when = [at for at in when if at >= match.end and _HELD_BEHIND.match(text[match.end : at])]
    elif match.mark is Stage.ROUNDTABLE and _OPENING_THE.search(before):
        # "Opening the Round Table, the Minister recalled that the plan had been approved on 3 May": not on that day
        when = [at for at in when if "," not in text[match.end : at]]
    elif match.mark is Stage.ROUNDTABLE and AFTER_THE.search(before):
        # "after the round table in May, ...": its date stands close behind it
        when = [at for at in when if at >= match.end and _CLOSE_BEHIND.match(text[match.end : at])]
    elif (match.rule.name in NOMINAL or _A_MEETING.search(inside) or match.rule.name == "a-review") and (
        _ASIDE_OF.search(before) or AFTER_THE.search(before)
    ):
        # "How much has been carried out since its adoption was discussed on 20 June": the day is not that of the adoption
        when = [at for at in when if match.start <= at < match.end or _is_its_day(scene, match, at)]
    # "the approval of the plan, which the draft puts in May, is now foreseen for June": the clause goes on behind
    after = text[match.end : scene.clause(match.end - 1).end]
    if not _FINITE.search(after):
        rest = scene.sentence.rest_of_strand(match.end)
        after = after + rest if after else rest.lstrip(",")
    if bounds.kind == "rel" and clause and _BY_WHICH.match(scene.text, bounds.start) and _TO_BE_BEGUN.match(after):
        before = scene.text[clauses[clause - 1].start : bounds.start] + before
        after = _TO_BE_BEGUN.sub("", after)
    return Case(scene, match, clause, bounds, start, before, inside, after, tuple(when))


def _first_and_last(scene: Scene, match: Match) -> str:
    """Of several acts told one after the other the words of the first, and those of the one that is meant."""
    first, last = scene.clause(match.start), scene.clause(match.cue)
    pieces = [one for one in scene.sentence.clauses if one.strand == first.strand and one.start <= match.cue]
    words = "".join(scene.text[max(one.start, match.start) : min(one.end, match.end)] for one in pieces)
    return words if last in pieces else words + scene.text[last.start : match.end]


def _is_its_day(scene: Scene, match: Match, at: int) -> bool:
    """Whether the date stands close behind: "its approval by the Cabinet on 3 May", "its approval last month"."""
    relative = scene.sentence.tagged.dates[at].kind == "relative"
    close = _BY_SOMEBODY if relative else _OF_THE_DAY
    return bool(close.fullmatch(scene.text, match.end, at) or _OF_THE_DAY.fullmatch(scene.text, match.end, at))
