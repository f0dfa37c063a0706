"""The second look: does a matched wording tell of an act, an intention, or neither?

A rule only says which words speak of which stage. Here the words that govern them decide whether it came to
pass ("was approved"), is meant to ("will be approved"), did not ("has not been approved") or is only asked for,
recommended or conditional ("States are encouraged to", "if adopted").
"""

from __future__ import annotations

import re
from enum import StrEnum


class Reality(StrEnum):
    """What the governing words make of a match."""

    OCCURRED = "occurred"
    PLANNED = "planned"
    NEGATED = "negated"
    UNREAL = "unreal"
    ASKED = "asked"
    PROPOSED = "proposed"


_NEGATION = re.compile(
    r"(?:\b(?:not(?! only)|never|neither|[Nn]or|[Ww]ithout|failed to|yet to|instead of|[Rr]ather than|lack(?:s|ed|ing)?|absence of|unable to|refrain\w* from|declin\w+ to|refus\w+ to|stopped short of|den(?:y|ies|ied)|[Nn]o (?:evidence|record|confirmation|proof|sign|trace) (?:that|of|exists of)|vot(?:e|es|ed|ing) against|[Aa]t no time|doubt\w*|n't|cannot|(?:nearly|almost)(?= $)|close to|on the (?:verge|brink|point) of|failure to|[Ii]nstead of|abandon\w*|cancell?ed|postponed|put off|shelved|sent back|returned|rejected|withdr[ae]w\w*|called off|adjourned|suspended|delayed|fell through|undid|undone|put paid to|thwarted|scuppered|let alone|much less|still less|dropped|no longer|far from|[Nn]othing|[Nn]one of|[Nn]obody|[Hh]ardly|awaits?|awaiting|pending|ahead of(?! th(?:is|ese|e present)\b)(?![^.;]{3,60},)|prior to any)\b|(?:\b|^)(?:[Nn]o|[Nn]either|[Nn]one|[Nn]either of)(?= [\w ]{0,40}$))(?:\W+[\w'-]+){0,7}\W*$"
)
_NEGATED_INSIDE = re.compile(
    r"\b(?:(?<!has and has )(?<!had and had )(?<!has or has )(?<!had or had )not(?! only)|never|neither|yet to be|remains? to be|no longer|n't|cannot)\b"
)
_NEGATED_AFTER = re.compile(
    r"^\W{0,3}(?:still )?pending\b|^[^.;]{0,90}? (?:is|are|was|were|proved|turned out(?: to be)?) (?:wrong|false|untrue|unfounded|mistaken|premature|incorrect)\b|^[^.;]{0,60}?\b(?:was|were) to have (?:been|taken|come)\b|^[^.;]{0,60}?\b(?:(?:was|were|has been|had been|have been|had to be|is|are|being|been) (?:then |later |again |once more |subsequently |since |therefore |thus |still |yet )?(?:not\b|never\b|postponed|cancell?ed|put off|called off|deferred|delayed|adjourned|shelved|abandoned|withdrawn|suspended|dropped|outstanding|pending|still to come|yet to)|did not (?:take place|happen|materiali[sz]e|follow|come|go ahead)|has not|have not|had not|never took place|fell through|could not be held|will not|remains? (?:open|pending|outstanding)|is (?:still )?(?:awaited|outstanding)(?! (?:in|by|for|before|this|next|early|late)\b| [\ue001\ue002])|(?:was|is|are|were) still under consideration)\b"
)
_UNREAL = re.compile(
    r"\b(?:if|unless|(?:was|were|is|are|been|be) (?:invited|advised|encouraged|urged|asked|requested|supposed|called upon|reminded|recommended) to|(?:aim|goal|idea|hope|wish|objective) (?:is|was) that|(?:false|untrue|wrong|not true) that|denie[sd] (?:\w+ ){0,2}that|rumou?rs? that|too (?:early|soon) to|should|could|may|might|can|would (?:\w+ )?have(?! to\b)|would (?:be (?:good|useful|desirable|welcome|glad)|need|like|welcome|benefit|require)|once(?! more\b| again\b)|until|whether|who(?:'d| had| has| have)? ever|encourag\w+|urg(?:e|ed|es|ing)|(?<!\ba )call(?:s|ed|ing)? (?:up)?on|recommend\w*|suggest\w*|advis(?:ed|es|e) (?:the |that |STATE)|invit(?:e|es|ed|ing) (?:the |all |other |those |each |STATE|States|Member|it|them|both)|appeal\w* to|(?:the )?(?:need|importance|value|benefits?|advantages?|usefulness|merits?|possibility|possibilities|desirability|role|idea|concept|purpose|significance|relevance|reasons?|necessity|advisability|question|option) (?:of|for|to|in)|need(?:s|ed)? to|ha(?:s|ve|d) (?:yet |still )?to|necessary to|require[sd]? to|ought to|must|prepar\w+ (?:themselves |itself )?for(?= (?:the|a|its|their)\b)|ought\b(?=[^.;]{0,40} to\b)|important to|useful to|clear(?:s|ed|ing)? the way (?:for|to)|ready to (?:assist|help|support)|stands? ready|stood ready|offer(?:s|ed|ing)? (?:its |their |his |her |the )?(?:assistance|help|support|to)|willing(?:ness)? to (?:assist|help|support|consider)|available to|(?:proposals?|suggestions?|recommendations?) to|hopes? that|hoped that|how to|guide (?:to|on|for)|guidelines? (?:for|on)|templates? (?:for|of)|examples? of|lectures? on|presentations? on|presented on|spoke (?:of|on|about)|explain\w*\b(?! that\b)(?! how [^.;]{0,40}?\b(?:its|their) )(?! (?:its|their|his|her)(?: \w+)? $)|eligible|free to|tr(?:y|ies|ied|ying) to|attempt(?:s|ed|ing)? to|entitled to|possibly|perhaps|would (?:be )?(?:wise|better)|best practices? (?:in|for|on)|experiences? (?:in|of|with|on)|lessons (?:learn\w+ )?(?:in|from|of|on)|provid\w+ that|subject to|in the event|prior to|in case|as soon as|conditions? for|(?<!is )(?<!was )(?<!are )(?<!were )able to|capable of|remind\w* of|expected of|what (?:a|an) |(?:would|might|may) do well to|consider(?:s|ed|ing)? (?!the draft)(?:the )?(?:possib\w+ |idea )?(?:of )?(?=\w+ing\b|$)|think(?:ing)? (?:of|about)|wonder\w*|ask(?:ed|s|ing)? (?:STATE|whether|that|the \w+ to|for)|asked how|duty to|obligation to|obliged to|benefit\w* from|upon (?=(?:its |their |the )?(?:request|approval|adoption|completion|receipt|condition))|after which (?:it|the)|conditional|dependent|depend(?:s|ed|ing)? on)(?:\W+[\w'-]+){0,8}\W*$".replace(
        "STATE", "\ue000"
    ),
    re.I,
)
_UNREAL_INSIDE = re.compile(
    r"^[\ue010\ue011](?:, [^,]{3,40},)? be (?!fore)|, once (?:\w+ly )?(?:approved|adopted|endorsed|signed|passed|finali[sz]ed|completed|submitted|validated|reviewed|drafted|finished|ready)\b|\b(?:was|were) to have\b|(?<!will )(?<!will now )(?<!will then )\bha(?:s|ve|d) to be\b|\b(?:should|could|may|might|can|must|ought to|would (?:\w+ )?have(?! to\b)|would need|needs? to be|if)\b"
)
#: a passive with a verb of its own: "the plan was adopted", "the plan, formally approved"
BY_ITSELF = re.compile(
    "[\ue010\ue011](?:.*\\b(?:was|were|has been|had been|have been)\\b|,? \\(?(?:\\w+ly )?(?:approved|adopted|endorsed|signed|enacted|submitted|transmitted|reviewed|discussed|drafted|written|prepared|developed)\\b)"
)
_UNREAL_AFTER = re.compile(
    r"^[^.;,]{0,60}? (?:remains?|is|was|are|were) (?:still |long )?(?:(?:an?|the|one of (?:the|its)) )?(?:\w+ )?(?:priorit(?:y|ies)|overdue|unlikely|conceivable|matter of|question of)\b|^[^.;,]{0,60}? (?:depends?|hinges?) (?:up)?on\b|^(?:(?! and )[^.;,]){0,50}?\b(?:might|may|could|should)(?: (?:well|perhaps|possibly|still))? (?:be|take|follow|come|happen)\b|^[^.;,]{0,50}?\bwould(?: \w+ly| also)? (?:be (?:\w+ )?(?:welcomed?|useful|desirable|helpful|good|appreciated|important|an? (?:\w+ )?(?:step|achievement))|help|allow|enable|benefit|contribute|mark|strengthen|show|make it)\b"
)
_ASKED = re.compile(
    r"\b(?:(?<![Tt]he )(?<![Tt]his )[Rr]equest(?:s|ed|ing)?|ask(?:s|ed|ing)?|turned to [^.;]{1,60}? for|appl(?:y|ied)|sought|seek(?:s|ing)?|(?:might|may|could) wish|wish(?:es|ed)?(?! to (?!see\b|be\b|have\b|receive|obtain|get\b|learn|know))|interest(?:ed)?|in need of|need(?:s|ed)?|requir(?:es|ed|ing)|would appreciate|looking for)\b(?:\W+[\w'-]+){0,10}\W*$"
    r"|\b(?:ask|request)(?:s|ed)?\b[^.;]{0,120}? to (?:convene|hold|organi[sz]e|host|arrange) [^.;,]{0,60}$"
)
_PROPOSED = re.compile(
    r"\b(?:propos(?:e|ed|es|al|als|ing)|suggest(?:ed|s|ion|ing)?|recommend\w*|agreed(?: on)?(?: that)?|agreement|decid(?:ed|es)|decision|call(?:ed|s)? for|put(?:ting)? forward|came out in favour|in favour of|weigh\w*|discuss\w*|conclu(?:ded|sion)|resolved|result(?:ed)? in|consider\w*|was to be|were to be|examin\w*|raised|request\w*|ask(?:ed|s)? for|want(?:ed|s)?|need)\b"
)
_PLANNED = re.compile(
    r"\b(?:(?<!free )(?<!political )will|shall|would|'ll|intend(?:s|ed|ing)?|intentions?|(?:(?<!\bthe )(?<!\bThe )(?<!\bits )(?<!\btheir )(?<!\bthis )(?<!\bthat )(?<!\ba )(?<!ction )plan(?! (?:was|were|is|has|had|will)\b)|plan is|plans|planned|planning)(?: is)?|expect(?:s|ed|ing)?|expectation|(?:is|are|was|were)(?: (?:now|then|still|also|soon|later|thus|therefore|first|finally|next|subsequently|before long|shortly|in due course|in turn))? to|aim(?:s|ing)? (?:to|at)|hop(?:e|es|ed|ing)|agree(?:d|s)? to|undertak(?:e|es|en|ing) to|undertook to|commit(?:s|ted|ment)?(?: itself)?|pledg(?:e|ed|es|ing)|promis(?:e|ed|es|ing)|schedul\w+|due|(?<!than )foresee(?:s|n)?|foresaw|envisag(?:e|es|ed)|set to(?! work)|about to|before long|ready to|prepared to|determin(?:ed|ation) to|resolve[sd]? to|in view of|with a view to|prepar(?:es|ing) to|wait(?:s|ing) to be|decid(?:ed|es) to|going to|look(?:s|ed|ing)? forward to|anticipat\w+|announc(?:ed|es|ing) (?:its|the|a|plans)|want(?:s|ed|ing)? to|wish(?:es|ed|ing)? to|set (?:itself|themselves) (?:as )?(?:the|a) (?:\w+ )?(?:goal|aim|objective|target|task) of|mean(?:s|t)? to|instruct\w*|task\w* (?:with|to)|mandat\w+|charged with|entrusted with|with (?:the|a) (?:task|job|duty) of|step is|steps? (?:is|are|include\w*)|target(?:s|ed|ing)?|deadline|on course|on track|soon|in (?:the|a) (?:coming|next)|subsequently to|next|upcoming|forthcoming|ahead(?! of th(?:is|ese|e present)\b)|likely to|propos(?:e|es|ed|ing) to|think(?:s|ing)? of|reckon\w*|counts? on|confident that|assured|(?:agreement|arrangement|decision|readiness|willingness|promise|pledge|commitment|undertaking|desire|determination|wish|plan) to|calendar|timetable|(?:is|was)(?: now)? for(?: the)?)\b(?:\W+[\w'-]+){0,9}\W*$"
)
_FUTURE = re.compile(
    r"\b(?:(?<!free )(?<!political )will|shall|(?:is|are)(?: going)? to|(?:plans?|intends?|expects?|hopes?) to (?:organi[sz]e|hold|host|convene|conduct|arrange))\b(?:(?!\b(?:was|were|had)\b)[^.;])*$"
)
_PLANNED_INSIDE = re.compile(
    r"\b(?:(?<!free )(?<!political )will|shall|would|(?:is|are|was|were)(?: (?:now|then|still|also|soon|later|thus|therefore|first|finally|next|subsequently|before long|shortly|in due course|in turn))? (?:to|going to|expected|due|planned|scheduled|intended|set|likely|supposed|about|meant|foreseen)|(?:nearly |almost )?ready to be|waiting to be|expected to|to be \w+(?:ed|n) by)\b"
)
_PLANNED_AFTER = re.compile(
    r"^[^.;,]{0,60}? as (?:one of )?(?:the|its|their|an?) (?:\w+ )?(?:aims?|goals?|objectives?|priorit(?:y|ies)|targets?)\b|^, to (?:begin|start|commence|follow|be held|take place|be (?:begun|started|completed|finished))\b|^(?:, [^,;]{3,80},(?! and\b)|[^.;,]{3,40},(?: [^,;]{3,60},)?(?= (?:is|are)\b))?[^.;,]{0,50}?\b(?:(?:is|are|was|were|ha(?:s|ve|d) been)(?: now| then| still| first| originally)? (?:awaited|announced for|hoped (?:for|to)|looked forward to|reckoned with|in prospect|in sight|on the cards|going to|expected|due|planned|scheduled|intended|foreseen|set(?! up\b| out\b| in motion\b| going\b| down in\b)|envisaged|anticipated|pencilled in|to (?:follow|be|take place|come|happen|start|begin|go))|(?:is|are|was|were) (?:now |already )?in preparation(?= (?:for|in)(?: the)? [\ue001\ue002A-Z])|(?:is|are|was) (?:now )?(?:up to|a matter for|in the hands of)\b|(?:lies|rests|lay) (?:now )?with\b|falls? due|will (?:now |then |also |thus )?(?:be|follow|take place|come|happen|start|begin|go|go on|continue)|shall (?:be|follow|take place)|should follow|to follow\b|(?<!had )(?<!has )(?<!have )to be held|(?<!had )to take place|to come\b|would (?:follow|take place|be held|come|begin|start))"
)
_YET_TO_BE = re.compile(
    r"\b(?:meetings?|workshops?|round[- ]?tables?|events?|seminars?|sessions?|consultations?|missions?|visits?|talks) (?:is|are) to\b",
    re.I,
)
#: "The one ministry is tasked with reporting on the plan, and the other with delivering it to the Committee"
_TASKED = re.compile(r"\b(?:tasked|charged|entrusted) with\b[^.;]{5,120}?,? and [^.;,]{3,60} with $")
#: "Writing the plan is the easy part"
_IN_ITSELF = re.compile(
    r"['\"]? (?:is|was|means|takes|remains|costs|requires)\b(?! (?:\w+ly |now )?(?:under ?way|in progress|near|almost|complete|finished|done|expected|planned|foreseen|scheduled|due|to\b))"
)
_GERUND = re.compile(r"[A-Z]\w+ing\b")
_INVERTED_FUTURE = re.compile(
    r"\b(?:[Oo]nly|[Tt]hen|[Nn]ext|[Tt]hereafter|[Aa]fterwards|[Nn]or) ?[^.;]{0,40}\b(?:(?<!free )(?<!political )will|shall|is) $"
)
#: "The path that is to lead Panama to a plan was opened with a round table": what was done is said behind
_WHAT_IS_TO_LEAD = re.compile(
    r"\b(?:that|which|who) (?:is|are|was|were)(?: \w+)? to [^,;]{3,90}?(?= (?:was|were|has been|have been|had been) \w+(?:ed|n|t)\b)"
)
_UNTIL = re.compile(r"until\b", re.I)
_DID = re.compile(r"(?:approved|adopted|endorsed|signed|passed|submitted|transmitted)\b")
#: "The round table has been put off until October": a new day for it
MOVED_TO = re.compile(
    "[^.;]{0,60}?\\b(?:has|have|had|was|were) (?:been |had to be |then )?(?:postponed|put off|deferred|delayed|moved|rescheduled|adjourned)"
    "(?: \\w+)? (?:to|until|till|for) (?:the )?[\ue001\ue002]"
)
_AFTER_IT = re.compile(r"\bafter $", re.I)
_HAS_BEEN = re.compile("[\ue010\ue011] (?:has|have) ")
_ONCE_SET_IN = re.compile(r", once [^,]*,")  # "the plan, once approved, will be sent to New York"
_WILL_BE = re.compile(r"\b(?:will|shall|would|should|is to|are to) (?:then |finally )?be $")
_WHEN_AND_WHERE = re.compile(
    "(?: (?:on|in|during|at|since|from|by|with|as early as|back in)(?: the)? (?:[\ue001\ue002]|[A-Z][\\w'-]+(?: [A-Z][\\w'-]+)?(?= (?:to\\b|on\\b|in\\b|[\ue001\ue002]))))+(?=,? (?:to|the|its|their|his|her|a|an)\\b)"
)
#: "It was not until May that", "did not fail to": what sounds like a negation is none
_NO_FAILURE = re.compile(
    r"\b(?:[Nn]ot until\b|(?:did|has|have|had) not fail(?:ed)? to\b|(?:[Nn]o other|[Nn]o) [a-z]+ (?:than|but)\b|[Nn]othing (?:else )?(?:but|than|other than|less than)\b)"
)
#: "The Ministry had asked them to the round table": so it was held
_INVITED_TO = re.compile(r"\b(?:asked|invited|called|summoned) [^.;,]{2,60}? to (?:the|this) (?:[\w-]+ ){0,2}$")
_EXPLAINED = re.compile(r"\bexplain(?:s|ed)? $")
#: "a text on which all agree, so that we may lay it before the Government"
_SO_THAT = re.compile(r"\bso that (?:we|they|it|he|she|the [\w ]{3,30}?) (?:may|can|could|might)\b")
_WHICH_IS = re.compile("[\ue010\ue011],? (?:which|that) (?:is|was|are|were|has|had|will|shall)\\b")
_HOW_ONE_IS = re.compile(r"\bhow $")
_IS_PRESENT = re.compile("[\ue010\ue011] (?:is|are) (?!being\\b|to\\b)")
_IS_TO = re.compile(r"^ (?:is|are) to [a-z]")
_OCCASION_SUBJECT = re.compile(
    r"(?i:(?:^|[,;(] ?|\b)(?:[Tt]he|[Tt]his|[Aa]n?|[Ii]ts|[Oo]ne|[Tt]hree|[Tt]wo|[Nn]ational|[\w-]+-day|[Aa]bove all, the)?[\w ,'-]{0,60}?\b(?:meetings?|workshops?|round[- ]?tables?|events?|seminars?|sessions?|consultations?|webinars?(?: series)?|missions?|visits?|talks|exercise|objectives?|purposes?|aims?|goals?|items?|agenda|topics?|theme|subject|focus|idea|task|business|intention)\b(?: of [\w\ue000-\ue0ff ,'-]{0,60}?)?(?: that| which)? (?:was|were|is|are|had been|has been)(?: then| also| above all| mainly| chiefly)? (?:(?!going\b)\w+ )?(?:to|intended|designed|meant|expected|planned|scheduled|aimed|convened|organi[sz]ed|held|supposed) ?(?:to)?\b(?:\W+[\w'-]+){0,12}\W*$)"
)
_LATER_PURPOSE = re.compile(
    r"\b(?:subsequently|thereafter|afterwards|later|eventually|then|in a (?:second|next|later) step|after that)\b(?:\W+[\w'-]+){0,4}\W*$"
)
_LATER_ON_TO = re.compile(
    r"\b(?:at a later (?:stage|date|point)|in due course|subsequently|thereafter|afterwards|later(?: on)?|eventually|then),? to (?:\w+ly )?$"
)
_PAST = re.compile(r"\b(?:was|were|held|met|\w{3,}ed)\b")
_BEFORE_IT_IS = re.compile(r"\b(?:before|until) $", re.I)
_IS_DONE = re.compile("[\ue010\ue011][^.;,]{0,80}? (?:is|are) (?:\\w+ly )?\\w+(?:ed|n)\\b")
_CONDITION_BEFORE = re.compile(r"\b(?:if|unless|once|until|whether|as soon as|should)(?: [\w-]+){0,2} $", re.I)
_INVERTED = re.compile(r"(?:.*[;.] )?(?:Should|Were|Had) [^,]*$")
_INSERTION = re.compile(r", (?:(?:of|in|at|by|to|for|with|from|on) )?(?:which|that|whom?)\b[^,]*,")
_HAD = re.compile(r"\bhad $")
_MAY_PROPOSE = re.compile(r"(?:should|suggest|recommend|consider|possib|ask|could|need|might|call)")
_ONCE = re.compile(r"(?:once|until|as soon as|after which)\b", re.I)  # a matter of time, not of doubt
_BODY = re.compile(
    r"\b(?:committee|groups?|team|commission|body|task force|unit|experts|officials)(?: that (?:is|was)| which (?:is|was))?"
    r" (?:entrusted|charged|tasked|set up|established|formed|appointed|created)(?: with| to| for)? (?:the task of )?$"
)  # "the committee entrusted with drawing up the plan held its first session"
_SAT = re.compile(r"[^.;]{0,90}?\b(?:held|met|convened|gathered|sat|assembled|came together)\b")
_TO_HAVE = re.compile(
    r"\b(?:to (?:have|get|see)|on (?:having|getting|seeing)|wants?|wanted) $"
)  # "expect to have their plans approved"
_AND_WHAT_NOT = re.compile(r",? (?:and|or) what (?:has|had|have|is|was) not(?: been)?(?: done| implemented)?\b,?")
_WITH_A_VIEW = re.compile(r"(?:with|in) (?:a )?view (?:to|of)\b|aim(?:ed|ing) (?:to|at)\b")
_MET = re.compile(r"\b(?:met|sat down|gathered|convened|came together|held|hosted|organi[sz]ed|took place|assembled)\b")
_KEPT = re.compile(
    r"(?:[^.;]{0,90}?,)? (?:which (?:was|were|it) )?(?:(?:then|later|duly|soon|since) )?(?:carried out|fulfilled|kept|honou?red|acted (?:up)?on|redeemed|made good)(?: on| in|,|\.|$)"
)  # "its decision to submit the plan, carried out on 30 January"
_WERE_HELD = re.compile(r"[^.;,]{0,60}?\b(?:(?:was|were) held|took place)\b")
_WHETHER = re.compile(
    r"\b(?:whether|(?:too (?:early|soon) to (?:say|tell)|not (?:yet )?(?:known|clear|certain|settled)|unclear|unknown|uncertain|(?:could|can|cannot|did|does|would)(?: not)?(?: yet)? (?:say|tell|know)) (?:when|if|who))\b(?:\W+[\w'-]+){0,6}\W*$"
)
_WOULD = re.compile(r"\bwould\b")
#: "intends to present it to the Cabinet by June and, this time, to submit it": one intention, however far off its verb
_AND_TO = re.compile(r"\band(?:, [^,;]{2,40},)?(?: then| also| thereafter| subsequently)? to (?:\w+ly )?$")
_MEANS_TO = re.compile(
    r"\b(?:intends?|plans?|expects?|hopes?|wants?|wishes|means|agreed|decided|promised|undertook|pledged|resolved|is|are) to\b"
)
_AIM_WAS_TO = re.compile(
    r"\b(?:business|aims?|objectives?|purposes?|goals?|tasks?|subject|focus|idea)(?: of (?:the|this)(?: [\w-]+){1,3})? (?:was|were) to\b"
)
_FORESEES = re.compile(r"\b(?:foresees?|envisages?|plans|intends|expects?) (?:that )?$")
_SET_IN = re.compile(
    r", (?:at|upon|on) [^,;]{2,40}?(?:wish|request|invitation|initiative)(?: of [^,;]{2,40})?(?:,|\s*$)"
    r"|, (?:if|provided) (?:the )?(?:travel|circumstances|conditions|the situation|funds|funding|resources|possible|necessary|all goes)\b[^,;]{0,40},"
)  # "agreed to meet in October, if travel is possible, to review the draft"
_IF_AFTER = re.compile(r"[^.;]{0,70}?\bif\b")


def is_planned_behind(after: str) -> bool:
    """Whether the words behind a meeting put it ahead: "a second round table is planned for May"."""
    return bool(_PLANNED_AFTER.match(after) or _IS_TO.match(after))


def judge(before: str, matched: str, after: str, *, held_for: bool = False) -> Reality:
    """What the words around a match make of it.

    ``before`` and ``after`` are the tagged text of its clause on either side (``before`` may reach into the main
    clause). ``held_for`` says that a purpose counts as done, because the note tells of the meeting as held.
    """
    # "decided in Maseru on 3 May to submit it": verb and infinitive belong together
    before = _NO_FAILURE.sub(" ", _WHEN_AND_WHERE.sub("", _SET_IN.sub("", before)))
    before = _SO_THAT.sub(" will ", _INVITED_TO.sub(" ", before))
    if _WHICH_IS.match(matched) and not _NEGATION.search(before[-24:]):
        before = ""  # "what should go into the plan, which is due to be sent": it has a clause of its own
    if matched.startswith("how "):
        before = _EXPLAINED.sub(" ", before)  # "Each side explained how its plan is being carried out"
    # "reviewed what had been implemented and what had not"
    matched, after = _AND_WHAT_NOT.sub("", matched), _AND_WHAT_NOT.sub("", after)
    if _HOW_ONE_IS.search(before) and _IS_PRESENT.match(matched):
        return Reality.UNREAL  # "understand how a plan is drafted"
    if before == "To " and not _PAST.search(after):
        return Reality.UNREAL
    if held_for and BY_ITSELF.match(matched) and not _TO_HAVE.search(before) and not _PLANNED_INSIDE.search(matched):
        # "one will remember that the draft had been sifted": the passive has a finite verb of its own
        if _WILL_BE.search(before):
            return Reality.PLANNED  # "The outcome will be a plan adopted by the Government"
        if _CONDITION_BEFORE.search(before):
            return Reality.UNREAL
        before = before[-24:] if _NEGATION.search(before[-24:]) else ""
    if not before.strip("'\" ") and _GERUND.match(matched) and _IN_ITSELF.match(after):
        return Reality.UNREAL
    if _INVERTED.match(before) or _UNREAL_AFTER.match(after):
        return Reality.UNREAL
    if held_for:
        matched = _AIM_WAS_TO.sub(
            "", matched
        )  # "The aim of the meeting was to assess how much of the plan ...": it did
    # what an insertion says is not said of the act
    matched = _ONCE_SET_IN.sub(",", _INSERTION.sub(",", matched))
    if MOVED_TO.match(after) and not _NEGATION.search(before):
        return Reality.PLANNED  # "has been postponed to March"
    if _NEGATION.search(before) or _NEGATED_INSIDE.search(matched) or _NEGATED_AFTER.match(after):
        return Reality.NEGATED
    if _ASKED.search(before):
        return Reality.ASKED
    if _BEFORE_IT_IS.search(before) and _IS_DONE.match(matched):
        return Reality.UNREAL  # "before the plan is adopted": some day
    if _AFTER_IT.search(before) and _HAS_BEEN.match(matched):
        return Reality.UNREAL  # "long after this document has been finished": some day
    if _LATER_ON_TO.search(before):
        return Reality.PLANNED
    occasion = _OCCASION_SUBJECT.search(before) if held_for else None
    if occasion and not _LATER_PURPOSE.search(before) and not _YET_TO_BE.search(occasion[0]):
        return Reality.OCCURRED
    if matched.startswith(("\ue010 be ", "\ue011 be ", "\ue010 going to ")) and _INVERTED_FUTURE.search(before):
        return Reality.PLANNED  # "Only then will the plan be transmitted"
    if matched.startswith(("\ue010 been ", "\ue011 been ")) and _HAD.search(before):
        return Reality.UNREAL  # "had the plan been approved in 2016, it would ..."
    if matched.startswith(("\ue010 to be ", "\ue011 to be ")) and before.endswith("for "):
        return Reality.UNREAL
    before = _WHAT_IS_TO_LEAD.sub("", before)
    unreal = _UNREAL.search(before)
    if unreal and _UNTIL.match(unreal[0]) and _DID.match(matched):
        unreal = None  # "stayed with the text until the Cabinet approved it in June"
    planned = _PLANNED.search(before) or _FUTURE.search(before) or _TASKED.search(before)
    if _UNREAL_INSIDE.search(matched):
        return Reality.PLANNED if _FORESEES.search(before) else Reality.UNREAL
    if unreal and not (planned and planned.start() > unreal.start()):
        if _MAY_PROPOSE.match(unreal[0]):
            return Reality.PROPOSED if _PROPOSED.search(unreal[0]) else Reality.UNREAL
        if not (_ONCE.match(unreal[0]) and _PLANNED_INSIDE.search(matched)):
            return Reality.UNREAL
    if planned and _WHETHER.search(before):
        return Reality.UNREAL
    if (
        planned
        and held_for
        and _WITH_A_VIEW.match(planned[0])
        and (_MET.search(before[: planned.start()]) or _WERE_HELD.match(after))
    ):
        return Reality.OCCURRED  # what a meeting was held for counts as done
    if planned and _BODY.search(before) and _SAT.match(after):
        return Reality.OCCURRED
    if planned and _KEPT.match(after):
        return Reality.OCCURRED
    if planned and _WOULD.search(planned[0]) and _IF_AFTER.match(after):
        return Reality.UNREAL
    if planned or _PLANNED_INSIDE.search(matched):
        return Reality.PLANNED
    if is_planned_behind(after) or (_AND_TO.search(before) and _MEANS_TO.search(before)):
        return Reality.PLANNED
    return Reality.OCCURRED


_PERFECT = re.compile(
    r"\b(?:has|have|had|having)(?: (?:also|already|since|now|each|all|been|just|recently|both|long|so far|for (?:some|a|a long|many|several|two|three|quite some) (?:time|while|years?|months?)|\w+ly))* (?:\w+(?:ed|en|wn|un|ut|ot|nt|ade|eld|ought)|been|begun|set|put|won|done|drawn|become)\b|\b(?:has|have) been\b"
)
_BEING = re.compile(
    r"\b(?:was|were|is|are) being\b|\bwhen (?:it|they|he|she|[\ue000]) (?:was|were) [a-z]+ing\b|\b(?:is|are) (?:\w+ly |now |still |also |both )*(?:develop|draft|prepar|elaborat|writ|formulat|work|updat|revis)ing\b|\b(?:is|are) (?:now |still |already )*(?:at work|busy|(?:nearly |almost |\w+ly )?(?:finished|complete|completed|ready)|in (?:preparation|the making|the works)|under (?:preparation|development|way))\b"
)


def is_perfect(words: str) -> bool:
    """True where the words stand in a perfect tense, which tells of no occasion of its own.

    >>> is_perfect("the experts have assisted several States"), is_perfect("the experts assisted two States")
    (True, False)
    """
    return bool(_PERFECT.search(words)) or bool(_BEING.search(words))
