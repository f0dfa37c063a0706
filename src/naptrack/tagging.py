"""One sentence with its States, dates, resolutions, bodies and plans marked.

A rule is matched against the *tagged* text, in which each of these is a single sign, so that
"the voluntary National Implementation Action Plan (NAP) of Uzbekistan for 2015-2016" and "its plan"
read alike. ``Tagged.range`` leads from the tagged text back to the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from naptrack import dates, states
from naptrack.dates import DateSpan
from naptrack.models import PlanName
from naptrack.states import StateSpan

#: The signs, by the names that rules use for them.
SIGNS: dict[str, str] = {
    "STATE": "\ue000",
    "DATE": "\ue001",
    "PERIOD": "\ue002",
    "RES1540": "\ue003",
    "OTHERRES": "\ue004",
    "PLAN": "\ue010",
    "DRAFT": "\ue011",
    "OTHERPLAN": "\ue012",
    "COMMITTEE": "\ue020",
    "EXPERTS": "\ue021",
}
STATE, DATE, PERIOD, RES1540, OTHERRES = (SIGNS[name] for name in ("STATE", "DATE", "PERIOD", "RES1540", "OTHERRES"))
PLAN, DRAFT, OTHERPLAN = SIGNS["PLAN"], SIGNS["DRAFT"], SIGNS["OTHERPLAN"]


@dataclass(frozen=True, slots=True)
class PlanRef:
    """A plan as a sentence speaks of it.

    ``owners`` are the States named as its own; ``pronoun`` is the word that stands for them ("its", "the country's");
    ``kind`` is 1540, other, or bare where the words alone do not tell; ``defined`` says that the words give the plan
    its abbreviation.
    """

    kind: str
    draft: bool = False
    owners: tuple[str, ...] = ()
    pronoun: str = ""
    name: PlanName | None = None
    renewed: bool = False
    plural: bool = False
    indefinite: bool = False
    anaphor: bool = False
    defined: bool = False
    denied: bool = False


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence, its tagged text, and what each sign stands for (keyed by its place in the tagged text).

    ``cities`` are the capitals and seats that the sentence names, by their places in the sentence.
    """

    sentence: str
    text: str
    places: Sequence[int]
    plans: dict[int, PlanRef] = field(default_factory=dict)
    states: dict[int, StateSpan] = field(default_factory=dict)
    dates: dict[int, DateSpan] = field(default_factory=dict)
    cities: tuple[StateSpan, ...] = ()

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The span of the sentence that ``text[start:end]`` stands for."""
        return self.places[start], self.places[end]


def expand(pattern: str) -> str:
    """A rule's pattern with the names of signs put into force.

    ``ANYPLAN`` is a plan or its draft.
    """
    pattern = pattern.replace("ANYPLAN", f"[{PLAN}{DRAFT}]").replace("WHEN", f"[{DATE}{PERIOD}]")
    for name in sorted(SIGNS, key=len, reverse=True):
        pattern = re.sub(rf"(?<![A-Za-z<]){name}(?![A-Za-z])", SIGNS[name], pattern)
    return pattern


@dataclass(slots=True)
class _Work:
    """A text under replacement: each character knows where its original begins; ``notes`` follow the signs."""

    text: str
    places: list[int]
    notes: list[tuple[int, object]]

    def put(self, spans: Sequence[tuple[int, int, str, object]]) -> None:
        """Put a sign in the place of each (start, end, sign, what it stands for); spans are sorted and disjoint."""
        if not spans:
            return
        text: list[str] = []
        places: list[int] = []
        notes: list[tuple[int, object]] = []
        old = dict(self.notes)
        at = done = 0
        for start, end, sign, thing in [*spans, (len(self.text), len(self.text), "", None)]:
            for index in range(at, start):
                if index in old:
                    notes.append((done + index - at, old[index]))
            text.append(self.text[at:start])
            places += self.places[at:start]
            done += start - at
            if sign:
                text.append(sign)
                places.append(self.places[start])
                notes.append((done, thing))
                done += 1
            at = end
        self.text, self.notes = "".join(text), notes
        self.places = [*places, self.places[-1]]


def tag(sentence: str, *, known: bool = False, near: bool = False) -> Tagged:
    """Mark up ``sentence``, a normalised text of one or more clauses.

    ``known`` says that the text spoke of a plan before, so that "the draft" may stand for it; ``near`` that the
    sentence before did, so that "it" may.
    """
    work = _Work(sentence, list(range(len(sentence) + 1)), [])
    found = states.find(sentence)
    work.put(_first_signs(sentence, found))
    work.put([(m.start(), m.end(), SIGNS[_body(m)], None) for m in _BODIES.finditer(work.text)])
    plans = _plan_spans(work)
    work.put([(start, end, _sign(ref), ref) for start, end, ref in plans])
    if plans:
        work.put(_drafts_of(work))
    if known or plans:
        work.put(_anaphors(work, known, near))
    result = Tagged(sentence, work.text, work.places, cities=tuple(one for one in found if one.form == "capital"))
    for at, thing in work.notes:
        if isinstance(thing, PlanRef):
            result.plans[at] = thing
        elif isinstance(thing, StateSpan):
            result.states[at] = thing
        elif isinstance(thing, DateSpan):
            result.dates[at] = thing
    return result


def _sign(ref: PlanRef) -> str:
    return OTHERPLAN if ref.kind == "other" else DRAFT if ref.draft else PLAN


# --- States, dates, resolutions ------------------------------------------------------------------------------

_RESOLUTION = re.compile(
    r"(?:(?:UN|United Nations|U\.N\.) )?(?:Security Council |UNSC |SC )?(?:[Rr]esolutions? |RESOLUTIONS? |UNSCRs? ?|SCR ?|[Rr]es\. )(?:\((?:UNSCR|NAP)\) )?(?:no\. ?|S/RES/)?(?P<number>\d{4})(?: ?\(\d{4}\)| of \d{4})?"
    r"|\bUNSC ?(?P<short>1540)\b(?! Committee)|\b(?P<bare>1540) ?\(2004\)|\b(?P<other>\d{4}) \((?:19[4-9]\d|20\d\d)\)|S/RES/(?P<symbol>\d{4}) ?(?:\(\d{4}\))?",
)


def _first_signs(sentence: str, found: Sequence[StateSpan]) -> list[tuple[int, int, str, object]]:
    spans: list[tuple[int, int, str, object]] = []
    for m in _RESOLUTION.finditer(sentence):
        number = next(filter(None, m.groups()))
        spans.append((m.start(), m.end(), RES1540 if number == "1540" else OTHERRES, None))
    for date in dates.find(sentence):
        sign = PERIOD if date.kind in ("period", "year") else DATE
        spans.append((date.start, date.end, sign, date))
    for state in found:
        if state.form != "capital":
            spans.append((state.start, state.end, STATE, state))
    spans.sort(key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int, str, object]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


_BODIES = re.compile(
    expand(
        r"(?P<EXPERTS>(?:the )?(?:1540 )?(?:(?:Security Council )?Committee(?:'s)? )?(?:Group of )?(?:1540 )?(?:Committee )?(?:Group of Experts|Expert Group)(?: (?:of|supporting) the (?:1540 )?Committee)?|(?:the )?1540 (?:Committee )?[Ee]xperts?|(?:the )?experts? of the (?:1540 )?Committee|(?:the )?Committee(?:'s)? experts?)"
        r"|(?P<COMMITTEE>(?:the )?(?:Chair(?:man|person|woman)? of (?:the )?)?(?:competent |relevant |responsible |said )?(?:(?:UN |United Nations )?Security Council(?:'s)? |UNSC )?(?:1540 Committee|Committee established (?:pursuant to|by|under) RES1540|Committee pursuant to RES1540|RES1540 Committee|Security Council Committee|(?<![A-Z][a-z] )(?<![a-z] [A-Z][a-z])Committee(?! (?:on|for|of|against) (?:the )?[A-Z]))|(?:the )?1540 Chair)"
    )
)


def _body(match: re.Match[str]) -> str:
    return match.lastgroup or "COMMITTEE"


# --- plans ---------------------------------------------------------------------------------------------------

_OTHER_TOPIC = (
    r"CBRN|[Cc]hemical, [Bb]iological,? (?:and )?[Rr]adiological|[Cc]ounter[- ]?[Tt]erroris|[Tt]errorism|[Ww]omen|1325|[Ss]mall [Aa]rms|SALW|[Ff]irearm|[Ll]ight [Ww]eapons|"
    r"[Tt]raffick|[Cc]orruption|[Cc]limate|[Aa]daptation|[Hh]uman [Rr]ights|[Hh]ealth|[Aa]ntimicrobial|AMR|[Cc]yber|[Gg]ender|[Yy]outh|[Cc]hildren|[Mm]oney[- ]?[Ll]aundering|[Oo]rgani[sz]ed [Cc]rime|"
    r"[Mm]ine [Aa]ction|[Ll]andmine|[Dd]isaster|[Bb]iodiversity|[Dd]rug|[Vv]iolent [Ee]xtremism|[Cc]rime\b|[Pp]iracy|[Ww]ildlife|[Rr]eintegration|PVE|[Mm]igration|[Aa]rms [Tt]rade|[Cc]onventional|[Aa]mmunition|[Bb]order [Mm]anagement|[Nn]uclear [Ss]ecurity|INSSP|[Cc]entres? of [Ee]xcellence|"
    r"[Bb]usiness and|[Rr]acism|[Ee]mployment|[Ee]ducation|[Ee]nergy|[Ff]inancial|[Cc]hemical (?:[Ss]afety|[Ss]ecurity)|[Bb]iosafety|[Bb]iosecurity|[Mm]aritime|[Tt]ransport|[Aa]viation|[Pp]andemic|[Dd]evelopment|[Aa]griculture|OGP|[Oo]pen [Gg]overnment|"
    + OTHERRES
)
_DET = rf"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er|[Oo]ur|[Tt]h(?:is|at|ese|ose)|[Aa]ny|[Ss]uch(?: an?)?|[Ee]ach|[Nn]o|[Oo]ne|[Bb]oth|[Aa]ll|[Ss]ome|[Tt]wo|(?:[Tt]he )?{STATE}(?:'s?)?(?! (?:the|its|their|an?|this|that|our|had|has)\b)|(?:[Tt]he |[Tt]his |[Tt]hat )?(?:[Cc]ountry|[Ss]tate|[Gg]overnment|[Rr]epublic|[Kk]ingdom|island|latter|former|host)(?:'s)?|[Ww]hose|(?:[Tt]heir|[Ii]ts|his|her) (?:country's|own|respective|Government's)|[Tt]he Government of (?:the )?{STATE}'s)"
_ADJ = (
    rf"(?:VOLUNTARY|NATIONAL|IMPLEMENTATION|DRAFT|[Vv]oluntary|[Nn]ational|[Dd]raft|[Nn]ew|(?:very )?[Ff]irst|[Ss]econd|[Tt]hird|[Nn]ext|[Uu]pdated|[Rr]evised|[Rr]enewed|[Ee]xisting|[Cc]urrent|[Ff]inal|[Ff]inali[sz]ed|[Ii]nitial|[Pp]reliminary|[Pp]resent|[Ff]uture|"
    rf"comprehensive|1540|{RES1540}(?:'s)?|own|proposed|latest|previous|earlier|original|successor|follow-on|approved|adopted|endorsed|completed|said|respective|individual|complete|effective|possible|envisaged|planned|long-awaited|forthcoming|"
    rf"[Ii]mplementation|multi-?year|five-year|three-year|four-year|two-year|{PERIOD}|{DATE}|{STATE}|official|formal|ambitious|detailed|so-called|intersectoral|inter-agency|running|expiring|old|finished|country's|\"|')"
)
_OTHER_ADJ = rf"(?:(?:CBRN|[Cc]ounter-?[Tt]errorism|[Aa]nti-?[Cc]orruption|SALW|[Ss]mall [Aa]rms|[Ff]irearms|WPS|[Hh]uman [Rr]ights|[Cc]limate|[Aa]daptation|[Hh]ealth(?: [Ss]ecurity)?|[Cc]yber(?:security)?|[Nn]uclear [Ss]ecurity|[Cc]hemical [Ss]ecurity|[Bb]order [Mm]anagement|[Gg]ender|AMR|[Mm]ine [Aa]ction|[Dd]rugs?|1325|[Ss]trategic|[Bb]iosecurity|[Ww]ork|[Pp]roject|[Cc]ontingency|[Ee]mergency|[Rr]esponse|[Bb]usiness|[Ii]nvestment|[Dd]evelopment|[Tt]raining|[Ss]ecurity|[Rr]egional|[Ss]ub-?[Rr]egional|[Ii]nstitutional|EU|{OTHERRES}) )"
_CORE = r"(?:ACTION PLANS?|[Aa]ction [Pp]lans?|[Pp]lans? of [Aa]ction|[Ii]mplementation [Pp]lans?|VNAPs?|NIAPs?|NAPs?(?! 15)|NAP 1540|1540 [Pp]lans?)"
_BARE = r"[Pp]lans?"
_ALIAS = r"(?: \((?:the |\")*(?:V?NI?APs?|[Aa]ction [Pp]lan|[Pp]lan|APs?)(?: ?1540)?\"*\)| \"NAP\")"
_SUBJECT = rf"(?:on|for|to|towards|of|under|pursuant to|as per|in line with|against|in support of)(?: (?:the|a|its|their|of|to|full|effective|national|further|[Ii]mplement(?:ation|ing)?|apply|application|execution|fulfil(?:ment)?|obligations|requirements|provisions|UN|United Nations|and compliance with|and|under|of|strengthening|arising from)){{0,8}} (?:{RES1540}|1540(?: implementation)?|(?:the|this|that) (?:said )?[Rr]esolution\b|non-?proliferation of [^,.;]{{0,60}}?(?:weapons|WMD)[^,.;{PLAN}]{{0,50}}?(?={{{{END}}}})|(?:the )?(?:[Pp]revention of (?:the )?)?(?:[Nn]on-?)?[Pp]roliferation(?: of (?:[Ww]eapons of [Mm]ass [Dd]estruction|WMD))?(?: and their (?:means of delivery|delivery vehicles|delivery systems))?)".replace(
    "{{END}}", r"[,.;]| (?:was|is|has|had|for|in|by|and|which|that)\b|$"
)
_STATES_LIST = rf"(?:the )?{STATE}(?:(?:, | and |, and | & )(?:the |of |of the |for )?{STATE})*"
_OWNER = rf"(?:of|for|by|from) (?:the )?(?:(?:Government|Republic|Kingdom|State|authorities|Federal Government|latter|delegation) of )?(?P<owners>{_STATES_LIST})|of (?P<anaphor>(?:the|that|this|her|his|their|its) (?:[Cc]ountry|State|Government|Republic|neighbour|latter|former|host)|(?:the|those|these) (?:two|three|four|five)? ?(?:[Cc]ountries|States))"
_COVER = rf"(?:for|of|covering|spanning|over|from|during)? ?(?:the )?(?:new |next |coming |following |second |first )?(?:implementation )?(?:periods?|years?|term)?(?: of| from)? ?(?P<period>[{PERIOD}{DATE}](?: (?:to|and|until|through|-) [{PERIOD}{DATE}])?)"
_COVER_CLAUSE = rf",? (?:(?:which|that) )?(?:cover(?:s|ed|ing)?|spann?(?:s|ed|ing)?|runs?|ran|running) (?:the )?(?:period|years|time)? ?(?:of |from |for )?(?P<period2>[{PERIOD}{DATE}](?: (?:to|and|until|through|-) [{PERIOD}{DATE}])?)(?: to(?=,))?"
_NEXT = r"for (?:the|its|a) (?:next|coming|following|new|further|second) (?:implementation |five-year |three-year |planning |programming )?(?:period|cycle|phase|term|years)"
_TOPIC = rf"(?:on|for|against|to (?:combat|counter|fight|prevent|eliminate|reduce|stop|implement)|in the (?:field|area|sphere) of|of|under|pursuant to|in line with|concerning|about|relating to|dealing with)(?: [^,.;{PLAN}{RES1540}]{{0,50}}?)?(?:{_OTHER_TOPIC})[^,.;:{PLAN}{DRAFT}]{{0,60}}?(?=[,.;:)]| (?:was|were|is|are|has|had|have|which|that|and|in|at|by|for|to|adopted|approved)\b|$)"

_NP = re.compile(
    rf"(?<![\w-])(?P<det>(?:{_DET} )*)(?P<adj>(?:\"?{_ADJ}\"?,? (?:and )?)*)(?P<otheradj>{_OTHER_ADJ}?)(?:{_ADJ} )*(?P<core>{_CORE}|(?P<bare>{_BARE}))\b(?P<bareyear>)(?:'s?(?= draft))?(?P<alias>{_ALIAS}?)"
)
_DRAFT_NP = re.compile(
    rf"(?<![\w-])(?:(?:{_DET} )+)(?:{_ADJ} )*(?:\"?(?:(?:[Ff]inal|[Ff]irst|[Zz]ero|[Ii]nitial|[Ww]orking|[Rr]evised|[Pp]reliminary|[Ss]econd|[Tt]hird|[Nn]ew|[Aa]dvanced|[Ee]arly|[Rr]ough|complete|full|agreed|final) )*[Dd]raft(?:s| text| version| copy| document)?\"?) of (?=\ue010)"
)
_RENEWED = re.compile(r"\b(?:new|second|third|next|updated|revised|renewed|successor|follow-on)\b", re.I)
_RENEWED_HEAD = re.compile(r"\b(?:new|second|third|next|successor|follow-on)\b", re.I)


def _plan_spans(work: _Work) -> list[tuple[int, int, PlanRef]]:
    text = work.text
    things = dict(work.notes)
    if not re.search(r"[Pp]lan|PLAN|NI?AP", text):
        return []
    spans: list[tuple[int, int, PlanRef]] = []
    for match in _NP.finditer(text):
        if spans and match.start() < spans[-1][1]:
            continue
        ref = _plan_ref(match, text, things)
        if ref is not None:
            spans.append(ref)
    return spans


def _plan_ref(match: re.Match[str], text: str, things: dict[int, object]) -> tuple[int, int, PlanRef] | None:
    det, adj, core = match["det"], match["adj"], match["core"]
    start, end = match.start(), match.end()
    if start and (text[start - 1].isalnum() or text[start - 1] in "-_/"):
        return None
    if (
        not det
        and adj.startswith("draft ")
        and re.search(r"\b(?:to|and|or|helped?|helps|will|shall|would|can|could|did|who|that|which) $", text[:start])
    ):
        # "to draft NAPs": here the word is a verb
        start, adj = start + len("draft "), adj[len("draft ") :]
    bare = match["bare"] is not None
    follow = text[end:]
    national = re.search(r"\b[Nn]ational|[Vv]oluntary|1540", adj) or RES1540 in adj
    if bare:
        general = re.search(
            r"(?:development|drafting|preparation|elaboration|formulation|writing|such) (?:of )?$", text[:start]
        )
        if (
            not national
            and not det.strip()
            and not (
                core == "plans"
                and (
                    general
                    or re.match(
                        r" (?:have|had|were|has) (?:been )?(?:drawn|drafted|developed|prepared|elaborated|written|adopted|approved|submitted)",
                        follow,
                    )
                )
            )
        ):
            return None
        if re.match(r" to (?!the\b|implement|give|prevent|combat|counter)[a-z]", follow) or re.match(
            r"(?:s)? (?:its|their|for future|for further|for activities)\b", follow
        ):
            return None
        if re.search(r"(?:[Tt]hey|[Ii]t|[Ww]ho|[Ww]hich|[Ss]ide|delegation) $", text[:start] + det):
            return None
    if re.match(r"(?:'s)? (?:[Ww]orking [Gg]roup|[Cc]oordinator|[Tt]eam|[Ff]ocal)", follow):
        return None
    kind = (
        "1540" if ("1540" in core or "1540" in adj or RES1540 in adj or core.startswith(("NIAP", "VNAP"))) else "bare"
    )
    if match["otheradj"] or (
        re.match(r"an? $", det)
        and not national
        and re.match(r" for (?:its|their|his|her|each|the (?:ministry|agency|company|team|port))\b", follow)
    ):
        kind = "other"
    owners: list[str] = [thing.iso3 for at in range(start, end) if isinstance(thing := things.get(at), StateSpan)]
    pronoun = ""
    if not owners and (
        said := re.search(
            r"\b(its|whose|their|our|his|her|(?:the|this|that) (?:country|state|government|republic|kingdom|island|latter|former|host)(?:'s)?)\b",
            det,
            re.I,
        )
    ):
        pronoun = said[1].lower()
    label: PlanName | None = None
    for at in range(start, end):
        if isinstance(thing := things.get(at), DateSpan):
            label = _plan_name([thing])
            if label is None:
                return None
    topic = False
    topics = 0
    while True:
        rest = text[end:]
        step = None
        if (m := re.match(rf"{_ALIAS}", rest)) or (m := re.match(r" 1540\b", rest)):
            step = m.end()
            kind = "1540" if "1540" in m[0] else kind
        elif kind != "other" and topics < 2 and (m := re.match(rf"(?: \(?){_SUBJECT}\)?", rest)):
            step, kind, topic = m.end(), ("1540" if kind == "bare" else kind), True
            topics += 1
        elif topics and (
            m := re.match(r" of the (?:United Nations |UN )?Security Council(?: of the United Nations)?", rest)
        ):
            step = m.end()
        elif topics and not owners and (m := re.match(rf" in (?:the )?{STATE}", rest)):
            step = m.end()
            owners = [thing.iso3 for at in range(end, end + step) if isinstance(thing := things.get(at), StateSpan)]
        elif kind == "bare" and not topic and (m := re.match(rf" \(?{_TOPIC}\)?", rest)):
            step, kind, topic = m.end(), "other", True
        elif not owners and (m := re.match(rf" {_OWNER}", rest)):
            step = m.end()
            if m["owners"]:
                owners = [thing.iso3 for at in range(end, end + step) if isinstance(thing := things.get(at), StateSpan)]
            else:
                pronoun = m["anaphor"].lower()
        elif (
            label is None
            and (m := re.match(rf" \(?{_COVER}\)?", rest))
            and (
                name := _period(
                    things,
                    end,
                    m,
                    "period",
                    bool(re.match(r" (?:\(|for|of the|cover|spann|over|from|during|[\ue002\ue001])", m[0])),
                    text,
                )
            )
        ) or (
            label is None
            and (m := re.match(_COVER_CLAUSE, rest))
            and (name := _period(things, end, m, "period2", True, text))
        ):
            step, label = m.end(), name
        elif m := re.match(rf" {_NEXT}", rest):
            step = m.end()
            adj += " next "
        elif (
            topic is False
            and kind != "other"
            and (
                m := re.match(
                    rf" (?:to|for|on) (?:the )?(?:actively |effectively |full |effective )*(?:and effectively )?(?:implement(?:ation of|ing)?) {RES1540}",
                    rest,
                )
            )
        ):
            step, kind, topic = m.end(), "1540", True
        if step is None:
            break
        end += step
    plural = bool(re.search(r"[Pp]lans\b|APs\b", core))
    draft = bool(re.search(r"[Dd]raft|[Pp]reliminary", det + adj))
    if kind == "bare" and re.search(
        r"[Ii]mplementation [Aa]ction|[Vv]oluntary (?:[Nn]ational )?[Aa]ction", text[match.start() : match.end()]
    ):
        kind = "1540"  # the name that the Council gave these plans, and no others
    ref = PlanRef(
        kind,
        draft,
        tuple(dict.fromkeys(owners)),
        pronoun,
        label,
        renewed=bool(
            _RENEWED_HEAD.search(adj) or re.search(r"\bfor the (?:next|new|coming|following)", text[start:end])
        )
        and not re.search(r"new (?:draft|version)", adj),
        plural=plural,
        indefinite=bool(re.match(r"(?:an?|any|such|each|no|one)\b", det, re.I)) or (not det and plural),
        anaphor=bare and not national,
        defined=bool(match["alias"]),
        denied=bool(re.search(r"\bno\b", det, re.I)),
    )
    return start, end, ref


def _period(
    things: dict[int, object], base: int, match: re.Match[str], group: str, worded: bool, text: str
) -> PlanName | None:
    found = [
        thing
        for at in range(base + match.start(group), base + match.end(group))
        if isinstance(thing := things.get(at), DateSpan)
    ]
    name = _plan_name(found)
    if name is None:
        return None
    # "the NAP of 2014" and "the plan in 2014" differ: a lone year is an edition only beside "for", "of" or in brackets
    if name.last is None and not (worded and re.match(r" (?:for|\(|of (?!the))", match[0])):
        return None
    return name


def _plan_name(found: Sequence[DateSpan]) -> PlanName | None:
    years = [int(year) for date in found for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", date.text)]
    if not found or any(
        date.kind not in ("year", "period")
        and not re.fullmatch(r"\W*(?:from )?(?:19|20)\d\d(?: ?(?:to|and|until|-|–|/) ?(?:19|20)\d\d)\W*", date.text)
        for date in found
    ):
        return None
    if len(years) >= 2 and years[0] < years[-1]:
        return PlanName(f"{years[0]}-{years[-1]}", years[0], years[-1])
    if len(years) == 1:
        short = re.search(r"(?:19|20)(\d\d)\s?[-/–]\s?(\d\d)(?!\d)", found[0].text)
        if short and int(short[2]) > int(short[1]):
            return PlanName(f"{years[0]}-{years[0] // 100}{short[2]}", years[0], years[0] // 100 * 100 + int(short[2]))
        return PlanName(str(years[0]), years[0])
    return None


def _drafts_of(work: _Work) -> list[tuple[int, int, str, object]]:
    """ "A first draft of its NAP": one sign, for the draft."""
    plans = {at: thing for at, thing in work.notes if isinstance(thing, PlanRef)}
    spans: list[tuple[int, int, str, object]] = []
    for match in _DRAFT_NP.finditer(work.text):
        ref = plans[match.end()]
        if ref.kind != "other":
            spans.append((match.start(), match.end() + 1, DRAFT, replace(ref, draft=True)))
    return spans


# --- words that stand for a plan -------------------------------------------------------------------------------

_ANAPHORA: tuple[tuple[re.Pattern[str], bool], ...] = (
    # the draft, its first draft, this text; the flag says that a draft is meant
    (
        re.compile(
            r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Tt]h(?:is|at)|[Oo]ne|STATE'?s?|(?:[Tt]he )?(?:country|Government)'s|no|(?:[Tt]he )?[A-Za-z]+'s)(?: \"?(?:own|final|first|zero|initial|working|revised|preliminary|second|third|new|advanced|early|rough|complete|full|agreed|consolidated|national|present|latest|updated|resulting|said))*\"? \"?draft(?: text| version| document)?s?\b\"?(?! (?:law|bill|act|legislation|regulation|decree|framework|list|outline|report|resolution|amendment|decision|elements?|chapters?(?! by)|sections?(?! by)|provisions?|agenda|order|roadmap|version of|programme|project|text of|on|of|Presidential|government|national))(?= ?(?:[a-z,.;:()]|$))".replace(
                "STATE", STATE
            )
        ),
        True,
    ),
    (
        re.compile(
            r"(?<![\w-])(?:[Aa]|[Tt]he|[Ii]ts|[Tt]heir) \"?(?:first|initial|final) (?:version|text)\"?(?! of)(?= |[,.;]|$)"
        ),
        True,
    ),
    (
        re.compile(
            r"(?:the|The|[Ii]ts|[Tt]his|[Tt]hat|[Tt]he (?:agreed|final|full|complete|entire|whole|draft|preliminary|new|revised|validated|amended|approved|adopted|consolidated|resulting|finished|completed|whole|consolidated)) (?:(?:final|preliminary|agreed|finished|completed) )?(?:text|document|instrument|version)(?= (?:was|were|is|has|had|will|shall|would|goes|went|received|obtained|that|which|of its host|with|to|and|in|by|at|on|before|from|for|now|then|could|can|came|stems|emerged|grew|still|also|existed)\b|[,.;]|$)"
        ),
        False,
    ),
)
_IT_SUBJECT = re.compile(
    r"(?<![A-Za-z])(?:[Ii]t|[Tt]his|[Tt]hese|(?<!which )(?<!that )[Tt]hey|[Tt]he latter|[Bb]oth(?: of them)?)(?= (?:(?:has|have|had|was|were|is|are|will|shall|would|still|then|finally|later|also|now|only|duly|subsequently|expected|due|to|be|been|being|not|yet|soon|formally|officially|thereafter|supposed|scheduled|planned|meant|intended|likely)\s)+?(?:\w+ly )?(?:approved|adopted|endorsed|signed|submitted|transmitted|presented|forwarded|sent|handed|deposited|conveyed|communicated|finali[sz]ed|drafted|drawn|elaborated|developed|prepared|revised|updated|renewed|reviewed|examined|discussed|worked|written|formulated|compiled|completed|validated|enacted|promulgated|laid|put|shared|launched|established|delivered|lodged|filed|received|amended|passed|given|implemented|carried|executed|applied|fulfilled|covers?|brought|taken|gone|replaced|read)\b)"
)
_IT_PLAIN = re.compile(
    r"(?<![A-Za-z])(?:It|it)(?= (?:received|obtained|won|entered into force|took effect|came into force|gained|reached (?:the|\ue020)|went to (?:the|\ue020)|covers?\b|runs (?:from|until)|passed (?:the )?(?:Cabinet|Government|Parliament|Council)))"
)
_IT_OBJECT = re.compile(
    r"(?<=\b)(?P<verb>(?:(?:approv|adopt|endors|replac|submi|transmi|present|forward|finali[sz]|draft|elaborat|develop|prepar|revis|updat|renew|review|examin|discuss|validat|complet|deposit|convey|communicat|amend|compil|formulat|improv|shar|launch|lodg|deliver|enact|promulgat)\w*|sen[dt]s?|hand(?:s|ed)?|sign(?:s|ed)?|brings?|brought|put|la(?:y|id)|draw(?:n|s|ing)?|drew|work(?:ed|ing)?|wrote|writ(?:e|ten|ing)|taken?|took|gave|give|pass(?:ed)?|read|on|of|to|upon|through|under)) (?P<it>it|them|one|this)(?= (?:to|for|by|in|on|at|with|before|and|under|as|into|through|line|out|up|formally|over|,|;|last|this|earlier|during|until|from|legal|was|were|is|has|had|between|within|since|after|together|jointly|themselves|ourselves)|[,.;:)]|$)"
)


_NEW_EDITION = re.compile(
    rf"(?<![\w-])(?:[Tt]he|[Aa]|[Ii]ts|[Tt]heir) (?:new|second|third|next|further|updated|revised|renewed) edition(?! of)(?: (?:for|covering|from) (?:the )?(?:period|years)? ?(?:of |from )?[{PERIOD}{DATE}](?: (?:to|-|until) [{PERIOD}{DATE}])?)?"
)
_THEIRS = re.compile(r"\btheirs\b(?=[,.;]| (?:with|in|by|under|and)\b|$)")
_ITS_EXECUTION = re.compile(
    r"(?<![\w-])[Ii]ts(?= (?:measures|activities|tasks|actions) (?:had|have|has|were|are)\b)|(?<![\w-])[Ii]ts(?= (?:\w+ )?(?:implementation|execution|application|carrying[- ]out|realization|fulfilment)\b(?! of (?:the resolution|\ue003)))"
)
_OTHER_PAPER = re.compile(
    r"\b(?:laws?|bills?|acts?|decrees?|reports?|regulations?|strateg(?:y|ies)|matri(?:x|ces)|legislation|lists?|study|programme|convention|treaty|agreement|project)\b",
    re.I,
)


def _anaphors(work: _Work, known: bool, near: bool) -> list[tuple[int, int, str, object]]:
    plans = [(at, thing) for at, thing in work.notes if isinstance(thing, PlanRef)]
    first = plans[0][0] if plans else len(work.text)
    spans: list[tuple[int, int, str, object]] = []

    def stand_in(start: int, end: int, **changes: object) -> None:
        """Put a plan for the words from ``start`` to ``end``: the one spoken of last, so far as the sentence says."""
        before = [thing for at, thing in plans if at < start]
        last = before[-1] if before else PlanRef("bare")
        ref = PlanRef(last.kind, last.draft, last.owners, last.pronoun, last.name, anaphor=True)
        ref = replace(ref, **changes)  # type: ignore[arg-type]
        spans.append((start, end, _sign(ref), ref))

    for pattern, draft in _ANAPHORA:
        for m in pattern.finditer(work.text, 0 if known else first):
            owners = tuple(
                thing.iso3 for at, thing in work.notes if m.start() <= at < m.end() and isinstance(thing, StateSpan)
            )
            said = re.match(r"(its|their|the (?:country|Government)'s)\b", m[0], re.I)
            if owners:
                stand_in(m.start(), m.end(), draft=draft, owners=owners)
            elif said:
                stand_in(m.start(), m.end(), draft=draft, owners=(), pronoun=said[1].lower())
            else:
                stand_in(m.start(), m.end(), draft=draft)
    for m in _THEIRS.finditer(work.text, 0 if near else first):
        stand_in(m.start(), m.end(), owners=(), name=None, plural=True)
    for m in _ITS_EXECUTION.finditer(work.text, 0 if near else first):
        if RES1540 not in work.text[: m.start()]:
            stand_in(m.start(), m.end())
    for m in _NEW_EDITION.finditer(work.text, 0 if known else first):
        found = [thing for at, thing in work.notes if m.start() <= at < m.end() and isinstance(thing, DateSpan)]
        stand_in(m.start(), m.end(), draft=False, renewed=True, name=_plan_name(found))
    for pattern in (_IT_SUBJECT, _IT_PLAIN):
        for m in pattern.finditer(work.text, 0 if near else first):
            since = max((at for at, _ in plans if at < m.start()), default=0)
            if _OTHER_PAPER.search(work.text, since, m.start()):
                continue
            stand_in(m.start(), m.end(), plural=bool(re.match("they|these|both", m[0], re.I)))
    for m in _IT_OBJECT.finditer(work.text, 0 if near else first):
        since = max((at for at, _ in plans if at < m.start()), default=0)
        if _OTHER_PAPER.search(work.text, since, m.start()):
            continue
        if m["it"] == "one":
            stand_in(m.start("it"), m.end("it"), draft=False, owners=(), name=None, indefinite=True)
        else:
            stand_in(m.start("it"), m.end("it"))
    spans.sort(key=lambda span: span[0])
    kept: list[tuple[int, int, str, object]] = []
    for span in spans:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept
