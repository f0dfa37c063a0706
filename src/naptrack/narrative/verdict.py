"""What becomes of a matched stage: whether it came to pass, and whether it counts as a step of a plan.

:func:`~naptrack.modality.judge` weighs the words that govern a match; here the genre has its say: what a letter, a
round table or a Government's decision makes of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from naptrack.modality import BY_ITSELF, MOVED_TO, Reality, is_planned_behind, judge
from naptrack.models import Precision, Stage
from naptrack.narrative.case import AFTER_THE, Case
from naptrack.narrative.dating import MEANT
from naptrack.narrative.matching import round_table_counts
from naptrack.narrative.matter import names_an_owner
from naptrack.narrative.occasions import MEETING_STAGES, lies_ahead
from naptrack.narrative.scene import Scene
from naptrack.passages import is_ahead
from naptrack.rules import NOMINAL, WORDS
from naptrack.subject import subject_of
from naptrack.tagging import expand

_UNTOLD = (Reality.NEGATED, Reality.UNREAL, Reality.ASKED, Reality.PROPOSED)

_POSTPONED = r"postponed|cancell?ed|put off|called off|deferred|adjourned|withdrawn|shelved|abandoned"
_TURNED_DOWN = re.compile(
    rf"^[^;]{{0,110}}?(?:[,;]|\band|\bbut|\bwhich|[\ue001\ue002])(?: and| but| which)?(?: then| later)?(?: it| this| that)? (?:(?:was|were|had been|had to be|has been) (?:then |later )?(?:{_POSTPONED}|sent back|rejected|dropped)|(?:was|were|has been) not (?:agreed|pursued|taken up|followed up|supported|retained)|(?:did|has|have|had) not (?:so|yet(?! been)|take place|taken place|happen|do so|done so)|never took place|could not (?:be held|take place))\b"
    rf"|^[^;]{{0,110}}?, (?:and|but) (?:then |later )?[\ue010\ue011] (?:was|were|had been|had to be) (?:then |later )?(?:{_POSTPONED})\b"
)
_CALLED_OFF = re.compile(rf"^,? (?:was|were|had been|has been|had to be|had)\b[^.;]{{0,20}}? ?(?:{_POSTPONED})\b")
_HELD_AFTER_ALL = re.compile(
    r"[^;.]{0,200}?(?:, (?:was|were) (?:then |finally |eventually |at last )?(?:held|convened|organi[sz]ed)\b|, (?:finally |then |eventually )?took place\b)"
)
_MEANT_THEN = re.compile(
    r"\b(?:had (?:first |originally )?been (?:announced|planned|scheduled|foreseen|arranged|set|convened|called)|was to (?:be held|take place)|were to|was (?:first |originally )?(?:planned|scheduled|foreseen|announced|expected|set)|will|is to)\b"
)
_TO_CONVENE = re.compile(
    r"\bto (?:convene|hold|organi[sz]e|host|arrange|call|set up)(?: an?| the| its)?(?: [\w-]+){0,2} $"
)
_IT_WAS_CALLED_OFF = re.compile(
    rf"(?:[^,.;]{{3,90}}?,? )?(?:[Ii]t|[Tt]his|[Tt]hat|[Tt]hey|[Tt]hese|[Tt]h(?:e|is|at) (?:[\w-]+ ){{0,2}}?{WORDS['EVENT_N']}) (?:(?:was|were|had been|had to be|has been|has had to be) (?:then |later |therefore |eventually )?(?:{_POSTPONED})|(?:did|could|has|had) not\b|never took place)"
)
_WHICH_DID_NOT = re.compile(
    r"[^.;]{0,60}?, which (?:did not|(?:was|has)(?: still)? not(?! (?:yet )?(?:been )?(?:approved|adopted|endorsed|submitted|signed|published|finished|complete))|never|was (?:later |then )?(?:postponed|cancelled))"
)
_NONE_SO_FAR = re.compile(
    r"(?: by [^:.;]{3,60})?(?: \([^)]*\))?: (?:none|not yet|no\b|pending|open|outstanding|still to come|-)"
)
_EXPECTED_BEHIND = re.compile(
    r"[^.;]{0,60}? \((?:tentative|planned|expected|foreseen|scheduled|tbc|to be confirmed)\)|(?: by [^:.;]{3,60})?(?: \((?:planned|expected|foreseen|scheduled|tentative)\)|: (?:expected|planned|foreseen|scheduled|envisaged|due|to come)\b)"
)
_EFFORT = re.compile(
    r"\b(?:[Ee]fforts?|[Aa]ttempts?|[Mm]oves?|[Pp]reparations?|[Dd]ate|[Dd]eadline|[Tt]imetable) (?:to|for|at|towards?)(?: the| its)? $"
)
_MADE_READY = re.compile(
    r"\b(?:is|are|being|be) (?:being |now |\w+ly )*\w+ed (?:for|prior to|with a view to)(?: (?:its|their|formal|official))* $"
)
_BRACKETS = re.compile(r"\([^()]*\)")
_ACT = re.compile(
    r"\b(?:is|are|was|were|has|have|had|held|met|took|gave|made)\b|\w{3,}ed\b(?! (?:by|for|on|in|with|at|to)\b)"
)
_OFF = re.compile(rf"\W*(?:{_POSTPONED})\W*(?:events?|meetings?|activities)?\W*", re.I)  # a heading
_WHEN_DONE = re.compile(r",? (?:when|as soon as|once)\b[^,.;]{0,60} (?:has|have) ")
_ONCE_IT = re.compile(r"\b(?:once|as soon as|until) (?:(?:it|they|this)\b|[\ue010\ue011])")
#: "In the coming period the Centre plans, subject to funds, to hold ..."
_COMING = re.compile(
    r"(?:\d+\. )?(?:(?:In|Over|During|For) the (?:coming|next) (?:\w+ )?(?:period|year|months?|weeks|biennium|quarter)|Next year)\b"
)
_HEADLINE_TO = re.compile(
    "\\W*(?:(?:The |the )?(?:[A-Z][\\w-]+ ){1,3}of (?:the )?)?(?:The |the )?\ue000(?:(?:,| and|, and) (?:the )?\ue000)*"
    "(?:'s? (?:[A-Z][\\w-]+ ?){1,3}(?:of [A-Z]\\w+ ?)?)? ?to (?!the\\b|its\\b|an?\\b)(?:\\w+ly )?(?:[a-z]+ |$)"
)  # "Samoa to hold round table"
_EXERCISE = re.compile(r"\b(?:exercise|group work|working groups?|templates?|examples?|trainees|practi[sc]ed)\b", re.I)
_QUESTION = re.compile(r"(?:How|Why|What|Whether)\b")  # "How the plan came about"
_HAPPENED = re.compile(r"\b(?:was|were|has|have|had|held|met|took|\w{3,}ed)\b")
_AN_OBJECTIVE = re.compile(r"\W*(?:\w[.)] )?[Tt]o (?:\w+ly )?")
_IS_DONE = re.compile(r"\b(?:was|were|has|have|had|done|already)\b")
_WOULD = re.compile(r"\bwould\b")
_HEREBY = re.compile(r"\b(?:is|are) hereby\b")
_IF = re.compile(r"[^.;]{0,60}?,? (?:if|provided|unless|on condition)\b")
_AHEAD = re.compile(
    r"(?:\b[Nn]ext steps?|\b[Ss]till ahead|(?<!further )(?<!far )(?<!well )\b[Aa]head|\b[Pp]lanned|\b[Uu]pcoming|\b[Tt]o come|\b[Ee]xpected|\b[Oo]utlook|\b[Ff]ollowing was agreed|\b[Aa]greed as follows|\b[Ff]orthcoming|(?i:\bcoming up|upcoming|planned|forthcoming|(?<!further )(?<!far )(?<!well )ahead|to come|what (?:comes|is) next|next))(?i: (?:events?|meetings?|activities|dates|plans))?\W*:?$"
)
_DECIDED = re.compile(
    rf"{WORDS['GOVERNMENT']}[^.;]{{0,80}}?\bdecided (?:on [\ue001\ue002] |unanimously )?to (?:\w+ly )?$"
)
_PROPOSALS = re.compile(
    r"\b(?:propos\w+|proposal|suggest\w+|recommend\w*|agreed|agreement|decid\w+|decision|weigh\w+|discuss\w+|debat\w+|talked (?:about|over)|consider\w*|result\w* in|put forward|called for|asked for an? (?=update|renewal|revision|new)|in favour|concluded|conclusion|resolved|discussion|was to be|were to be|among them an?|opinion|of one mind|(?:view|felt|found|held) that)\b"
)
_LEFT_OPEN = re.compile(
    r"\b(?:should consider|whether|encourag\w+|urg\w+|will|intends?|plans?|expects?|hopes?|wish(?:es)?)\b"
)
_IN_GENERAL = re.compile(
    r"\bhow (?:a|any) State (?:might|could|can|should|may)\b|\bwhat a plan (?:usually|should|may|might)\b|\b(?:encourag\w+|call(?:s|ed|ing)? (?:up)?on|urg(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|recommend\w*|request(?:s|ed)?)(?: (?:to|all|Member|the|other|those))* States\b"
)
_WANTED = re.compile(
    r"\b(?:recommend|suggest|propos|advis|urg)\w*(?: that| to| the holding of| (?:to )?(?:convene|hold|organi[sz]e)\w*)?(?: [\w-]+){0,5} $"
    r"|\b(?:should|could|might|may)(?: \w+)? (?:hold|organi[sz]e|host|convene|conduct|have)(?: [\w-]+){0,4} $"
)
_WOULD_BE_GOOD = re.compile(
    r"(?:(?!\b(?:was|were|had|has|have|that|decided|agreed|held|to)\b)[^.;]){0,90}?\b(?:should|could|might|may|ought to) (?:\w+ )?(?:be|take place|follow)\b"
    r"|[^.;]{0,20} be (?:held|organi[sz]ed|convened)\b"
)
_AT_LAST = re.compile(r"\b[Ii]t was (?:only|not until|not before|at last|finally)\b|\b(?:finally|at last)\b")
_HELD_ON = re.compile(r"[^.;]{0,60}?(?<!be )\b(?:held|took place|convened) (?:on|in|from|at)\b")
_ESTIMATES = re.compile(r"\b(?:estimates?|reckons?|believes?|thinks?|hopes?|claims?) (?:that )?(?:[\w-]+ ){0,3}$")
_SHOULD_BE = re.compile(
    r"\bshould (?:then |now |also |finally )?be (?:submitted|transmitted|sent|handed|forwarded|in the hands of|with|ready|finished|complete|completed|adopted|approved|presented)\b"
)
_ADVISED = re.compile(r"\b(?:recommend|suggest|propos|advis|urg|encourag|said|stress|agree|call|ask|request)\w*\b")
_SHOULD = re.compile(r"\bshould (?:be )?\w*$|\bshould ")
_MADE_UP = re.compile(
    r"\b(?:invented|imaginary|fictitious|fictional|hypothetical|mock|simulated|(?:State|country) that does not exist|role[- ]play)\b",
    re.I,
)
#: "said that approval is expected this year, the Undersecretary told the round table"
_TOLD_IT = re.compile(r"\b(?:told|informed|assured|reminded|addressed)(?: the| this)(?: [\w-]+){0,2} $")
_NO_PLAN_THERE = re.compile(
    r"[^.;]{0,90}?,? (?:at|in|during) which (?:no|neither)?[^.;,]{0,30}?[\ue010\ue011](?: of [^.;,]{1,20})? (?:was|were|had been) (?:not|never|neither)\b"
)
_WAS_FOR = re.compile(r" (?:was|were) to (?!be held|take place|have)")
_ONCE_BEFORE = re.compile(r"\b(?:[Oo]nce|[Aa]s soon as)(?: (?:the|its|this))?(?: [\w-]+){0,2} $")
_BEFORE_IT = re.compile(r"\bbefore $")
_THEN_WILL = re.compile(r"[^.;]{0,80}?, [^.;,]{0,60}?\b(?:will|shall|is to|intends to|plans to)\b")
_TO_DO = re.compile(r"\b(?:Hold|Organi[sz]e|Convene|Conduct) (?:an? |the )?(?:[\w-]+ )?$")
_COMPARED = re.compile(r"\b(?:same \w+ as|than|unlike|as at) (?:the|that|this|an?) (?:\w+ ){0,2}$")
_FUTURE = re.compile(r"\b(?:will|shall|is to|are to|intends? to|plans? to|expects? to)\b")
_STATES_THAT_WISH = re.compile(r"\bStates (?:that|which|who) (?:so )?(?:wish|want|intend|need|are|would|plan)\b[^,;]*$")
#: "Fewer still have written an action plan"
_FEW_HAVE = re.compile(
    r"\b[Hh]ow (?:the )?(?:other|many|some|small|different)[^.;,]{0,40}? (?:have|had) (?:\w+ )?$|(?:^|[;,:] |\band )(?:[Ff]ewer|[Ff]ew|[Mm]any|[Mm]ost|[Ss]ome|[Ss]everal|[Oo]thers|[Nn]ot all|[Hh]ardly any|[Mm]ore and more|(?:[Aa] |[Tt]he )?(?:\w+ )?(?:number|few|handful|dozen|majority|minority))(?: (?!of\b)\w+){0,2} (?:have|had|has|are|were) (?:\w+ )?$"
)
_THE_QUESTION = re.compile(
    r"(?:That|This|Such) (?:was|were) (?:the|one of the|also the) questions?\b|The questions? (?:was|were|occupied|brought|lay|stood)\b|[^.;]{3,160}? to answer (?:that|this) question"
)
_WHICH_IS_EXPECTED = re.compile(
    r"[^.;,]{0,60},? which (?:is|are|was) (?:now |still )?(?:expected|foreseen|planned|due|hoped for|scheduled|awaited)\b"
)
_DRAFT_DECREE = re.compile(r"\b[Dd]raft (?:decree|order|ordinance|resolution|decision) $")
_GOAL_OF = re.compile(
    r"\b(?:goal|aim|objective|target|intention|hope|prospect|ambition|purpose) of $"
    r"|\b(?:aims?|objectives?|purposes?|goals?) of [^.;]{3,90}? (?:is|was|were|are) (?:the )?$|\baim(?:s|ed|ing)? (?:at|for) (?:the )?$|\bwith a view to (?:the )?$|\b(?:in order|so as) to $"
)
_EXPECTED_LABEL = re.compile(
    r"\W*(?:(?:Expected|Intended|Desired|Planned|Anticipated) (?:\w+ )?(?:results?|outcomes?|outputs?|impact)|Indicators?|Targets?|Goals?|Objectives?)\b[^:.;]{0,30}: "
)
_AS_DONE_BEFORE = re.compile(
    r"\b(?:[Aa]fter|[Ff]ollowing|[Ss]ince|[Uu]pon|[Ww]ith|[Tt]hrough|[Bb]y|[Tt]hanks to|saw|marks?|marked|led to|brought about|resulted in|ended (?:in|with)|news of|occasion of|concluded (?:with|by)|crowned by|witness(?:ed|es)|sealed|"
    r"(?:congratulat|commend|prais|thank|compliment)\w*[^.;]{0,80}? (?:on|for)|welcom\w+|applaud\w+|celebrat\w+|culminat\w+ (?:in|with)|(?:inform|notif|appris)\w*[^.;]{0,80}? of|announc\w+|report(?:ed|s)|noted(?: with \w+)?|recall(?:ed|s)|hailed|mentioned|pointed to|beg[au]n with)"
    r"(?: the| its| their| this| his| her|'s|\ue000(?:'s?)?)*(?: (?!call|need|want|wish|aim)[\w-]+){0,3} ?$"
)
_AS_DONE_BEHIND = re.compile(
    r"[^.;]{0,90}? (?:took place|came (?:in|on|after|at|into|from)|followed|was (?:\w+ly )?(?:followed|celebrated|announced|marked|reported|noted|welcomed|completed|achieved|accomplished|concluded|made known|granted|given)|has been|had been|marks|marked|crowned|brought|made|shows?|earned|enabled|paved|dates? (?:from|back)|having (?:come|been))\b"
)
_ONCE_DONE = re.compile(r", once \w+$")
_WAS_DONE = re.compile("[\ue010\ue011] (?:was|were|had been) ")
#: "the round tables through which Zambia in April was to be helped did not go ahead"
_DID_NOT_GO_AHEAD = re.compile(
    r"[^.;]{0,150}? (?:did not|could not|never) (?:go ahead|take place|took place|happen|come about|be held)\b"
)
_PROPOSED_TO = re.compile(r"\b(?:propos|suggest|recommend|agree|decid|resolv)\w* (?:to|that)\b[^.;,]{0,40}$")
_ANY_IS = re.compile(
    "['\"]?[\ue010\ue011] (?:is|are) (?!being\\b|now\\b|under\\b|in\\b|to\\b|expected\\b|planned\\b)[a-z]+(?:ed|en|n) (?!by\\b|and\\b|with\\b)"
)
_IS_USUALLY = re.compile(
    r"\b(?:an?|any|each) (?:[\w-]+ )?(?:plan|NAP|draft)\b[^.;]{0,60}? (?:is|are) (?:best|usually|normally|generally|typically|ideally|often|commonly)\b",
    re.I,
)
#: "Round table on the plan | cancelled", in a row of a table; "Round table on the plan, 14 March (cancelled)"
_CELL_SAYS_NO = re.compile(
    rf"[^|]{{0,80}}(?:\|[^|]{{0,40}})?\|\s*(?:{_POSTPONED}|not (?:done|held|started|yet|achieved|begun)|dropped|doubtful|none|no|[-\u2013\u2014])\s*(?:\||$)",
    re.I,
)
_NOT_HELD_BEHIND = re.compile(rf"[^.;|(]{{0,60}}? \((?:{_POSTPONED}|not held|dropped)\b", re.I)
_FOR_COMMENTS = re.compile(r" for (?:their |its |further |a )?(?:review|comments?|advice|observations|feedback)\b")
_FOR_APPROVAL = re.compile(r"\b(?:approv|adopt|endors|signature|decree|decision|assent|consent)")

#: Those whose approval is no Government's.
_BODIES = r"(?:EXPERTS|COMMITTEE|[Pp]articipants|[Mm]eeting|[Ww]orkshop|[Dd]elegat(?:es|ions)|[Ee]xperts|[Rr]ound[- ]?[Tt]able|[Cc]onference|UNRCPD|UNLIREC|UNREC|OSCE|UNODA|[Cc]hair|speakers|audience|panel|all\b|everyone|everybody|consensus|acclamation|drafters|working groups?|technical (?:team|group))"
_BY_GOVERNMENT = re.compile(rf"\bby (?:the |its |their |\ue000 )*{WORDS['GOVERNMENT']}")
_BY_BODIES = re.compile(expand(rf"[^.;,]{{0,12}}? by (?:the |all |its )?(?:\w+ )?{_BODIES}"))
_APPROVING = re.compile(r"\b(?:approv|adopt|endors)\w*\b", re.I)
_BODIES_BEFORE = re.compile(expand(rf"(?:{_BODIES})(?:'s)?(?: \w+){{0,3}} $"))
_HEARD = re.compile(
    r"(?:informed|told|heard|noted|recalled|learn\w+|announced|welcomes?|applaud(?:s|ed)|hail(?:s|ed)|celebrat(?:es|ed)|welcomed (?:that|the (?:\w+ )?(?:news|information|fact|approval|adoption)))\b"
)
_AND_ONLY = re.compile(r",? and (?:\w+ly )?")
_BODIES_APPROVED = re.compile(expand(rf"^{_BODIES}(?: \w+){{0,2}} [Aa]pprov"))


def reality_of(case: Case) -> Reality:
    """Whether the stage came to pass, is planned, or neither."""
    mark = case.match.mark
    if _HEREBY.search(case.inside):
        return Reality.OCCURRED  # "with a view to ..., the attached plan is hereby approved"
    # what a meeting was held for counts as done there; a Government's consent and a submission have to be told
    reality = judge(
        case.before,
        case.inside,
        case.after,
        held_for=mark in MEETING_STAGES or BY_ITSELF.search(case.inside) is not None,
    )
    if _fell_through(case) or _NONE_SO_FAR.match(case.rest):
        reality = Reality.NEGATED
    if mark in (Stage.APPROVAL, Stage.SUBMISSION) and _EFFORT.search(case.before):
        reality = Reality.UNREAL
    if reality is Reality.OCCURRED and _WHEN_DONE.match(case.before) and _FUTURE.search(case.scene.text):
        reality = Reality.PLANNED  # "Sri Lanka will submit it when the Cabinet has approved it"
    if (
        mark in (Stage.APPROVAL, Stage.SUBMISSION)
        and reality is Reality.OCCURRED
        and _AN_OBJECTIVE.fullmatch(case.before)
    ):
        reality = Reality.PLANNED  # "Objectives: - to submit the plan to the Committee": what a meeting may not do
    if mark is Stage.DRAFTING and _ONCE_IT.search(case.inside):
        reality = Reality.UNREAL
    if mark is Stage.SUBMISSION and reality is Reality.OCCURRED and _MADE_READY.search(case.before):
        reality = Reality.PLANNED
    if reality is Reality.OCCURRED and (
        _HEADLINE_TO.match(case.before)
        or _COMING.match(case.scene.text)
        or _stands_under_what_is_ahead(case)
        or _is_announced(case)
        or _EXPECTED_BEHIND.match(case.rest)
        or _is_of_the_next(case)
    ):
        reality = Reality.PLANNED
    if mark is Stage.APPROVAL and reality is Reality.PLANNED and _DECIDED.search(case.before):
        reality = Reality.OCCURRED  # "the Government decided on 18 May 2016 to adopt the plan": it did
    if (
        mark is Stage.UPDATE
        and reality in (Reality.PROPOSED, Reality.PLANNED, Reality.UNREAL, Reality.ASKED)
        and _was_proposed(case)
    ):
        # of a day to come the new plan is an intention
        reality = Reality.PLANNED if _lies_ahead(case) else Reality.OCCURRED
    if mark is Stage.UPDATE and reality is Reality.OCCURRED and _lies_ahead(case, wholly=True):
        reality = Reality.PLANNED  # "recommended that work on a new plan should start in 2020"
    if _IN_GENERAL.search(case.scene.text[: case.start].rsplit(";", 1)[-1]) and not case.scene.sentence.dates_in(
        case.clause
    ):
        reality = Reality.UNREAL
    if mark is not Stage.ROUNDTABLE and reality is Reality.OCCURRED and _is_meant_for_its_day(case):
        reality = Reality.PLANNED
    if (
        mark is Stage.ROUNDTABLE
        and case.when
        and reality in (Reality.UNREAL, Reality.PROPOSED, Reality.ASKED)
        and case.scene.invited_on is None
        and not _TO_CONVENE.search(case.before)
        and not _is_only_wanted(case)
    ):
        # "the idea of a NAP was taken up at a round table held on ...": the idea is unreal, the meeting is not
        ahead = is_planned_behind(case.after) or _lies_ahead(case)
        reality = Reality.PLANNED if ahead else Reality.OCCURRED
    if reality is Reality.UNREAL and _is_expected_of_its_day(case):
        reality = Reality.PLANNED
    if (
        reality is Reality.UNREAL
        and mark in (Stage.APPROVAL, Stage.SUBMISSION)
        and (_ONCE_BEFORE.search(case.before) or _ONCE_DONE.search(case.inside))
        and _THEN_WILL.match(case.rest)
    ):
        reality = Reality.PLANNED  # "Once it has been approved, it will be sent to the Committee": a matter of time
    if (
        reality is Reality.UNREAL
        and _ONCE_BEFORE.search(case.before)
        and _WAS_DONE.match(case.inside)
        and case.when
        and not _lies_ahead(case)
    ):
        reality = Reality.OCCURRED  # "Once the plan was adopted in March 2013, the Government turned to ..."
    if (
        reality is Reality.UNREAL
        and mark in (Stage.APPROVAL, Stage.SUBMISSION)
        and _BEFORE_IT.search(case.before)
        and _FUTURE.search(case.scene.text[: case.start])
    ):
        reality = Reality.PLANNED  # "will be reviewed in July, before it is forwarded to the Cabinet": a matter of time
    if reality is Reality.PLANNED and _WOULD.search(case.before + case.inside) and _IF.match(case.rest):
        return Reality.UNREAL  # "would draft a plan if funds could be found"
    if case.scene.sentence.block.kind == "heading" and _QUESTION.match(case.scene.text):
        return Reality.UNREAL
    if (case.scene.view.text.endswith("?") and not _was_the_question(case)) or _is_made_up(case):
        return Reality.UNREAL
    if mark is Stage.ROUNDTABLE and _TO_DO.search(case.before):
        return Reality.UNREAL  # "4.1 Hold national round table with industry": an item of a plan
    dated = case.scene.matter.heading.head.posted or not case.scene.matter.is_note  # else its own day is its meeting's
    if reality is Reality.OCCURRED and dated and _lies_ahead(case, wholly=True):
        return Reality.PLANNED  # "The plan goes to the Cabinet next month": what has not begun is no act
    if reality is Reality.OCCURRED and mark in (Stage.APPROVAL, Stage.SUBMISSION):
        if _GOAL_OF.search(case.before) or _DRAFT_DECREE.search(case.before) or _EXPECTED_LABEL.match(case.scene.text):
            return Reality.PLANNED  # "set itself the goal of adopting a plan"; "Indicator: plan adopted"
        if case.match.rule.name in NOMINAL and not case.when and not _is_told_as_done(case):
            return Reality.UNREAL  # "The adoption of the plan remains a priority": a noun alone tells of no act
    if case.match.rule.name in NOMINAL and reality is Reality.OCCURRED and _WHICH_IS_EXPECTED.match(case.rest):
        return Reality.PLANNED  # "after the approval of the plan by the Government, which is expected in July"
    told_behind = case.match.rule.name in NOMINAL or mark is Stage.ROUNDTABLE
    if told_behind and reality is Reality.PLANNED and _after_the_act(case):
        return Reality.OCCURRED  # "is to submit it, following its approval by the Cabinet last month"
    if mark is Stage.ROUNDTABLE and reality is Reality.PLANNED and _WAS_FOR.match(case.rest):
        return Reality.OCCURRED  # "The Round Table was to start off the drafting": what it was for
    return reality


def _is_only_wanted(case: Case) -> bool:
    """ "A round table on the plan should be considered in 2020", "recommended a round table in 2020": whenever it be held."""
    if _HELD_ON.match(case.rest) or _AT_LAST.search(case.scene.text):
        return False  # "It was only in November that the round table could be held"
    return bool(_WANTED.search(case.before) or _WOULD_BE_GOOD.match(case.rest))


def _is_made_up(case: Case) -> bool:
    """Whether the plan is one of an exercise: "... of an imaginary country. Its plan was approved unanimously"."""
    if _MADE_UP.search(case.scene.text):
        return True
    sentences, number = case.scene.matter.sentences, case.scene.number
    takes_up = case.match.ref is not None and not case.scene.found
    if not (takes_up and number and sentences[number - 1].number == case.scene.sentence.number):
        return False
    return _MADE_UP.search(sentences[number - 1].text) is not None


def _is_of_the_next(case: Case) -> bool:
    """ "We approve the plan next Thursday": the present tense of what is to come, also where no day can be told."""
    spans = [span for _, span in case.scene.sentence.dates_in(case.clause) if span.needs == "note"]
    return any(span.shift is not None and span.shift.distance > 0 for span in spans)


def _is_told_as_done(case: Case) -> bool:
    """Whether the words around a noun such as "adoption" say that it came to pass."""
    return bool(_AS_DONE_BEFORE.search(case.before) or _AS_DONE_BEHIND.match(case.rest))


def _was_the_question(case: Case) -> bool:
    """ "How much of the plan has been turned into deeds? That was the question before 26 officials"."""
    sentences, number = case.scene.matter.sentences, case.scene.number
    behind = sentences[number + 1].text if number + 1 < len(sentences) else ""
    return case.match.mark in MEETING_STAGES and _THE_QUESTION.match(behind) is not None


def _fell_through(case: Case) -> bool:
    if case.match.mark is Stage.ROUNDTABLE and _DID_NOT_GO_AHEAD.match(case.rest):
        return True
    if _CELL_SAYS_NO.match(case.rest) or _NOT_HELD_BEHIND.match(case.rest):
        return True
    if _HELD_AFTER_ALL.match(case.rest) or MOVED_TO.match(case.rest):
        return False
    return bool(
        _CALLED_OFF.match(case.scene.sentence.rest_of_strand(case.match.end))
        or _TURNED_DOWN.match(case.rest)
        or (case.match.mark in MEETING_STAGES and _is_called_off_behind(case))
        or (_stands_under(_OFF.fullmatch, case.scene) and not _tells_of_an_act(case.scene.text))
        or _WHICH_DID_NOT.match(case.rest)
    )


def _is_called_off_behind(case: Case) -> bool:
    """ "A round table had been announced for April. Because of the pandemic it was cancelled": the next sentence."""
    sentences, number = case.scene.matter.sentences, case.scene.number
    if number + 1 == len(sentences) or sentences[number + 1].number != case.scene.sentence.number:
        return False
    return bool(_MEANT_THEN.search(case.scene.text) and _IT_WAS_CALLED_OFF.match(sentences[number + 1].text))


def _stands_under_what_is_ahead(case: Case) -> bool:
    """ "Next steps: submission to the Committee"; an entry without a verb under "Activities planned", or in such a column."""
    scene = case.scene
    if case.bounds.kind == "semi" and (
        _AHEAD.search(scene.text[: case.bounds.start + 1]) or _AHEAD.search(scene.text.partition(":")[0])
    ):
        return True
    if is_ahead(scene.column):
        return not _IS_DONE.search(scene.text)
    return _stands_under(_AHEAD.search, scene) and not _tells_of_an_act(scene.text)


def _stands_under(says: Callable[[str], object], scene: Scene) -> bool:
    """Whether the heading above says so, or the one above those of States."""
    return bool(says(scene.heading) or says(scene.status))


def _tells_of_an_act(text: str) -> bool:
    """Whether an entry has a verb of its own: more than "Round table on the plan (organized by the Centre)"."""
    return bool(_ACT.search(_BRACKETS.sub("", text)))


def _is_announced(case: Case) -> bool:
    """ "12-13 March, Vientiane: national round table on ...", in a text posted before: no verb says that it was held."""
    posted = case.scene.matter.heading.head.posted
    dated = (case.scene.settled[at] for at in case.when if at in case.scene.settled)
    ahead = next((lies_ahead(date, posted) for date in dated if date.earliest), False)
    return ahead and not _HAPPENED.search(case.scene.text)


def _was_proposed(case: Case) -> bool:
    """To propose an update, or to agree on one, begins it."""
    return bool(_PROPOSALS.search(case.scene.text[: case.match.end])) and not _LEFT_OPEN.search(case.before)


def _is_meant_for_its_day(case: Case) -> bool:
    """ "... the draft, which is due in May": the date is that of an intention."""
    if not case.when:
        return False
    clause = case.scene.sentence.clause_at(case.when[0])
    return (
        clause > case.clause
        and case.scene.sentence.clauses[clause].kind == "rel"
        and bool(MEANT.search(case.scene.text[case.match.end : case.when[0]]))
    )


def _is_expected_of_its_day(case: Case) -> bool:
    """ "The Cabinet should approve the plan in June": of a day to come, or as what will be there by a day, it is expected."""
    if not _SHOULD.search(case.before + case.inside):
        return False
    undated = case.scene.matter.day is None and not _ADVISED.search(case.before)
    return _lies_ahead(case) or (bool(case.when) and undated and _SHOULD_BE.search(case.inside) is not None)


def _after_the_act(case: Case) -> bool:
    """Whether an act that something follows has a day of its own, and that lies behind."""
    return bool(case.when) and bool(AFTER_THE.search(case.before)) and not _lies_ahead(case)


def _lies_ahead(case: Case, *, wholly: bool = False) -> bool:
    """Whether the first date of the match ends (``wholly``: even begins) after the note's own day."""
    day = case.scene.matter.day
    dates = (case.scene.settled[at] for at in case.when if at in case.scene.settled)
    # what lasts some days and has begun is under way
    ends = (date.earliest if wholly or date.precision is Precision.DAY else date.latest for date in dates)
    return day is not None and next((one > day for one in ends if one), False)


def reason_to_pass_over(case: Case, reality: Reality) -> str | None:
    """Why the match tells of no step of a plan; None where it does."""
    scene, match = case.scene, case.match
    if reality in _UNTOLD:
        return reality.value
    if match.mark is Stage.APPROVAL and _is_praise(case):
        return "approval by a body that is no Government"
    if match.mark is Stage.ROUNDTABLE and not round_table_counts(
        scene.sentence.tagged, match, scene.matter, scene.kind
    ):
        return "a round table that nothing ties to a plan"
    if scene.matter.is_among_measures(scene.number, match.start):
        return "a measure of the plan"
    if match.mark is Stage.DRAFTING and reality is Reality.PLANNED and not case.when and _is_proposed_anew(case):
        return "a new plan that is only proposed"
    if "meeting-needed" in match.rule.flags and _ESTIMATES.search(case.before):
        return "an estimate"
    if match.mark is Stage.SUBMISSION and _FOR_COMMENTS.match(case.rest):
        return "sent for comments"
    if match.mark is Stage.ROUNDTABLE and _NO_PLAN_THERE.match(case.rest):
        return "a round table at which no plan was spoken of"
    if (
        case.by_intention
        and reality is Reality.OCCURRED
        and not _FOR_APPROVAL.search(scene.text[match.start : match.end])
    ):
        return "laid before a body, and no more"
    if match.mark is Stage.ROUNDTABLE and _TOLD_IT.search(case.scene.text[: match.start]):
        return "those who listened"
    if match.mark is Stage.ROUNDTABLE and _COMPARED.search(case.before):
        return "named for comparison"
    acting = subject_of(scene.sentence, scene.found, scene.matter.owners) and not _EXERCISE.search(scene.text)
    mine = bool(case.when or (match.ref and match.ref.owners) or acting)  # a day of its own, an owner, or who did it
    if scene.matter.at_a_training and match.mark in MEETING_STAGES and not mine:
        return "an exercise at a training"
    if match.ref is not None and match.ref.indefinite and _IS_USUALLY.search(case.scene.view.text):
        return "plans in general"
    if _FEW_HAVE.search(case.before) or _speaks_of_any(case):
        return "plans in general"
    if _STATES_THAT_WISH.search(case.before):
        return "plans in general"
    in_general = match.ref and match.ref.plural and match.ref.indefinite and not names_an_owner(scene.sentence)
    if in_general and not scene.those(match.start):
        return "plans in general"
    return None


def _speaks_of_any(case: Case) -> bool:
    """ "A national action plan is adopted in one day, but carried out over years": of none, whoever is named behind."""
    ref, scene = case.match.ref, case.scene
    alone = ref is not None and ref.indefinite and not ref.owners and not scene.found and not case.when
    return alone and _ANY_IS.match(scene.text) is not None


def _is_proposed_anew(case: Case) -> bool:
    """ "The participants proposed to prepare a new plan": the update that this is, and no intention to draft."""
    match = case.match
    anew = (one for one in case.scene.matches if one.mark is Stage.UPDATE)
    return _PROPOSED_TO.search(case.before) is not None and any(
        one.start < match.end and match.start < one.end for one in anew
    )


def _is_praise(case: Case) -> bool:
    """Approval by experts, a meeting or its participants is no Government's."""
    if case.by_intention or _BY_GOVERNMENT.search(case.inside + case.after[:60]):
        return False
    if _BY_BODIES.match(case.after) or _BODIES_APPROVED.search(case.inside):
        return True
    before = case.before
    if case.bounds.kind == "co" and _AND_ONLY.fullmatch(before):
        # "The experts praised and endorsed the draft": who praised endorsed
        before = case.scene.text[case.scene.sentence.clauses[case.clause - 1].start : case.start]
    return bool(_APPROVING.search(case.inside) and _BODIES_BEFORE.search(before) and not _HEARD.search(before))
