"""Which of a sentence's dates belong to the words of a match."""

from __future__ import annotations

import re
from collections.abc import Sequence

from naptrack.clauses import Clause, Sentence
from naptrack.header import span_of
from naptrack.models import Date, Precision, Stage
from naptrack.narrative.matching import Match
from naptrack.narrative.occasions import EVENT, MEETING_STAGES
from naptrack.narrative.scene import Scene
from naptrack.rules import NOMINAL, WORDS
from naptrack.tagging import PLAN

_FINENESS = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.NONE)
_WHEN = re.compile(",? when ")
_AFTER_IT_HAD = re.compile(r",? (?:after|before|until)\b")
_SINCE = re.compile(r"\b[Ss]ince(?: [\w\ue000-\ue0ff']+){0,5} $")
_SAME_SUBJECT = re.compile(
    r",? (?:and|but)(?: then| also| thus| \w+ly)? (?:was|were|had|will|is to|are to|gave|took|held|led|drew|wrote|\w{3,}ed)\b"
)
_OCCASION = re.compile(rf"\b(?:{WORDS['EVENT_N']}|stock-?taking)\b")
_HELD = re.compile(
    r"\b(?:held|hold|met|sat|conducted|delivered|be organi[sz]ed|dated|supported|facilitated|convened|organi[sz]ed|hosted|took place|staged|ran)\b"
)
_EXTENDED_TO = re.compile(
    r"\b(?:extend|prolong|lengthen)\w*\b[^.;,]{0,40}?\b(?:until|till|to|up to|through|beyond|by)(?: the end of)? $"
)
_WAS_HELD = re.compile(r"\b(?:took place|was held|were held)\b")
#: Words that make of a date that follows the time of an intention.
MEANT = re.compile(r"\b(?:plans?|planned|expect\w*|schedul\w+|foreseen?|due|set (?:for|to|down for))\b")
_LISTED_BEHIND = re.compile(
    r": (?:(?:first |once |expected |planned |foreseen |scheduled |due )?(?:in|on|at|from|by|for) |(?=[\ue001\ue002]))"
)
_SET_IN_BEFORE = re.compile(r"(?:,? and|,),[^,;]{3,50},(?: \w+)? $")
_VERB_BEHIND = re.compile(r" (?!and\b|or\b|but\b)[a-z]")
_UP_TO_THE_CUE = re.compile(r",? (?:then |later |finally )?(?:was |were )?")
_SET_IN = re.compile(
    r", (?:after|following|which|who|(?:first |newly |\w+ly )?(?:drafted|begun|written|drawn up|prepared|compiled|put together|dating|completed|finished|produced|developed|approved|adopted)|having|although|despite|once)\b[^,]*$"
)
_GRANTED = re.compile(r",? (?:which|that) [\w' ]{0,40}?(?:granted|gave|issued|was granted|was given)\b")
_ADOPTED_ON = re.compile(
    r"[\ue010\ue011],? (?:(?:which|that) (?:(?:was|had been)|(?:the )?\ue000(?: had)?|it(?: had)?) )?(?:first |\w+ly )?(?:adopted|approved|endorsed|submitted|signed|launched)"
    r"(?: by [^,;.]{0,50}?)?(?: in| on| since)? $"
)
_IS_TO_DO = re.compile(
    r",? (?:which|who|that) (?:is|are|was|were) (?:now |then )?(?:to|expected to|supposed to)\b|,? (?:which|who|that) (?:will|shall)\b"
)
_AT_WHICH = re.compile(r",? (?:at which|during which|in which|by which|whereby|through which|where|when)\b")
#: "the programme, which began in 2013, has helped": when it began, and not when it helped
_OF_A_PROGRAMME = re.compile(
    r"\b(?:[Pp]rogramme|[Pp]roject|[Ii]nitiative|[Oo]ffice|[Cc]entre|[Ss]cheme|[Pp]hase|[Cc]ommission|[Cc]ommittee|[Bb]ody),? (?:which|that) (?:began|started|exists?|has (?:existed|run)|(?:was|has been) (?:set up|launched|established|founded|created|opened))\b[^,;]*$"
)
#: "Taking the results of February as their starting point"
_RESULTS_OF = re.compile(
    r"\b(?:results?|outcomes?|conclusions|findings|recommendations|lessons|experiences?) of (?:the )?$"
)
_BUILDS_ON = re.compile(
    r" (?:(?:builds?|built|draws?|drew) (?:up)?on|follow(?:s|ed) (?:up on |on from )?(?:an?|the|its|two|informal|earlier|previous|similar))\b[^;]{0,90}$"
)
_PLAN_OF = (f"{PLAN} of ", f"{PLAN} from ")
_AND_ON = re.compile(r"\b(?:and|but), (?:in|on|from|between|by) (?:the )?$")
_SCHEDULED_FOR = re.compile(
    r"\b(?:had been|were|was) (?:scheduled|planned|foreseen|set|due) for (?:[\ue001\ue002] and )?$"
)
_COMPLETED_ON = re.compile(
    r"[\ue010\ue011],? (?:(?:which|that) (?:was|had been) )?(?:completed|drafted|developed|prepared|finali[sz]ed|written|elaborated)\b[^,;.]{0,50}? (?:in|on|during) $"
)
_TO_COME = re.compile(
    r"\b(?:will|shall|would|(?:is|are|intends?|plans?|hopes?|expects?) to|planned|foreseen|expected)\b"
)
_AFTER_A_MEETING = re.compile(
    rf"\b(?:after|following|since|before) (?:an?|the|its) (?:[\w-]+ ){{0,3}}?(?:{WORDS['EVENT_N']}|review)\b[^,;]{{0,40}}$"
)
_OTHER_MEETING = re.compile(
    r"\b(?:of|since|from|on|at) (?:the|an?|its) (?:[\w-]+ ){0,2}?(?:review|meeting|workshop|seminar|mission|visit|conference|session)\b[^,;]{0,30}? (?:held|of|in)\b[^,;]{0,20}$"
)
_WHICH_COVERS = re.compile(
    r",? (?:which|that|whose (?:term|period|validity|duration)) (?:would |will |is to )?(?:cover|span|run|hold|contain|compris|consist)\w*\b"
)
_SET_OFF = re.compile(r", (?:(?:in|on|by|before|during|for) )?(?:the )?$")
_WHO_MET = re.compile(
    r",? (?:who|whom [^.;,]{3,40}?) (?:had )?(?:met|sat|gathered|came together|convened|assembled|brought together|called together)\b"
)
_WHEN_THEY_MET = re.compile(r",? when [^.;,]{3,80}? (?:met|gathered|assembled|convened|sat down|came together)\b")
_THAT_IT = re.compile(r"^,? (?:that|which) [^,;.]{1,40} $")
#: "and subsequently to submit it": what comes later has no share in the day named before
_THEN_TO = re.compile(
    r"(?:,| and|, and) (?:then|subsequently|thereafter|afterwards|later|after that) (?:to|will|would|shall) $"
    r"|[\ue001\ue002] and, [^,;]{2,40}, to $"
)
_SET_IN_AHEAD = re.compile(
    r", (?:now |then |first |to be )?(?:planned|scheduled|foreseen|expected|due|set|held|convened|organi[sz]ed|envisaged) "
)
#: "that of June was devoted to the drafting, that of March to ...": each has its own
_THAT_OF = re.compile(r",? (?:and )?(?:that|those|the one|the ones) of (?:the )?$")
_AFTER_THAT_MEETING = re.compile(
    rf"(?:[-\u2013\u2014\u2022*] )?(?:After|Following|Since|Before|Building on|Drawing on|Ahead of) (?:an?|the|its|their|this)(?: [\w-]+){{0,4}}? {WORDS['EVENT_N']}\b[^,;]{{0,90}}$"
)
_AT_ITS_SESSION = re.compile(r"\bat (?:its|the|an?) (?:[\w-]+ ){0,3}(?:session|sitting|meeting)$")
_ENDS_WITH_MEETING = re.compile(rf"\b{WORDS['EVENT_N']}$")
_SAID = re.compile(
    r"\b(?:sa(?:id|ys)|told|report(?:ed|s)|announc(?:ed|es)|stat(?:ed|es)|inform(?:ed|s)|noted|recalled|explain(?:ed|s)|heard|learn(?:ed|t)|confirm(?:ed|s)|declared|mentioned|pointed out|indicated|added|wrote)\b"
)
_WHAT_IS_SAID = re.compile(r"\bthat\b|[\ue010\ue011]|\b(?:had|has|have|will|would|shall|was|were|is|are)\b")
_NEW_SENTENCE = re.compile(r"[;:]|, (?:and|but) ")
_TENSED = re.compile(r"\b(?:had|has|have|will|would|shall|was|were|is|are)\b")
_RIGHT_BEHIND = re.compile(r" (?:(?:in|on|by|during|last) )?")
_IN_ORDER_TO = re.compile(r"(?:In order t|T)o (?!date\b)[a-z]+")
_OF_ITS_DAY = re.compile(r"(?: by [^,;.]{3,60})? (?:in|on|at)(?: the)? ")
_WAS_SET_UP = re.compile(
    r"^ (?:was|were|had been) (?:set up|established|created|formed|appointed|constituted|founded)\b"
)
_OF_A_BODY = (" that ", " which ", " who ")
_TOOK_IT_UP = re.compile(r"\b(?:took up|discussed|debated|considered|examined|met|sat|heard|dealt with)\b")
_THAT_SOMEBODY = re.compile(r" (?:that|which) (?:the )?[^,;.]{1,60}")
_HAS_SINCE = re.compile(r"\b(?:has|have|had) since (?:then )?\Z")
_CLOSE = 10  # characters: ", on 3 May"
_IN_FORCE_SINCE = re.compile(r"\bsince$")
_THEREAFTER = re.compile(r"(?: it)?,? (?:thereafter|afterwards|after that|later on|subsequently|in due course)\b")
#: "heard a report today on how the plan was fulfilled in 2018": that is what was looked at, and not when.
_CARRIED_OUT_IN = re.compile(
    r"\b(?:implement\w*|carried out|fulfil\w*|execut\w*|achiev\w*|accomplish\w*|done|did|progress|put into practice)(?: \w+)? (?:in|during|over|for|since) (?:the year )?$"
)
_OF_ANOTHER = re.compile(r"\b(?:follow(?:ed)?[- ]?ups? (?:to|of|on)|continuation of|sequel to|built on)\b")
_A_MEETING_ALONE = re.compile(
    rf"(?!.*\b(?:was|were|is|are|has|had|will|held|met)\b)\W*(?:[\w-]+ ){{0,4}}?{WORDS['EVENT_N']}\b.{{0,60}}?[\ue001\ue002]$"
)
_IT_WAS_THERE = re.compile(
    r"; (?:it was (?:there|then|here|at this|at that|on that|on this)|there|at (?:this|that) |on (?:this|that) occasion)"
)
_FRONTED = re.compile(
    r"^(?:[-\u2013\u2014\u2022*] |\([^()]{3,40}\) )?(?:[A-Z][\w.'\u00c0-\u024f /,-]{0,40}\ue001 ?(?:[-\u2014:]) ?)?(?:[\w' ]{0,18}\b)?(?:On|In|By|During|Between|From|Since|At|Early|Late|Later|Already|Earlier|And|Then|Back|Finally|After|Before|Until|Following|As)?[\w' ,(\ue001\ue002]{0,32}$"
)
#: "During a short ceremony at the Permanent Mission in New York on 25 February 2020, the plan was handed over"
_AT_A_MEETING = re.compile(
    r"(?:During|At|In the course of) (?:an?|the|its|their) (?:(?!\b(?:which|who|that|was|were|had|has)\b)[^,;:\ue001\ue002]){3,140} (?:on|of) "
)
_DATED_ENTRY = re.compile("(?:[-\u2013\u2014\u2022*] )?[\ue001\ue002][\\w ,'\ue000-]{0,60}$")
_AND_AGAIN = re.compile(
    r"; (?:[a-z]{3,12}|[A-Z][\w'-]+(?: [A-Z][\w'-]+)?), |,?(?: or| and| and again| as well as| and then| and,[^,.;]{3,70},)?(?: one| the other| another| (?:a|the) (?:second|third)(?: one)?(?:, held[^,.;]{0,60},)?)?(?: in| on| at| from| between)?(?: [A-Z][\w'-]+,?(?: in| on| from| between)?)? "
)
_SERIES = re.compile(r"\b(?:series|number|cycle|string) of\b")
_SEVERAL = re.compile(
    r"\b(?:(?:round[- ]?tables?|meeting|workshop|session|seminar|consultation|event|mission|webinar|reading|stage|report|update|letter|request|draft)s|twice|two|three|both|again|a second|respectively)\b",
    re.I,
)


def dates_of(scene: Scene, match: Match, rivals: Sequence[Match] = (), *, without: int | None = None) -> list[int]:
    """Where in the sentence the dates of ``match`` stand; several where the words give it several.

    A date that stands behind a stage of ``rivals`` is nearer to that one. ``without`` is the place of a date that is
    not up for choice. A run of dates that are one stretch of time is settled as one.
    """
    search = _Search(scene.sentence, scene.settled, match, rivals, without)
    if match.rule.name == "plan-in-force" and _IN_FORCE_SINCE.search(scene.text, match.start, match.end):
        return []  # how long it has been in force is no day of approval
    if match.cue >= 0:
        told = _of_the_cue(search)
        since = " since " in search.text[match.cue : match.end]  # "drafted in May, and has since been reviewed"
        if told or since or "coordinated" not in match.rule.flags:
            return told
        if not search.at_a_meeting:  # "in 2019 the plan was reviewed, amended and approved"
            here = search.within(search.first)
            if not here and search.first == 1:
                return _fronted(search)  # "May 2013: plan sent to the Committee"
            return [at for at in here if at < match.start][-1:] if all(at < match.start for at in here) else []
    if _HAS_SINCE.search(search.text, 0, match.start):  # "the Government has since adopted it, and today we look ahead"
        return [at for at in search.candidates if 0 <= at - match.end < _CLOSE][:1]
    if _THEREAFTER.match(search.text, match.end) or _THEN_TO.search(
        search.text, 0, match.start
    ):  # "to approve it in May, and to submit it thereafter"
        search.candidates = [at for at in search.candidates if at >= match.end]
    for step in (
        _before_when,
        _of_its_session,
        _beside,
        _of_what_is_set_in,
        _of_the_clause_before,
        _in_the_clause_behind,
    ):
        if (found := step(search)) is not None:
            return found
    return _fronted(search)


class _Search:
    """The search for one match: ``first`` and ``last`` are the clauses where its words begin and end."""

    def __init__(
        self,
        sentence: Sentence,
        settled: dict[int, Date],
        match: Match,
        rivals: Sequence[Match],
        without: int | None,
    ) -> None:
        self.sentence = sentence
        self.text = sentence.text
        self.settled = settled
        self.match = match
        self.rivals = rivals
        self.first = sentence.clause_at(match.start)
        self.last = sentence.clause_at(match.end - 1)
        self.clause = sentence.clauses[self.first]
        self.at_a_meeting = match.mark in MEETING_STAGES
        self.candidates = [
            at
            for at, _ in sentence.when
            if at in settled
            and at != without
            and not self._ends_what_is_extended(at)
            and not self._is_of_the_plan(at)
            and not self._is_when_it_was_said(at)
            and not self._is_of_something_else(at)
        ]

    def within(self, clause: int) -> list[int]:
        """The dates of one clause that are up for choice."""
        return [at for at, _ in self.sentence.dates_in(clause) if at in self.candidates]

    def words(self, clause: Clause) -> str:
        return self.text[clause.start : clause.end]

    def _ends_what_is_extended(self, at: int) -> bool:
        """ "The plan was extended until 2020": the year is the end of the plan, not the time of the act."""
        return self.match.mark is Stage.UPDATE and bool(_EXTENDED_TO.search(self.text[:at]))

    def _is_of_the_plan(self, at: int) -> bool:
        """ "A stocktaking of the plan adopted in April 2012 was held on 8 October": April is the plan's."""
        if (
            self.match.start > at
            and _AFTER_THAT_MEETING.match(self.text, 0, at)
            and "," in self.text[at : self.match.start]
        ):
            return True  # "Following the round table held in May 2016, Georgia set up a group to write the plan"
        looks_back = self.match.mark in (Stage.IMPLEMENTATION_REVIEW, Stage.UPDATE)
        of_a_year = at in self.settled and self.settled[at].precision is Precision.YEAR
        before = self.text[:at]
        if self.match.mark is not Stage.DRAFTING and _COMPLETED_ON.search(before):
            return True
        if _WAS_SET_UP.search(self.text[self.match.end : at]) and self.text[: self.match.start].endswith(_OF_A_BODY):
            return True  # "The group that wrote the plan was set up in March 2015"
        if at > self.match.end and _AFTER_A_MEETING.search(self.text[self.match.end : at]):
            return True  # "It was worked out after a round table held in September"
        if self.match.mark is Stage.ROUNDTABLE and _OTHER_MEETING.search(self.text[self.match.end : at]):
            return True  # "The Round Table began with a summary of the review held on 4 October"
        to_come = _TO_COME.search(before[self.clause.start :])
        carried_out = of_a_year and not to_come and _CARRIED_OUT_IN.search(before)
        return looks_back and bool(_ADOPTED_ON.search(before) or carried_out)

    def _is_of_something_else(self, at: int) -> bool:
        """Whether a date says when a programme began, or whose results are meant."""
        before = self.text[:at]
        if at > self.match.end and _AND_ON.search(before) and self.text.startswith(", ", at + 1):
            return True  # "in the drafting of its plan and, in October, to N'Djamena": of what follows
        if self.match.mark is Stage.IMPLEMENTATION_REVIEW and self.text[self.match.end - 1 : at] in _PLAN_OF:
            return True  # "took stock of the plan of 2014"
        if self.match.mark is Stage.ROUNDTABLE and _BUILDS_ON.search(self.text, self.match.end, at):
            return True  # "The round table builds on informal consultations in October 2018"
        if self.match.mark is Stage.IMPLEMENTATION_REVIEW and _SCHEDULED_FOR.search(before):
            return True  # "found that what had been scheduled for 2017 was complete"
        return bool(_OF_A_PROGRAMME.search(before) or _RESULTS_OF.search(before))

    def _is_when_it_was_said(self, at: int) -> bool:
        """ "The Minister said on 3 May that the plan had been adopted": in May it was said."""
        if self.match.mark is Stage.IMPLEMENTATION_REVIEW or at > self.match.start:
            return False
        for said in _SAID.finditer(self.text, 0, self.match.start):
            between = self.text[said.end() : self.match.start]
            if at < said.start() and between.startswith(","):
                continue  # "In March 2015, the Ministry said, the plan would be adopted": what is said is of that day
            if at > said.end() and _WHAT_IS_SAID.search(self.text, said.end(), at):
                continue  # "said that in 2017 the plan had been adopted"
            if _NEW_SENTENCE.search(between) or (
                at < said.start() and _NEW_SENTENCE.search(self.text, at, said.start())
            ):
                continue
            if _TENSED.search(self.text, said.end(), self.match.end):
                return True
        return False

    def is_since(self, at: int) -> bool:
        if self.match.rule.name in NOMINAL and _OF_ITS_DAY.fullmatch(self.text, self.match.end, at):
            return False  # "Since its approval in March 2016"
        since = _SINCE.search(self.text[:at])
        told = since is not None and self.clause.kind == "sub" and since.start() < self.match.start
        # "what his country had learned since it adopted its plan in 2012": the year of the act
        return self.sentence.tagged.dates[at].bound == "since" or (since is not None and not told)


def _of_the_cue(search: _Search) -> list[int]:
    """The date behind the telling word, else that set in right before it: "and, in January 2019, was reviewed"."""
    match = search.match
    near, far = (search.sentence.dates_in(clause) for clause in (search.sentence.clause_at(match.cue), search.last))
    places = [at for dates in (near, far) for at, _ in dates if at in search.settled]
    behind = [at for at in places if at > match.cue]
    before = [at for at in places if at < match.cue and _UP_TO_THE_CUE.fullmatch(search.text, at + 1, match.cue)]
    return behind[:1] or before[-1:]


def _before_when(search: _Search) -> list[int] | None:
    """ "On 3 May, when the Cabinet approved it"."""
    if not (search.first and _WHEN.match(search.text, search.clause.start)) or search.within(search.last):
        return None
    return [at for at in search.candidates if at < search.clause.start][-1:] or None


def _of_its_session(search: _Search) -> list[int] | None:
    """ "Adopted this plan at its 34th session, which was held on 27 December": when the session was."""
    if search.match.mark is not Stage.APPROVAL or search.last + 1 >= len(search.sentence.clauses):
        return None
    behind = search.sentence.clauses[search.last + 1]
    at_it = _AT_ITS_SESSION.search(search.text, search.match.end, behind.start)
    return search.within(search.last + 1)[:1] if at_it and _WAS_HELD.search(search.words(behind)) else None


def _beside(search: _Search) -> list[int] | None:
    """The dates of the clause where the words end, else of that where they begin."""
    here = search.within(search.last)
    if search.first != search.last and (
        behind := [
            at for at in here if at >= search.match.end and _RIGHT_BEHIND.fullmatch(search.text, search.match.end, at)
        ]
    ):
        return behind  # "where in May Togo reviewed its plan, adopted in 2015"
    own = (
        search.sentence.clauses[search.last].kind == "co"
    )  # "was reviewed in June and is due to go to the Cabinet in May"
    if search.first != search.last and _AFTER_IT_HAD.match(search.text, search.sentence.clauses[search.last].start):
        return _nearest(search, here) if here else []  # "was approved in April, after it had been drafted in Harare"
    if search.first != search.last and not (own and here) and all(at >= search.match.end for at in here):
        # "the plan, which was written in a year, was adopted on 5 May"; "by decree of 9 May, the Cabinet approved it"
        here = [at for at in search.within(search.first) if at < search.match.end] or here
    here = [at for at in here if not search.is_since(at)]
    return _nearest(search, here) if here else None


def _of_the_clause_before(search: _Search) -> list[int] | None:
    """ "The round table was held on 3 May and led to ...", "... on 3 May, at which experts met and drafted ..."."""
    clauses = search.sentence.clauses
    at = search.first
    at_which = search.clause.kind == "rel" and _AT_WHICH.match(search.text, search.clause.start)
    took_up = (
        search.match.mark is Stage.APPROVAL
        and search.first
        and search.clause.kind == "co"
        and _TOOK_IT_UP.search(search.words(clauses[at - 1]))
    )
    while (search.at_a_meeting or at_which or took_up) and at and _leans(search, at):
        at -= 1
        if _OF_ANOTHER.search(search.words(clauses[at])):
            return None  # "The webinar is a sequel to the one of May and aimed at ...": not in May
        if near := [day for day in search.within(at) if not search.is_since(day)]:
            return near if _SEVERAL.search(search.words(clauses[at])) else near[-1:]
    return None


def _of_what_is_set_in(search: _Search) -> list[int] | None:
    """ "A second series of webinars, planned for September, will review it": the date set in behind the meeting."""
    clauses = search.sentence.clauses
    if search.clause.kind != "back" or search.clause.strand >= search.first - 1 or not search.at_a_meeting:
        return None
    begun, set_in = clauses[search.clause.strand], clauses[search.first - 1]
    if not (_SET_IN_AHEAD.match(search.text, set_in.start) and EVENT.search(search.words(begun))):
        return None
    return [at for at in search.candidates if set_in.start <= at < set_in.end] or None


def _leans(search: _Search, number: int) -> bool:
    """Whether a clause tells what was done at the meeting that the one before it speaks of."""
    clause, before = search.sentence.clauses[number], search.sentence.clauses[number - 1]
    if _IS_TO_DO.match(search.text, clause.start) and not _ENDS_WITH_MEETING.search(search.text, 0, clause.start):
        return False  # "... on 24 January the team which is to prepare the plan"
    return bool(
        (clause.kind == "co" and _SAME_SUBJECT.match(search.text, clause.start))
        or (clause.kind == "co" and before.kind == "rel" and _AT_WHICH.match(search.text, before.start))
        or (
            clause.kind in ("rel", "part")
            and not search.text.startswith((", after which", " after which"), clause.start)
        )
        or search.text.startswith((" when", ", when"), clause.start)
        or _IT_WAS_THERE.match(search.text, clause.start)
        # "led a workshop with two purposes: to work out elements of the plan and ..."
        or (search.text.startswith(": to ", clause.start) and EVENT.search(search.words(before)))
        # "Round table in Yerevan on 27 May: the working group settled the priorities"
        or (
            search.text.startswith(": ", clause.start) and _A_MEETING_ALONE.match(search.text, before.start, before.end)
        )
    )


def _in_the_clause_behind(search: _Search) -> list[int] | None:
    """ "A round table, which was held on 3 May", "the draft, which is planned for May", "twice: in May and in June"."""
    if search.last + 1 >= len(search.sentence.clauses):
        return None
    behind = search.sentence.clauses[search.last + 1]
    words = search.words(behind)
    if search.at_a_meeting and _IN_ORDER_TO.match(search.text, search.clause.start):
        # "To help draw up the plan, the Centre and the Ministry held two workshops, in March and May"
        for number, clause in enumerate(search.sentence.clauses[search.last + 1 :][:2], search.last + 1):
            if clause.kind in ("back", "co") and EVENT.search(search.words(clause)):
                found = search.within(number)
                return found if _SEVERAL.search(search.words(clause)) else found[:1]
    if behind.kind == "rel":
        if _WHICH_COVERS.match(words) and not search.within(search.last):
            # "to approve the plan, which would cover 2025 to 2029, early in 2025": what comes back to the act
            set_off = [at for at in search.within(search.last + 1) if _SET_OFF.search(search.text, behind.start, at)]
            if set_off:
                return set_off[-1:]
        held = search.match.mark is Stage.ROUNDTABLE and _HELD.search(words)
        # "a round table on the development of the NAP, which took place from ...": both
        both = (
            search.at_a_meeting
            and _OCCASION.search(search.text[search.clause.start : search.sentence.clauses[search.last].end])
            and _HELD.search(words)
        )
        if search.at_a_meeting and _WHO_MET.match(words):
            return search.within(search.last + 1)[:1]  # "was gone through by experts who met from 5 to 7 November"
        granted = search.match.mark is Stage.APPROVAL and _GRANTED.match(words)
        if held or both or granted or MEANT.search(words):
            found = search.within(search.last + 1)
            return found if _SEVERAL.search(search.words(search.clause)) else found[:1]
    if search.at_a_meeting and _WHEN_THEY_MET.match(words):
        return search.within(search.last + 1)[:1]  # "The draft was on the table when officials met on 3 May"
    named = _THAT_SOMEBODY.fullmatch(search.text, search.match.end, behind.start)
    if search.match.mark is Stage.ROUNDTABLE and behind.kind == "co" and named and _HELD.search(words):
        return search.within(search.last + 1)  # "a round table that the Centre and the Ministry held in June"
    if _LISTED_BEHIND.match(search.text, behind.start):
        return search.within(search.last + 1)
    return None


def _fronted(search: _Search) -> list[int]:
    """The date that the sentence begins with, where the clause of the match takes part in it."""
    text = search.text
    found = [
        at
        for at in search.candidates
        if (_FRONTED.match(text[:at]) or (text[at + 1 : at + 2] == "," and _AT_A_MEETING.fullmatch(text, 0, at)))
        and not search.is_since(at)
    ]
    if not found:
        return []
    finest = [min(found, key=lambda at: (_FINENESS.index(search.settled[at].precision), at))]
    clauses = search.sentence.clauses
    of_a_meeting = search.clause.kind == "rel" and search.first and search.at_a_meeting
    if of_a_meeting and EVENT.search(search.words(clauses[search.first - 1])):
        return finest  # "In March, the Centre organized a seminar which collected proposals": when the seminar was
    entry = search.first == 1 and _DATED_ENTRY.match(search.text[: clauses[0].end])
    return finest if entry or search.clause.kind not in ("rel", "sub", "semi") else []


def _nearest(search: _Search, here: list[int]) -> list[int]:
    """Of the dates of its clause that in the words of the match, the run behind them, or the last before them."""
    match = search.match
    told = [(one, _where_told(search.text, one)) for one in search.rivals if isinstance(one.mark, Stage)]
    starts = [start for _, start in told if start >= match.end]
    of_the_plan = (start for one, start in told if one.cue >= match.end)
    lodged = min((start for start in of_the_plan if _THAT_IT.match(search.text[match.end : start])), default=None)
    if lodged is not None:  # "wrote the plan that Chile lodged with the Committee in April": when it was lodged
        here = [at for at in here if at < lodged]
    if len(here) < 2:
        return here
    if said := [at for at in here if _VERB_BEHIND.match(search.text, at + 1) and match.start == at + 2]:
        return said  # "Iraq yesterday submitted the plan that it had promised in 2019"
    after = [at for at in here if at >= match.end and not _THAT_OF.search(search.text, match.end, at)]
    within = [at for at in here if match.start <= at < match.end]
    if after:  # "the plan, after a first draft in 2016, was approved last February"
        within = [at for at in within if not _SET_IN.search(search.text[match.start : at])]
    if within:
        return within[-1:]
    if close := [at for at in after if at < min(starts, default=len(search.text))]:
        return _run(search, close)
    return [at for at in here if at < match.start][-1:] or after[:1]


def _where_told(text: str, match: Match) -> int:
    """Where a match begins to tell: at its telling word, or what is set in before that: "and, in May this year, reviewed"."""
    if match.cue < 0:
        return match.start
    lead = _SET_IN_BEFORE.search(text, max(0, match.cue - 70), match.cue)
    return lead.start() if lead else match.cue


def _run(search: _Search, close: list[int]) -> list[int]:
    """The dates that follow each other: "two round tables, in June 2017 and January 2018"."""
    run = close[:1]
    relative = {at for at, span in search.sentence.when if span.kind == "relative"}
    for at in close[1:]:
        if at in relative:
            break  # "in 2014, and a year later so did Benin"
        if not _AND_AGAIN.fullmatch(search.text, run[-1] + 1, at):
            break
        run.append(at)
    if len(run) == 1 or (_SEVERAL.search(search.text) and not _SERIES.search(search.text)):
        return run
    _join(search.settled, run[0], run[-1])
    return run[:1]


def _join(settled: dict[int, Date], first: int, last: int) -> None:
    """ "In the course of May and June 2016": one stretch of time, not two events."""
    one, other = settled[first], settled[last]
    alike = one.known and other.known and one.precision is other.precision
    if alike and one.earliest and other.latest and one.earliest <= other.latest:
        settled[first] = span_of(one, other)
