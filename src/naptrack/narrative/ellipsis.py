"""Meetings told without their noun: "Two drafting meetings followed. The first was held in March, the second in May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from naptrack.models import Stage
from naptrack.narrative.matching import Match
from naptrack.narrative.occasions import MEETING_STAGES

_ANOTHER = re.compile(
    r"(?:^|[,;:] (?:and |while )?|,? and (?:to |in |at )?)(?P<it>[Tt]he (?:first|second|third|fourth|fifth|next|last|other|latter|former)(?: one)?|[Aa] (?:second|third|fourth|further|last)(?: one)?|[Oo]ne)"
    r"(?=(?:, [^,;]{3,60},|,)? (?:(?:was|were|had been|took|followed|came|met|ran|lasted|will|is|in|on|at|from|held)\b))"
)
#: "Two round tables have gone before: that of 14 June was devoted to ..."
_THAT_OF = re.compile("(?<=[:,;] )(?:and )?(?P<it>[Tt]hat|[Tt]he one)(?= of (?:the )?[\ue001])")
#: Words for meetings that go on: one of a series, or several.
_OF_A_SERIES = re.compile(
    r"\b(?:first|second|third|two|three|four|both|series|several|(?:round[- ]?table|meeting|workshop|session|seminar|retreat|consultation|webinar)s)\b",
    re.I,
)
_NEAR = 60  # characters
_DATE = re.compile("[\ue001\ue002]")
#: "Togo did so in May": the act of the words before, for another State.
_DID_SO = re.compile(
    "so did (?:the )?\ue000|(?:(?:\ue000|^It|^They) (?:(?:had|has) )?|\\band )(?:did so|did the same|did likewise|done so|done the same|followed suit)\\b"
)
#: "It has not been approved by the Government, which is expected to do so in April"
_WILL_DO_SO = re.compile(
    "(?:, which|, who| that (?:it|they)|,? (?:and|but) (?:it|they|he|she|\ue000)|; (?:it|they)|^(?:It|They|(?:The )?\ue000|The (?:Government|Cabinet|country|Ministry)))"
    " (?P<it>(?:will|shall|(?:now )?(?:intends?|plans?|hopes?|wants?|expects?|means?|wishes) to|(?:is|are) (?:now )?(?:expected |due |likely |supposed |set )?to) (?:(?:begin|start) to )?do so)\\b"
)
_CALLED_OFF = re.compile(
    r"\b(?:postponed|put off|cancell?ed|called off|deferred|adjourned|rescheduled|moved|(?:did|could) not (?:be held|take place|go ahead)|never took place)\b"
)
#: "It was postponed. On 2 and 3 November it went ahead"
_WENT_AHEAD = re.compile(
    "(?:On|In|From|Between) [^.;,]{0,30}?[\ue001\ue002],? (?P<it>it|the (?:meeting|workshop|event|round[- ]?table|seminar))"
    r" (?:finally |then |eventually )?(?:went ahead|took place|was held|was convened)\b"
)
#: The meeting of the sentence before, held after all: "It was held in Kampala in May", "It will take place in 2021".
_AFTER_ALL = re.compile(
    r"(?P<it>It|This|That|The (?:meeting|workshop|event|session|round[- ]?table|seminar|review|consultations?))(?= (?:(?:is|are|has been|was) (?:now |then )?(?:re)?(?:scheduled|planned|foreseen|fixed|set) for\b|(?:was|will be|is to be|is now to be|has been|had to be|would be|were)"
    r" (?:then |finally |eventually |now |later |instead )*(?:held|convened|organi[sz]ed|rescheduled)|(?:finally |then |eventually )?took place|will (?:now |then )?take place|followed)\b)"
)
#: "It was postponed because of the elections and took place in August", "... was cancelled; it was held in the end"
_POSTPONED_THEN = re.compile(
    r"(?:It|This|The (?:meeting|workshop|event|session|round[- ]?table)) (?:was|had been|had to be) (?:first |then )?(?:postponed|put off|cancell?ed|deferred)[^.;]{0,60}?,? (?P<it>and (?:then |finally |eventually )?(?:took place|was held|was convened))\b"
    r"|\b(?:postponed|put off|cancell?ed|deferred)[^;]{0,60}[;,] (?:but |and )?(?P<then>it) (?:(?:was|were) (?:then |finally |eventually )?(?:held|convened)|took place)\b"
    r"|\b(?:postponed|put off|deferred)[^.;,]{0,60}? (?P<coming>and (?:(?:will|shall) (?:now |then )?(?:take place|be held|go ahead)|is (?:now )?(?:to (?:take place|be held)|(?:re)?scheduled|planned)))\b"
)
#: "The draft has been finalized. This was achieved at a workshop from 20 to 22 June": the act of the sentence before.
_DONE_THEN = re.compile(
    r"(?:This|It|That|The work) (?:was|has been) (?:achieved|done|accomplished|completed|agreed|carried out) (?:at|during|in|on|from)\b"
    r"|The (?:review|reading|validation|discussions?|exercise|revision)(?:, [^.;]{3,70},)? (?:lasted|took place|was held|was carried out|ran|were held)\b"
)
#: "Jordan has approved its plan. The Council of Ministers took the decision on 12 March."
_DECIDED_THEN = re.compile(
    r"(?:The (?:[\w ]{0,30}?)(?:Cabinet|Government|Council of Ministers|Parliament|President)(?: of [\w\ue000 ]{1,20})? (?:took|made|reached) (?:the|this|that|its) decision|The decision was (?:taken|made))\b"
)
#: "The plan is to be updated. Work on this began on 22 November 2016"
_WORK_ON_THIS = re.compile(
    r"(?:The )?[Ww]ork on (?:this|that|it|[\ue010\ue011]) (?:was |has |has been |had |will |is to )?(?:begin|began|begun|start(?:ed)?|launched|commenced?|set in|got under way|under way)\b"
)
#: "They wrote the introduction of the plan. The work will be continued in May"
_GOES_ON = re.compile(
    r"(?:The |This )(?:work|discussions?|drafting|exercise|reading) (?:(?:will|shall|is to|was to|would) (?:then )?(?:be )?(?:continued?|resumed?|taken up again)|(?:was|were) (?:then |later )?(?:continued|resumed)|continued|resumed)\b"
)
#: "Peru held a round table in May. Chile will hold one in June."
_HOLD_ONE = re.compile(
    r"\b(?:h[eo]ld|had|have|host(?:ed)?|organi[sz]ed?|convened?)(?: also| already)? (?P<it>one|another(?: one)?)(?= (?:of its own )?(?:in|on|at|from)\b)"
)


def filled_in(text: str, matches: Sequence[Match], said: str, before: Sequence[Match]) -> list[Match]:
    """``matches`` with one more for each meeting or act of ``text`` that is told without its noun or verb.

    ``said`` is the sentence before in the same paragraph, ``before`` its matches. A sentence that names the meetings
    first and then tells them one by one tells each of them once.
    """
    found: list[Match] = []
    replaced: set[Match] = set()
    hits = [*_THAT_OF.finditer(text), *_AFTER_ALL.finditer(text), *_WENT_AHEAD.finditer(text), *_ANOTHER.finditer(text)]
    one_by_one = any(not hit["it"].startswith(("a ", "A ")) for hit in hits)  # else the first was told as such
    for hit in hits:
        named = [one for one in _one_of_several(text, matches) if one.end <= hit.start("it")]
        if hit.re is _THAT_OF:
            named = [one for one in named if one.mark is Stage.ROUNDTABLE]
        replaced.update(named if one_by_one else ())
        after_all = hit.re not in (_ANOTHER, _THAT_OF)
        for one in named or (
            _one_of_several(said, before, undated=after_all)
            if hit.start("it") == 0 or hit.re is _WENT_AHEAD or found
            else ()
        ):
            found.append(replace(one, start=hit.start("it"), end=hit.end("it"), cue=-1))
    if (begun := _WORK_ON_THIS.match(text)) is not None:
        renewed = [one for one in before if one.mark is Stage.UPDATE]
        found += [replace(one, start=0, end=begun.end(), cue=-1) for one in renewed[:1]]
    if (gone_on := _GOES_ON.match(text)) is not None:
        worked_on = [one for one in before if one.mark in MEETING_STAGES and one.mark is not Stage.ROUNDTABLE]
        found += [replace(one, start=0, end=gone_on.end(), cue=-1) for one in worked_on[-1:]]
    if _DECIDED_THEN.match(text) is not None:
        decided = [one for one in before if one.mark is Stage.APPROVAL]
        found += [replace(one, start=0, end=1, cue=-1) for one in decided]
    if (done := _DONE_THEN.match(text)) is not None:
        worked_on = [one for one in before if one.mark in MEETING_STAGES]
        found += [replace(one, start=0, end=done.end(), cue=-1) for one in worked_on]
    for hit in _POSTPONED_THEN.finditer(text):
        start, end = hit.span(next(name for name in ("it", "then", "coming") if hit[name]))
        put_off = [one for one in matches if one.mark in MEETING_STAGES and one.end <= start] or [
            one for one in before if one.mark in MEETING_STAGES and hit.start() == 0
        ]
        found += [replace(one, start=start, end=end, cue=-1) for one in put_off]
    for hit in _HOLD_ONE.finditer(text):
        held = [one for one in matches if one.mark in MEETING_STAGES and one.end <= hit.start()] or [
            one for one in before if one.mark in MEETING_STAGES
        ]
        held = [one for one in held if one.mark is Stage.ROUNDTABLE] or held
        found += [replace(one, start=hit.start("it"), end=hit.end("it"), cue=-1, ref=None) for one in held[-1:]]
    for hit in _WILL_DO_SO.finditer(text):
        acts = [one for one in matches if one.end <= hit.start()] or before
        found += [replace(one, start=hit.start("it"), end=hit.end(), cue=-1) for one in acts[-1:]]
    for hit in _DID_SO.finditer(text):
        acts = [one for one in matches if one.end <= hit.start()] or before
        found += [replace(one, start=hit.start(), end=hit.end(), cue=-1) for one in acts]
    rest = [one for one in matches if one not in replaced and not _overlaps(one, found)]
    return sorted([*rest, *found], key=lambda one: one.start) if found else list(matches)


def _one_of_several(text: str, matches: Sequence[Match], *, undated: bool = False) -> list[Match]:
    """Those of meetings that are one of several, or were put off, or (``undated``) have no day yet."""
    held = [one for one in matches if one.mark in MEETING_STAGES]
    if _OF_A_SERIES.search(text) or _CALLED_OFF.search(text):
        return held
    return [one for one in held if undated and not _DATE.search(text, max(0, one.start - _NEAR), one.end + _NEAR)]


def _overlaps(match: Match, found: Sequence[Match]) -> bool:
    return any(match.start < one.end and one.start < match.end for one in found)
