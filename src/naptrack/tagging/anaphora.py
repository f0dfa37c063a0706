"""Words that stand for a plan spoken of before: the draft, its text, it, theirs."""

from __future__ import annotations

import re
from dataclasses import replace
from operator import itemgetter

from naptrack.dates import DateSpan
from naptrack.states import StateSpan
from naptrack.tagging.plan_names import plan_name
from naptrack.tagging.plan_ref import PlanRef
from naptrack.tagging.signs import DATE, PERIOD, RES1540, STATE
from naptrack.tagging.work import Mark, Work, disjoint

_ENTRY = "adopted|approved|endorsed|submitted|sent|transmitted|reviewed|discussed|finali[sz]ed|validated|drafted|completed|presented|updated|revised"
_ANAPHORA: tuple[tuple[re.Pattern[str], bool], ...] = (
    # the draft, its first draft, this text; the flag says that a draft is meant
    (
        re.compile(
            r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]h(?:is|at)|[Oo]ne|STATE'?s?|(?:[Tt]he )?(?:country|Government)'s|no|(?:[Tt]he )?[A-Za-z]+'s)(?: \"?(?:own|two|three|original|final|first|zero|initial|working|revised|preliminary|second|third|new|advanced|early|rough|complete|full|whole|entire|agreed|consolidated|national|present|latest|updated|resulting|said|amended|corrected|improved|reviewed|finali[sz]ed|enriched|adjusted|validated|circulated|existing|current))*\"? \"?draft(?: text| version| document)?s?\b\"?(?! (?:agreement|treaty|convention|protocol|memorandum|budget|rules|opinion|position|statement|communiqu\w+|conclusions?|law|bill|act|legislation|regulation|decree|framework|list|outline|report|resolution|amendment|decision|elements?|chapters?(?! by)|sections?(?! by)|provisions?|agenda|order|roadmap|version of|programme|project|strateg(?:y|ies)|policy|concept|guide(?:lines)?|handbook|manual|code|letter|note|text of|on|of|Presidential|government|national))(?= ?(?:[a-z,.;:()\ue001\ue002]|$))".replace(
                "STATE", STATE
            )
        ),
        True,
    ),
    (
        re.compile(
            r"(?<![\w-])(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir) \"?(?:(?:first|initial|final|new|single|complete|full|revised|earlier|amended|consolidated|second|third|fourth|later|improved|preliminary|working|clean|corrected|merged|reworked|finali[sz]ed|definitive) )+(?:version|text|copy|(?<=final )wording|(?<=agreed )wording|(?<=revised )wording)\"?(?! of (?!it\b))(?: of it\b)?(?= |[,.;]|$)"
        ),
        True,
    ),
    (
        re.compile(
            rf"(?<![\w-])[Tt]he (?:first |revised |final |latest )?draft of (?:the )?{STATE}(?=[,.;]| (?:was|is|has|had|will|would|and|in|with|on|at|by|to)\b|$)"
        ),
        True,
    ),
    (
        re.compile(
            r"(?:[Tt]he|[Aa]n?|[Ii]ts) (?:(?:English|French|Spanish|Russian|Arabic|Portuguese) translation|(?:signed |certified |printed )?copy)(?= (?:will|shall|is to|was|has been) (?:\w+ )?(?:be )?(?:submitted|transmitted|forwarded|sent|presented|handed|conveyed|shared|made available)\b)"
        ),
        False,
    ),
    # "presented a draft of 38 pages"; "to have a draft of it ready"
    (
        re.compile(
            r"(?<![\w-])[Aa] (?:(?:first|full|complete|rough|new|second) )?draft of (?:it\b|(?:some |about |around |nearly )?(?:\d+|[a-z]+) (?:pages|measures|chapters|articles|actions|points)\b)"
        ),
        True,
    ),
    # an entry of a list: "May 2012: draft reviewed in Vienna"
    (re.compile(rf"(?:(?<=[{DATE}{PERIOD}]: )|^|(?<=^[-\u2022*\u2013] ))[Dd]raft(?: plan)?(?= (?:{_ENTRY})\b)"), True),
    (re.compile(rf"(?:(?<=[{DATE}{PERIOD}]: )|^|(?<=^[-\u2022*\u2013] ))[Pp]lan(?= (?:{_ENTRY})\b)"), False),
    (re.compile(r"(?<![\w-])[Tt]he draft of [\ue001\ue002](?=,| (?:was|is|has|had|will|would)\b)"), True),
    (
        re.compile(
            r"(?:the|The|[Ii]ts|[Tt]his|[Tt]hat|[Aa](?= text (?:was|is|has|of which|prepared|drafted|written|composed|that|which)\b)|[Aa](?= document (?:that|which)\b)|(?:[Tt]he|[Aa]n?|[Ii]ts) (?:English|French|Spanish|Russian|Arabic|Portuguese|translated)|[Tt]he \"?(?:current|present|existing|agreed|final|official|corrected|full|complete|entire|whole|draft|preliminary|new|revised|validated|amended|approved|adopted|consolidated|resulting|finished|completed|whole|consolidated)|[Ss]uch an?) (?:(?:final|preliminary|agreed|finished|completed) )?(?:texts?\"?|documents?|instrument|version|(?<=final )wording|(?<=agreed )wording)(?: of [\ue001\ue002](?= (?:was|is|has|had|will)\b))?(?= (?:should|must|might|may|be|was|were|is|has|had|will|shall|would|goes|went|received|obtained|that|which|of its host|covers|spans|runs|expires|began|started|begins|starts|with|to|and|in|by|at|on|of which|before|from|for|now|then|could|can|came|are|were|prepared|drafted|written|composed|stems|emerged|grew|still|also|existed|together|jointly|online|during|through|over|under|after|once|twice|again|between|force)\b|[,.;]| [\ue001\ue002]|$)"
        ),
        False,
    ),
)
_IT_SUBJECT = re.compile(
    r"(?<![A-Za-z])(?:[Ii]t|[Tt]his|[Tt]hese|(?<!which )(?<!that )[Tt]hey|[Tt]he latter|[Bb]oth(?: of them)?)(?! (?:(?:has|have|had)(?: (?:already|also|since|now|not|never|yet|just|recently|formally|officially|still|then|finally|first|later|duly|subsequently|soon|thereafter|unanimously))*|(?:already|also|since|now|not|never|yet|just|recently|formally|officially|still|then|finally|first|later|duly|subsequently|soon|thereafter|unanimously)(?: (?:already|also|since|now|not|never|yet|just|recently|formally|officially|still|then|finally|first|later|duly|subsequently|soon|thereafter|unanimously))*) (?:approved|adopted|endorsed|signed|submitted|transmitted|presented|forwarded|sent|handed|deposited|conveyed|communicated|finali[sz]ed|drafted|drawn|elaborated|developed|prepared|revised|updated|renewed|reviewed|examined|discussed|written|formulated|compiled|completed|validated|established|launched|received|offered|made|taken|put|laid)\b)(?= (?:(?:has|have|had|was|were|is|are|will|shall|would|going|still|then|finally|last|first|later|also|now|only|duly|subsequently|expected|due|to|be|been|being|not|yet|soon|formally|officially|thereafter|afterwards|supposed|scheduled|planned|meant|intended|likely)\s)+?(?:\w+ly )?(?:approved|adopted|endorsed|signed|submitted|transmitted|presented|forwarded|sent|handed|deposited|conveyed|communicated|finali[sz]ed|drafted|drawn|elaborated|developed|prepared|revised|updated|renewed|reviewed|examined|discussed|worked|written|formulated|compiled|completed|validated|enacted|promulgated|laid|put|shared|launched|established|delivered|lodged|filed|received|amended|passed|given|implemented|carried|executed|applied|fulfilled|covers?|brought|taken|gone|go|goes|went|come|comes|came|pass|passes|offered|shown|circulated|valid|divided|replaced|read|translated|printed|published|merged|made|handed|polished|refined|edited|elevated|finished|shortened|rewritten)\b)"
)
_IT_PLAIN = re.compile(
    r"(?<![A-Za-z])(?:It|it)(?= (?:received|obtained|won|entered into force|took effect|came into force|gained|(?:will|shall|is to|is due to) be (?:on the agenda|before|on the table)|reached (?:the|\ue020)|went to (?:the|\ue020)|(?:goes|went) to (?:the )?(?:Cabinet|Government|Parliament|Council|President)|covers?\b|contains?\b|comprises?\b|consists of|lists\b|sets out|foresees\b|became (?:law|official|effective|binding)|covered (?:the )?(?:years|period|[\ue001\ue002])|runs (?:from|until)|passed (?:the )?(?:Cabinet|Government|Parliament|Council)))"
)
_IT_OBJECT = re.compile(
    r"(?<!\b[Tt]he )(?<!\b[Ii]ts )(?<!\b[Tt]his )(?<!\b[Tt]heir )(?<=\b)(?P<verb>(?:(?:approv|adopt|endors|receiv|replac|submi|transmi|present|forward|finali[sz]|draft|elaborat|develop|prepar|revis|updat|renew|review|examin|discuss|validat|complet|deposit|convey|communicat|amend|compil|formulat|improv|shar|launch|lodg|deliver|enact|promulgat)\w*|sen[dt]s?|sending|hand(?:s|ed|ing)?|sign(?:s|ed|ing)?|bring(?:s|ing)?|brought|put|la(?:y|id)|draw(?:n|s|ing)?|drew|work(?:ed|ing)?|wrote|writ(?:e|ten|ing)|taken?|took|gave|give|pass(?:ed)?|read|on|of|to|upon|through|under|had|have|having|over)) (?P<it>it|them|one|this)(?= (?:reviewed|approved|adopted|translated|finali[sz]ed|validated|checked|chapter|article|paragraph|page|section|measure|clause|point|item|step|once|to|for|by|in|on|at|with|before|and|under|as|into|through|line|out|up|formally|over|,|;|last|this|earlier|early|late|later|next|mid|soon|now|again|once|[\ue001\ue002]|during|until|from|legal|was|were|is|has|had|between|within|since|after|together|jointly|themselves|ourselves)|[,.;:)]|$)"
)
#: "Grenada was quicker; its own document went to the Committee"
_OWN_DOCUMENT = re.compile(
    r"(?<![\w-])[Ii]ts own (?:document|text|version)(?= (?:was|had|has|went|goes|is|will|reached|came)\b)"
)
_STATES_TEXT = re.compile(
    rf"(?<![\w-])[Tt]he {STATE} text(?=[,.;]| (?:was|is|has|had|will|would|and|in|with|on|at|by|to)\b|$)"
)
_NEW_EDITION = re.compile(
    rf"(?<![\w-])(?:(?:[Tt]he|[Aa]|[Ii]ts|[Tt]heir) (?:new|second|third|next|further|updated|revised|renewed) edition(?! of)|(?:[Ii]ts|[Aa]) successor(?= (?:for|will|is|was|should|would|shall|has)\b|[,.;]|$)|the (?:next|new) one(?=[,.;]|$))(?: (?:for|covering|from) (?:the )?(?:period|years)? ?(?:of |from )?[{PERIOD}{DATE}](?: (?:to|-|until) [{PERIOD}{DATE}])?)?"
)
#: "How that one had been put to use was assessed": the plan spoken of before
_THAT_ONE = re.compile(
    r"(?<![\w-])(?:[Tt]hat|[Tt]he (?:earlier|old|former|previous|outgoing|expiring|existing|present|current)) one"
    r"(?= (?:was|were|is|has|had|will|would|runs|ran|ends|ended|expired)\b|, (?:first )?(?:adopted|approved|endorsed|drafted|submitted))"
)
#: "Its predecessor had been approved in 2018", "approval of its successor"
_BEFORE_OR_AFTER_IT = re.compile(
    r"(?<![\w-])(?:[Ii]ts|[Tt]he plan's|[Aa](?= successor)) (?P<which>predecessor|successor)(?= (?:was|were|is|has|had|will|would|shall|for|in|on|by)\b|[,.;]|$)"
)
_OF_ANOTHER_PERIOD = re.compile(
    rf"(?<![\w-])[Aa] (?:new|second|third) one\b|(?<=of )a (?:second|third|fourth|new one)(?= (?:has|is|was|will|had|began|started)\b)|(?<![\w-])[Tt]h(?:at|e (?P<which>first|second|third|latter|next|new)(?: one)?,?) (?:for|covering) (?:the )?(?:period |years )?(?:of |from )?[{PERIOD}{DATE}](?: (?:to|-|until) [{PERIOD}{DATE}])?(?=,? (?:was|were|is|has|had|will)\b)"
)
#: "With our first plan we tried too much. The second, which the Government adopted in 2018, ..."
_THE_SECOND = re.compile(
    r"(?<![\w-])[Tt]he (?:second|third|fourth|new|current)(?: one)?(?=, which (?:[\w'\ue000-]+ ){1,5}?(?:adopted|approved|endorsed|drafted|submitted)\b)"
)
_A_REPORT = re.compile(r"\b(?:national|first|initial) reports?\b[^;\ue010\ue011]*$")
_THAT_OF = re.compile(
    rf"(?<![\w-])[Tt]h(?:at|ose) of (?:the )?{STATE}(?=(?:, [^,;]{{3,50}},|,)? (?:was|were|has|have|had|is|are|will|would|received|obtained|reached|followed|entered)\b|, which (?:was|were|had been|has been)\b)"
)
#: "Moldova's was approved in June 2017"
_STATES_OWN = re.compile(
    rf"(?<![\w-])(?:the )?{STATE}'s?(?= (?:was|were|has|had|is|will|would|should|reached|arrived|came|followed|went|entered|took effect|runs|covers|spans)\b|, (?:after|before|adopted|approved|drafted))"
)
#: "Djibouti, which approved its own in 2017"
_ITS_OWN = re.compile(
    r"(?:(?:approv|adopt|draft|submi|transmi|forward|develop|prepar|finali[sz]|review|complet|present|elaborat|hand|updat)\w* (?:on |over |in )?|sen[dt]s? |dr[ae]w(?:n|ing)? up |wr(?:ote|itten) |ha(?:s|d|ve) |(?:drafting|development|elaboration|preparation|writing|approval|adoption|submission|implementation|formulation|finali[sz]ation) of )(?P<it>(?:its|their) own|(?:one|a draft|a text) of (?:its|their) own)(?=[,.;]| (?:in|on|by|at|last|this|only|to|from|with|during|WHEN|[\ue001\ue002])|$)"
)
#: "Ours was adopted by the Government in February"
_OURS = re.compile(r"(?<![\w-])[Oo]urs(?= (?:was|were|has|had|is|will)\b)")
#: "The Belarusian one was transmitted in 2011"
_STATES_ONE = re.compile(
    rf"(?<![\w-])(?:[Tt]he {STATE} (?:one|plan|document)|(?:[Tt]he )?{STATE}'s? (?:most recent|latest|first|second|current) (?:one|plan))(?= (?:was|has|had|is|will|would)\b|, [^.;]{{3,60}}, (?:was|has|had|is|will)\b)"
)
_THEIRS = re.compile(r"\btheirs\b(?=[,.;]| (?:with|in|by|under|and)\b|$)")
_ITS_EXECUTION = re.compile(
    r"(?<![\w-])[Ii]ts(?= (?:measures|activities|tasks|actions)(?: (?:had|have|has|were|are)\b|[,.;]))|(?<![\w-])[Ii]ts(?= (?:\w+ )?(?:implementation|execution|application|carrying[- ]out|realization|fulfilment|drafting|elaboration|formulation|finali[sz]ation|validation|adoption|approval|endorsement|submission)\b(?! of (?:the resolution|\ue003)|,? of | by COMMITTEE))"
)
#: "Since it was adopted on 28 April 2004, the resolution has obliged every State ..."
_OF_THE_RESOLUTION = re.compile("(?:Since|When|Before|After|Ever since) it [^,;]{3,80}, (?:the resolution|\ue003)")
_BY_WHICH_IT_WAS = re.compile(
    r"\b(?:by|with|through) which [^.;,]{3,40}? (?:had |has )?(?:approved|adopted|endorsed|enacted|promulgated) (?:it|them)$"
)
#: "Government Agreement No. 88 of 30 May 2017 approved it"
_PAPER_APPROVED = re.compile(
    r"\b(?:Agreement|Decree|Decision|Resolution|Order|Ordinance|Act)\b[^.;,]{0,60}? (?:approved|adopted|endorsed|enacted|promulgated) (?:it|them)$"
)
OTHER_PAPER = re.compile(
    r"(?<!\bby )(?<!\bby a )(?<!\bby the )(?<!\bby Presidential )(?<!\bby Government )(?<!\bby Cabinet )(?<!\bby Executive )(?<!\bby Royal )(?<!\bby Supreme )(?<!\bby Ministerial )\b(?:laws?|bills?|acts?|decrees?|reports?|regulations?|strateg(?:y|ies)|matri(?:x|ces)|legislation|lists?|study|programme|convention|treaty|agreement|project)\b",
    re.I,
)


def anaphora(work: Work, known: bool, near: bool) -> list[Mark]:
    """The words of ``work`` that stand for a plan; see ``tag`` for ``known`` and ``near``.

    Before the first plan of the sentence itself, nouns stand for one only where one is ``known``, pronouns where
    one is ``near``.
    """
    stand_ins = _StandIns(work)
    stand_ins.drafts_and_texts(0 if known else stand_ins.first)
    stand_ins.possessives(0 if near else stand_ins.first)
    stand_ins.editions(0 if known else stand_ins.first)
    stand_ins.pronouns(0 if near else min([stand_ins.first, *(start for start, _, _, _ in stand_ins.marks)]))
    return disjoint(sorted(stand_ins.marks, key=lambda mark: mark[0]))


class _StandIns:
    """The marks for words that stand for a plan, and the plans that they may stand for."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.plans = [(at, thing) for at, thing in work.notes if isinstance(thing, PlanRef)]
        self.first = self.plans[0][0] if self.plans else len(work.text)
        self.marks: list[Mark] = []

    def _put(self, start: int, end: int, **changes: object) -> None:
        """Put a plan for the words from ``start`` to ``end``: the one spoken of last, so far as the sentence says."""
        said = [*self.plans, *((at, ref) for at, _, _, ref in self.marks if isinstance(ref, PlanRef))]
        last = max(((at, ref) for at, ref in said if at < start), key=itemgetter(0), default=(0, PlanRef("bare")))[1]
        in_general = last.plural and last.indefinite and not last.owners
        ref = PlanRef(last.kind, last.draft, last.owners, last.pronoun, last.name, anaphor=True, indefinite=in_general)
        ref = replace(ref, **changes)  # type: ignore[arg-type]
        self.marks.append((start, end, ref.sign, ref))

    def drafts_and_texts(self, begin: int) -> None:
        """The draft, its first version, the agreed text."""
        for pattern, draft in _ANAPHORA:
            for match in pattern.finditer(self.work.text, begin):
                start, end = match.span()
                owners = tuple(
                    thing.iso3 for at, thing in self.work.notes if start <= at < end and isinstance(thing, StateSpan)
                )
                said = re.match(r"(its|their|the (?:country|Government)'s)\b", match[0], re.I)
                if owners:
                    self._put(start, end, draft=draft, owners=owners)
                elif said:
                    self._put(start, end, draft=draft, owners=(), pronoun=said[1].lower())
                else:
                    many = re.search(r"(?:draft|text|document|version)s$", match[0])
                    self._put(
                        start, end, draft=draft, plural=bool(many), indefinite=match[0].startswith(("such", "Such"))
                    )

    def possessives(self, begin: int) -> None:
        """Theirs; that of Togo; "its" before "implementation"."""
        for match in _THEIRS.finditer(self.work.text, begin):
            self._put(*match.span(), owners=(), name=None, plural=True)
        for match in _OWN_DOCUMENT.finditer(self.work.text, begin):
            self._put(*match.span(), owners=(), name=None, pronoun="its", draft=False)
        for match in _OURS.finditer(self.work.text, begin):
            self._put(*match.span(), owners=(), name=None, pronoun="our", draft=False)
        for match in _ITS_OWN.finditer(self.work.text, begin):
            self._put(*match.span("it"), owners=(), name=None, pronoun="its", draft=False)
        of_states = (
            hit
            for form in (_THAT_OF, _STATES_OWN, _STATES_TEXT, _STATES_ONE)
            for hit in form.finditer(self.work.text, begin)
        )
        for match in of_states:
            start, end = match.span()
            owner = next(
                thing.iso3 for at, thing in self.work.notes if start <= at < end and isinstance(thing, StateSpan)
            )
            self._put(start, end, owners=(owner,), name=None, pronoun="")
        for match in _ITS_EXECUTION.finditer(self.work.text, begin):
            if RES1540 not in self.work.text[: match.start()]:
                self._put(*match.span())

    def editions(self, begin: int) -> None:
        """The second edition for 2020-2024; "the second, for 2020-2024, was adopted"."""
        for match in _BEFORE_OR_AFTER_IT.finditer(self.work.text, begin):
            self._put(*match.span(), draft=False, renewed=match["which"] == "successor", name=None)
        for match in _THE_SECOND.finditer(self.work.text, begin):
            self._put(*match.span(), draft=False, name=None)
        for match in _THAT_ONE.finditer(self.work.text, begin):
            self._put(*match.span(), draft=False, name=None)
        for pattern in (_NEW_EDITION, _OF_ANOTHER_PERIOD):
            for match in pattern.finditer(self.work.text, begin):
                if _A_REPORT.search(self.work.text, 0, match.start()):
                    continue  # "had sent its first report in 2008, and a second one was being compiled"
                start, end = match.span()
                found = [thing for at, thing in self.work.notes if start <= at < end and isinstance(thing, DateSpan)]
                renewed = pattern is _NEW_EDITION or match["which"] in ("next", "new") or match[0][:2] in ("A ", "a ")
                self._put(start, end, draft=False, renewed=renewed, name=plan_name(found))

    def pronouns(self, begin: int) -> None:
        """It, they, one: as far as no other paper was spoken of since the last plan."""
        for pattern in (_IT_SUBJECT, _IT_PLAIN):
            for match in pattern.finditer(self.work.text, begin):
                if not self._other_paper(match) and not _OF_THE_RESOLUTION.match(self.work.text):
                    self._put(*match.span(), plural=bool(re.match("they|these|both", match[0], re.I)))
        for match in _IT_OBJECT.finditer(self.work.text, begin):
            if self._other_paper(match):
                continue
            if match["it"] == "one":
                self._put(*match.span("it"), draft=False, owners=(), name=None, indefinite=True)
            else:
                self._put(*match.span("it"))

    def _other_paper(self, match: re.Match[str]) -> bool:
        since = max((at for at, _ in self.plans if at < match.start()), default=0)
        if _BY_WHICH_IT_WAS.search(self.work.text, since, match.end()):
            return False  # "since the decree by which the President approved it"
        if _PAPER_APPROVED.search(self.work.text, since, match.end()):
            return False
        return bool(OTHER_PAPER.search(self.work.text, since, match.start()))
