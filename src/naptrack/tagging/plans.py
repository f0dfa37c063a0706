"""Plans found in a tagged text: the noun, the words before it, and what may follow it."""

from __future__ import annotations

import re
from dataclasses import replace

from naptrack.dates import DateSpan
from naptrack.models import PlanName
from naptrack.states import StateSpan
from naptrack.tagging.plan_names import plan_name
from naptrack.tagging.plan_ref import PlanRef
from naptrack.tagging.plan_words import (
    ADJ,
    ALIAS,
    BARE,
    CORE,
    COVER,
    COVER_CLAUSE,
    DET,
    NEXT,
    OTHER_ADJ,
    OTHER_TOPIC,
    OWNER,
    SUBJECT,
    TOPIC,
)
from naptrack.tagging.signs import DATE, DRAFT, PERIOD, RES1540, STATE
from naptrack.tagging.work import Mark, Work

_NP = re.compile(
    rf"(?<![\w-])(?P<det>(?:{DET} )*)(?P<adj>(?:\"?{ADJ}\"?,? (?:and )?)*)(?P<otheradj>{OTHER_ADJ}?)(?:{ADJ} )*(?P<core>{CORE}|(?P<bare>{BARE}))\b(?P<bareyear>)(?:'s?(?= draft))?(?P<alias>{ALIAS}?)"
)
_DRAFT_NP = re.compile(
    rf"(?<![\w-])(?:(?:{DET} )+)(?:{ADJ} )*(?:\"?(?:(?:[Ff]inal|[Ff]irst|[Zz]ero|[Ii]nitial|[Ww]orking|[Rr]evised|[Pp]reliminary|[Ss]econd|[Tt]hird|[Nn]ew|[Aa]dvanced|[Ee]arly|[Rr]ough|complete|full|agreed|final) )*[Dd]raft(?:s| text| version| copy| document)?\"?) of (?=\ue010)|(?<![\w-])(?:[Tt]he|[Aa]n?) (?:first|second|third|early|earlier|revised|final|initial|preliminary|full|complete) (?:version|text) of (?=\ue010)|(?<=[a-z]s )draft of (?=\ue010)|^[Dd]rafts? of (?=\ue010)"
)
_RENEWED_HEAD = re.compile(
    r"\b(?:new|fresh|second|third|next|successor|follow-on|follow-up|updated|refreshed|renewed)\b", re.I
)
# Around "plan" alone, which is a plan of this kind, any plan, or a verb.
_MADE = re.compile(r"(?:development|drafting|preparation|elaboration|formulation|writing|such) (?:of )?$")
_WERE_MADE = re.compile(
    r" (?:have|had|were|has) (?:been )?(?:drawn|drafted|developed|prepared|elaborated|written|adopted|approved|submitted)| of (?:its|their) own\b| of the same kind\b"
)
_INTENTION = re.compile(
    r" to (?!the\b|implement|give|prevent|combat|counter)[a-z]|(?:s)? (?:its|their|for future|for further|for activities)\b"
)
_PLANNER = re.compile(r"(?:[Tt]hey|[Ii]t|[Ww]ho|[Ww]hich|[Ss]ide|delegation) $")
# "to draft NAPs": here the word is a verb
_DRAFT_AS_VERB = re.compile(
    r"\b(?:to|and|or|helped?|helps|will|shall|would|can|could|did|who|that|which) $|\bhelp(?:s|ed|ing)? (?:them|it|others|States|countries|(?:the )?\ue000) $"
)
# "those States adopted NAPs", "Iraq and Yemen adopted NAPs": here the word is a verb, too
_PAST_AS_VERB = re.compile(
    rf"(?P<actors>(?:[Tt]he )?{STATE}(?:,? (?:and )?(?:the )?{STATE})* )?(?:approved|adopted|endorsed|completed|[Rr]evised|[Uu]pdated|[Rr]enewed|[Ff]inali[sz]ed|proposed|planned) "
)
_ACTING = re.compile(rf"(?:States?|countries|[Tt]hey|who|which|both|have|has|had|{STATE}) $")
_OF_PEOPLE = re.compile(r"(?:'s)? (?:[Ww]orking [Gg]roup|[Cc]oordinator|[Tt]eam|[Ff]ocal)")
_NATIONAL = re.compile(r"\b[Nn]ational|[Vv]oluntary|1540")
_OF_A_STRATEGY = re.compile(
    r"\b(?:[Ss]trateg(?:y|ies)|[Pp]rogramme|[Pp]olicy|[Cc]oncept)\b[^.;,]{0,60} and (?=its|the)"
    rf"|\b(?:Strategy|Programme|Policy|Concept) (?:for|on|of|against|to) [^.;{RES1540}]{{3,120}}?,? (?:and|with|together with|along with) (?=its|their)"
)
_UNDER_IT = re.compile(r" (?:under|pursuant to) (?:it|them)\b")
_TREATY = re.compile(r"\b(?:[Cc]onvention|[Tt]reaty|[Pp]rotocol|[Pp]rogramme|[Ss]trategy)\b")
_GOES_WITH_IT = re.compile(
    r" (?:that|which) (?:(?:goes|went|comes|came) with|belong(?:s|ed) to|accompan(?:ies|ied)|(?:is|was) (?:attached|annexed) to) it\b"
)
_OF_ANOTHER_BODY = re.compile(
    rf"\b(?:Commission|Committee|Council|Secretariat|Agency|Authority|Office|Centre|Center|Bureau|Directorate|Commissioner|Department)"
    rf" (?:on|for|against|of) (?:the )?(?:[\w-]+ ){{0,3}}?(?:{OTHER_TOPIC})[^.;,]{{0,50}} $"
)
_OF_AN_OFFICE = re.compile(r" for (?:its|their|his|her|each|the (?:ministry|agency|company|team|port))\b")
_PRONOUN = re.compile(
    r"\b(its|whose|their|our|his|her|(?:the|this|that) (?:country|state|government|republic|kingdom|island|latter|former|host)(?:'s)?)\b",
    re.I,
)
# the name that the Council gave these plans, and no others
_OWN_NAME = re.compile(r"[Ii]mplementation [Aa]ction|[Vv]oluntary (?:[Nn]ational )?[Aa]ction")
# What may follow the noun.
_AFTER_ALIAS = re.compile(rf"{ALIAS}| 1540\b")
_AFTER_SUBJECT = re.compile(rf"(?: \(?){SUBJECT}\)?")
_AFTER_COUNCIL = re.compile(r" of the (?:United Nations |UN )?Security Council(?: of the United Nations)?")
_AFTER_STATE = re.compile(
    rf" in (?:the )?{STATE}(?! \(|, (?:the )?{STATE}|,? and (?:in )?(?:the )?{STATE})"
)  # "plans in Mongolia (2017), Nepal (2018) and Bhutan (2019)": a list, each with its year
_AFTER_TOPIC = re.compile(rf" \(?{TOPIC}\)?")
#: "the plan by which chemical, biological, radiological and nuclear risks are to be reduced"
_BY_WHICH_OTHER = re.compile(rf",? (?:by|with|in|through) which (?:[a-z]+ ){{0,4}}?(?:{OTHER_TOPIC})", re.I)
_AFTER_OWNER = re.compile(
    rf" (?:{OWNER})(?! \([{DATE}{PERIOD}]\),? (?:and )?(?:for )?(?:the )?{STATE})"
)  # "plans for Ghana (2016) and Kenya (2017)": a list, each with its year
_AFTER_COVER = re.compile(rf"(?: (?:as )?(?:updated|revised|extended|renewed|prolonged)(?= for))? \(?{COVER}\)?")
_AFTER_CLAUSE = re.compile(COVER_CLAUSE)
_COVER_WORDED = re.compile(r" (?:\(|for|of the|cover|spann|over|from|during|[\ue002\ue001])")
_AFTER_NEXT = re.compile(rf" {NEXT}")
# "the plan by which the country means to carry out resolution 1540"
_AFTER_MEANS = re.compile(
    rf",? (?:by|with|in|through|under|by means of) which (?:the |their )?(?:{STATE}|[a-z]+)(?:'s)?(?: [\w'-]+){{1,9}}? {RES1540}"
)
_AFTER_PURPOSE = re.compile(
    rf" (?:to|for|on) (?:the )?(?:actively |effectively |full |effective )*(?:and effectively )?(?:implement(?:ation of|ing)?) {RES1540}"
)


def plans(work: Work) -> list[tuple[int, int, PlanRef]]:
    """The plans that ``work`` names by a noun."""
    if not re.search(r"[Pp]lan|PLAN|NI?AP", work.text):
        return []
    things = dict(work.notes)
    found: list[tuple[int, int, PlanRef]] = []
    for match in _NP.finditer(work.text):
        if found and match.start() < found[-1][1]:
            continue
        phrase = _Phrase(match, things)
        if phrase.names_a_plan():
            phrase.grow()
            found.append((phrase.start, phrase.end, phrase.ref()))
    return found


def drafts_of(work: Work) -> list[Mark]:
    """ "A first draft of its NAP": one sign, for the draft."""
    plans = {at: thing for at, thing in work.notes if isinstance(thing, PlanRef)}
    marks: list[Mark] = []
    for match in _DRAFT_NP.finditer(work.text):
        ref = plans[match.end()]
        if ref.kind != "other":
            before = [
                one.iso3
                for at, one in work.notes
                if at < match.end() and at >= match.start() and isinstance(one, StateSpan)
            ]
            owners = ref.owners or tuple(before)  # "Colombia's draft of an action plan"
            marks.append((match.start(), match.end() + 1, DRAFT, replace(ref, draft=True, owners=owners)))
    return marks


class _Phrase:
    """One noun with the words before it, growing by the words after it that tell of the plan."""

    def __init__(self, match: re.Match[str], things: dict[int, object]) -> None:
        self.match, self.text, self.things = match, match.string, things
        self.det, self.adj, self.core = match["det"], match["adj"], match["core"]
        self.start, self.end = match.span()
        if not self.det and self.adj.startswith("draft ") and _DRAFT_AS_VERB.search(self.text[: self.start]):
            self.start, self.adj = self.start + len("draft "), self.adj[len("draft ") :]
        lead = self.det + self.adj
        verb = _PAST_AS_VERB.match(lead)
        if verb and (
            self._is_an_actor(self.start + verb.end("actors"))
            if verb["actors"]
            else not self.det and _ACTING.search(self.text[: self.start])
        ):
            self.start, self.det, self.adj = self.start + verb.end(), "", lead[verb.end() :]
        self.bare = match["bare"] is not None
        self.national = bool(_NATIONAL.search(self.adj)) or RES1540 in self.adj
        self.kind = self._first_kind()
        self.owners = self._states(self.start, self.end)
        said = None if self.owners else _PRONOUN.search(self.det)
        self.pronoun = said[1].lower() if said else ""
        self.name: PlanName | None = None
        self.topics = 0  # how often words such as "on resolution 1540" came
        self.topic = False

    def _is_an_actor(self, end: int) -> bool:
        """Whether the State before ``end`` is named, as one that acts, and not "Iraqi", as one that owns."""
        state = self.things.get(end - len(f"{STATE} "))
        return isinstance(state, StateSpan) and state.form != "demonym"

    def names_a_plan(self) -> bool:
        """False where the noun is a verb, any plan, or a part of another name."""
        match, text = self.match, self.text
        if match.start() and (text[match.start() - 1].isalnum() or text[match.start() - 1] in "-_/"):
            return False
        if self.bare and (text.startswith(" of work", self.end) or not self._bare_noun_is_plan()):
            return False
        return not _OF_PEOPLE.match(text, self.end) and self._take_name()

    def _bare_noun_is_plan(self) -> bool:
        before = self.text[: self.start]
        if not self.national and not self.det.strip():
            made = _MADE.search(before) or _WERE_MADE.match(self.text, self.end)
            if not (self.core == "plans" and made):
                return False
        to_be = self.det.strip() and self.text.startswith(" to be ", self.end)
        intention = _INTENTION.match(self.text, self.end)
        if intention and intention[0].endswith(("its", "their")) and self.det.strip() in ("the", "The", "this", "that"):
            intention = None  # "give the plan its blessing"
        return (bool(to_be) or not intention) and not _PLANNER.search(before + self.det)

    def _take_name(self) -> bool:
        """Name the plan by the last date within the noun phrase; False where one of them is no edition's."""
        for date in self._dates(self.start, self.end):
            self.name = plan_name([date])
            if self.name is None:
                return False
        return True

    def _first_kind(self) -> str:
        if _GOES_WITH_IT.match(self.text, self.end):
            return "other"  # "the Strategy for the Control of Small Arms, and the Action Plan that goes with it"
        if _UNDER_IT.match(self.text, self.end) and _TREATY.search(self.text, 0, self.start):
            return "other"  # "its convention on small arms and the plans of action under it"
        if self.det.strip() in ("its", "the", "their") and _OF_A_STRATEGY.search(self.text[: self.start + 5]):
            return "other"  # "the CBRN Strategy and its Action Plan"
        if self.match["otheradj"] or (
            re.match(r"an? $", self.det) and not self.national and _OF_AN_OFFICE.match(self.text, self.end)
        ):
            return "other"
        if self.det.strip() in ("its", "their") and _OF_ANOTHER_BODY.search(self.text[: self.start]):
            return "other"  # "the Commission on Small Arms reviewed its plan"
        own = "1540" in self.core or "1540" in self.adj or RES1540 in self.adj or self.core.startswith(("NIAP", "VNAP"))
        return "1540" if own else "bare"

    def _states(self, start: int, end: int) -> list[str]:
        return [thing.iso3 for at in range(start, end) if isinstance(thing := self.things.get(at), StateSpan)]

    def _dates(self, start: int, end: int) -> list[DateSpan]:
        return [thing for at in range(start, end) if isinstance(thing := self.things.get(at), DateSpan)]

    def grow(self) -> None:
        """Take in all that follows and tells of the plan."""
        while any(step(self) for step in _STEPS):
            pass

    def _take(self, match: re.Match[str] | None) -> re.Match[str] | None:
        if match:
            self.end = match.end()
        return match

    def _alias(self) -> bool:
        """(NAP), 1540"""
        if not (match := self._take(_AFTER_ALIAS.match(self.text, self.end))):
            return False
        if "1540" in match[0]:
            self.kind = "1540"
        return True

    def _subject(self) -> bool:
        """for the implementation of resolution 1540"""
        if self.kind == "other" or self.topics == 2 or not self._take(_AFTER_SUBJECT.match(self.text, self.end)):
            return False
        self.kind, self.topic, self.topics = "1540", True, self.topics + 1
        return True

    def _council(self) -> bool:
        """of the Security Council"""
        return bool(self.topics and self._take(_AFTER_COUNCIL.match(self.text, self.end)))

    def _state(self) -> bool:
        """in Belarus, behind a subject"""
        if not self.topics or self.owners or not (match := self._take(_AFTER_STATE.match(self.text, self.end))):
            return False
        self.owners = self._states(*match.span())
        return True

    def _other_topic(self) -> bool:
        """against corruption, by which chemical risks are to be reduced"""
        if self.kind != "bare" or self.topic:
            return False
        if _BY_WHICH_OTHER.match(self.text, self.end):
            self.kind, self.topic = "other", True
            return False
        if not self._take(_AFTER_TOPIC.match(self.text, self.end)):
            return False
        self.kind, self.topic = "other", True
        return True

    def _owner(self) -> bool:
        """of the Republic of Belarus, of that country"""
        match = _AFTER_OWNER.match(self.text, self.end)
        if self.owners and not (match and match["owners"] and self._states(*match.span()) == list(self.owners)):
            return False  # but "Government of Armenia National Action Plan of Armenia", as a title page runs on
        if not self._take(match) or match is None:
            return False
        if match["owners"]:
            self.owners = self._states(*match.span())
        else:
            self.pronoun = match["anaphor"].lower()
        return True

    def _cover(self) -> bool:
        """for the period 2015-2019, which covers 2015 to 2019"""
        if self.name is not None:
            return False
        if match := _AFTER_COVER.match(self.text, self.end):
            self.name = self._period(match, "period", bool(_COVER_WORDED.match(match[0])))
        if self.name is None and (match := _AFTER_CLAUSE.match(self.text, self.end)):
            self.name = self._period(match, "period2", True)
        return self.name is not None and bool(self._take(match))

    def _period(self, match: re.Match[str], group: str, worded: bool) -> PlanName | None:
        name = plan_name(self._dates(*match.span(group)))
        # "the NAP of 2014" and "the plan in 2014" differ: a lone year is an edition only beside "for", "of" or in brackets
        if name and name.last is None and not (worded and re.match(r" (?:for|\(|of (?!the))", match[0])):
            return None
        return name

    def _next(self) -> bool:
        """for the next period"""
        if not self._take(_AFTER_NEXT.match(self.text, self.end)):
            return False
        self.adj += " next "
        return True

    def _purpose(self) -> bool:
        """to implement resolution 1540"""
        if self.topic or self.kind == "other" or not self._take(_AFTER_PURPOSE.match(self.text, self.end)):
            return False
        self.kind, self.topic = "1540", True
        return True

    def _means(self) -> bool:
        """by which the Philippines means to carry out resolution 1540"""
        if self.kind == "other" or self.topics or not (match := self._take(_AFTER_MEANS.match(self.text, self.end))):
            return False
        self.kind, self.topic, self.topics = "1540", True, 1
        self.owners = self.owners or self._states(*match.span())
        return True

    def ref(self) -> PlanRef:
        """The plan, as far as the words tell."""
        if self.kind == "bare" and _OWN_NAME.search(self.text[self.match.start() : self.end]):
            self.kind = "1540"
        plural = bool(re.search(r"[Pp]lans\b|APs\b", self.core))
        another = _RENEWED_HEAD.search(self.adj) or re.search(
            r"\bfor the (?:next|new|coming|following)", self.text[self.start : self.end]
        )
        return PlanRef(
            self.kind,
            draft=bool(re.search(r"[Dd]raft|[Pp]reliminary|^what .* be", self.det + self.adj)),
            owners=tuple(dict.fromkeys(self.owners)),
            pronoun=self.pronoun,
            name=self.name,
            renewed=bool(another) and not re.search(r"new (?:draft|version)", self.adj),
            plural=plural,
            indefinite=bool(re.match(r"(?:that )?(?:an?|any|such|each|no|one)\b", self.det, re.I))
            or (not self.det and plural),
            anaphor=self.bare and not self.national,
            defined=bool(self.match["alias"]),
            denied=bool(re.search(r"\bno\b", self.det, re.I)),
        )


# What may follow, the first that fits; an alias before all, the owner before the years.
_STEPS = (
    _Phrase._alias,
    _Phrase._subject,
    _Phrase._council,
    _Phrase._state,
    _Phrase._other_topic,
    _Phrase._owner,
    _Phrase._cover,
    _Phrase._next,
    _Phrase._purpose,
    _Phrase._means,
)
