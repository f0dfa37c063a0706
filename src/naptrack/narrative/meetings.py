"""The meeting that a sentence tells of, and the meeting that a sentence without a date means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from naptrack import states
from naptrack.clauses import Clause
from naptrack.modality import is_perfect
from naptrack.models import Date, Modality, Precision, Stage
from naptrack.narrative.matching import Match
from naptrack.narrative.occasions import DEFINITE, EVENT, MEETING_STAGES, Frame, lies_ahead
from naptrack.narrative.scene import Scene
from naptrack.narrative.telling import Telling, shown
from naptrack.rules import WORDS
from naptrack.tagging import DRAFT, PLAN

_GATHERED = re.compile(
    r"\b(?:accepted (?:the|an) invitation|met|gathered|talks|received (?:[\w-]+ ){0,3}(?:delegation|experts|members|guests|visitors|officials)|(?:experts|members|delegation|team|mission|guests|visitors|representatives)\b[^.;,]{0,60} (?:was|were) received|brought together|came together|assembled|convened|destination|returned to|visited|sat down|travelled|came to|arrived|went to|sat together|(?:were|was) (?:the )?guests?|opened (?:its|their) doors|stayed|spent|in session)\b"
)
_LASTING = re.compile(r"\b(?:one|two|three|four|five|six|\d)-day \w+")  # "a two-day assessment"
_HELD = re.compile(
    r"\b(?:accepted (?:the|an) invitation|chaired|returned to|saw (?:an?|the|its)(?= )|held|holds|hold|holding|(?:co-?)?organi[sz](?:ed|es)|took place|takes place|conducted|convened|(?:joint )?hosts?(?:ed)?|ran|staged|gathered|met|came together|brought together|together|visited|sat down|sat together|in session|guests?|partners|stayed|spent|travelled|assembled|opened|delivered|scene|destination|attended|took part|offered|carried out|completed|concluded|wrapped up|ended|closed|finished|ha(?:s|d) its origins?|agenda of|received|had (?:an?|its|their) (?:[\w-]+ ){0,2}(?:meeting|session))\b|\btalks (?:that|which) [^.;,]{3,40} had\b"
)
_SITTING = re.compile(
    r"\b[Aa]t (?:its|the) (?:[\w'\ue001-]+ ){0,2}(?:session|sitting|meeting)\b[^.;]{0,80}?\b(?:Government|Cabinet|Council of Ministers)\b|\b(?:session|sitting|meeting) (?:of|held by) (?:the |its )?(?:[\w-]+ ){0,3}?(?:Government|Cabinet|Council of Ministers)\b|\b(?:Government|Cabinet|Council of Ministers)\b[^.;]{0,40}\b(?:session|sitting|met|at its (?:\w+ ){0,2}meeting)\b|\b[Mm]eeting (?:in [A-Z][\w-]+ )?(?:on )?\ue001[^.;]{0,90}?, the (?:Government|Cabinet|Council of Ministers)\b|\bagenda of the (?:ministers|Government|Cabinet|Council of Ministers)\b"
)
_FOLLOW_UP = re.compile(r"\bfollow(?:ed)?[- ]?ups? (?:to|of|on)\b")
_AN_EARLIER_ONE = re.compile(r"(?:The|A|An) (?:last|previous|earlier|first|only) such \w+")
_COURSE = re.compile(r"\b(?:[Tt]raining|[Cc]ourse)\b")
_TO_BE_HELD = re.compile(r"\b(?:is|are|will) (?:to )?(?:be held|take place)\b")
#: "A two-day meeting, which ended on 26 November, looked at ..."
_WHICH_WAS_HELD = re.compile(r",? (?:which|that) (?:ended|closed|concluded|took place|was held|were held|opened|ran)\b")
_WHICH_THEY_HELD = re.compile(
    r",? (?:which|that) (?:(?!\b(?:had|will|is|was|are|were)\b)[^.;]){3,160}? (?:held|convened|organi[sz]ed|hosted|had (?=in\b|at\b|on\b))\b"
)
_A_MEETING = re.compile(rf"\b(?:[Aa]n?|from|two|three|several) (?:[\w-]+ ){{0,3}}?{WORDS['EVENT_N']}$")
_OPENS_WITH_MEETING = re.compile(
    rf"(?:.{{0,40}}\ue001 ?(?:[-\u2014:]|\) ?[-\u2014]?) ?)?(?:At (?:the|its|an?)|A|An|The) (?:[\w-]+ ){{0,4}}?{WORDS['EVENT_N']}\b[^.;,]{{0,60}}"
)
#: "A national round table in San José on 28 and 29 March set Costa Rica on the way to a plan"
_A_MEETING_ON = re.compile(
    rf"(?:.{{0,40}}\ue001 ?(?:[-\u2014:]|\) ?[-\u2014]?) ?)?An? (?:[\w-]+ ){{0,4}}?{WORDS['EVENT_N']}\b[^.;,]{{0,60}} (?:on|from|of) "
)
_WILL = re.compile(r"\bwill\b")
_TO_COME = re.compile(r"\b(?:will|shall|to be held|is to|are to|planned|scheduled)\b")
_NOT_HELD = re.compile(
    r"\b(?:(?:should|could|would|might|ought to) have|(?:was|were|had been)(?: \w+ly| first| at first)? (?:to (?:be|have|take)|announced|due|planned|scheduled|expected|meant|foreseen|postponed|cancell?ed|put off|called off|moved))\b"
)
_OF_A_PAPER = re.compile(
    r"\b(?:Act|Law|Decree|Code|Order|Regulation|Ordinance)\b[^.;]{0,30}? of $|\b(?:received|dated|sent|(?:letters?|notes? verbales?|communication|invitation) of)(?: on)? $"
)
_PLACE = re.compile(
    rf"\b(?:held|convened|hosted|organi[sz]ed|place|conducted|opened|{WORDS['EVENT_N']}|gathered|met|drafted|delivered)(?: [\w-]+){{0,4}}? (?:in|at) (?:the city of )?(?P<place>[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]+(?: (?:[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]+|de|la|el|es)){{0,2}})"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_NO_PLACE = re.compile(rf"\b(?:{_MONTHS}|Ministry|Government|Committee|UN|OSCE|Group|National|The|Annex|Article)\b")
_IN = re.compile(r"\b(?:in|at) $")
_ENABLED = re.compile(r"; (?:and )?to ")
_INSERTION = re.compile(r", (?:(?:of|in|at|by|to|for|with|from|on) )?(?:which|that|whom?)\b[^,]*,")
#: "The delegation explained that the Commission launched the update at its August session"
_ANOTHER_SESSION = re.compile(
    rf"\b(?:at|in|during) (?:its|their) (?:{_MONTHS}|last|previous) (?:session|meeting|sitting)"
)
#: "a draft plan, prepared with the help of the Centre, was presented": not on that occasion
_SET_IN = re.compile(
    rf"[{PLAN}{DRAFT}], (?:(?:which|that) (?:was|were|had been) (?!\w+ (?:at|during) ))?(?:first |\w+ly )?(?:begun|drawn up|drafted|written|developed|prepared|elaborated|worked out)\b[^.;,]*,"
)
#: "Experts met to review the draft. The draft was prepared by a working group": before they met
_DRAWN_UP_BY = re.compile(
    rf"[{PLAN}{DRAFT}] (?:was|were) (?:\w+ly )?(?:prepared|drafted|written|drawn up|compiled|put together|elaborated|developed|worked out) by (?!(?:the )?(?:participants|delegat|officials))"
)
#: "it was the first time that they had sat down to review a plan", "They had gathered for a round table": there and then
_FOR_THE_FIRST_TIME = re.compile(
    r"\b(?:the first time|[Nn]ever before|[Tt]hey had (?:gathered|met|come together|assembled|convened))\b"
)
_PAST_PASSIVE = re.compile(r"\bhad been\b|was\b")
_QUOTED = re.compile(r"[\"'].*[\"']")
_THAT_MEETING = re.compile(rf"\b(?:[Aa]t|[Dd]uring|[Oo]n) that (?:same |very )?(?:{WORDS['EVENT_N']}|occasion)\b")
_THERE = re.compile(r"\bthere(?: and then)?[.,]?$|\b(?:was|were) there \w+ed\b")
_IT_ENDED = re.compile(rf"; (?:that|this|the) (?:[\w-]+ )?{WORDS['EVENT_N']} ")
_WHEN_IT_MET = re.compile(r",? when (?:it|they) (?:last )?(?:met|sat|gathered|came together|convened|assembled)\b")
_ASIDE = re.compile(r", [a-z][\w ]{2,30},")  # "has, in addition, started"
THERE_IT_WAS = re.compile(r"(?:It was )?[Tt]here,? ")
_MET_ON = re.compile(
    r"\b(?:sat down|met|gathered|came together|convened|brought together|assembled)(?: here| again| together| for the (?:first|second|third|last) time)* (?:in [A-Z][\w'-]+,? )?(?:on|from) $"
    r"|\bspent (?:the )?$"
)
_WHO_MET = re.compile(
    ",? (?:who|which|that) (?:on|from|between) \ue001,? (?:met|sat|gathered|came together|convened|assembled)\\b"
)
_THE_MEETING = re.compile(r"\b(?:[Tt]he|[Tt]his|[Tt]hese|present) (?:[\w-]+ ){0,3}" + WORDS["EVENT_N"])
_NAMED_MEETING = re.compile(rf"\b(?:[Tt]he|[Tt]his) (?:[\w-]+ ){{0,2}}?({WORDS['EVENT_N']})\b")

Place = tuple[str | None, str | None]  # city, country


def opened_by(scene: Scene) -> Frame | None:
    """The meeting that a sentence tells of as held, if it dates one in its main clause."""
    text = scene.text
    gathers = bool(EVENT.search(text) or _GATHERED.search(text) or _LASTING.search(text))
    # several days named in the first lines of a news item are those of the meeting it reports
    leads = scene.leads and not scene.matter.is_note
    inviting = scene.letter is not None and scene.letter.inviting
    at_a_course = _COURSE.search(text) and not (PLAN in text or DRAFT in text)
    if inviting or at_a_course or not (leads or gathers) or _FOLLOW_UP.search(text) or _AN_EARLIER_ONE.match(text):
        return None
    session = _SITTING.search(text)
    # "this week ..., from 5 to 7 December": the finest
    for at, date in sorted(scene.settled.items(), key=lambda told: told[1].precision is not Precision.DAY):
        clause = scene.clause(at)
        # "passed it at its 91st session, and on 6 February submitted it": that is not the day of the session
        sitting = session is not None and (
            clause.start <= session.start() < clause.end or session.start() <= at < session.end()
        )
        lasts = (leads and date.start != date.end) or sitting
        lasts = lasts and date.precision is Precision.DAY
        if not _may_date_a_meeting(text, clause, at, date):
            continue
        of_it = leads and date.precision is Precision.DAY and _A_MEETING_ON.fullmatch(text, 0, at)
        if not (lasts or of_it) and ((leads and not gathers) or not (_HELD.search(text) or _WILL.search(text))):
            continue
        words = text[clause.start : clause.end]
        planned = bool(_TO_COME.search(words))
        lead = text[: clause.end] if clause.kind == "rel" else words  # "a round table that is to be held on 3 May"
        if planned and (scene.matter.is_note or not EVENT.search(lead)):
            continue
        head = scene.matter.head
        return (
            head.on(date)
            or (head.within(date) if leads else None)
            or _new_frame(scene, date, planned=planned, government=sitting)
        )
    return None


def _may_date_a_meeting(text: str, clause: Clause, at: int, date: Date) -> bool:
    if not date.known or date.precision is Precision.YEAR or text.startswith("Having", clause.start):
        return False
    if _NOT_HELD.search(text, clause.start, clause.end) or _OF_A_PAPER.search(text[clause.start : at]):
        return False  # "It should have been held from 24 to 26 March"
    words = text[clause.start : clause.end]
    if clause.kind == "rel" and _WHICH_WAS_HELD.match(words):
        return bool(_OPENS_WITH_MEETING.fullmatch(text, 0, clause.start))
    if clause.kind == "rel" and _WHICH_THEY_HELD.match(words) and _A_MEETING.search(text, 0, clause.start):
        return True  # "was the theme of a round table which the Centre held here today"
    if clause.kind == "rel" and (_MET_ON.search(text, clause.start, at) or _WHO_MET.match(text, clause.start)):
        return not _PAST_PASSIVE.search(
            text, 0, clause.start
        )  # "The body which looks after the plan sat down on 3 May"
    if clause.kind == "sub" and _WHEN_IT_MET.match(words):
        return True  # "were what the Committee dealt with when it met on 17 May"
    return clause.kind not in ("rel", "sub") or bool(_TO_BE_HELD.search(words))


def _new_frame(scene: Scene, date: Date, *, planned: bool, government: bool) -> Frame:
    place, country = _place(scene.view.text)
    planned = planned or lies_ahead(date, scene.matter.heading.head.posted)
    title = shown(scene.view.text)
    return Frame(
        scene.key, scene.named or scene.topic, date, title, place, country, planned=planned, government=government
    )


def _place(text: str) -> Place:
    """Where a meeting was held: "held in Lima", "convened in Peru"."""
    if (match := _PLACE.search(text)) is None:
        return None, None
    spans = states.find(match["place"])
    if country := next((one.iso3 for one in spans if one.form != "capital"), None):
        return None, country
    if _NO_PLACE.search(match["place"]):
        return None, None
    return match["place"], next((one.iso3 for one in spans), None)


def place_beside(scene: Scene, at: int) -> Place:
    """Where a meeting was held, by the city beside the date at ``at``: "held in Lima in June 2015"."""
    if at < 0:
        return None, None
    text, place = scene.view.text, scene.sentence.tagged.places[at]
    cities = [one for one in scene.sentence.tagged.cities if abs(one.start - place) < 50]
    cities = [one for one in cities if _IN.search(text[: one.start])]
    if not cities:
        return None, None
    city = min(cities, key=lambda one: abs(one.start - place))
    return text[city.start : city.end], city.iso3


def told_last(tellings: Sequence[Telling]) -> Frame | None:
    """The meeting that the last of ``tellings`` happened at, as far as it has a day."""
    for one in reversed(tellings):
        if one.mark in MEETING_STAGES and one.date.precision is Precision.DAY and one.modality is Modality.OCCURRED:
            return Frame(one.occasion, (one.iso3,), one.date, one.title, one.place, one.country, one.online)
    return None


def meant_by(scene: Scene, match: Match, iso3: str, current: Frame | None) -> Frame | None:
    """The occasion that an undated statement belongs to; None where it stands by itself.

    ``current`` is the meeting told of last, or in this sentence.
    """
    if current is not None and current.government and match.mark is not Stage.APPROVAL:
        current = None  # a Government that sits draws up no plan
    clause = scene.clause(match.start)
    words = scene.text[clause.start : clause.end]
    if _ANOTHER_SESSION.search(words):
        return None
    if clause.kind == "semi" and scene.opened is not None and _IT_ENDED.match(words):
        return scene.opened  # "was reviewed on 3 May; that meeting ended with a proposal to update it"
    if scene.spoken_of is not None and _THAT_MEETING.search(words):
        return scene.spoken_of
    if clause.kind == "semi" and _ENABLED.match(words):
        clause, words = scene.sentence.clauses[0], scene.text
    definite = bool(DEFINITE.search(words)) or (
        clause.kind in ("rel", "part", "co") and bool(DEFINITE.search(scene.text[: clause.end]))
    )
    points_back = definite and EVENT.search(words) and _PAST_PASSIVE.search(words)
    if current is not None and THERE_IT_WAS.match(scene.text):
        return current if current.concerns(iso3) else None
    begun = scene.sentence.clauses[clause.strand] if clause.kind == "back" else clause  # "has, in addition, started"
    told_before = (
        _is_perfect(scene.text, begun, match) and not points_back and not _FOR_THE_FIRST_TIME.search(scene.text)
    )
    if told_before or _is_quoted(scene.view.text):
        return None
    head = scene.matter.head.whose(iso3)
    if scene.matter.is_note:
        return _meant_in_a_note(scene, clause, words, iso3, current, head, definite=definite)
    if head is None and current is not None and (lead := _means_lead(scene, match, current)) is not None:
        return lead  # "At the close of the workshop": that of the first lines, not one of the year before
    if current is not None and not (head is not None and _means_head(words, current, head)):
        return current if current.concerns(iso3) or iso3 in scene.matter.own else None
    return head


def _meant_in_a_note(
    scene: Scene, clause: Clause, words: str, iso3: str, current: Frame | None, head: Frame | None, *, definite: bool
) -> Frame | None:
    """A note with a head: what is not said of another meeting is said of its own, but for its background."""
    section = scene.sentence.block.section
    if current is not None and _THERE.search(words):
        return current
    if current is not None:
        if head is not None and _means_head(words, current, head):
            return head
        if (definite or current.announced or section != "background") and current.concerns(iso3):
            return current
    if section == "background":
        named = _THE_MEETING.search(words if clause.kind == "main" else scene.text)
        return head if definite and named else None
    if section == "next" and not definite:
        return None
    return head


def _means_head(words: str, current: Frame, head: Frame) -> bool:
    """ "The webinar" is the head's, where the head speaks of a webinar and the meeting told of last was none."""
    said = _NAMED_MEETING.search(words)
    noun = said[1].lower().rstrip("s") if said else ""
    return (
        noun not in ("", "meeting", "event", "session")
        and noun in head.title.lower()
        and noun not in current.title.lower()
    )


def _means_lead(scene: Scene, match: Match, current: Frame) -> Frame | None:
    """The same of an article: the workshop that its first lines told of; None where another is meant."""
    if scene.lead is None:
        return None
    frame, words = scene.lead
    return frame if _means_head(scene.text[: match.end], current, replace(frame, title=words)) else None


def _is_perfect(text: str, clause: Clause, match: Match) -> bool:
    """Whether the words of the match stand in a perfect tense, which tells of no occasion of its own."""
    lead = text[max(clause.start, match.start - 60) : match.start]
    of_it = match.cue >= 0 and text.startswith((" that ", " which ", ", which "), match.start + 1)
    begin = match.cue if of_it else match.start  # "the draft that the team had brought along was reviewed": it was
    verb = text[begin : match.end] if text[match.start] in PLAN + DRAFT else text[match.start :].split(" ")[0]
    return (
        is_perfect(_ASIDE.sub("", lead) + _INSERTION.sub(",", verb))
        or _SET_IN.match(text, match.start) is not None
        or _DRAWN_UP_BY.match(text, match.start) is not None
    )


def _is_quoted(text: str) -> bool:
    return text.count('"') % 2 == 1 or bool(_QUOTED.match(text))
