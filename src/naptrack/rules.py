"""The wordings of the genre: an ordered table of rules, each with examples and counter-examples.

A rule says which words tell of which stage or milestone. It is matched against a tagged sentence
(see :mod:`naptrack.tagging`): PLAN, DRAFT, ANYPLAN (either), OTHERPLAN, STATE, DATE, WHEN (a date or a
year), RES1540, OTHERRES, COMMITTEE and EXPERTS each stand for one sign. Names in braces are word classes of
:data:`WORDS`. A rule never decides for whom, when, or whether something came to pass; later passes do.

To add a wording: find the rule that it belongs to (or write a row), put the new word into its class or pattern, give
an example that needs it and a counter-example that it must not catch, and run ``pytest -k rules``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from naptrack.models import Mark, Milestone, Stage
from naptrack.prefilter import needed
from naptrack.tagging import expand

#: Word classes. A class is a regular expression for one word or phrase in any of its forms.
WORDS: dict[str, str] = {
    # words between a verb and its object; no word that turns to another object
    "LINK": r"(?: (?!(?:under|within|with|against|by|as|from|after|before|through|according|beside|besides|outside|which|that|who|is|was|were|has|had|have|will|than|until|pending|without|foreseen|contained|included|set|listed|paragraphs?|recommendations|guidelines|guidance|templates?|implementing|implementation|laws?|legislation|legislative|bills?|decrees?|regulations?|reports?|conclusions?|statements?|declarations?|matrix|capacity|compliance|funds?|funding|training|action on)\b)[\w'\"/()&-]+,?){0,7}? ?",
    "SHORTLINK": r"(?: (?!(?:it|them|under|within|with|against|by|as|from|after|before|through|which|that|who|is|was|were|has|had|have|will|implementing|implementation|laws?|legislation|reports?|conclusions?|statements?|declarations?|measures?|activities|funds?|funding|money|budget|resources)\b)[\w'\"/()&-]+,?){0,3}? ?",
    # a word or two set in between commas: "approved, by Ordinance No. 214, the plan"
    "INSERTION": r"(?:(?: (?:on|in|from|between) DATE)?,(?! (?:and|or|but|then)\b)[^,;]{3,90},| (?:on|in|at|during) (?:the |its |their )?DATE(?:'s)?(?: (?:meeting|session|sitting))?| with the (?:help|support|assistance) of [^.;,]{3,60}|(?: (?:unanimously|in (?:its|their) entirety|in full))?(?: (?:at|during|in) (?:an?|the|its|their) (?:(?!and\b)[\w-]+ ){0,4}?{EVENT_N}(?: (?:in|at) [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)?(?:, (?:which was )?(?:convened|held) [^,;]{3,60},)?)?(?: by (?:\w+ )?(?:decree|ordinance|order|resolution|decision)(?: No\.? [\w/-]+)?)?(?: (?:(?:on|in|of|dated|from) )?WHEN)?)?",
    # from a plan to the verb that says what became of it
    "TO_VERB": r"(?: (?:that|which) (?:ended|ends|expired|expires|ran out|runs out|(?:is|was) (?:now |then |soon )?(?:running out|expiring|ending|coming to an end|about to (?:end|expire|run out)))(?: (?:in |at |with )?WHEN| (?:in|at|with) [^.;,]{1,30}?)?(?= (?:was|were|is|has|had|will)\b|, for [\ue001\ue002]))?(?!, (?:the |its )?(?:Government|Cabinet|Council of Ministers|President|Parliament) (?:has|had|have|will)\b)(?:'s? [\w-]+)?(?: \([^)]{0,60}\))?(?: (?:still |now |currently |already )?in force| (?:covers|covered|spans|spanned|contains|contained|comprises|comprised) [^.;,]{1,60},)?(?: (?:prepared|drafted|written|drawn up|completed|compiled) (?:by|in|at|with|on) [^.;:,]{3,80}?)?(?:,[^.;:]{0,110}?,)?,?(?: (?!(?:and|but|or|while|whereas|until|some|many|most|none|several|few|others)\b)[\w\"'()/-]+){0,4}?,? ",
    "BE": r"(?:(?:being|has|have|had|was|were|is|are|will|shall|would|be|been|being|to|got|gets|should|may|might|could|can|must|not|never|yet|expected|due|planned|scheduled|intended|set|likely|supposed|about|meant|ought|needs?|still|then|finally|later|last|most recently|likewise|also|now|only|duly|subsequently|afterwards|thereafter|already|soon|therefore|since|thus|hereby|herewith|recently|formally|officially|eventually|in turn|once|both|all|first|jointly|thoroughly|unanimously|provisionally|ready|un)\s)+(?:\w+ly )?",
    "GOVERNMENT": r"(?:[Gg]overnment|Cabinet|(?:Federal |National )?Executive Council|Council of (?:State|Ministers|Government)|(?:Federal |State |Executive |National )?Council of Ministers|Prime Minister|President|Presidency|Parliament|National Assembly|Senate|Congress|House of Representatives|King|Head of State|Council of State|National Security Council|Security Council of the Republic|Supreme Council|(?:inter-?ministerial|interministerial) (?:council|committee|commission)|Royal|Ministers|Ministry|Minister|authorities|State Council|Federal Council|Governing Council|[Dd]ecree|[Oo]rdinance|[Oo]rder No|executive branch)",
    "DRAFT_V": r"(?:(?:co-?)?develop(?:s|ed|ing)?|(?:co-|re)?draft(?:s|ed|ing)?|elaborat(?:e|es|ed|ing)|prepar(?:e|es|ed|ing)|formulat(?:e|es|ed|ing)|design(?:s|ed|ing)?|writ(?:e|es|ing|ten)(?: up)?|wrote|compil(?:e|es|ed|ing)|creat(?:e|es|ed|ing)|establish(?:es|ed|ing)?|craft(?:s|ed|ing)?|produc(?:e|es|ed|ing)|construct(?:s|ed|ing)?|outlin(?:e|es|ed|ing)|sketch(?:es|ed|ing)?(?: out)?|fram(?:e|es|ed|ing)|devis(?:e|es|ed|ing)|conceiv(?:e|es|ed|ing)|shap(?:e|es|ed|ing)|work(?:s|ed|ing)? (?:out|up)|draw(?:s|n|ing)? up|drew up|put(?:s|ting)? together|put(?:s|ting)? on paper|put(?:s|ting)? into shape|brought into shape|lay(?:s|ing)? out|laid out|build(?:s|ing)?|built|compos(?:e|es|ed|ing)|yield(?:s|ed|ing)?|generat(?:e|es|ed|ing)|assembl(?:e|es|ed|ing)|set(?:s|ting)? up|advanc(?:e|es|ed|ing)|tak(?:e|es|ing) forward|took forward|complet(?:e|es|ed|ing)|finish(?:es|ed|ing)?|conceptuali[sz](?:e|es|ed|ing))",
    "DRAFT_N": r"(?:(?:further )?(?:development|drafting|elaboration|preparation|formulation|design|creation|writing|establishment|production|compilation|articulation|conception|construction|crafting|making|drawing[ -]up|working[ -]out|putting together|outlining|framing|completion))(?: process| phase| work| stage)?",
    "WORK_N": r"(?:(?:preparatory |initial |first |further )?work|progress|steps|talks|discussions?|exchanges?|brainstorming|start|launch|beginning|kick-?off|initiation|inception)",
    "BEGIN_V": r"(?:beg[aiu]n(?:ning|s)?|start(?:s|ed|ing)?|launch(?:es|ed|ing)?|initiat(?:e|es|ed|ing)|commenc(?:e|es|ed|ing)|open(?:s|ed|ing)?|kick(?:s|ed|ing)? off|set(?:s|ting)? in motion|undert(?:ook|ake|akes|aken|aking)|pursu(?:e|es|ed|ing)|continu(?:e|es|ed|ing)|resum(?:e|es|ed|ing)|embark(?:s|ed|ing)? (?:on|upon))",
    "PART_N": r"(?:elements?|provisions?|outlines?|structures?|frameworks?|chapters?|parts?(?! in\b)|sections?|contents?|priorit(?:y|ies)|components?|building blocks?|skeleton|table of contents|text|pages?|annex(?:es)?|introduction|actions?|measures|objectives?|headings?|first version|version|layout|scope|matters|points|concept|architecture|backbone|core|items|aims?|goals?|ideas|proposals?|inputs?)",
    "REVIEW_V": r"(?:(?:re-?)?review(?:s|ed|ing)?|(?:re-?)?examin(?:e|es|ed|ing)|discuss(?:es|ed|ing)?|consider(?:s|ed|ing)?|comment(?:s|ed|ing)? (?:up)?on|debat(?:e|es|ed|ing)|revis(?:e|es|ed|ing)|refin(?:e|es|ed|ing)|polish(?:es|ed|ing)?|finali[sz](?:e|es|ed|ing)|validat(?:e|es|ed|ing)|scrutini[sz](?:e|es|ed|ing)|edit(?:s|ed|ing)?|(?:go(?:es|ing)?|gone|went)(?:(?: [^\s,]+)?, [^,.;]{3,40},| \w+ by \w+)? (?:through|over)|por(?:ed|ing) over|bent over|sat over|read(?:s|ing)?(?: through| over)?|check(?:s|ed|ing)?|improv(?:e|es|ed|ing)|amend(?:s|ed|ing)?|consult(?:s|ed|ing)? (?:up)?on|analy[sz](?:e|es|ed|ing)|assess(?:es|ed|ing)?|clear(?:s|ed|ing)?|correct(?:s|ed|ing)?|compar(?:e|es|ed|ing)|streamlin(?:e|es|ed|ing)|tighten(?:s|ed|ing)?|walk(?:s|ed|ing)? through|look(?:s|ed|ing)? (?:at|over|through)|work(?:s|ed|ing)? through|comb(?:s|ed|ing)? through|vet(?:s|ted|ting)?|deliberat(?:e|es|ed|ing) (?:up)?on|exchang(?:e|es|ed|ing) views on|giv(?:e|es|ing) feedback on|gave feedback on|settl(?:e|es|ed|ing)|test(?:s|ed|ing)?|round(?:s|ed|ing)? off|sift(?:s|ed|ing)?|fine-?tun(?:e|es|ed|ing)|weigh(?:s|ed|ing)?|enrich(?:es|ed|ing)?|strengthen(?:s|ed|ing)?|trimm?(?:s|ed|ing)?|rework(?:s|ed|ing)?|dissect(?:s|ed|ing)?|put(?:s|ting)? (?:the )?(?:last|final|finishing) touch(?:es)? to|stud(?:y|ies|ied|ying)|harmoni[sz](?:e|es|ed|ing)|fle(?:sh|shes|shed|shing) out|updat(?:e|es|ed|ing)(?= the draft))",
    "REVIEW_PP": r"(?:reviewed|examined|studied|harmoni[sz]ed|approved in principle|given (?:its|a) (?:final|definitive) (?:form|shape)|discussed|considered|debated|revised|refined|finali[sz]ed|validated|scrutini[sz]ed|edited|read(?: through| over| out| aloud| once more| again)?|given (?:a|its) (?:\w+ )?reading|amended|improved|checked|commented(?: on)?|polished|gone (?:through|over)|cleared|corrected|compared|rounded off|reworked|settled|agreed|looked (?:at|over|through)|fine-?tuned|incorporated|tightened|consulted|sifted|weighed|vetted|tested|walked through|worked through|combed through|the subject of|on the table|put through (?:its|their) paces)",
    "DRAFT_PP": r"(?:being )?(?:\w+ly )?(?:(?:co-?)?developed|(?:re)?drafted|rewritten|elaborated|prepared|formulated|designed|written(?: up| down)?|compiled|created|crafted|produced|drawn up|put together|put on paper|put to paper|worked (?:out|up|on)|composed|in (?:preparation|the making|the works)|under (?:preparation|development|elaboration|way)|outlined|sketched(?: out)?|conceived|shaped|begun|started|ready|finished|completed|laid out|set down|brought into shape|framed)",
    "REVIEW_N": r"(?:(?:peer |expert |comprehensive |detailed |final |first |second |joint |thorough |technical )?(?:review(?:ing)?|examination|discussions?|consideration|finali[sz]ation|finali[sz]ing|validation|revision|reading|consultations?|comments?|feedback|amendments?|scrutiny|observations|remarks|suggestions|debate|deliberations?|exchange of views|inputs?|corrections|changes|reactions|check(?:ing)?|screening|vetting))",
    "APPROVE_PP": r"(?:approved|adopted|endorsed|signed(?: off)?(?: into (?:force|law))?|enacted|promulgated|ratified|confirmed|cleared|passed|decreed|put in(?:to)? force|brought in(?:to)? (?:force|effect)|made binding|sanctioned|gazetted|authori[sz]ed|given (?:the )?(?:approval|green light|assent|blessing|consent|legal force|force of law)|raised to the rank of (?:an? )?(?:\w+ )?(?:[Ll]aw|[Dd]ecree))",
    "APPROVE_V": r"(?:approv(?:e|es|ed|ing)|adopt(?:s|ed|ing)?|endors(?:e|es|ed|ing)|sign(?:s|ed|ing)?(?: off(?: on)?)?|enact(?:s|ed|ing)?|promulgat(?:e|es|ed|ing)|ratif(?:y|ies|ied|ying)|pass(?:es|ed|ing)|confirm(?:s|ed|ing)|sanction(?:s|ed|ing)|authori[sz](?:e|es|ed|ing)|vot(?:e|es|ed|ing) (?:for|in favour of))",
    "APPROVE_N": r"(?:(?:formal |official |final |Government |governmental |Cabinet |presidential |high-level |political )*(?:approval|adoption|endorsement|enactment|promulgation|signature|signing|assent|ratification))",
    # what became of a plan, in a verb before the one that a rule is about: "was drafted in May, reviewed in June and ..."
    "DONE_PP": r"(?:{DRAFT_PP}|{REVIEW_PP}|{APPROVE_PP}|submitted|transmitted|presented|circulated|extended|updated|published|translated|handed over|sent)",
    "AND_THEN": r"(?:,? and|,)(?:,[^,;]{3,50},)?(?: then| later| thereafter| afterwards| finally| subsequently| eventually| in turn| also| \w+ly)* ",
    "WAS_DONE": r"ANYPLAN(?:{TO_VERB}{BE}|,? (?:which|that) (?:was|were|had been|has been) |, )(?:first |newly |\w+ly )?",
    "SUBMIT_V": r"(?:(?:re-?)?submi(?:t|ts|tted|tting)|transmi(?:t|ts|tted|tting)|present(?:s|ed|ing)?|forward(?:s|ed|ing)?|convey(?:s|ed|ing)?|communicat(?:e|es|ed|ing)|deposit(?:s|ed|ing)?|hand(?:s|ed|ing)?(?: over| in)?|deliver(?:s|ed|ing)?|send(?:s|ing)?|sent|shar(?:e|es|ed|ing)|lodg(?:e|es|ed|ing)|fil(?:e|es|ed|ing)|provid(?:e|es|ed|ing)|circulat(?:e|es|ed|ing)|pass(?:es|ed|ing)? on|passed(?= to COMMITTEE)|furnish(?:es|ed|ing)?|remit(?:s|ted|ting)?|ma(?:de|king|ke|kes) available|dispatch(?:es|ed|ing)?|relay(?:s|ed|ing)?|bring(?:s|ing)?|brought|put(?:s|ting)?|g[ai]v(?:e|es|ing)|given|plac(?:e|es|ed|ing)|entrust(?:s|ed|ing)?|tabl(?:ed|ing)|address(?:es|ed|ing)?|la(?:y|ys|id|ying)(?= [^.;:]{0,60}? before COMMITTEE))",
    "SUBMIT_N": r"(?:submission|transmission|transmittal|presentation|deposit|forwarding|delivery|handover)",
    "ADDRESSEE": r"(?:(?:to|with|before|at|in(?:to)? the (?:hands|care) of) (?:the attention of )?(?:COMMITTEE|(?<!with )EXPERTS|the (?:UN|United Nations|Security Council|Secretariat|Chair(?:man|person)?\b(?! of the (?:meeting|national)))|New York)|(?:(?! (?:said|told|added|it|that|which) | (?:submit|transmit|forward|send|present)\w* ANYPLAN)[^.;:]){0,50}?(?:to|with) (?:COMMITTEE|the Security Council|the United Nations|the Chair\b))",
    "ASSESS_V": r"(?:(?:re-?)?review(?:s|ed|ing)?|assess(?:es|ed|ing)?|evaluat(?:e|es|ed|ing)|tak(?:e|es|ing) stock|took stock|taken stock|monitor(?:s|ed|ing)?|examin(?:e|es|ed|ing)|discuss(?:es|ed|ing)?|analy[sz](?:e|es|ed|ing)|sum(?:s|med|ming)? up|measur(?:e|es|ed|ing)|report(?:s|ed|ing)? (?:back )?(?:up)?on|look(?:s|ed|ing)? (?:back )?(?:at|on|into|over)|track(?:s|ed|ing)?|consider(?:s|ed|ing)?|went over|go(?:es|ing)? (?:over|through)|went through|check(?:s|ed|ing)?|gaug(?:e|es|ed|ing)|survey(?:s|ed|ing)?|inspect(?:s|ed|ing)?|identif(?:y|ies|ied|ying)|establish(?:ed|ing)? (?:how|what)|present(?:s|ed|ing)?|draw(?:s|n|ing)? (?:up )?(?:a |the )?balance|drew (?:up )?(?:a |the )?balance|follow(?:s|ed|ing)? up on|audit(?:s|ed|ing)?|update[sd]? (?:the \w+ |participants )?on|compar(?:e|es|ed|ing)|appraise[sd]?|appraising|rat(?:e|es|ed|ing)|determin(?:e|es|ed|ing))",
    "ASSESS_N": r"(?:(?:mid-?term |midterm |annual |final |joint |interim |first |second |national |comprehensive |thorough |peer )*(?:review(?:ing)?|assessment|evaluation|stock-?taking|monitoring|appraisal|analysis|audit|summing[- ]up|examination|discussion|follow-?up|survey|overview|presentation|report|account))",
    "CARRIED_N": r"(?:(?:full |effective |practical |actual |national |current )*(?:implementation|progress|results?|status|execution|application|carrying[- ]out|fulfil(?:l?ment|ling)|state of play|achievements?|performance|realization|realisation|delivery|(?:stand|state)(?! of (?:the |their |its )?[\ue010\ue011])|tasks?|actions|measures|commitments|activities|outcomes?|advances|gaps|level|degree|rate|extent|follow-?up))",
    "RENEW_V": r"(?:updat(?:e|es|ed|ing)|renew(?:s|ed|ing)?|amend(?:s|ed|ing)?|extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?|replac(?:e|es|ed|ing)|moderni[sz](?:e|es|ed|ing)|refresh(?:es|ed|ing)?|adapt(?:s|ed|ing)?|overhaul(?:s|ed|ing)?|upgrad(?:e|es|ed|ing))",
    "RENEW_N": r"(?:updat(?:e|ing)|renewal|renewing|amendment|amending|extension|extending|prolongation|replacement|moderni[sz]ation|adaptation|overhaul|upgrad(?:e|ing)|up-?dating)",
    "ROUND_TABLE": r"(?:[Rr]ound[- ]?[Tt]ables?|ROUND[- ]?TABLE)",
    "EVENT_N": r"(?:(?:[Rr]ound[- ]?[Tt]ables?|[Mm]eetings?|[Ww]orkshops?|[Ss]eminars?|[Cc]onsultations?|[Ss]essions?|[Ee]vents?|[Cc]onferences?|[Ww]ebinars?|[Tt]raining|[Dd]ialogues?|[Tt]alks|[Dd]iscussions?|[Vv]ideo-?\s?conferences?|[Tt]eleconferences?|[Vv]isits?|[Mm]issions?|[Ss]ittings?|[Ee]xercise|[Cc]ourse|[Bb]riefing|[Rr]etreat|[Gg]athering|[Ss]ymposium|[Mm]eeting of experts|[Ff]orum|[Ww]riteshops?|[Pp]eer [Rr]eviews?))",
    "LETTER_N": r"(?:(?:official |formal |joint )?(?:letters?|invitations? by letter)|notes? verbales?|communications?)",
}


@dataclass(frozen=True, eq=False)
class Rule:
    """One wording: what it yields, and texts that it must and must not catch."""

    name: str
    yields: Mark
    wording: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...] = ()
    flags: frozenset[str] = field(default=frozenset())

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The compiled wording."""
        text = self.wording
        while (found := re.search(r"\{([A-Z][A-Z_]+)\}", text)) is not None:
            text = text.replace(found[0], WORDS[found[1]])
        return re.compile(expand(text), re.IGNORECASE)

    @cached_property
    def needs(self) -> frozenset[str]:
        """Words, in lower case, of which every match holds one."""
        return needed(self.pattern)


def _rule(name: str, yields: Mark, wording: str, *examples: str, no: tuple[str, ...] = (), flags: str = "") -> Rule:
    return Rule(name, yields, wording, examples, no, frozenset(flags.split()))


S, M = Stage, Milestone

#: The table. Where two rules of one stage match overlapping words, the earliest wins, then the longest, then the first.
RULES: tuple[Rule, ...] = (
    # --- approval -------------------------------------------------------------------------------------------
    _rule(
        "plan-approved",
        S.APPROVAL,
        r"(?<!\bfor )(?<!\babout )(?<!\bbehind )(?<!\bregarding )ANYPLAN{TO_VERB}{BE}{APPROVE_PP}\b(?! (?:on )?to COMMITTEE)|ANYPLAN{TO_VERB}(?:was|were|has been|had been), [^,;.]{3,70}, (?:\w+ly )?{APPROVE_PP}\b",
        "The NAP of Georgia was approved by Government Decree No. 12 on 3 March 2015.",
        "Its National Action Plan, which covers 2014 to 2016, has been adopted by the Cabinet of Malawi.",
        no=(
            "The NAP of Georgia has not yet been approved.",
            "The national action plan of Georgia on small arms was approved in 2015.",
        ),
    ),
    _rule(
        "plan-done-and-approved",
        S.APPROVAL,
        r"{WAS_DONE}{DONE_PP}\b[^;\ue010\ue011]{0,170}?{AND_THEN}(?P<cue>(?:was |to be |be |will be )?{APPROVE_PP})\b|ANYPLAN(?: (?:now )?(?:runs?|ran|cover(?:s|ed)|span(?:s|ned)|has|had|contain(?:s|ed)|consist(?:s|ed) of|comprise[sd]?|holds|lists|foresees|sets out) [^.;\ue010\ue011]{3,90}?)?,? and (?P<cue5>(?:was|has been|had been) (?:\w+ly )?{APPROVE_PP})\b|{WAS_DONE}{DONE_PP}\b[^;\ue010\ue011]{0,170}? before (?P<cue3>being (?:\w+ly )?{APPROVE_PP})\b|ANYPLAN[^;]{3,280}?,? and (?:then |later |thereafter |subsequently |finally |\w+ly )*(?P<cue2>(?:was|were|has been|had been|will (?:then )?be|(?:is|are) (?:due |expected |likely |scheduled |supposed )?to be) (?:\w+ly )?{APPROVE_PP})\b",
        "The NAP of Georgia was drafted in 2014 and approved by the Government on 26 January 2015.",
        no=("The NAP of Georgia was drafted in 2014 and praised on 26 January 2015.",),
        flags="coordinated",
    ),
    _rule(
        "approved-under-the-title",
        S.APPROVAL,
        r"^(?:.{0,60}\[Original: [A-Z]\w+\] )?\W*(?:Status: )?(?:[Aa]pproved|[Aa]dopted|[Ee]ndorsed|[Cc]onfirmed|[Rr]atified) (?:\w+ )?by (?!(?:the |all |its )*(?:ministries|agencies|participants|experts)|the (?:UN |United Nations )?Security Council|the Council\b(?! of))(?![^.;]{0,90}?, (?:the )?(?:RES1540|resolution))",
        "National Action Plan of Georgia for the implementation of resolution 1540 (2004)\n\nApproved by Ordinance No. 417 of the Government of 21 August 2014",
        no=("Law of Georgia on dual-use goods\n\nApproved by Ordinance No. 417 of the Government of 21 August 2014",),
        flags="plan-beside plan-before plan-in-paragraph",
    ),
    _rule(
        "plan-approved-participle",
        S.APPROVAL,
        r"PLAN,? \(?(?:\w+ly )?(?:approved|adopted|endorsed|signed|enacted|promulgated)\b(?= (?:by|in|on|at|under|with|through|last|earlier|as|WHEN)\b| WHEN| \|)|^\W*(?:Having been |First )?(?:approved|adopted|endorsed|signed|promulgated|enacted|ratified)(?: by| in| on| at| last| this|,| WHEN) [^;]{1,90}, PLAN|^(?:{DONE_PP})\b[^;.]{0,120}? and (?:then |later |finally |\w+ly )?(?P<cue>(?:approved|adopted|endorsed|signed))\b(?=[^;.]{0,120}?, ANYPLAN)",
        "Experts studied the NAP of Ghana adopted by the Cabinet in 2016.",
        no=("Ghana studied plans adopted elsewhere.",),
        flags="plan-near",
    ),
    _rule(
        "plan-that-government-approved",
        S.APPROVAL,
        r"PLAN,? (?:(?:which|that) (?:covers|spans|runs|contains|comprises|holds|was|had been) [^.;,]{3,60}? and |and )?(?:which|that) (?:(?!was |were |is |has |had )[\w'\ue000-]+ ){1,6}?(?P<cue>(?:had |has )?{APPROVE_PP}|(?:will|shall|is (?:(?:soon|shortly|now|still|yet|expected|due|set|likely|about) )?to) (?:soon |shortly )?(?:approve|adopt|endorse|sign|pass(?! on\b)))\b|PLAN[^.;]{0,60}?, to which (?:the |its )?{GOVERNMENT}(?: of [^.;,]{3,40}?)? (?P<cue2>(?:has |had )?(?:agreed|assented|consented|gave (?:its|his|her) \w+))\b",
        "Participants spoke of the NAP that the Cabinet of Malawi adopted in May 2016.",
        no=("Participants spoke of the law that the Cabinet of Malawi adopted in May 2016.",),
    ),
    _rule(
        "approve-plan",
        S.APPROVAL,
        r"\b{APPROVE_V}(?:,? (?:and|or) \w+)?{INSERTION}(?! (?:the |its |an? |their )?(?:\w+ )?(?:timetable|schedule|calendar|budget|costs?|funds?|composition|terms|participation|request|outline|structure|concept|agreement|comments|establishment)\b){SHORTLINK}(?:PLAN|DRAFT)(?! on to)|\b{APPROVE_V} [^.;,]{3,120}, (?:together|along) with PLAN|\b[Ww]hat (?:it|this|the [\w' -]{3,40}?|STATE) {APPROVE_V} (?:is|was) PLAN|\b(?:said|says?|saying) yes to{SHORTLINK}PLAN|\bg[ai]v(?:e|es|en|ing) (?:itself|themselves|herself) PLAN|\bma(?:de|kes?|king) PLAN (?:official|binding|law)\b|(?:(?<=\bto )|(?<=will )|(?<=would )|(?<=shall ))(?:have|see|get) PLAN {APPROVE_PP}\b|\b(?:put(?:s|ting)?|br(?:ings?|inging|ought)) PLAN in(?:to)? (?:force|effect)|\b(?:put(?:s|ting)?|br(?:ings?|inging|ought)) in(?:to)? (?:force|effect){SHORTLINK}PLAN|\b(?:put(?:s|ting)?|set(?:s|ting)?|affix(?:es|ed|ing)?) (?:his|her|their) (?:signature|name) (?:to|under) PLAN|PLAN,? to which (?:he|she|STATE|the [\w' -]{3,40}?) (?:put|set|affixed) (?:his|her|its) (?:signature|name)|{GOVERNMENT}(?: of (?:the )?STATE)? cleared{SHORTLINK}PLAN|\b[Aa]mong the [\w ]{3,40}? (?:that |which )?[^.;,]{3,60}? {APPROVE_V}[^.;,]{0,50}? (?:was|were) PLAN|\bApproved by (?:the )?(?:Government |Cabinet |Presidential |Executive )?(?:Ordinance|Decree|Resolution|Decision|Order|Government|Cabinet|Council of Ministers)\b[^.;,]{0,90}? PLAN|^{APPROVE_PP}(?! by (?:the )?(?:participants|experts))\b[^.;,]{0,90}?, PLAN",
        "On 3 May 2016 the Council of Ministers of Senegal approved the National Action Plan.",
        "Malta adopted its Strategy on small arms, together with the NAP 1540, on 4 May 2015.",
        "Serbia, having adopted its NAP 1540 in April 2012, was ahead of its neighbours.",
        no=("The Group of Experts approved the NAP of Senegal.", "Senegal adopted a law on the transit of goods."),
    ),
    _rule(
        "approval-given",
        S.APPROVAL,
        r"\b(?:g[ai]v(?:e|en|es|ing)|grant(?:s|ed)?|receiv(?:e|es|ed|ing)|obtain(?:s|ed|ing)?|secur(?:e|es|ed|ing)|ha(?:s|d|ve)(?! (?:yet |still )?to\b)|w[io]n(?:s|ning)?|got|met with) (?:ANYPLAN )?(?:[\w']+ ){0,3}?(?:approval|assent|consent|endorsement|blessing|green light|signature|nod|go-ahead)\b(?:[^.;]{0,80}?(?:to|of|for) ANYPLAN)?|{GOVERNMENT}[^.;,]{0,40}? (?:g[ai]v(?:e|en|es|ing)|lent) (?:its|their|his|her) (?:\w+ )?(?:backing|support|yes) to{SHORTLINK}ANYPLAN|{GOVERNMENT}(?:'s)? (?:green light|go-ahead|assent|blessing|consent|seal of approval) (?:for|to|of){SHORTLINK}ANYPLAN|{GOVERNMENT}[^.;,]{0,40}? g[ai]v(?:e|en|es|ing) ANYPLAN (?:the )?(?:legal |binding )?(?:force|effect)\b(?! to)",
        "In June 2019 the Cabinet of Malawi gave its assent to the NAP.",
        "The NAP of Malawi received the approval of the Cabinet in June 2019.",
        no=("The bill of Malawi received the approval of the Cabinet; the NAP is a separate text.",),
        flags="plan-near",
    ),
    _rule(
        "plan-approval",
        S.APPROVAL,
        r"(?:(?<!\bfor )ANYPLAN(?:'s?)? {APPROVE_N}\b|\b{APPROVE_N}(?:,[^,;]{1,40},| (?:in|on|during|last|this) (?:the )?WHEN| WHEN| by (?:the |its )?{GOVERNMENT}(?: of (?:the )?STATE)?| by (?:the )?STATE)? (?:and \w+ )?(?:of|for|to){SHORTLINK}ANYPLAN|\b(?:following|after|since|with|upon) (?:its|the) {APPROVE_N}\b[^;]{0,80}, ANYPLAN)",
        "Since the adoption of its NAP by the Government on 4 July 2018 Jordan has trained its customs officers.",
        no=("The adoption of a NAP should be considered by Jordan.",),
    ),
    _rule(
        "for-approval",
        S.APPROVAL,
        r"ANYPLAN{TO_VERB}{BE}[^;]{3,160}?,? and (?:then |later |thereafter |afterwards |subsequently |in due course )*(?P<cue>(?:will|shall|is to|is then to|would) (?:\w+ly |then |later |thereafter |afterwards |after that |next )?(?:be {SUBMIT_V}|go) (?:to|before){LINK}for (?:its |final |formal )?(?:approval|adoption|endorsement|signature))\b|ANYPLAN[^.;\ue010\ue011]{0,120}?\b(?:for|to obtain|to seek|pending|towards|awaiting|awaits?|with a view to) (?:(?:its|their|the|final|formal|official|eventual|ANYPLAN) ){0,3}(?:consideration and |signature and |review and )?(?:approval|adoption|endorsement|signature|approving)\b|\b(?:expects?|awaits?|expecting|awaiting|hopes for) (?:the |its |a )?(?:presidential|government|governmental|Cabinet|royal|ministerial) (?:decree|approval|decision|assent|consent|signature|order)\b|ANYPLAN[^.;\ue010\ue011]{0,40}? (?:should|will|shall|is to|is expected to|would) reach (?:the )?(?:Cabinet|Council of Ministers|Government|Parliament|National Assembly|President|Prime Minister)\b|ANYPLAN(?:(?!\b(?:account|report|inform|answer)\w*)[^.;\ue010\ue011]){0,40}?\b(?:before|to|at|on the (?:table|desk|agenda) of) (?:the )?(?:Cabinet|Council of (?:Ministers|Government)|Parliament|National Assembly|Prime Minister|President|Head of State|Council of State|National Security Council|Federal Cabinet|Government)\b(?! of the (?:meeting|1540))|ANYPLAN[^.;\ue010\ue011]{0,160}? (?:will|is to|shall|should|is due to|are to) (?:then |now )?(?:be|go|come) (?:before|to|on the agenda of|put to|laid before|submitted to|presented to) (?:the )?(?:\w+ )?(?:Cabinet|Council of (?:Ministers|Government)|Government|Parliament|National Assembly|President|Prime Minister)\b|ANYPLAN[^;]{3,200}? and (?:is )?(?:now |then |next )?(?P<cue2>go(?:es|ing)?) (?:now |next )?(?:to|before) (?:the )?(?:Cabinet|Council of (?:Ministers|Government)|Government|Parliament|National Assembly|President|Prime Minister)\b|\b{SUBMIT_V} (?:them|these) (?:to|before) (?:the |its )?{GOVERNMENT}[^.;,]{0,40}? for (?:its |their |final |formal )*(?:approval|adoption|endorsement)|\b[Ss]ubmission (?:of ANYPLAN )?to (?:the )?{GOVERNMENT}(?: [\w']+){0,5}? for (?:its |final |formal )*(?:approval|adoption|endorsement)",
        "The Ministry of Bhutan is to put the draft NAP to the Cabinet for approval.",
        "Malawi will bring the draft NAP before the Cabinet in May 2019.",
        "Malawi has a draft NAP. Submission to Cabinet for approval is foreseen for March 2021.",
        no=("Malawi submitted the bill to Parliament for approval.",),
        flags="intention plan-before coordinated",
    ),
    _rule(
        "approval-by-government",
        S.APPROVAL,
        r"^(?:Approval|Adoption|Endorsement)\b(?=[^.;,]{0,50}? (?:is|will|should|could|was|followed|came)\b)(?! of (?:the |an? )?(?!ANYPLAN))|\b(?:approval|adoption|endorsement) (?:by|in|at|from) (?:the |their |its |her )?(?:respective )?(?:Governments?|Cabinets?|Councils? of Ministers|Parliaments?|President|Prime Minister)\b(?! (?:decree|order|resolution|regulation)s? (?:of|on|for) (?!ANYPLAN))(?! of (?:the |an? )(?:[\w-]+ ){0,2}?(?:decrees?|laws?|bills?|acts?|regulations?|orders?|list|code|convention|strategy|concept|budget)\b)",
        "Vanuatu began its draft NAP in July 2022. It aims at approval by the Government in 2023.",
        no=("Vanuatu began its draft law in July 2022. It aims at approval by the Government in 2023.",),
        flags="plan-above plan-before plan-near plan-in-paragraph",
    ),
    _rule(
        "approval-sought",
        S.APPROVAL,
        r"\b(?:seek(?:s|ing)?|(?<=\bto )obtain|request(?:s|ing)?|ask(?:s|ing)? for|apply(?:ing)? for) (?:the |its )?(?:approval|adoption|endorsement) (?:of|from|by) (?:the |its )?{GOVERNMENT}|\bask(?:s|ing)? (?:the |its ){GOVERNMENT} for (?:its |the |formal )*(?:approval|adoption|endorsement|consent|blessing)|\b{GOVERNMENT}(?:'s)? (?:approval|adoption|endorsement) (?:(?:will|shall|is to|would|is going to) (?:then |now |also )?be (?:sought|requested|asked for|obtained)|is (?:expected|foreseen|planned))|\b{GOVERNMENT} (?:will|shall|is to|would|is going to) (?:then |now |also )?be (?:asked|requested|invited) (?:for (?:its |their |formal )*(?:approval|adoption|endorsement|consent|blessing|assent)|to (?:approve|adopt|endorse|pass|sign) ANYPLAN|to give ANYPLAN (?:its )?(?:\w+ )?(?:blessing|approval|assent|consent|endorsement|backing)|give (?:its )?(?:\w+ )?(?:blessing|approval|assent|consent) to ANYPLAN)|{GOVERNMENT}(?! (?:experts|officials|specialists|representatives|delegat|staff|agencies|departments|bodies|institutions|ministries))[^.;]{0,40}? (?:will|is to|shall|is expected to|plans to|intends to) (?:consider|examine|discuss|take up|decide on|vote on|debate)(?! (?:the )?(?:{DRAFT_N}|implementation|updat\w+)\b){SHORTLINK}ANYPLAN|\bask(?:s|ing|ed)? (?:the |its |her |his )?{GOVERNMENT}(?: of [A-Z]\w+)? to (?:approve|adopt|endorse) ANYPLAN",
        "Malawi will draw up a revised NAP and seek the approval of its Cabinet for that plan in 2018.",
        no=("Malawi will draw up a bill and seek the approval of its Cabinet in 2018.",),
        flags="intention plan-before plan-near",
    ),
    _rule(
        "plan-in-force",
        S.APPROVAL,
        r"ANYPLAN{TO_VERB}(?:entered into (?:force|effect)|came into (?:force|effect)|took effect|(?:became|has become) (?:law|official|effective|binding)|(?:has|have|had) been in force since|enter(?:s|ing)? into force|takes? effect|(?:got|went|(?:has|have|had) (?:\w+ )?(?:gone|got)) through (?:the )?(?:Cabinet|Parliament|Council)|passed (?:the )?(?:Cabinet|Parliament|Council|Government))|PLAN, (?:now |already )?in (?:force|effect) (?:since|as of|from)\b",
        "The National Action Plan of Jordan entered into force on 1 January 2018.",
        no=("The law of Jordan on transit entered into force on 1 January 2018.",),
    ),
    _rule(
        "decree-on-plan",
        S.APPROVAL,
        r"(?<!draft )(?<!Draft )\b(?:(?:[Dd]ecree|[Oo]rdinance|[Dd]ecision|[Rr]esolution|[Oo]rder(?! to\b)|[Ii]nstrument)s?\b[^;]{0,80}?(?:approv|adopt|enact|promulgat|endors|confirm)\w*{SHORTLINK}ANYPLAN|signed{LINK}(?:[Dd]ecree|[Oo]rdinance|[Oo]rder)[^;]{0,60}?(?:gives?|gave|giving|approv|adopt|enact|on|for|by which|whereby|that)[^.;]{0,20}? ?ANYPLAN)",
        "On 29 September 2017 the President of Panama signed Executive Decree No. 392, which gives the NAP legal force.",
        no=("On 29 September 2017 the President of Panama signed a decree on customs.",),
    ),
    # --- submission -----------------------------------------------------------------------------------------
    _rule(
        "submit-plan-to-committee",
        S.SUBMISSION,
        r"\b{SUBMIT_V}{INSERTION}{SHORTLINK}(?:(?:an?|the|its) (?:\w+ )?(?:translation|copy|copies|text|version) of )?ANYPLAN(?:(?! (?:said|told|added|which|it|that) | (?:to )?(?:submit|transmit|forward|send|present)\w* ANYPLAN)[^.;:]){0,60}? {ADDRESSEE}|\bpass(?:es|ed|ing)? ANYPLAN on to COMMITTEE|\b{SUBMIT_V}{SHORTLINK}ANYPLAN[^;]{3,140}?,? and (?:then |later |subsequently |thereafter |afterwards |finally )+(?P<cue>to COMMITTEE)|\bma(?:de|ke|kes|king) ANYPLAN available {ADDRESSEE}|(?:compliments to|greets|addresses|writes to|wishes to inform) (?:COMMITTEE|the Chair)[^;]{0,200}?,? (?:and )?(?:has (?:the )?(?:honou?r|pleasure) (?:to|of|in)|is (?:honou?red|pleased) to) {SUBMIT_V}\b[^.;]{0,90}? PLAN|(?:COMMITTEE|the Chair)[^;]{0,220}? (?P<cue2>(?:put|placed?|delivered|laid|gave|handed|pressed) in(?:to)? (?:his|her|their|the Chair's) hands){SHORTLINK}PLAN|(?:COMMITTEE|the Chair)[^;]{0,220}? and (?:\w+ly )?(?P<cue3>(?:gave|handed|presented|delivered|submitted|transmitted|conveyed)(?: over)? (?:to )?(?:him|her)) (?:with )?PLAN|\b(?:have|has) the honou?r(?:, [^,;]{3,60},)? to {SUBMIT_V}(?: to you)? (?:herewith|attached|enclosed|annexed),? PLAN|\b(?:let|lets|letting) COMMITTEE have{SHORTLINK}ANYPLAN",
        "Jordan submitted its NAP to the 1540 Committee on 5 June 2017.",
        "Palau intends to hand its NAP to the Chair of the 1540 Committee in 2020.",
        no=("Jordan submitted its NAP to the Cabinet for approval.",),
        flags="coordinated",
    ),
    _rule(
        "plan-that-state-submitted",
        S.SUBMISSION,
        r"ANYPLAN,? (?:one )?(?:which|that) (?:(?!was |were |is |has |had )[\w'\ue000-]+ ){1,6}?(?P<cue>(?:had |has |will |shall |is (?:shortly |soon |expected |due |now )?to |intends to |plans to )?{SUBMIT_V})[^.;:]{0,40}? {ADDRESSEE}|ANYPLAN,? (?:which|that) (?:(?!was |were |is )[\w'\ue000-]+ ){1,6}?(?:{APPROVE_V}|{DRAFT_V})\b[^.;]{0,80}? and (?:then |later )?(?P<cue2>(?:had |has )?{SUBMIT_V}) {ADDRESSEE}",
        "The request is in keeping with the NAP, which Suriname presented in May 2016 to the 1540 Committee.",
        no=("The request is in keeping with the report, which Suriname presented in May 2016 to the 1540 Committee.",),
    ),
    _rule(
        "submit-to-committee-plan",
        S.SUBMISSION,
        r"\b(?:handed|gave|given|sent) COMMITTEE(?:, [^,;.]{3,80},)?{SHORTLINK}ANYPLAN|\b{SUBMIT_V}(?: \w+ly)? {ADDRESSEE}(?:,? (?:(?!\b(?:after|before|following|and|comments|remarks|observations|reports?|questions)\b)[^.;:]){0,40}?)? ANYPLAN",
        "On 5 June 2017 Jordan transmitted to the 1540 Committee its voluntary NAP.",
        no=("On 5 June 2017 Jordan transmitted to the 1540 Committee its national report.",),
    ),
    _rule(
        "submit-plan",
        S.SUBMISSION,
        r"\b(?:present(?:s|ed|ing)?|hand(?:s|ed|ing)? over|deliver(?:s|ed|ing)?){SHORTLINK}ANYPLAN(?: [^.;,]{3,30}?)? in New York\b|\b(?:(?:re-?)?submi(?:t|ts|tted|tting)|transmi(?:t|ts|tted|tting)|lodg(?:e|es|ed|ing)|fil(?:e|es|ed|ing)|deposit(?:s|ed|ing)?|hand(?:s|ed|ing) in|(?<=\bto )hand in){SHORTLINK}ANYPLAN(?!(?:[^.;:,]{0,60}? (?:to|for|before) (?:the |its |her |formal |final )*(?:{GOVERNMENT}|approval|adoption|endorsement|signature|consideration|participants|meeting|session|workshop|seminar|plenary|experts|review|comment|scrutiny|examination)))",
        "Eritrea became the tenth State of the region to submit its NAP.",
        no=("Eritrea submitted the draft NAP for approval by the Government.",),
    ),
    _rule(
        "plan-submitted",
        S.SUBMISSION,
        r"ANYPLAN{TO_VERB}{BE}(?:then )?(?:{SUBMIT_V}|before){LINK}{ADDRESSEE}|ANYPLAN{TO_VERB}{BE}(?:delivered|handed over|deposited|lodged) in New York|ANYPLAN{TO_VERB}{BE}go(?:ing)? (?:then )?{ADDRESSEE}",
        "The NAP of Palau was handed to the Chair of the 1540 Committee on 5 June 2017.",
        "The plan of Palau is to be submitted to the Committee.",
        no=("The plan of Palau was presented to the participants.",),
    ),
    _rule(
        "plan-submitted-bare",
        S.SUBMISSION,
        r"ANYPLAN{TO_VERB}{BE}(?:submitted|transmitted)\b(?! to (?:the |its )?(?:[Oo]ffice of (?:the )?)?(?:(?:\w+ )?{GOVERNMENT}|participants|meeting)| for | to [^.;,]{3,60}? for (?:its )?(?:adoption|approval|endorsement|signature|consideration)\b)|ANYPLAN(?:,|:)? (?P<cue>submitted|transmitted)(?: to it)?(?: on| in|:)? WHEN",
        "The NAP of Palau was submitted on 5 June 2017.",
        no=("The NAP of Palau was submitted to the Cabinet on 5 June 2017.",),
    ),
    _rule(
        "listed-as-submitted",
        S.SUBMISSION,
        r"^(?:\d+[.)] )?(?:[Tt]he )?STATE(?: - | \u2014 |: | \| |, )(?:[\w-]+ ){0,2}?(?:submitted|transmitted|received|deposited)(?: by [^,;]{3,40})?(?: on| in|:)? WHEN|^(?:[Tt]he )?STATE(?:,|:| -| \|)?\s+WHEN(?:,| -| \|)?\s+\(?(?:English|French|Spanish|Arabic|Russian|Chinese|Portuguese|PDF|pdf)\b",
        "National implementation action plans received by the Committee\n\nPalau - submitted on 5 June 2017 (English)",
        no=("National reports received by the Committee\n\nPalau - submitted on 5 June 2017 (English)",),
        flags="plan-above",
    ),
    _rule(
        "plan-done-and-submitted",
        S.SUBMISSION,
        r"^(?:Approved|Adopted|Endorsed)\b[^;]{3,160}?,? and (?:then |later )?(?P<cue4>{SUBMIT_V}){SHORTLINK} ?{ADDRESSEE}|ANYPLAN{TO_VERB}{BE}[^;]{3,160}?,? and (?:then |later |thereafter |afterwards |subsequently |after that |in due course |also |\w+ly )*(?P<cue>(?:will (?:then |afterwards |thereafter |subsequently |later |also )?(?:be )?|shall be |is to be |(?:was |were |be |to be )(?:\w+ly )?)?{SUBMIT_V}){SHORTLINK} ?{ADDRESSEE}|ANYPLAN[^;]{3,160}?,? and (?:then |later |thereafter |afterwards |subsequently |after that |in due course |also |\w+ly )*(?P<cue3>(?:was|were|has been|had been) {SUBMIT_V}){SHORTLINK} ?{ADDRESSEE}|ANYPLAN,? (?:for WHEN, )?(?:{APPROVE_PP} [^;:]{3,90}?(?:, and|,| and) )?(?P<cue2>submitted|transmitted|deposited|lodged|filed|forwarded|sent|handed over|presented) {ADDRESSEE}|(?:(?<=\bto )|(?<=will )|(?<=would )|(?<=shall ))(?:have|see|get) ANYPLAN (?:{APPROVE_PP} and )?(?P<cue5>{SUBMIT_V}) {ADDRESSEE}",
        "The NAP of Georgia was approved by Government Ordinance No. 58 of 26 January 2015 and transmitted to the 1540 Committee in March 2015.",
        no=(
            "The NAP of Georgia was approved by Government Ordinance No. 58 of 26 January 2015 and praised by the Committee.",
        ),
        flags="plan-near coordinated plan-in-paragraph",
    ),
    _rule(
        "plan-submission",
        S.SUBMISSION,
        r"(?:\b(?!(?:presentation|delivery)\b(?![^.;]{0,60} (?:to|before) (?:COMMITTEE|the Security Council))){SUBMIT_N} (?:(?:in|on) (?:the )?WHEN |WHEN )?(?:to COMMITTEE )?(?:by (?:the )?STATE)?(?:, [^,;]{3,40},)? ?of{SHORTLINK}ANYPLAN|ANYPLAN(?:'s?)? {SUBMIT_N}\b)(?! to (?:the |its )?(?:\w+ )?{GOVERNMENT})",
        "The submission of Togo's NAP to the Committee followed in May 2016.",
        no=("The submission of Togo's national report followed in May 2016.",),
    ),
    _rule(
        "its-submission",
        S.SUBMISSION,
        r"\b(?:and|,) (?:this|that|which|it) (?:the )?[^.;,]{2,50}? (?:now |then )?(?:means?|intends?|plans?|hopes?|wants?|expects?|wishes) to (?P<cue>{SUBMIT_V}) {ADDRESSEE}|\b(?:[Ii]ts |[Tt]he )?(?:{SUBMIT_N}|communication)(?: of it)? to (?:COMMITTEE|the Committee\b)(?! of (?:the |an? |its )?(?:report|request|matri|letter|law))",
        "The plan of Togo will be put to the Cabinet; submission to the 1540 Committee is to follow.",
        no=("The report of Togo will be put to the Cabinet; submission to the 1540 Committee is to follow.",),
        flags="plan-above plan-before",
    ),
    _rule(
        "committee-provided-with-plan",
        S.SUBMISSION,
        r"\b(?:furnish|provid|present|suppl|serv|entrust)\w* COMMITTEE with{SHORTLINK}ANYPLAN|\b(?:handing[- ](?:over|in)|sending|handover) of ANYPLAN{SHORTLINK} ?{ADDRESSEE}",
        "In May 2013 Armenia furnished the Committee with the NAP.",
        no=("In May 2013 Armenia furnished the Committee with the matrix.",),
    ),
    _rule(
        "committee-received-plan",
        S.SUBMISSION,
        r"^(?:[Rr]eceived by|(?:[Ss]ubmitted|[Tt]ransmitted) to) COMMITTEE:? (?:on |in |: )?WHEN|(?:COMMITTEE|the Chair)[^.;]{0,20}? (?:receiv(?:ed|es)|has received|(?:was|is|were) (?:\w+ )?(?:pleased|glad|happy|delighted|grateful) to (?:have received|receive)|had the (?:pleasure|honou?r) of receiving|was given|got|took (?:receipt|delivery) of|acknowledged(?: receipt of)?|was handed)[^.;]{0,40}? ANYPLAN|PLAN,? (?:of which|which|that) COMMITTEE (?P<cue2>(?:has |had )?(?:received|got|was given))|COMMITTEE (?:is|has been|came) in(?:to)? possession of{SHORTLINK}ANYPLAN|ANYPLAN{TO_VERB}{BE}in the hands of COMMITTEE|ANYPLAN,? (?:(?:which|that) )?(?P<cue3>(?:is|are|was) (?:now )?(?:due|expected|supposed|meant|to)(?: to)? (?:reach|arrive (?:at|before)|go to)) COMMITTEE|COMMITTEE(?: (?:will|shall|should|is to|would|is expected to))? (?:have|has|had|hold|holds) PLAN in (?:its|their) hands|ANYPLAN (?:lay|lies|was|is|has been) (?:on the (?:table|desk)s? of COMMITTEE|before COMMITTEE|on COMMITTEE's (?:table|desk))|ANYPLAN{TO_VERB}(?:reached|was received by|arrived at|went to|came to) (?:COMMITTEE|the Chair\b|the Committee)|ANYPLAN[^;]{3,200}?,? and(?:,[^,;]{3,60},)? (?P<cue>(?:reached|(?:was|were|had been) received (?:by|at|in)) (?:COMMITTEE|the Chair\b|the Committee|New York))",
        "The 1540 Committee received the NAP of Togo on 5 May 2016.",
        "The NAP of Togo was signed into force on 3 March 2016 and reached the Committee in April of that year.",
        no=("The 1540 Committee received the national report of Togo on 5 May 2016.",),
        flags="coordinated plan-before plan-in-paragraph",
    ),
    # --- update ---------------------------------------------------------------------------------------------
    _rule(
        "update-plan",
        S.UPDATE,
        r"\b(?<!\ue010 )(?<!\ue011 )(?!(?<=\b[Ii]t )replac)(?!(?<=\bwhich )replac){RENEW_V}(?:,? (?:and|or) \w+)?{SHORTLINK}PLAN|\breplac\w+ (?:it|PLAN|the [\w-]+) (?:by|with) PLAN|\b(?:bring(?:s|ing)?|brought){SHORTLINK}PLAN up to date\b",
        "Officials from Tajikistan began to bring their NAP up to date.",
        "The participants discussed how Uzbekistan could update its NAP for 2017-2021.",
        "Armenia is renewing its National Action Plan.",
        no=("Armenia updated its national control list.",),
    ),
    _rule(
        "revision-begun",
        S.UPDATE,
        r"\b{BEGIN_V} (?:to |the |a |its |their |work on |with )*(?:process of )?(?:revis(?:e|ing|ion)|amend(?:ing|ment)?|overhaul(?:ing)?|redraft(?:ing)?|rewrit(?:e|ing))(?: of)?{SHORTLINK}PLAN",
        "Belarus said that it had begun revising its NAP.",
        no=("Belarus said that it had begun revising its criminal code.",),
        flags="no-draft-near",
    ),
    _rule(
        "plan-updated",
        S.UPDATE,
        r"PLAN{TO_VERB}{BE}under revision\b|PLAN{TO_VERB}{BE}(?:updated|renewed|extended|prolonged|replaced|refreshed|overhauled|moderni[sz]ed)\b|PLAN be (?:revised|amended|adapted|rewritten|redrafted|recast|reissued)\b|{WAS_DONE}{DONE_PP}\b[^;\ue010\ue011]{0,170}?{AND_THEN}(?P<cue>(?:was |were )?(?:updated|extended|renewed|prolonged))\b",
        "The participants proposed that the NAP of Lesotho be updated for the period 2019-2023.",
        no=("The NAP of Lesotho was not updated.",),
        flags="coordinated",
    ),
    _rule(
        "plan-update",
        S.UPDATE,
        r"\b{RENEW_N} (?:of|to){SHORTLINK}PLAN|PLAN(?:'s)? (?:update|updating|renewal|extension)\b|PLAN[^.;]{0,60}? and (?:on |for |of |discuss\w* )?its (?:renewal|updat\w+|revision|extension|prolongation|replacement)\b",
        "The meeting agreed on the renewal of the NAP of Croatia for 2021-2025.",
        no=("The meeting agreed on the renewal of the mandate of the working group of Croatia.",),
    ),
    _rule(
        "new-edition",
        S.UPDATE,
        r"(?:\b(?:new|second|third|next|follow-on|successor|updated|revised) (?:edition|generation|cycle|phase)(?: of| to){SHORTLINK}PLAN|\b(?:updated|new) version of{SHORTLINK}PLAN|\bsuccessor to PLAN|\b(?:[Aa]|[Ii]ts|[Tt]he|[Aa]s) follow-up to PLAN)",
        "Croatia is working on the second edition of its NAP.",
        no=("Croatia held a second edition of the training.",),
    ),
    _rule(
        "prepare-new-plan",
        S.UPDATE,
        r"\b[Ww]hat (?:should|is to|ought to|must|could|might|would) (?:stand|be|go|figure|appear) in PLAN[^.;]{0,80}? {BE}(?:debated|discussed|talked about|talked over|considered|agreed|settled|worked out)|\b(?:{DRAFT_V}|{DRAFT_N} (?:of|for)|{BEGIN_V}|(?:work|agree(?:d|ment)?|talks|discussions?|consultations?|decid(?:ed|e)|decision|need|proposal|call(?:ed)?|meetings?) (?:on|for|to|about|with (?:a view|an eye) to|devoted to)|(?:conclud|agree|decid|propos|recommend|suggest|resolv)\w*(?: that)?){SHORTLINK}PLAN",
        "Albania began to prepare its new plan for 2026-2030.",
        no=("Albania began to prepare its NAP.",),
        flags="renewed",
    ),
    _rule(
        "new-plan-prepared",
        S.UPDATE,
        r"PLAN{TO_VERB}{BE}(?:being )?(?:\w+ly )?(?:{DRAFT_PP}|proposed|suggested|recommended|on the agenda|tackled|taken up|taken in hand|addressed|envisaged)\b",
        "A new NAP of Spain for 2020-2023 is being prepared.",
        no=("The NAP of Spain is being prepared.",),
        flags="renewed",
    ),
    # --- implementation review -----------------------------------------------------------------------------
    _rule(
        "review-implementation-of-plan",
        S.IMPLEMENTATION_REVIEW,
        r"\b{ASSESS_V}(?:,? and \w+)?(?: of)?(?:, [^,;]{3,40},)?(?: (?!(?:under|with|by|from|which|that)\b)[\w'\"/()-]+,?){0,9}? {CARRIED_N}(?: (?:in|during|over|for) WHEN)?(?! (?:to be|for inclusion|proposed for|that (?:should|could|would|might|are to|will)|which (?:should|could|would|might|are to|will))\b)(?: (?!under\b)[\w'\"/()-]+){0,6}? (?:of|in|on|under|towards?|by|to|with|for|outlined in|foreseen in|set out in|contained in|included in|listed in|laid down in|required by|implementing|provided for in) ?(?:the |tasks (?:of|in) |measures (?:of|in) |actions (?:of|in) )?PLAN|\b{ASSESS_V} [^.;]{3,90}? and (?:(?:at|on|into|over) )?the (?:state of )?(?:implementation|progress|execution|fulfilment) (?:of|in|under) PLAN",
        "The meeting reviewed the implementation of the NAP of Kyrgyzstan.",
        "Participants took stock of the progress made under the NAP of Kyrgyzstan.",
        no=("The meeting reviewed the implementation of resolution 1540 (2004) in Kyrgyzstan.",),
    ),
    _rule(
        "review-of-implementation",
        S.IMPLEMENTATION_REVIEW,
        r"\b{ASSESS_N} (?:of (?:the )?STATE(?:(?:, | and |, and )(?:the )?STATE)* )?(?:of|on)(?: (?!(?:under|with|by|from|which|that)\b)[\w'\"/()-]+,?){0,6}? ?(?:{CARRIED_N}(?: (?:made|achieved|recorded)(?: by (?:the )?STATE)?)?(?: (?!under\b)[\w'\"/()-]+){0,4}? (?:of|in|on|under|towards?|implementing) )PLAN|\b{ASSESS_N} of how (?:far )?PLAN",
        "The mid-term review of the implementation of the NAP of Kyrgyzstan took place on 5 May 2019.",
        no=("The review of the implementation of resolution 1540 (2004) in Kyrgyzstan took place on 5 May 2019.",),
    ),
    _rule(
        "plan-implementation-review",
        S.IMPLEMENTATION_REVIEW,
        r"PLAN(?:'s?)? (?:{CARRIED_N} )?{ASSESS_N}\b(?! of (?!{CARRIED_N}|(?:the )?\ue000))|\b(?:{ASSESS_V}|{ASSESS_N} (?:of|on)){SHORTLINK}PLAN(?:'s?)? {CARRIED_N}|PLAN(?:'s?)? {CARRIED_N}[^.;:]{0,60}? {BE}(?:{ASSESS_V}|gone (?:through|over)|summed up|identified|noted|on the agenda|the subject|the theme)",
        "The implementation of the NAP was assessed: the NAP implementation review of Serbia was held on 5 May 2016.",
        no=("The NAP implementation working group of Serbia met.",),
    ),
    _rule(
        "implementation-reviewed",
        S.IMPLEMENTATION_REVIEW,
        r"\b{CARRIED_N} (?:of|in|under|with|on|(?:made|achieved|obtained|recorded|reached)(?: by [\w\ue000 ]{1,30})? (?:in|under|on|with|through)){LINK}(?:implementing |carrying out )?PLAN[^.;:]{0,50}? {BE}(?:reviewed|assessed|evaluated|examined|discussed|monitored|measured|summed up|identified|analy[sz]ed|considered|presented|noted|surveyed|checked|gone (?:through|over)|looked at|the (?:subject|theme|topic)|on the agenda)|\b{CARRIED_N} of{SHORTLINK}PLAN[^.;:]{0,50}? (?:came|comes) (?:in for|under|up for) (?:\w+ )?(?:review|scrutiny|discussion|examination|debate)",
        "The state of implementation of the NAP of Bhutan was examined measure by measure.",
        no=("The state of implementation of the resolution in Bhutan was examined.",),
    ),
    _rule(
        "how-plan-is-carried-out",
        S.IMPLEMENTATION_REVIEW,
        r"\b(?:how (?:far |well |fully )?|the way (?:in which )?|what (?:had |has )?(?:become|been done|was done)[^.;]{0,30}?|[Ww]hat (?:has|had) (?:and|or) (?:has|had) not (?:yet )?been (?:achieved|done|implemented) |to what extent |the extent to which |the degree to which )PLAN(?:'s?)? (?:implementation|execution) (?:has|have|had|is|was)\b|PLAN(?:, [^,;.]{3,60},)? (?:was|has been|had been) (?:the )?(?:subject|object|theme) of (?:an?|the) (?:[\w-]+ ){0,2}?(?:review|assessment|evaluation|stock-?taking)\b|\bhow (?:far|much|well) (?:the )?(?:implementation|execution) of{SHORTLINK}PLAN (?:has|have|had)\b|\b(?:how (?:far |well |fully )?|the way (?:in which )?|what (?:had |has )?(?:become|been done|was done)[^.;]{0,30}?|[Ww]hat (?:has|had) (?:and|or) (?:has|had) not (?:yet )?been (?:achieved|done|implemented) |to what extent |the extent to which |the degree to which )[^.;:]{0,40}?PLAN{TO_VERB}{BE}(?:implemented|carried out|put into (?:practice|effect)|applied|fulfilled|executed|achieved|realized)(?:[^.;:]{0,60}? (?:was|were|is) (?:the )?(?:subject|theme|topic|discussed|examined|reviewed|looked at)\b)?|\bhow far (?:[\w'\ue000-]+ ){1,5}?(?:has|have|had) (?:come|got|gone|advanced|progressed|moved) (?:with|on|under|in (?:implementing|carrying out|fulfilling))(?: the implementation of)? PLAN|\bhow far PLAN (?:has|have|had) (?:come|got|gone|advanced|progressed)|\bwhat (?:has|had|have) been made of PLAN|\bwhat [^.;,]{2,50}? (?:did|has done|have done|had done)(?: (?:in )?WHEN)? to (?:carry out|implement|fulfil|put into practice)(?: the)? PLAN|\bhow (?:much|far)(?: of)?{SHORTLINK}PLAN[^.;]{0,30}? (?:has|had|have)[^.;]{0,20}? (?:turned into|become|come to|been turned into) (?:practice|reality|life|deeds|action)|\b(?:wished|wanted|asked|were keen) to (?:learn|know|hear|see) (?:how far|how much of|to what extent){SHORTLINK}PLAN{TO_VERB}{BE}(?:implemented|carried out|put into (?:practice|effect)|applied|fulfilled|executed|achieved)|\bhow PLAN (?:has been|had been|was|is being) (?:put to use|used|applied|put into practice|carried out|implemented)|\bwhere PLAN (?:stands|stood)\b|\bhow (?:the )?{CARRIED_N} of{SHORTLINK}PLAN (?:is|was|has been|had been) (?:going|progressing|advancing|proceeding|faring)|\bhow PLAN (?:is|was|has been) (?:faring|doing|progressing|advancing)|\b[Ww]hat (?:had |has |has (?:and|or) has not |had (?:and|or) had not )?(?:so far |by now |already |now )?(?:become|been done|been achieved|was achieved)[^.;]{0,60}?(?:of|in|under|on) (?:the (?:[\w-]+ )?(?:actions|measures|tasks|activities) (?:of|in|which|that) )?PLAN|\bwhat (?:[\w'\ue000-]+ ){1,5}?(?:has|have|had) (?:done|made|achieved|accomplished|carried out|implemented|put into practice)[^.;]{0,30}? (?:of|in|under|on|for) PLAN|\bhow much of{SHORTLINK}PLAN{TO_VERB}{BE}(?:implemented|carried out|put into practice|fulfilled|executed|achieved)(?:[^.;:]{0,60}? (?:was|were|is) (?:the )?(?:subject|theme|topic|discussed|examined|reviewed|looked at)\b)?|\bhow (?:[\w\ue000'-]+ ){1,5}?(?:carr(?:y|ies|ied) out|implement(?:s|ed)?|appl(?:y|ies|ied)|put(?:s)? into practice|execut(?:e|es|ed)) PLAN|\bhow [^.;]{1,40}?\b(?:puts?|putting|brings?|bringing|brought) PLAN (?:into|to) (?:practice|effect|life)|\bhow far [^.;]{1,40}? in (?:implementing|carrying out|applying) PLAN|PLAN {ASSESS_N}\b",
        "Officials discussed how the NAP of Ghana is carried out.",
        no=("Officials discussed how the resolution is carried out in Ghana.",),
    ),
    _rule(
        "measures-of-plan-reported",
        S.IMPLEMENTATION_REVIEW,
        r"\b(?:(?:[\w-]+ (?:out )?of (?:the |its )?[\w-]+ |[\w-]+ (?:per cent|%) of (?:the |its )?|\d+ ?% of (?:the |its )?|most of (?:the |its )?|about [\w% ]{1,20} of )(?:actions|measures|tasks|activities|steps|items|commitments)?(?:(?!whether)[^.;:]){0,30}?(?:of |in |under |from )?)PLAN(?:(?! whether| sets? out| lists| says| describes| shows| states)[^.;:]){0,30}? {BE}(?:implemented|carried out|completed|fulfilled|done|achieved|executed|put into (?:practice|effect))",
        "The working group of Ghana met on 5 May 2019 and noted that thirty of the forty measures of the NAP had been carried out.",
        no=("Thirty of the forty recommendations to Ghana had been carried out.",),
        flags="meeting-needed",
    ),
    _rule(
        "event-for-assessing-plan",
        S.IMPLEMENTATION_REVIEW,
        r"\b(?:assessment|evaluation|stock-?taking|monitoring|follow-?up|mid-?term|review|progress) (?:review )?{EVENT_N}(?:(?! (?:draft|develop|elaborat|prepar|formulat))[^\S\n][\w'-]+){0,4}? (?:on|for|of|about|concerning|devoted to|dedicated to) (?:how )?PLAN|{EVENT_N} on (?:the )?{CARRIED_N}(?: (?:made|achieved))? (?:of|in|under|with) PLAN|{EVENT_N} on (?:the )?follow-?up (?:to|of|on) PLAN|\bdevot(?:e|es|ed|ing)\b[^.;]{0,90}? to (?:the )?{CARRIED_N} of{SHORTLINK}PLAN|\b[Aa]genda\b[^.;\ue010\ue011]{0,60}?: (?:the |its )?{CARRIED_N} of{SHORTLINK}PLAN|{EVENT_N} on (?:carrying out|putting into practice|implementing)(?: the)?{SHORTLINK}PLAN|\b(?:have|has|had|having|get) PLAN(?:'s?)? (?:implementation|execution) (?:reviewed|assessed|evaluated|examined)\b",
        "The evaluation meeting on the NAP of Serbia took place on 12 March 2019.",
        no=("The evaluation meeting on the law of Serbia took place on 12 March 2019.",),
        flags="adopted-only",
    ),
    _rule(
        "stocktaking",
        S.IMPLEMENTATION_REVIEW,
        r"\b(?:a|the) (?:mid-?term )?stock-?taking\b(?! of (?!PLAN))|\b(?:assess|evaluat|review|examin|discuss|establish|identif|tak\w+ stock of)\w* (?:what|how much|how far) (?:has|had) been (?:achieved|done|implemented|accomplished|carried out|put into practice)|\b(?:review|assess|examin|discuss|check|look(?:s|ed)? at|ask|establish|consider|see(?:ing|n)?\b|find out|determin|verif|ascertain|learn|set(?:ting)? out\b)\w*(?: \w+){0,2}?(?:, [\w ]{3,30},)? (?:how (?:far|much|well)|which) (?:each|all|the|its|these|every|of)[^.;]{0,60}?(?:measures?|activit(?:y|ies)|actions?|tasks?|items?|steps?|commitments?|points?)[^.;]{0,30}? (?:has|have|had|was|were) (?:been )?(?:implemented|carried out|put into practice|fulfilled|completed|achieved)",
        "Of the 46 actions in the NAP of Tonga, 29 are done. That is the outcome of a stocktaking held on 11 and 12 September 2019.",
        no=(
            "Of the 46 ships of Tonga, 29 are old. That is the outcome of a stocktaking held on 11 and 12 September 2019.",
        ),
        flags="plan-above plan-before plan-near",
    ),
    _rule(
        "plan-reviewed",
        S.IMPLEMENTATION_REVIEW,
        r"PLAN(?!(?:'s?)? (?:implementation|execution|application)\b){TO_VERB}{BE}(?:reviewed|examined|evaluated|assessed|scrutini[sz]ed|looked at|put to the test|put through its paces)\b|PLAN{TO_VERB}{BE}(?:gone through|worked through)\b(?= (?:was|in|on|at|by|with|from)\b)|{WAS_DONE}(?:{APPROVE_PP}|submitted|transmitted|extended)\b[^;\ue010\ue011]{0,170}?{AND_THEN}(?P<cue>(?:was |were )?(?:reviewed|examined|evaluated|assessed))\b",
        "The NAP of Madagascar, which was approved in 2017, was reviewed in Antananarivo on 3 May 2019.",
        no=("The draft NAP of Madagascar was reviewed in Antananarivo on 3 May 2019.",),
        flags="adopted-only coordinated",
    ),
    _rule(
        "implementation-is-reviewed",
        S.IMPLEMENTATION_REVIEW,
        r"(?:^|(?<=\. ))(?:The )?(?:state of )?[Ii]mplementation {BE}(?:\w+ )?(?:reviewed|assessed|evaluated|monitored|measured|examined|looked at)\b|\b(?:[Aa]n?|[Tt]he|[Ii]ts) (?:(?:first|second|next|mid-?term|interim|joint|final|comprehensive|annual) )*(?:review|assessment|evaluation|appraisal) of (?:(?:its|the|ANYPLAN) )?implementation\b(?! of)(?=[^.;]{0,40}? (?:is|was|will|took|takes|has|had|followed)\b)",
        "Chad adopted its NAP in May 2018. Implementation is to be reviewed by the Government in 2022.",
        "Chad adopted its NAP in May 2018. A first assessment of its implementation took place in 2020.",
        no=("Chad adopted its law in May 2018. Implementation is to be reviewed by the Government in 2022.",),
        flags="plan-above adopted-only plan-before plan-near",
    ),
    _rule(
        "assess-plan",
        S.IMPLEMENTATION_REVIEW,
        r"\b(?:(?:re-?)?review(?:s|ed|ing)?|assess(?:es|ed|ing)?|evaluat(?:e|es|ed|ing)|tak(?:e|es|ing) stock of|took stock of|monitor(?:s|ed|ing)?|look(?:s|ed|ing)? back (?:at|on|over)|dr(?:aw|aws|awn|ew|awing) (?:up )?(?:a |the )?balance of|(?!presentation){ASSESS_N} of)(?! and (?:approv|adopt|finali|validat)){SHORTLINK}PLAN(?! (?:text|document))(?!,? (?:that|which) (?:it|they|STATE|the [\w ]{3,30}?) (?:is|are|has been|have been) (?:\w+ )?(?:prepar|draft|develop|writ|work|elaborat)ing)|PLAN (?:underwent|was subjected to|was put through|came in for|came under) (?:an? |the |its )?(?:[\w-]+ )?{ASSESS_N}|\b(?:consider|examin|discuss|hear|debat|review)\w* (?:the |an? )?(?:[\w-]+ )?reports? on PLAN(?:'s)? (?:first|second|last|past) (?:\w+ )?(?:months?|years?)",
        "In 2019 Ghana held a meeting to evaluate the NAP, which was approved in 2015.",
        no=("Ghana held a meeting to evaluate the draft NAP.",),
        flags="adopted-only",
    ),
    # --- draft review ---------------------------------------------------------------------------------------
    _rule(
        "review-draft",
        S.DRAFT_REVIEW,
        r"\b{REVIEW_V}(?:,? (?:and|or) \w+)?{INSERTION}{LINK}DRAFT|\b(?:have|has|had|having|get) ANYPLAN {REVIEW_PP}\b|\b(?:reviewed|examined|discussed|amended|revised) and (?:approved|adopted|finali[sz]ed|validated){SHORTLINK}ANYPLAN|\bsubmit(?:s|ted|ting)?{SHORTLINK}DRAFT to (?:the |a |an )?(?:\w+ )?(?:scrutiny|review|examination|comments?|critique)|\b(?:comments?|suggestions?|observations|amendments|proposals|remarks|inputs?|corrections)\b[^.;]{0,90}? (?:incorporated|inserted|worked|taken|integrated|built|included|reflected) in(?:to)? DRAFT|\bagend(?:a|um)\b[^.;]{0,20}: DRAFT",
        "Officials examined the draft NAP of Belize on 9 December 2015.",
        no=("Officials examined the draft law of Belize on biological weapons.",),
    ),
    _rule(
        "review-text-of-plan",
        S.DRAFT_REVIEW,
        r"\b{REVIEW_V} (?:the |its )?(?:\w+ )?(?:text|wording|pages) of{SHORTLINK}ANYPLAN",
        "On 3 May the ministries of Peru looked over the text of its national action plan.",
        no=("On 3 May the ministries of Peru looked over the text of its export control act.",),
        flags="adopted-or-draft",
    ),
    _rule(
        "finalise-plan",
        S.DRAFT_REVIEW,
        r"\b(?:finali[sz](?:e|es|ed|ing)|validat(?:e|es|ed|ing)|(?:finali[sz]ation|validation) of|put(?:s|ting)? (?:the )?(?:final|finishing|last) touch(?:es)? to|comment(?:s|ed|ing)?{INSERTION} (?:up)?on|polish(?:es|ed|ing)?){SHORTLINK}ANYPLAN|ANYPLAN{TO_VERB}{BE}(?:finali[sz]ed|validated)\b|ANYPLAN (?:has been|had been|went|passed|has gone|had gone) through (?:\w+ ){0,2}(?:rounds?|series|cycles?) of (?:\w+ )?(?:consultations?|discussions?|readings?|reviews?|comments?)\b|\b(?:agree(?:s|d|ing)? (?:up)?on|(?:settl|establish|reach|fix)\w*) (?:the|an?) (?:agreed |final |definitive )+(?:wording|text|version|form|shape) (?:of|for){SHORTLINK}ANYPLAN|\b(?:final|definitive) (?:wording|text|version|form) of{SHORTLINK}ANYPLAN[^.;]{0,40}? {BE}(?:agreed|settled|fixed|established|found)\b|\b(?:bring(?:s|ing)?|brought|put(?:s|ting)?) ANYPLAN in(?:to)? (?:its |a |their )?(?:final|definitive) (?:form|shape|version)|\b(?:on|in|towards?|with|of) completing{SHORTLINK}PLAN|\bwork(?:s|ed|ing)?\b[^.;:]{0,80}? on the (?:final|definitive) (?:version|text|wording|draft) of{SHORTLINK}ANYPLAN|\bcompletion of{SHORTLINK}PLAN(?! (?:measures|activities))|\b(?:g[ai]v(?:e|es|en|ing)) ANYPLAN (?:its|a|their|the) (?:final|definitive|finishing|last) (?:form|shape|touch(?:es)?|polish)",
        "UNLIREC helped Guyana to finalize the National Action Plan.",
        no=("UNLIREC helped Guyana to finalize the control list.",),
    ),
    _rule(
        "discuss-plan-text",
        S.DRAFT_REVIEW,
        r"(?<!the )(?<!an )(?<!a )(?<!its )(?<!their )\b(?:revis(?:e|es|ed|ing)|amend(?:s|ed|ing)?|edit(?:s|ed|ing)?|revision of){SHORTLINK}ANYPLAN|PLAN{TO_VERB}{BE}(?:read(?: aloud| out| through)?,? and (?:\w+ )?)?(?:revised|amended|edited|reworked)\b|PLAN{TO_VERB}{BE}read (?:aloud|out|through)\b",
        "Georgia revised its draft NAP at a meeting on 5 May 2014.",
        no=("Georgia revised its customs code at a meeting on 5 May 2014.",),
        flags="draft-or-update",
    ),
    _rule(
        "read-plan",
        S.DRAFT_REVIEW,
        r"\b(?:(?:joint |first |second )?readings? of|read(?:s|ing)?(?: through)?|go(?:es|ing)? (?:line by line )?through the (?:text|wording) of){SHORTLINK}ANYPLAN|\bg[ai]v(?:e|es|en|ing) ANYPLAN (?:an?|its|one) (?:[\w-]+ ){0,2}?reading\b|\b(?:go(?:es|ing)?|went|gone|work(?:s|ed|ing)?) (?:through|over) ANYPLAN|\b(?:went|gone|going) (?:in [A-Z][\w'-]+ )(?:through|over){SHORTLINK}ANYPLAN",
        "The authorities of Georgia read their NAP once more on 5 May 2014.",
        no=("The authorities of Georgia read their customs code once more on 5 May 2014.",),
        flags="adopted-or-draft",
    ),
    _rule(
        "draft-reviewed",
        S.DRAFT_REVIEW,
        r"DRAFT,? (?:that|which) (?:[\w'\ue000-]+ ){1,6}?(?:had |has )?(?:brought|prepared|written|produced|drafted|drawn up|circulated|sent)(?: along| up| in| with (?:them|it|her|him))?,? (?P<cue>(?:was|were|has been) (?:then )?{REVIEW_PP})\b|DRAFT{TO_VERB}{BE}(?:then |once more )?(?:{REVIEW_PP}|the (?:object|topic|theme|focus|matter) of)\b|DRAFT (?:went|came|was (?:put|placed)) under the (?:magnifying glass|microscope)|DRAFT (?:underwent|passed through|went through|was subjected to|was put through) (?:an? |the |its )?(?:[\w-]+ )?{REVIEW_N}|DRAFT,? (?:reviewed|discussed|examined|validated|finali[sz]ed|revised)\b(?= (?:by|with|in|at|on|during)\b)|DRAFT (?:is |was |were )?put to the test\b|DRAFT,? (?:(?:that|which) )?(?:kept [^.;,]{3,60}? busy|occupied|took up|filled|was what [^.;,]{3,50} (?:dealt with|sat over|talked about|had come for))\b",
        "The draft NAP of Belize was discussed line by line on 9 December 2015.",
        no=("The draft law of Belize was discussed line by line.",),
    ),
    _rule(
        "event-for-reviewing-draft",
        S.DRAFT_REVIEW,
        r"\b(?:review|validation|finali[sz]ation|consultation|revision|reading|editorial|editing) (?:[\w-]+ )?{EVENT_N}(?: [\w'-]+){0,3}? (?:on|for|of|about|concerning|devoted to|dedicated to) DRAFT|\b(?:validation|finali[sz]ation) (?:[\w-]+ )?{EVENT_N}(?: [\w'-]+){0,3}? (?:on|for|of|about) PLAN|{EVENT_N} (?:was|were) (?:held|conducted|organi[sz]ed)[^.;]{0,60}? on DRAFT|\b(?:[Cc]onsultations?|[Mm]eetings?|[Ss]essions?|[Ww]orkshops?|[Dd]ialogue|[Ss]eminar|[Dd]iscussions?) (?:on|about|concerning|regarding|devoted to|dedicated to|over) DRAFT|\b(?:validation|finali[sz]ation) (?:[\w-]+ )?{EVENT_N}\b(?! (?:on|for|of)\b)",
        "The validation workshop on the draft NAP of the Philippines took place from 12 to 14 March 2019.",
        no=("The validation workshop on the draft law of the Philippines took place from 12 to 14 March 2019.",),
        flags="plan-before plan-near plan-in-paragraph",
    ),
    _rule(
        "draft-that-somebody-reviewed",
        S.DRAFT_REVIEW,
        r"DRAFT,? (?:which|that) (?:(?!was |were |is |are )[\w'\ue000-]+ ){1,6}?(?P<cue>(?:had |has |have )?{REVIEW_PP})\b",
        "El Salvador has a draft NAP, which an inter-institutional group reviewed on 20 November 2018.",
        no=("El Salvador has a draft law, which an inter-institutional group reviewed on 20 November 2018.",),
        flags="insertion",
    ),
    _rule(
        "written-and-reviewed",
        S.DRAFT_REVIEW,
        r"{WAS_DONE}(?:{DRAFT_PP}|{REVIEW_PP}|circulated|distributed|sent round)\b[^;\ue010\ue011]{0,170}?{AND_THEN}(?P<cue>(?:(?:was|were|is|are|has|have|had)(?: (?:since|then|now|also))?(?: been)? )?{REVIEW_PP})\b(?! (?:its|the|their|an?|it|on|how|what)\b)|^(?:{DRAFT_PP})\b[^;.]{0,120}? and (?:then |later |\w+ly )?(?P<cue2>{REVIEW_PP})\b(?=[^;.]{0,120}?, ANYPLAN)",
        "The NAP of Serbia had been written in 2011 and scrutinized in Novi Sad on 1 and 2 December 2011.",
        no=("The NAP of Serbia had been written in 2011 and forgotten.",),
        flags="coordinated plan-near",
    ),
    _rule(
        "reviewed-at-first",
        S.DRAFT_REVIEW,
        r"^(?:First |Newly |\w+ly )?(?:reviewed|examined|discussed|validated|finali[sz]ed|revised|studied|scrutini[sz]ed)\b(?=[^;.]{0,170}?, ANYPLAN)",
        "Finalised in November 2016 with UNLIREC, the NAP of Belize had been on the agenda for two years.",
        no=("Finalised in November 2016 with UNLIREC, the law of Belize had been on the agenda for two years.",),
        flags="plan-near",
    ),
    _rule(
        "a-review",
        S.DRAFT_REVIEW,
        r"\b(?:[Aa]n?|[Ii]ts|[Tt]he|[Aa]nother) (?:(?:first|second|third|last|final|expert|joint|legal|technical|further|online|two-day|three-day) ){0,2}review(?:(?= (?:by|with|held|together)\b)| (?:is (?:to|foreseen|planned|scheduled)|will|took place|was (?:held|carried out)|of it|in [A-Z][\w'-]+(?= in| on|,)))\b(?! (?:\w+ )?the three)(?! (?:of )?(?:the )?(?:law|legislation|Constitution|matrix|report))|\b(?:an?|the) (?:\w+ )?review (?:meeting|workshop|session)\b(?! (?:on|of|for)\b)|\b[Aa] (?:first|second|third|final|last|further|joint|new) reading(?: of (?:it|ANYPLAN))? (?:followed|took place|was held|was given|was done|came|is (?:to|foreseen|planned|scheduled)|will)\b",
        "Togo has a draft NAP. A review with the experts took place in Lomé on 3 May 2016.",
        no=("Togo has a draft law. A review with the experts took place in Lomé on 3 May 2016.",),
        flags="plan-above plan-before plan-near plan-in-paragraph adopted-or-draft",
    ),
    _rule(
        "review-of-draft",
        S.DRAFT_REVIEW,
        r"\b{REVIEW_N}(?: and \w+)? (?:of|on|to|about|over){LINK}DRAFT|\b{EVENT_N}(?: \([^()]{3,40}\))? on (?:the )?DRAFT|DRAFT (?:review|consultation|validation|reading)\b",
        "The participants made comments on the draft NAP of Belize.",
        no=("The participants made comments on the draft law of Belize.",),
    ),
    _rule(
        "feedback-followed",
        S.DRAFT_REVIEW,
        r"^(?:This|That|It|The presentation) (?:was|were) (?:then )?followed by (?:the )?(?:\w+ )?(?:feedback|comments?|remarks|suggestions|observations)\b",
        "Palau presented its NAP.\nThis was followed by technical feedback from the experts.",
        no=("Palau presented its customs system. This was followed by technical feedback from the experts.",),
        flags="plan-before",
    ),
    _rule(
        "draft-presented",
        S.DRAFT_REVIEW,
        r"\b(?:present(?:s|ed|ing)?|(?:lay|laid|put|brought|bring) (?=DRAFT(?! (?:down )?on paper| to paper| together| into))|introduc(?:e|ed|es|ing)|submitted|circulated|shar(?:ed|ing)|tabl(?:ed|ing)|show(?:ed|n|ing)|unveil(?:ed|ing)){SHORTLINK}DRAFT(?![^.;]{0,70} for (?:its |the |final |formal )*(?:approval|adoption|endorsement|signature))(?! to (?:the )?(?:\w+ )?(?:Cabinet|Council of Ministers|Government|Parliament|President|Prime Minister|National Assembly|National Security Council))|DRAFT{TO_VERB}{BE}(?:presented|(?:laid|put) before (?!the (?:Government|Cabinet|Council|Parliament|National|President|Prime))|introduced|circulated|tabled|put to(?! the (?:Government|Cabinet|Council|Parliament|National|President|Prime|State))|shown)\b(?! to (?:COMMITTEE|the Government|the Cabinet|the Council))(?![^.;]{0,70} for (?:its |the |final |formal )*(?:approval|adoption|endorsement|signature))",
        "The delegation of Guinea presented its draft NAP.",
        no=("The delegation of Guinea presented its national report.",),
        flags="not-to-committee planned-drafting",
    ),
    _rule(
        "plan-presented-for-feedback",
        S.DRAFT_REVIEW,
        r"\b(?:present(?:s|ed|ing)?|presentation of|introduc(?:ed|ing)){SHORTLINK}PLAN[^.;:]{0,80}?\b(?:comments?|feedback|suggestions|review|remarks|proposals|amendments|observations|finali[sz]\w+|validat\w+)|PLAN{TO_VERB}{BE}(?:presented|introduced)\b(?! to )[^.:]{0,60}?\b(?:(?:technical )?feedback|comments?|suggestions|remarks)\b",
        "The NAP of Palau was presented; the experts gave technical feedback.",
        "Palau presented its NAP, which was followed by technical feedback from the experts.",
        no=("Palau presented its customs system.",),
        flags="not-to-committee",
    ),
    _rule(
        "comments-on-draft",
        S.DRAFT_REVIEW,
        r"DRAFT[^.;]{0,100}?\b(?:(?:gave|made|offered|provided|proposed|received|suggested|submitted|incorporat\w+|add(?:ed|ing)|took in|with) (?:\w+ ){0,4}?(?:comments?|feedback|amendments?|remarks|suggestions|observations|changes|inputs?|corrections)|line by line|word by word|paragraph by paragraph|chapter by chapter|article by article)|\b[\w]+-by-[\w]+ {REVIEW_N} of{SHORTLINK}ANYPLAN|\b(?:review|discuss|examin|consider)\w* (?:all |the |these )(?:\w+ )?(?:comments|remarks|observations)\b|\b[Cc]omments (?:will|are to|were|have been) (?:then )?(?:be )?(?:discussed|considered|reviewed|examined)\b|\bopen(?:s|ed|ing)?{SHORTLINK}DRAFT for (?:\w+ )?(?:consultation|comments?)|(?:under (?:discussion|review|consideration|examination)|at the centre of the (?:meeting|discussions?)|on the table)\b[^.;:]{0,15}? DRAFT",
        "The authorities of Nigeria laid the draft NAP before the meeting and the experts proposed amendments.",
        no=("The authorities of Nigeria laid the draft law before the meeting and the experts proposed amendments.",),
        flags="plan-before plan-near",
    ),
    # --- drafting -------------------------------------------------------------------------------------------
    _rule(
        "draft-plan",
        S.DRAFTING,
        r"\b{DRAFT_V}(?! for (?:its|the|their|an?)\b)(?!, and\b)(?:,? (?:and|or|and/or) [\w-]+(?: (?:of|up|out))?)?{INSERTION}{LINK}ANYPLAN|\b(?:have|has|had|having|get) DRAFT {DRAFT_PP}\b|(?:(?<=\bto )|(?<=will )|(?<=would )|(?<=shall ))have (?:PLAN (?:ready|finished|complete|completed|in place|drafted|written)\b|DRAFT(?= (?:(?:ready|in hand|by|in|before|at)\b|WHEN)))|PLAN[^.;]{0,120}? (?P<cue>{DRAFT_V}) its (?:\w+ ){0,2}(?:chapters?|sections?|parts?|text|outline)\b|\b(?:turn(?:s|ed|ing)?|(?:consolidat|compil|merg|transform|convert)\w*)\b[^.;]{1,80}? into{SHORTLINK}ANYPLAN|\bput(?:s|ting)?\b[^.;]{1,80}? into the (?:form|shape) of ANYPLAN|\bput(?:s|ting)? (?:ANYPLAN|(?:the |an? |its )?[^.;,]{3,40} of PLAN) (?:together|on paper|to paper|down on paper)\b|\b[Ww]hat (?:came out of|resulted from|emerged from) [^.;]{3,90}? (?:is|was) ANYPLAN|\b[Ww]hat (?:they|we|STATE|the [\w' -]{3,40}?)(?: [^.;,]{1,40}?)? {DRAFT_V}\b[^.;]{0,60}? (?:is|was|are|were){SHORTLINK}ANYPLAN|\b{DRAFT_V} (?:the |some |several |those )?(?:\w+ )?(?:chapters|sections|parts|pages)\b[^.;]{0,50}? (?:of|from|in) (?:the )?PLAN",
        "Tajikistan developed its NAP with the help of the OSCE.",
        "On 7 March the Peruvian participants drafted the chapters of the NAP on chemical materials.",
        no=(
            "Tajikistan developed a plan against organized crime.",
            "Resolution 2325 (2016) encourages States to develop NAPs.",
        ),
    ),
    _rule(
        "plan-that-state-drafted",
        S.DRAFTING,
        r"ANYPLAN,? (?:which|that) (?:(?!was |were |is |are )[\w'\ue000-]+ ){1,9}?(?P<cue>(?:had |has |have )?(?:{DRAFT_V}|begun|started))\b|ANYPLAN, (?:first |originally |newly |\w+ly )?(?P<cue3>(?:begun|started|drawn up|drafted|written|developed|prepared|elaborated|worked out|put together|compiled|dating (?:back )?(?:from|to)))(?=(?: (?:at|in|on|during|between)\b| last| WHEN)[^,;]{0,80}, (?:was|were|has|had|is)\b)|ANYPLAN,? (?:which|that) (?:\w+ly )?(?:was|were|had been|has been) (?P<cue2>{DRAFT_PP})\b",
        "The draft NAP, which Mozambican ministries had composed between November 2015 and January 2016, was read.",
        no=(
            "The draft law, which Mozambican ministries had composed between November 2015 and January 2016, was read.",
        ),
        flags="insertion",
    ),
    _rule(
        "plan-drafted",
        S.DRAFTING,
        r"(?<!\bround table on )(?<!\bround-table on )(?<!\broundtable on )ANYPLAN{TO_VERB}(?:{BE}{DRAFT_PP}\b|(?:saw|sees|had seen|has seen) the light|came into being|came about|took shape)|ANYPLAN,? (?:begun|started|drawn up|drafted|written|developed|prepared|elaborated|worked out) (?:at|in|on|during|with|between)\b",
        "The NAP of Turkmenistan, begun at a meeting in May 2011, is complete.",
        "The NAP of Turkmenistan was worked out under a joint project.",
        no=("The NAP of Turkmenistan is not being prepared.",),
    ),
    _rule(
        "drafting-of-plan",
        S.DRAFTING,
        r"\b{DRAFT_N} (?:and [\w-]+ )?(?:of|for){LINK}ANYPLAN|ANYPLAN(?:'s)? (?:development|drafting|elaboration|preparation|formulation|writing)\b",
        "UNREC has supported the development of NAPs in several States, Benin and Gabon among them.",
        no=("The development of a nuclear security plan was discussed in Armenia.",),
    ),
    _rule(
        "elements-of-plan",
        S.DRAFTING,
        r"\b{PART_N}(?:, [\w ]+)?(?: and [\w -]+?)? ?(?:of|for|in|to be (?:included|reflected|contained|covered|addressed|put) (?:in|into|by)|that (?:should|would|could|will|are to|might) (?:be (?:included|reflected|covered) in|make up|form|go into|enter)|which (?:should|would|could|will|might) (?:be included in|go into|make up)|needed to be included in|towards?|proposed for){LINK}ANYPLAN[^.;]{0,60}? {BE}(?:\w+ )?(?:identified|worked out|agreed|drafted|drawn up|discussed|outlined|defined|sketched|settled|finished|proposed|completed|put together|prepared|determined|developed|written|listed|set)|\b(?:identif(?:y|ies|ied|ying|ication of)|agree(?:s|d|ing)? (?:on|upon)|defin(?:es?|ed|ing)|settl(?:es?|ed|ing)(?: on)?|decid(?:es?|ed|ing) (?:up)?on|discuss(?:es|ed|ing|ion of|ions on)?|set(?:ting)? (?:out|down)|chart(?:ed|ing)?|list(?:ed|ing)?|select(?:ed|ing)?|ch(?:oose|ose|osen|oosing)|pick(?:ed|ing)?|prioriti[sz](?:ed|ing)|fix(?:ed|ing)?|determin(?:es?|ed|ing)|drew|propos(?:ed|ing)|explor(?:ed|ing)|collect(?:ed|ing)|gather(?:ed|ing)?|talk(?:ed|ing)? about|map(?:ped|ping)?(?: out)?|consider(?:ed|ing)?|exchang(?:ed|ing) (?:views|ideas) on){LINK}{PART_N}(?: and [\w -]+?)? ?(?:of|for|in|to be (?:included|reflected|contained|covered|addressed|put) (?:in|into|by)|that (?:should|would|could|will|might) (?:be included in|go into|make up)|towards?){LINK}PLAN",
        "Priorities for the NAP of Bhutan were identified on 3 July 2019.",
        "Participants from Fiji agreed on the outline of the plan of action on resolution 1540.",
        no=("Participants from Fiji agreed on the outline of a law.",),
        flags="modal",
    ),
    _rule(
        "work-on-plan",
        S.DRAFTING,
        r"\b(?:{WORK_N}|work(?:s|ed|ing)?|{BEGIN_V}) (?:(?:on|towards?|with|for) )(?!the (?:basis|occasion|sidelines))(?!(?:the |a |its |their )?(?:revision|revising|updat\w+|renewal|renewing|review|reviewing|implementation|amendment)\b){LINK}ANYPLAN|\b{BEGIN_V} (?:the |its |their |a |\w+ )?(?:process|procedure|work|drafting|exercise|effort)s?\b[^.;:]{0,60}?ANYPLAN|\b(?!set\w* in motion)(?!open\w* \ue011)(?!launch\w* PLAN){BEGIN_V} ANYPLAN(?! implementation)|\bwork(?:s|ed|ing)?\b[^.;]{0,120}? on the (?:text|wording|contents?|chapters) of{SHORTLINK}ANYPLAN|\bwork(?:s|ed|ing)?(?: \w+ly| together)? with [^.;,]{1,90}? on{SHORTLINK}ANYPLAN|\b(?:set|put(?:ting)?|setting|bring(?:ing)?|brought|help(?:ed|ing)?|start(?:ed|ing)?|get|got)\b[^.;,]{1,50}? on (?:the|its|their) (?:way|path|road|track) to(?:wards?)?{SHORTLINK}ANYPLAN",
        "A first workshop in Port Moresby set Papua New Guinea on the way to a NAP.",
        "The participants from Fiji went on with their work on the NAP.",
        no=(
            "The participants from Fiji worked on the basis of the matrix.",
            "The Minister of Fiji launched the NAP on 3 May 2018.",
        ),
    ),
    _rule(
        "what-plan-should-hold",
        S.DRAFTING,
        r"\b(?:settl|agree|discuss|defin|decid|stud|explor|examin|review|outlin|fix|consider|talk|determin|set out|work(?:ed)? out|propos|debat)\w*(?: (?:on|about|upon))? (?:what|which [\w-]+|how) PLAN (?:should|would|could|might|will|is to|was to|ought to) (?:hold|contain|cover|include|look like|deal with|consist of|comprise|address|be (?:arranged|structured|organi[sz]ed|built up|laid out|divided|ordered))|\b[Ww]hat (?:should|is to|ought to|must|could|might|would) (?:stand|be|go|figure|appear) in PLAN[^.;]{0,80}? {BE}(?:debated|discussed|talked about|talked over|considered|agreed|settled|worked out|explored|defined|the (?:subject|theme|topic|question))|PLAN(?:, which [^.;,]{3,60},)? (?:is|was) the (?:result|fruit|product|outcome) of (?:a|the) (?:[\w-]+ )?process (?:that|which) (?:\w+ly )?(?:started|began|was launched|opened) |\b(?:discuss|consider|agree|identif|settl|decid|defin|list|explor|determin)\w*(?: (?:on|about|upon))? (?:which|what) (?:\w+ )?{PART_N} (?:should|could|would|might|ought to|are to|were to) (?:go into|be included in|be in|form|make up|enter|figure in|be part of|find (?:a|their) place in) ?PLAN|\b(?:proposals|ideas|inputs?|contributions|suggestions|material)(?: [\w'-]+){0,5}? for (?:the )?(?:text|contents?|chapters|elements)? ?(?:of )?PLAN|{EVENT_N} on (?:the )?(?:[\w-]+ ){0,2}?{PART_N}(?:,? (?:and|or) [\w -]{1,30}?)? of PLAN|\b(?:who|what) (?:\w+ )?(?:what )?(?:should|could|would|might|ought to|is to|was to) (?:be (?:put |included |written )?in(?:to)?|go into|figure in|form part of|enter) PLAN|\bagree\w*[^.;]{0,50}? on (?:who|what|how|a (?:timetable|schedule|calendar|work plan|roadmap))[^.;]{0,40}? (?:for|of|towards) (?:drafting |preparing |the drafting of )?PLAN|{PART_N} (?:(?:that|which) )?PLAN (?:should|would have to|would|could|might|will|is to|was to|ought to) (?:contain|hold|cover|include|provide for|have|serve)|PLAN (?:ha(?:s|d) its origins? in|grew out of|goes back to|was born (?:at|of)) (?:an?|the|two|three) (?!peer)(?:[\w-]+ ){0,3}?{EVENT_N}\b|{EVENT_N}[^.;]{0,80}? on (?:the )?(?:[\w-]+ ){0,2}?{PART_N} (?:of|for|to be included in) PLAN|\b(?:la(?:y|id|ying) (?:the )?(?:groundwork|ground|foundations?|basis)|pav(?:e|ed|ing) the way|set(?:ting)? the stage|prepar(?:ed|ing) the ground) for{LINK}PLAN|DRAFT (?:comes? from|came from|comes? out of|came out of|ha(?:s|d) its origins? in|arose from|originates? from|sprang from|was made at|goes back to|is the (?:result|fruit|product|outcome) of|was the (?:result|fruit|product|outcome) of|resulted from|stems from|emerged from|grew out of|originated|owes its existence to|dates (?:back )?(?:from|to)|was born (?:at|in|of))",
        "The ministries of Kyrgyzstan settled what the NAP should hold on 15 November 2012.",
        no=("The ministries of Kyrgyzstan settled what the law should hold on 15 November 2012.",),
        flags="modal",
    ),
    _rule(
        "drafted-at-first",
        S.DRAFTING,
        r"DRAFT,? whose (?:\w+ )?(?:outline|text|chapters|structure|skeleton|version) [^.;]{3,80}? (?P<cue4>(?:had|was|were|has|have)(?: been)? (?:put on paper|put to paper|drafted|written|worked out|drawn up|prepared|agreed|settled))\b|^(?:Developed|Drafted|Prepared|Drawn up|Elaborated|Written) (?:with|by|in|at|jointly|together)\b(?![^.;]{0,170}?, )|(?:^|; )(?:First |Originally |\w+ly )?(?:{DRAFT_PP}|compiled)\b(?=[^;.]{0,170}?, ANYPLAN)|{WAS_DONE}{DONE_PP}\b[^;\ue010\ue011]{0,170}?{AND_THEN}(?P<cue>(?:was |were )?(?:(?:re)?drafted|rewritten|drawn up|written|elaborated))\b(?! (?:its|the|their|an?|it|on|how|what)\b)|ANYPLAN[^;\ue010\ue011]{3,170}?, having (?:first |already )?been (?P<cue2>{DRAFT_PP})\b",
        "Drawn up in 2015 by four ministries, the NAP of Romania is halfway through its term.",
        no=("Drawn up in 2015 by four ministries, the law of Romania is halfway through its term.",),
        flags="plan-near plan-before coordinated",
    ),
    _rule(
        "event-for-drafting-plan",
        S.DRAFTING,
        r"\b(?:drafting|writing|elaboration|development|preparation|brainstorming|preparatory|introductory|kick-?off|inception|planning) (?:[\w-]+ )?{EVENT_N}(?: (?:series|group|camp))?(?: (?!legislat|law)[\w'-]+){0,5}? (?:on|for|of|about|concerning|devoted to|dedicated to|in support of) ?(?:the )?(?:text of )?PLAN|\b[Ww]riteshops? (?:on|for){SHORTLINK}PLAN",
        "A drafting retreat for the NAP of Trinidad and Tobago was held from 8 to 10 September 2014.",
        no=("A legislation drafting workshop for Trinidad and Tobago was held from 8 to 10 September 2014.",),
    ),
    _rule(
        "drafting-meetings",
        S.DRAFTING,
        r"\b[Tt]he (?:drafting|writing)(?: as such| itself| proper)? (?:fell|took|began|started|lasted|went on|was (?:begun|completed|finished|done|carried out|taken))\b|\b(?:drafting|writing) (?:meetings?|sessions?|workshops?|retreats?)\b|\b[Dd]rafting (?:group|committee|team) (?:will |is to |was to )?(?:me[et]t?s?|convened?s?|s[ai]ts?|gather(?:s|ed)?)\b|\bput (?:an? |the |its )?(?:\w+ )?(?:outline|draft|text|skeleton|structure) (?:of ANYPLAN )?on paper\b|\bput(?:s|ting)? pen to paper\b|\bput (?:an? |the |its )?(?:\w+ )?DRAFT on paper\b|\bturn(?:s|ed|ing)? (?:them|it|(?:the |these |those )?(?:elements|outlines?|notes|ideas|proposals|inputs|priorities)) into (?:a|one|the) (?:\w+ )?(?:text|draft|document|plan)\b|\bspent [^.;]{3,40}? on (?:the |its )?(?:[\w-]+ )?{PART_N} of{SHORTLINK}ANYPLAN|\b(?:[Dd]rafting|DRAFTING) (?:is to (?:begin|start)|will (?:begin|start)|began|started|was begun|took)\b|DRAFT (?:is|was) (?:now |then )?(?:expected|due|foreseen|planned|promised|awaited)(?: to be (?:ready|available|complete|finished))?(?= (?:in|by|for|before|this|next|early|later|WHEN)\b| WHEN)|\b(?:continu|resum|beg[aiu]n|start|complet|finish|pursu)\w* (?:(?:the|its|their|with the) )?(?:drafting|writing)\b(?! of| (?:group|team|committee|commission|process))|\b[Tt]he (?:drafting|writing) (?:is|will|would|to) (?:to )?(?:be )?(?:begin|start|begun|started|taken|completed|finished|done|concluded|resumed|continue)\b|\b(?:chapters?|sections?|parts?)(?: of (?:it|ANYPLAN))? (?:was|were|had been|have been|has been) (?:then |first )?(?:drafted|written(?: afresh)?|worked out|prepared|elaborated|completed)\b|\b(?:[Aa]n?|[Tt]he|[Ii]ts) (?:\w+ )?(?:outline|skeleton|sketch|structure)(?: of (?:it|ANYPLAN))? (?:took shape|came about|came into being|was born|emerged|saw the light)|\b(?:an?|the|its) (?:outline|skeleton|structure|table of contents)(?: of (?:it|ANYPLAN))? (?:was|were|had been) (?:\w+ )?(?:drafted|written|worked out|prepared|elaborated|completed|drawn up|agreed|settled)\b|\bhad (?:an? )?(?:\w+ )?(?:DRAFT|outline) (?:ready|written|prepared|completed)|\b(?:(?:draft|wrote|writ|prepar|elaborat|compos|completed|completing|finish|sketch|outlin)\w*|dr[ae]w(?:n|ing)? up|work(?:ed|ing) out) (?:(?:(?!is\b|was\b|are\b|were\b|has\b|had\b|have\b|will\b)\w+|[\ue010\ue011]) ){0,4}?(?:chapters?|sections?|parts?|pages)\b(?! of (?:the |a )?(?:law|bill|act|decree|report|list))",
        "Zambia held a national round table on a NAP in April 2013. Two drafting meetings followed in Kabwe on 3 and 4 September 2013.",
        "Zambia agreed on the structure of the NAP. On 28 March 2019 it drafted the chapters on nuclear materials.",
        no=(
            "Zambia held a round table on export control in April 2013. Two drafting meetings followed on 3 and 4 September 2013.",
        ),
        flags="plan-above plan-before plan-near plan-behind plan-in-paragraph",
    ),
    _rule(
        "how-to-draft-plan",
        S.DRAFTING,
        r"\b(?:discuss|debat|consider|talk|agree|settl|explor|determin|decid|defin|clarif)\w*(?: about| over| on| upon)? what (?:should|is to|was to|ought to|must|could|might|would|will) (?:stand|be|go|figure|appear|be (?:written|put|included|contained)) in(?:to)?{SHORTLINK}PLAN|\b(?:views|ideas|thoughts|discuss(?:ed|ions?|ing)|talk(?:ed|s|ing)?|debat(?:ed?|ing)|consult(?:ed|ations?|ing)|exchang(?:ed?|ing)|explor(?:ed?|ing)|sound(?:ed|ing) out|look(?:ed|ing) at|agreed|decided|considered)\b[^.;:]{0,40}?(?: on| over| about)? how (?:best )?(?:(?:to (?:best )?{DRAFT_V}{SHORTLINK}PLAN)|PLAN (?:should|could|might|would|ought to|is to|was to) (?:best )?be {DRAFT_PP})",
        "In February officials of Guyana exchanged views on how the NAP should be drafted.",
        "A first exchange of views was held on how the NAP of Guyana should be drawn up.",
        no=("Officials of Guyana explained how the customs law should be drafted.",),
        flags="modal",
    ),
    _rule(
        "help-with-drafting",
        S.DRAFTING,
        r"\b(?:assist(?:s|ed|ing|ance)?|support(?:s|ed|ing)?|help(?:s|ed|ing)?|accompan(?:y|ies|ied|ying)) (?:(?:[\w'\ue000-]+ ){1,6}?)?(?:with|in|during) (?:the |its |their |this |that )(?:actual |further )?(?:drafting|writing|elaboration|drawing[- ]up)(?= ?(?:work|process|phase|stage)?(?:[,.;]|$| (?:in|from|between|during|until|by)\b))",
        "The centre spoke with Peru about an update of its NAP. It will return in April to assist with the drafting.",
        no=("The centre spoke with Peru about the customs law. It will return in April to assist with the drafting.",),
        flags="plan-before plan-in-paragraph",
    ),
    _rule(
        "help-with-plan",
        S.DRAFTING,
        r"\b(?:assist(?:s|ed|ing|ance)?|support(?:s|ed|ing)?|help(?:s|ed|ing)?|cooperat(?:ed?|ing|ion)|accompan(?:ied|y|ying)|advis(?:ed?|ing))[^.;:]{0,90}? (?:in|with|on|for|towards?|to have) ?(?:their |its |the |setting up |a )?ANYPLAN(?! (?:implementation|review))",
        "The experts have assisted States with NAPs, among them Lesotho and Malawi.",
        no=("The experts have assisted States with legislation, among them Lesotho and Malawi.",),
    ),
    _rule(
        "round-table-on-plan",
        S.ROUNDTABLE,
        r"\b{ROUND_TABLE}\b",
        "A national round table on the development of the NAP was held in Lima, Peru, in November 2016.",
        no=("A national round table on resolution 1325 (2000) was held in Lima, Peru, in November 2016.",),
    ),
    # --- milestones -----------------------------------------------------------------------------------------
    _rule(
        "assistance-requested",
        M.ASSISTANCE_REQUEST,
        r"\b(?:request(?:s|ed|ing)?|ask(?:s|ed|ing)?(?: [\w\ue000-\ue0ff]+){0,4}?(?:, [^,;]{3,60},)? for|appl(?:y|ied|ying)(?: to COMMITTEE)? for|turn(?:s|ed|ing) to COMMITTEE for|sought|seek(?:s|ing)?|submitted (?:an? |its |\w+ )*requests? for) (?:[\w\ue000-\ue021'-]+,? ){0,7}?(?:assistance|support|help|training|equipment|aid|funding|expertise)\b(?! of (?:an?|one|two|three|its|the) (?:[\w-]+ )?experts?\b)|\bassistance requests?\b(?! (?:and|form|template))|\brequests? (?:for|of) (?:[\w-]+ ){0,4}?(?:assistance|support|help|training|equipment)\b",
        "In a letter dated 3 July 2019 the Government of Bhutan requested support for its laboratories.",
        no=("The experts of Bhutan discussed assistance.",),
    ),
    _rule(
        "letter-sent",
        M.LETTER,
        r"\b{LETTER_N}\b(?=[^.;]{0,200}?)(?: (?:from|of|dated|to|was|by|sent|addressed|on|in|WHEN|reached|inviting|announcing|informing|requesting|asking|confirming|,)|,)|\b(?:wrote|written|writes|writing) to\b|\b(?:sent|addressed|received|forwarded) (?:an? |the |their |its )?(?:\w+ )?(?:invitation|letters?|notes? verbales?)\b|\bby (?:means of )?(?:an? )?{LETTER_N}|\b[Ii]nvitations? (?:to EXPERTS )?(?:came|was|were|from|reached|is dated|bears the date)\b|\binvited (?:by )?(?:EXPERTS|COMMITTEE|the Group of Experts|a representative|two experts|experts?)",
        "On 3 July 2019 the Ministry of Bhutan addressed a letter to the Chair about the round table in Bhutan.",
        no=("Bhutan sent its officials to the round table.",),
    ),
    _rule(
        "national-report",
        M.NATIONAL_REPORT,
        r"\b(?:submit(?:ted|s|ting)?|transmitted|presented|sent|provided|delivered|filed|issued|submission of|forwarded|handed in|deposited|gave)(?: COMMITTEE)?{LINK}(?:national |first |second |third |initial |additional |updated |1540 )*(?:reports?)\b(?! of the (?:meeting|experts|Secretary))|\b(?:national|first|initial|second|additional) report\b[^.;]{0,40}? (?:reached|arrived|went to|came to)\b|\b(?:first |second |additional |updated )?national report\b[^.;]{0,60}? (?:was |is |has been |were |had been )(?:submitted|transmitted|presented|sent|dated|received|handed|delivered|filed)|\b(?:national|first|initial|second|additional) report(?: to COMMITTEE)? (?:dates (?:back )?(?:from|to)|bears the date)\b|COMMITTEE (?:has |had )?received (?:the |an? |its )?(?:[\w-]+ ){0,2}?reports? of\b|\b(?:own|first|initial|second|additional|national)(?: national)? report of WHEN|^(?:[-\u2022*\u2013] )?(?:[Tt]he )?(?:[Ff]irst|[Ii]nitial|[Ss]econd|[Aa]dditional) (?:national )?report(?:,| in| on| of| \(|:) ?WHEN|(?<=[.|:] )(?:First|Initial|Second|Additional) (?:national )?report(?:,| in| on| of| \(|:) ?WHEN|\b(?:and|,) (?:an? |its )?(?:additional|supplementary|updated|second|third|further|addition to|supplement)(?: (?:national )?report| one| to it)? (?:on|in) WHEN|\b(?:dated|submitted) (?:its|their) (?:\w+ )?report",
        "Bhutan handed in its first national report on 3 July 2019.",
        "Its first national report dates from 9 September 2008, as Cameroon recalled.",
        no=("Bhutan has not submitted a national report.",),
    ),
    _rule(
        "point-of-contact",
        M.POINT_OF_CONTACT,
        r"\binform(?:ed|s|ing)? (?:the )?(?:COMMITTEE|[Cc]ommittee) of (?:its|their|an?|the) (?:\w+ )?(?:points? of contact|contact points?|focal points?)|\b(?:designat(?:e|ed|es|ing|ion of)|appoint(?:ed|s|ing|ment of)?|nam(?:ed|es|ing)|nominat(?:ed|es|ing|ion of)|notif(?:ied|y|ying)|establish(?:ed|ing)?|communicat(?:ed|ing)|identif(?:ied|ying)|chose|has had|has)(?: [\w\ue000-\ue0ff'-]+){0,7}? (?:points? of contact|contact points?|focal points?|PoCs?|POCs?)\b(?!, (?:the \w+ of whom|who) (?:was|were))|\b(?:points? of contact|contact points?|focal points?|PoC|POC)\b[^.;]{0,60}? (?:was|has been|had been|were|is) (?:designated|appointed|named|nominated|notified|chosen|communicated|made known|in place)|\b(?:ma(?:de|kes|king) known|(?:gave|given|sent|provided)(?: COMMITTEE)?) (?:the names? of )?(?:its|their|an?|the) (?:points? of contact|focal points?)|\b(?:points? of contact|focal points?), (?:the (?:first|second|last|latest|present) of whom|who|the (?:first|second|last|latest)) (?:was|were|had been) (?:\w+ly )?(?:designated|appointed|named|nominated)",
        "Bhutan named a point of contact on 3 July 2019.",
        no=("Bhutan has not named a point of contact.",),
    ),
    _rule(
        "visit",
        M.VISIT,
        r"\b(?:paid|pa(?:y|ys|ying)|made|conducted|undertook|carried out|received|hosted|welcomed)\b[^.;]{0,40}?\b(?:country |State |official )?(?:[Vv]isits?|mission)\b|(?:COMMITTEE|EXPERTS|the Chair|a team|members|[Mm]ission)[^.;]{0,40}? visited\b|\b[Vv]isit (?:of|by|to|which) (?:COMMITTEE|EXPERTS|the Chair|STATE|the STATE)|(?:COMMITTEE|EXPERTS)(?:'s)? (?:country )?visit (?:to|in)\b|\b(?:been|was|were) in (?:the )?STATE on a visit\b",
        "The Chair of the 1540 Committee paid a visit to Benin on 3 July 2019.",
        no=("Resolution 1977 (2011) speaks of visits by the Committee, Niger among the hosts.",),
    ),
    _rule(
        "peer-review",
        M.PEER_REVIEW,
        r"\b[Pp]eer[- ][Rr]eviews?\b",
        "Croatia and Poland held a peer review in Zagreb on 5 and 6 May 2015.",
        no=("Croatia reviewed its peer group in May 2015.",),
    ),
    _rule(
        "workshop-held",
        M.WORKSHOP,
        r"\b(?:[Ww]orkshops?|[Ss]eminars?)\b",
        "In 2019 UNRCPD held a workshop for the customs service of Bhutan.",
        no=("The shop of the Ministry of Bhutan was opened in 2019.",),
    ),
    _rule(
        "training-held",
        M.TRAINING,
        r"\b[Tt]raining(?: (?:course|programme|session|workshop|event|week))?s?\b",
        "A training course for customs officers of Ghana was held in Accra from 5 to 7 May 2014.",
        no=("A train of officials of Ghana left Accra on 5 May 2014.",),
    ),
)
del S, M


#: Rules whose words are a noun: "the approval of the plan".
NOMINAL = frozenset({"plan-approval", "plan-submission", "its-submission"})


def rules_for(mark: Mark) -> tuple[Rule, ...]:
    """The rules that yield ``mark``, in table order."""
    return tuple(rule for rule in RULES if rule.yields is mark)
