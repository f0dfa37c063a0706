"""What a note tells, sentence by sentence: for whom, when, and on which occasion.

A reader keeps in mind the meeting that the note is about, the meeting that the last sentence told of, the State
last spoken of and the date last named. So does :class:`Narrative`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from naptrack import dates, states, subject
from naptrack.clauses import Sentence
from naptrack.dates import DateSpan
from naptrack.header import Heading, span_of, title_states
from naptrack.modality import Reality, is_perfect, judge
from naptrack.models import UNKNOWN, Date, Mark, Milestone, Modality, Note, PlanName, Precision, Stage
from naptrack.passages import View
from naptrack.rules import WORDS, Rule, rules_for
from naptrack.tagging import DRAFT, OTHERPLAN, OTHERRES, PLAN, RES1540, PlanRef, Tagged, expand, tag

MEETING_STAGES = frozenset(
    {Stage.ROUNDTABLE, Stage.DRAFTING, Stage.DRAFT_REVIEW, Stage.IMPLEMENTATION_REVIEW, Stage.UPDATE}
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One passage that tells of one event of one State, before it has an address in the frozen text."""

    iso3: str
    mark: Mark
    modality: Modality
    date: Date
    view: View
    rule: str
    occasion: str
    title: str = ""
    place: str | None = None
    country: str | None = None
    online: bool = False
    plan: PlanName | None = None
    from_head: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """An occasion that undated sentences may speak of."""

    key: str
    states: tuple[str, ...]
    date: Date
    title: str = ""
    place: str | None = None
    country: str | None = None
    online: bool = False
    from_head: bool = False
    planned: bool = False
    government: bool = False


@dataclass(frozen=True, slots=True)
class _Match:
    rule: Rule
    mark: Mark
    start: int
    end: int
    ref: PlanRef | None
    cue: int = -1  # where the telling word stands, if it is not the first


@dataclass(slots=True)
class _Article:
    """What stands under one headline that names a plan: its States, its dated meetings, and who was told of."""

    states: tuple[str, ...]
    ref: PlanRef
    frames: list[tuple[Frame, Sentence]] = field(default_factory=list)
    told: set[str] = field(default_factory=set)


def _clash(one: _Match, other: _Match) -> bool:
    """Whether two matches rest on the same words: from the telling word on, where it is not the first."""
    if one.cue != other.cue and max(one.cue, other.cue) >= 0 and min(one.cue, other.cue) < 0:
        cued, plain = (one, other) if one.cue >= 0 else (other, one)
        if "insertion" in cued.rule.flags:
            return False  # "the draft, which the ministries had composed, was read": two acts
        return cued.cue < plain.end and plain.start < cued.end
    return one.start < other.end and other.start < one.end


_EVENT = re.compile(rf"\b{WORDS['EVENT_N']}\b")
_DEFINITE = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Ii]ts|[Dd]uring (?:the|this)|[Aa]t (?:the|this)|[Bb]oth|present) (?:(?:final|first|second|last|national|said|same|present|whole|two|three|\w+-day|one-day|drafting|technical|working|online|virtual|joint|follow-up|country|1540|{RES1540}|combined|introductory|expert|closing|opening)(?: |, ))*{WORDS['EVENT_N']}\b|\b(?:[Pp]articipants|[Tt]he (?:\w+ ){{0,3}}(?:delegations?|officials|representatives|authorities|experts|ministries|group|teams?|side|working group)|[Dd]elegations|[Oo]fficials|[Tt]hey|[Aa]ttendees|[Ee]xperts|[Ii]n (?:the )?(?:following |working )?(?:discussions?|sessions?|groups?)|on the (?:first|second|third|last|final|following) (?:day|morning|afternoon))\b|^(?:It|it) (?:was|brought|focused|aimed|also|reviewed|examined|discussed|looked|went|dealt|served|led|produced|closed|ended|concluded)\b"
)
_INVITES = re.compile(
    r"\b(?:invit\w+|participat\w+|attend\w*|announc\w+|nominat\w+|ask(?:ed|ing|s)|request\w*|to join|to take part|to send|to host|to be held|proposing|expressed|inform\w+|notif\w+)\b"
)
_FRONTED = re.compile(
    r"^(?:[\w' ]{0,18}\b)?(?:On|In|By|During|Between|From|Since|At|Early|Late|Later|Already|Earlier|And|Then|Back|Finally|After|Before|Until|Following|As)?[\w' ,\ue001\ue002]{0,22}$"
)
_SINCE_RES = re.compile(
    r"\b[Ss]ince (?:the )?(?:adoption of |its adoption )?(?:[\w ]{0,30}?)?(?:\((\d{4})\)|in (\d{4})|(\d{4}))"
)
_PAST = re.compile(r"\b(?:was|were|had|did|took|held|met|gave|made|began|wrote|went|drew|laid|put|sat|ran|\w{3,}ed)\b")
_PLACE = re.compile(
    rf"\b(?:held|convened|hosted|organi[sz]ed|place|conducted|opened|{WORDS['EVENT_N']}|gathered|met|drafted|delivered)(?: [\w-]+){{0,4}}? (?:in|at) (?:the city of )?(?P<place>[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]+(?: (?:[A-Z\u00c0-\u024f][\w'\u00c0-\u024f-]+|de|la|el|es)){{0,2}})"
)
_RESPECTIVELY = re.compile(r"\brespectively\b")
_PROPOSALS = re.compile(
    r"\b(?:propos\w+|proposal|suggest\w+|recommend\w*|agreed|agreement|decid\w+|decision|weigh\w+|discuss\w+|consider\w*|result\w* in|put forward|called for|in favour|concluded|conclusion|resolved|discussion|was to be|were to be|among them an?)\b"
)
_FINENESS = (Precision.DAY, Precision.MONTH, Precision.YEAR, Precision.NONE)
_LED_BY_STATE = re.compile("(?:The )?(\ue000)(?: [-\u2014] |: |\u2014)")
_TURNED_DOWN = re.compile(
    r"^[^;]{0,110}?(?:,|\band|\bbut|\bwhich)(?: and| but| which)?(?: then| later)?(?: it| this| that)? (?:was|were|had been|had to be|has been) (?:then |later )?(?:postponed|cancell?ed|put off|called off|deferred|adjourned|withdrawn|shelved|abandoned|sent back|rejected|dropped)\b"
)
_CALLED_OFF = re.compile(
    r"^,? (?:was|were|had been|has been|had to be|had)\b[^.;]{0,20}? ?(?:postponed|cancell?ed|put off|called off|deferred|adjourned|withdrawn|shelved|abandoned)\b"
)
_AHEAD = re.compile(
    r"(?:\b[Nn]ext steps?|\b[Ss]till ahead|\b[Aa]head|\b[Pp]lanned|\b[Uu]pcoming|\b[Tt]o come|\b[Ee]xpected|\b[Oo]utlook|\b[Ff]orthcoming)\W*:?$"
)
_ASIDE_OF = re.compile(
    r"\b(?:eve of|after|before|since|following|prior to|ahead of|margins of|sidelines of|until|preparations? (?:of|for))(?: the| this| a| that)?(?: [\w-]+){0,2} $"
)
_SAME_SUBJECT = re.compile(
    r",? (?:and|but)(?: then| also| thus)? (?:was|were|had|gave|took|held|led|drew|wrote|\w{3,}ed)\b"
)
_LASTED = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Ff]or the|[Dd]uring the) (?:one|two|three|four|five|six|\d)[- ]day (?:[\w-]+ ){{0,3}}?{WORDS['EVENT_N']}\b"
)
_IN_GENERAL = re.compile(
    r"\b(?:encourag\w+|call(?:s|ed|ing)? (?:up)?on|urg(?:e|es|ed|ing)|invit(?:e|es|ed|ing)|recommend\w*|request(?:s|ed)?)(?: (?:all|Member|the|other|those))* States\b"
)
_SITTING = re.compile(
    r"\b(?:session|sitting|meeting)\b[^.;]{0,80}\b(?:Government|Cabinet|Council of Ministers)\b|\b(?:Government|Cabinet|Council of Ministers)\b[^.;]{0,40}\b(?:session|sitting|met)\b"
)
_DATE_OF = re.compile("([\ue001\ue002]) \\((?:the )?(\ue000)\\)")
_FOR_APPROVAL = re.compile(r"\b(?:approv|adopt|endors|signature)")
_MEANT = re.compile(r"\b(?:plans?|planned|expect\w*|schedul\w+|foreseen?|due|set)\b")
_MADE_UP = re.compile(
    r"\b(?:invented|imaginary|fictitious|fictional|hypothetical|mock|simulated|does not exist|role[- ]play)\b", re.I
)
_THAT_OF = re.compile("(?:on|in) ([\ue001\ue002]) (?:that|those) of (?:the )?(\ue000)")
_DECIDED = re.compile(
    rf"{WORDS['GOVERNMENT']}[^.;]{{0,80}}?\bdecided (?:on [\ue001\ue002] |unanimously )?to (?:\w+ly )?$"
)
_TO_BE_HELD = re.compile(r"\b(?:is|are|will) (?:to )?(?:be held|take place)\b")
_PAIR = re.compile("(\ue000)(?:'s)?(?: \\([^()\ue000]{0,40}?|,? (?:on|in|from|since) |: )([\ue001\ue002])")
_DATED_ENTRY = re.compile("[\ue001\ue002][\\w ,]{0,30}$")
_GATHERED = re.compile(
    r"\b(?:met|gathered|brought together|came together|assembled|convened|destination|visited|sat down|travelled|came to|arrived|went to)\b"
)
_HELD = re.compile(
    r"\b(?:held|holds|hold|holding|(?:co-?)?organi[sz](?:ed|es)|took place|takes place|conducted|convened|(?:joint )?hosts?(?:ed)?|ran|staged|gathered|met|came together|brought together|together|visited|sat down|travelled|assembled|opened|delivered|scene|destination|attended|took part|offered|carried out|completed)\b"
)
_HOLDING = re.compile(
    r"\b(?:held|organi[sz]ed|took place|conducted|convened|hosted|ran|attended|opened|delivered|co-?organi[sz]ed|staged|gathered|met|offered|gave|given|carried out|was|were|visited|followed|welcomed|destination|had)\b"
)


#: Not a wording: the inference of :meth:`Narrative.on_the_plan`.
ON_THE_PLAN = Rule("meeting-on-the-plan", Stage.DRAFTING, "PLAN", ())
#: Nor this: evidence of the note's own meeting, from :meth:`Narrative._retold`.
RETOLD = Rule("occasion-retold", Stage.ROUNDTABLE, "PLAN", ())


def _says_1540(tagged: Tagged) -> bool:
    return RES1540 in tagged.text or "1540" in tagged.sentence


class Narrative:
    """One reading of one note."""

    def __init__(self, note: Note, heading: Heading, sentences: Sequence[Sentence]) -> None:
        """Take in the head and the sentences of ``note``."""
        self.note = note
        self.heading = heading
        self.sentences = sentences
        self.silences: list[tuple[View, str, str | None]] = []
        self.head_marks: set[Mark] = set()
        self.first_marks: dict[tuple[str, str], _Match] = {}
        self.year_now: int | None = None
        self.near = False
        self.beside = False
        self.pair: tuple[str, ...] = ()
        self.day: dt.date | None = note.date
        self.head_frames = [
            Frame(f"head{number}", one.states, one.date, one.title, one.place, one.venue_country, one.online, True)
            for number, one in enumerate(heading.head.occasions)
        ]
        self.titles = [tag(view.text) for view in heading.title_views]
        self.days: dict[int, dt.date] = {}
        self.at_a_training = bool(heading.labelled and re.search(r"\b(?:training|course)\b", note.title, re.I))
        self.kinds = self._kinds()
        self.kind = self.kinds[-1]
        self.own = self._own_states()
        self.has_plan = any(
            self._is_1540(ref, tagged, at) for tagged in self.titles for at, ref in tagged.plans.items()
        ) or any(self._ties_a_plan(sentence) for sentence in sentences)
        self.has_draft = any(DRAFT in tagged.text for tagged in self._all_tagged())
        self.is_note = heading.labelled

    # --- what the note is about ------------------------------------------------------------------------------

    def _all_tagged(self) -> Iterator[Tagged]:
        yield from self.titles
        for sentence in self.sentences:
            yield sentence.tagged

    def _kinds(self) -> dict[int, str]:
        """What a plan is where its words do not tell, by sentence: 1540, or other.

        An article that defines its NAP as another plan, or speaks of another plan first and never of resolution 1540
        beside one, means that other plan throughout. A text without a head may hold several articles.
        """
        articles: list[list[int]] = [[]]
        after_heading = True
        for number, sentence in enumerate(self.sentences):
            heading = sentence.block.kind == "heading"
            if heading and not after_heading and not self.heading.labelled:
                articles.append([])
            articles[-1].append(number)
            after_heading = heading
        whole = self._kind_of([*self.titles, *(one.tagged for one in self.sentences)])
        kinds: dict[int, str] = {-1: whole}
        for article in articles:
            texts = [self.sentences[number].tagged for number in article]
            own = len(articles) > 1 and any(t.plans for t in texts) and any(_says_1540(t) for t in texts)
            kind = self._kind_of(texts) if own else whole
            kinds.update(dict.fromkeys(article, kind))
        return kinds

    def _kind_of(self, texts: Sequence[Tagged]) -> str:
        refs = [ref for tagged in texts for _, ref in sorted(tagged.plans.items())]
        explicit = [ref.kind for ref in refs if ref.kind != "bare"]
        if "1540" in explicit:
            return "1540"
        if not any(_says_1540(t) for t in texts):
            return "1540" if self.heading.labelled and not explicit else "other"
        if self.heading.labelled:
            return "1540"
        if any(ref.kind == "other" and ref.defined for ref in refs) or (refs and refs[0].kind == "other"):
            return "other"
        near = {n + step for n, t in enumerate(texts) if _says_1540(t) for step in (-1, 0, 1)}
        beside = any(ref.kind == "bare" for n in near if 0 <= n < len(texts) for ref in texts[n].plans.values())
        return "1540" if beside or any(_says_1540(t) for t in texts[:3]) else "other"

    def _ties_a_plan(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of a plan as this State's concern, not in general and not to deny it."""
        if (
            sentence.block.section in ("background", "comments")
            and self.heading.labelled
            and not (sentence.tagged.states or any(ref.owners for ref in sentence.tagged.plans.values()))
        ):
            return False
        if re.search(
            r"\b(?:no|not|nor|without|whether|yet|in general|general terms|encourages?|already|should|could|might|consider\w*)\b",
            sentence.text,
        ):
            return False
        return any(self._is_1540(ref, sentence.tagged, at) for at, ref in sentence.tagged.plans.items())

    def _is_1540(self, ref: PlanRef, tagged: Tagged, at: int, before: str | None = None) -> bool:
        if ref.kind != "bare":
            return ref.kind == "1540"
        if ref.anaphor:
            earlier = [other for place, other in sorted(tagged.plans.items()) if place < at and other.kind != "bare"]
            if earlier:
                return earlier[-1].kind == "1540"
            if before is not None:
                return before == "1540"
        return self.kind == "1540"

    def _own_states(self) -> tuple[str, ...]:
        named = [iso3 for frame in self.head_frames for iso3 in frame.states]
        if named:
            return tuple(dict.fromkeys(named))
        titled = [iso3 for title in self.heading.head.titles for iso3 in title_states(title)]
        if titled:
            return tuple(dict.fromkeys(titled))
        score: dict[str, float] = {}
        empty: frozenset[str] = frozenset()
        acting: tuple[str, ...] = ()
        for number, sentence in enumerate(self.sentences):
            for at, ref in sentence.tagged.plans.items():
                if self._is_1540(ref, sentence.tagged, at):
                    # "Its Action Plan was adopted": that of the State that the sentence before began with
                    for iso3 in ref.owners or (acting if ref.pronoun and not sentence.tagged.states else ()):
                        score[iso3] = score.get(iso3, 0) + 4
            for _, _, codes in subject.groups(sentence, empty):
                for iso3 in codes:
                    score[iso3] = score.get(iso3, 0) + (2 if number < 2 else 1) / len(codes)
            for one in sentence.tagged.cities:
                score[one.iso3] = score.get(one.iso3, 0) + (1 if number < 2 else 0.5)
            found = subject.groups(sentence, empty)
            acting = found[0][2] if found and found[0][0] < 60 else acting
        if not score:
            return ()
        best = max(score.values())
        leaders = [iso3 for iso3, points in score.items() if points == best]
        return (leaders[0],) if best >= 2 else ()

    # --- the head ----------------------------------------------------------------------------------------------

    def head_tellings(self, rules: Sequence[Rule]) -> Iterator[Telling]:
        """What the titles themselves say of the note's own events."""
        for number, (frame, view) in enumerate(zip(self.head_frames, self.heading.title_views, strict=True)):
            tagged = self.titles[number]
            seen: set[tuple[str, Mark]] = set()
            frame_states = frame.states or self.own
            for match in self._matches(tagged, rules, None):
                if isinstance(match.mark, Milestone) and match.mark in (Milestone.LETTER, Milestone.NATIONAL_REPORT):
                    continue
                if match.mark is Stage.ROUNDTABLE and not self._round_table_counts(tagged, match):
                    continue
                before = tagged.text[: match.start]
                if judge(before, tagged.text[match.start : match.end], "") is Reality.NEGATED:
                    continue
                owners = [iso3 for iso3 in (match.ref.owners if match.ref else ()) if iso3 in frame_states]
                for iso3 in owners or frame_states:
                    if (iso3, match.mark) not in seen:
                        seen.add((iso3, match.mark))
                        self.head_marks.add(match.mark)
                        self.first_marks.setdefault((frame.key, iso3), match)
                        yield self._telling(iso3, match, Modality.OCCURRED, frame.date, view, frame)

    def on_the_plan(self, tellings: Sequence[Telling]) -> Iterator[Telling]:
        """A meeting whose title names a plan, and of which nothing else is told, was on its drafting or its draft."""
        if self._plan_known_adopted():
            return
        told = {(t.iso3, t.occasion) for t in tellings if isinstance(t.mark, Stage)}
        for frame, view, tagged in zip(self.head_frames, self.heading.title_views, self.titles, strict=True):
            for at, ref in sorted(tagged.plans.items())[:1]:
                if ref.denied or not self._is_1540(ref, tagged, at) or not frame.date.known:
                    continue
                mark = Stage.DRAFT_REVIEW if ref.draft else Stage.DRAFTING
                for iso3 in frame.states:
                    if not {(iso3, frame.key)} & told:
                        match = _Match(ON_THE_PLAN, mark, at, at + 1, ref)
                        yield self._telling(iso3, match, Modality.OCCURRED, frame.date, view, frame)

    def _round_table_counts(self, tagged: Tagged, match: _Match) -> bool:
        around = tagged.text[match.start : match.end + 120]
        if OTHERRES in around.split(",")[0] or OTHERPLAN in around:
            return PLAN in tagged.text or RES1540 in tagged.text
        return self.has_plan or any(
            not ref.denied and self._is_1540(ref, tagged, at) for at, ref in tagged.plans.items()
        )

    # --- matching ----------------------------------------------------------------------------------------------

    def _matches(self, tagged: Tagged, rules: Sequence[Rule], before: str | None) -> list[_Match]:
        """The rules' matches in one sentence: of one mark's overlapping matches the earliest, longest, first."""
        text = tagged.text
        speaks_of_plan = PLAN in text or DRAFT in text
        found: list[tuple[int, int, int, _Match]] = []
        for order, rule in enumerate(rules):
            if (
                isinstance(rule.yields, Stage)
                and not speaks_of_plan
                and rule.yields is not Stage.ROUNDTABLE
                and not (
                    "plan-near" in rule.flags
                    or ("plan-before" in rule.flags and self.near)
                    or ("plan-beside" in rule.flags and self.beside)
                )
            ):
                continue
            for hit in rule.pattern.finditer(text):
                match = self._accept(rule, hit, tagged, before)
                if match is not None:
                    found.append((match.start, -match.end, order, match))
        found.sort(key=lambda item: item[:3])
        kept: list[_Match] = []
        for _, _, _, match in found:
            clash = any(
                other.mark is match.mark and match.start < other.end and other.start < match.end for other in kept
            )
            if not clash:
                kept.append(match)
        return self._coherent(kept)

    def _accept(self, rule: Rule, hit: re.Match[str], tagged: Tagged, before: str | None) -> _Match | None:
        inside = [(at, ref) for at, ref in sorted(tagged.plans.items()) if hit.start() <= at < hit.end()]
        mark: Mark = rule.yields
        if isinstance(mark, Stage) and mark is not Stage.ROUNDTABLE:
            if not inside and "plan-near" in rule.flags:
                inside = [(at, ref) for at, ref in sorted(tagged.plans.items()) if at < hit.start()][-1:]
            context = ("plan-before" in rule.flags and self.near) or ("plan-beside" in rule.flags and self.beside)
            if not inside and context:
                return _Match(rule, mark, hit.start(), hit.end(), None)
            if not inside:
                return None
            at, ref = inside[-1] if tagged.text[hit.end() - 1] in (PLAN, DRAFT) else inside[0]
            if ref.denied or not self._is_1540(ref, tagged, at, before):
                return None
            if "renewed" in rule.flags and not ref.renewed and not self._a_later_period(ref):
                return None
            if "not-to-committee" in rule.flags and re.match(
                expand(
                    r"[^.;]{0,40}? to (?:COMMITTEE|the (?:Government|Cabinet|Council|Parliament|United Nations|Security Council))"
                ),
                tagged.text[hit.end() :],
            ):
                return None
            if "adopted-only" in rule.flags and self.has_draft and not self._plan_known_adopted():
                mark = Stage.DRAFT_REVIEW
            if (
                "draft-or-update" in rule.flags
                and not ref.draft
                and tagged.text[at] == PLAN
                and self._plan_known_adopted()
            ):
                mark = Stage.UPDATE
            groups = hit.groupdict()
            cue = next((hit.start(name) for name in groups if name.startswith("cue") and groups[name] is not None), -1)
            return _Match(rule, mark, hit.start(), hit.end(), ref, cue)
        return _Match(rule, mark, hit.start(), hit.end(), inside[0][1] if inside else None)

    def _a_later_period(self, ref: PlanRef) -> bool:
        """A plan for years yet to come, where one is in force already."""
        name = ref.name
        coming = name is not None and name.last is not None and self.day is not None and name.first > self.day.year
        return coming and self._plan_known_adopted()

    def _plan_known_adopted(self) -> bool:
        """Whether the text itself knows of a plan in force: an act of approval or submission, or its implementation."""
        if not hasattr(self, "_adopted"):
            approved = re.compile(
                expand(
                    rf"(?:ANYPLAN{WORDS['TO_VERB']}(?:was|were|has been|had been|is) (?:\w+ly )?(?:approved|adopted|endorsed|submitted|signed|in force)|\b(?:approved|adopted|endorsed|submitted){WORDS['SHORTLINK']}PLAN|PLAN,? (?:approved|adopted|endorsed)|implementation of{WORDS['SHORTLINK']}PLAN|PLAN implementation)"
                )
            )
            self._adopted = any(approved.search(tagged.text) for tagged in self._all_tagged())
        return self._adopted

    def _coherent(self, matches: list[_Match]) -> list[_Match]:
        """Drop what another match of the same words says better.

        A review of a draft is no drafting of it; a new edition's preparation stays beside its update.
        """
        strong = {
            Stage.APPROVAL: (Stage.DRAFTING, Stage.UPDATE),
            Stage.SUBMISSION: (Stage.DRAFTING, Stage.DRAFT_REVIEW),
            Stage.DRAFT_REVIEW: (Stage.DRAFTING,),
            Stage.IMPLEMENTATION_REVIEW: (Stage.DRAFTING, Stage.DRAFT_REVIEW),
            Stage.UPDATE: (Stage.DRAFT_REVIEW,),
        }
        dropped: set[int] = set()
        for one in matches:
            for weaker in strong.get(one.mark, ()) if isinstance(one.mark, Stage) else ():
                for number, other in enumerate(matches):
                    if other.mark is weaker and other is not one and _clash(one, other):
                        dropped.add(number)
        return [match for number, match in enumerate(matches) if number not in dropped]

    # --- the body ----------------------------------------------------------------------------------------------

    def body_tellings(self, rules: Sequence[Rule]) -> Iterator[Telling]:
        """What the sentences say, in order."""
        topic: tuple[str, ...] = self.own if len(self.own) == 1 else ()
        own = frozenset(self.own)
        previous: Date | None = (
            self.head_frames[0].date if self.head_frames and self.head_frames[0].date.known else None
        )
        current: Frame | None = None
        block = heading_block = -1
        plan_kind: str | None = None
        plan_name: PlanName | None = None
        held: list[Telling] = []
        article: _Article | None = None
        waited = 0
        for number, sentence in enumerate(self.sentences):
            if sentence.block.section == "comments" and "1540experts" in sentence.view.text:
                continue
            if sentence.number != block:
                block = sentence.number
                plan_kind = None
                if self.is_note:
                    self.year_now = None
                if self.is_note:
                    current = None
                if number in self.days:
                    self.day = self.days[number]
                if sentence.block.kind == "heading":
                    current = None
                    named = title_states(sentence.view.text)
                    if named:
                        topic, heading_block = named, block
                    elif len(self.own) == 1:
                        topic = self.own
                elif heading_block < 0 and (len(self.own) == 1 or not self.is_note):
                    topic = self.own if len(self.own) == 1 else ()
                here = [
                    f for f in self.head_frames if f.place and f.states and f.place == sentence.view.text.strip(" .:")
                ]
                if here:
                    topic, heading_block = here[0].states, block
                if (led := _LED_BY_STATE.match(sentence.text)) is not None:
                    topic = (sentence.tagged.states[led.end(1) - 1].iso3,)
            found = subject.groups(sentence, own)
            settled = self._settle(sentence, previous)
            tellings, frame = self._sentence(
                number, sentence, rules, topic, found, settled, current, plan_kind, plan_name
            )
            if sentence.block.kind == "heading" and not self.is_note:
                yield from self._close(article)
                article = self._article(sentence)
                yield from self._headline(held, None)
                held, waited = tellings, 0
                tellings = []
            elif held:
                waited += 1
                if frame is not None or waited > 5:
                    yield from self._headline(held, frame)
                    held = []
            if article is not None:
                article.told |= {telling.iso3 for telling in [*tellings, *held] if isinstance(telling.mark, Stage)}
                if frame is not None and not frame.planned and frame.date.precision is Precision.DAY:
                    article.frames.append((frame, sentence))
            yield from tellings
            yield from self._retold(sentence, current or frame, tellings)
            mentioned = tuple(dict.fromkeys(iso3 for _, _, codes in found for iso3 in codes))
            if len(mentioned) == 2:
                self.pair = mentioned
            acting = subject.subject_of(sentence, found, own)
            if acting:
                topic = acting
            if frame is not None:
                current = frame
            if settled:
                last = [date for _, date in sorted(settled.items()) if date.known]
                previous = last[-1] if last else previous
            for _, ref in sorted(sentence.tagged.plans.items()):
                if ref.kind != "bare":
                    plan_kind = ref.kind
                elif not ref.anaphor:
                    plan_kind = None
                if self.is_note:
                    self.year_now = None
                if ref.name is not None:
                    plan_name = ref.name
        yield from self._headline(held, None)
        yield from self._close(article)

    def _article(self, headline: Sentence) -> _Article | None:
        """The article under a headline that names a State's plan."""
        tagged = headline.tagged
        for at, ref in sorted(tagged.plans.items()):
            if not ref.denied and self._is_1540(ref, tagged, at):
                return _Article(ref.owners or title_states(headline.view.text), ref)
        return None

    def _close(self, article: _Article | None) -> Iterator[Telling]:
        """An article on a plan that tells of one dated meeting, and of no step by its name: the plan was worked on."""
        if article is None or len(article.frames) != 1 or self._plan_known_adopted() or self.at_a_training:
            return
        frame, sentence = article.frames[0]
        match = _Match(ON_THE_PLAN, Stage.DRAFT_REVIEW if article.ref.draft else Stage.DRAFTING, 0, 1, article.ref)
        for iso3 in article.states or frame.states:
            if iso3 not in article.told and (not frame.states or iso3 in frame.states):
                yield self._telling(iso3, match, Modality.OCCURRED, frame.date, sentence.view, frame)

    def _headline(self, held: list[Telling], frame: Frame | None) -> Iterator[Telling]:
        """What a headline tells, dated by the first occasion that its article tells of."""
        for telling in held:
            fits = (
                frame is not None
                and telling.mark in MEETING_STAGES
                and not telling.date.known
                and (not frame.states or telling.iso3 in frame.states or telling.iso3 in self.own)
            )
            if fits and frame is not None:
                modality = Modality.PLANNED if frame.planned else telling.modality
                telling = replace(
                    telling,
                    date=frame.date,
                    occasion=frame.key,
                    place=frame.place,
                    country=frame.country,
                    modality=modality,
                )
            yield telling

    def _retold(self, sentence: Sentence, current: Frame | None, tellings: Sequence[Telling]) -> Iterator[Telling]:
        """A sentence that says how long the note's own meeting lasted is evidence of it, whatever else it says."""
        if tellings or sentence.when or not _LASTED.search(sentence.view.text):
            return
        frame = current or (self.head_frames[0] if len(self.head_frames) == 1 else None)
        if frame is None or frame.key not in {one.key for one in self.head_frames}:
            return
        for iso3 in frame.states:
            if (match := self.first_marks.get((frame.key, iso3))) is not None:
                match = replace(match, rule=RETOLD)
                yield self._telling(
                    iso3, match, Modality.OCCURRED, frame.date, sentence.view, replace(frame, from_head=False)
                )

    def _settle(self, sentence: Sentence, previous: Date | None) -> dict[int, Date]:
        """The dates of a sentence, settled: a missing year comes from the sentence, the head, the note's day."""
        result: dict[int, Date] = {}
        last = previous
        for at, span in sentence.when:
            strand = sentence.clauses[sentence.clause_at(at)].strand
            texts = [
                date.text
                for place, date in sentence.when
                if sentence.clauses[sentence.clause_at(place)].strand == strand
            ]
            near = [int(year) for text in texts for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)]
            year = near[0] if near else self.year_now
            if year is None and self.heading.years and self.is_note:
                year = self.heading.years[0]
            ahead = bool(
                re.search(
                    r"\b(?:will|shall|is to|are to|to be|expected|plans?|intends?|due|scheduled|would)\b",
                    sentence.text[:at][-80:],
                )
            )
            date = dates.settle(span, year=self._year(span, year, near, ahead), note=self.day, previous=last)
            if date is not None:
                result[at] = date
                if date.known:
                    last = date
            self._one_stretch(sentence, at, result)
            if (
                span.needs == "nothing"
                and span.kind != "period"
                and (named := re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", span.text))
            ):
                self.year_now = int(named[-1])
        return result

    @staticmethod
    def _one_stretch(sentence: Sentence, at: int, settled: dict[int, Date]) -> None:
        """ "On 30 November and 1 December": days that follow each other are one stretch."""
        before = [place for place in settled if place < at]
        if not before or at not in settled:
            return
        one, other = settled[max(before)], settled[at]
        joined = re.fullmatch(r",? (?:and|&)(?: on)? (?:the )?", sentence.text[max(before) + 1 : at])
        if joined is None or one.precision is not Precision.DAY or other.precision is not Precision.DAY:
            return
        if one.latest and other.earliest and (other.earliest - one.latest).days == 1:
            settled[max(before)] = settled[at] = span_of(one, other)

    def _year(self, span: DateSpan, year: int | None, near: list[int], ahead: bool) -> int | None:
        """The year of a day without one: that which brings it closest before the note's own day, else ``year``."""
        if near:
            return near[0]
        anchor = self.day or next((f.date.latest for f in self.head_frames if f.date.known), None)
        if anchor is None or span.needs != "year":
            return year
        guess = dates.settle(span, year=anchor.year)
        if guess is None or guess.earliest is None:
            return anchor.year
        if ahead:
            return anchor.year + (guess.latest is not None and guess.latest < anchor)
        return anchor.year - (guess.earliest > anchor + dt.timedelta(days=120))

    def _sentence(
        self,
        number: int,
        sentence: Sentence,
        rules: Sequence[Rule],
        topic: tuple[str, ...],
        found: list[tuple[int, int, tuple[str, ...]]],
        settled: dict[int, Date],
        current: Frame | None,
        plan_kind: str | None,
        plan_name: PlanName | None,
    ) -> tuple[list[Telling], Frame | None]:
        tagged = sentence.tagged
        self.kind = self.kinds.get(number, self.kinds[-1])
        before = self.sentences[number - 1].tagged if number else None
        self.near = before is not None and any(
            self._is_1540(ref, before, at, plan_kind) for at, ref in before.plans.items()
        )
        around = self.sentences[max(0, number - 1) : number + 2]
        self.beside = number < 8 and any(
            PLAN in one.text and (one.block.kind == "heading" or len(one.text) < 90)
            for one in around
            if one is not sentence
        )
        matches = self._matches(tagged, rules, plan_kind)
        letter = next((m for m in matches if m.mark is Milestone.LETTER), None)
        inviting = letter is not None and bool(_INVITES.search(sentence.view.text))
        letter_date = self._letter_date(sentence, letter) if letter is not None else None
        if letter is not None and letter_date is None and len(pairs := _PAIR.findall(sentence.text)) > 1:
            letter_date = sentence.text.index(pairs[0][1])
        frame = self._new_frame(number, sentence, settled, found, topic, inviting)
        tellings: list[Telling] = []
        shared = self._respective(sentence, matches, settled, found)
        staged: set[str] = set()
        for match in matches:
            if isinstance(match.mark, Milestone):
                continue
            for telling in self._stage(
                number,
                sentence,
                match,
                matches,
                topic,
                settled,
                current,
                frame,
                letter_date if inviting else None,
                shared,
                plan_name,
            ):
                staged.add(telling.iso3)
                tellings.append(telling)
        for match in matches:
            if isinstance(match.mark, Milestone):
                tellings += self._milestone(
                    number, sentence, match, topic, found, settled, current, letter, letter_date, staged, shared
                )
        return self._apart(tellings), frame

    @staticmethod
    def _apart(tellings: list[Telling]) -> list[Telling]:
        """Give each of several events of one sentence, State and mark a passage of its own: up to its date."""
        kept: dict[tuple[str, Mark], list[Telling]] = {}
        for telling in tellings:
            earlier = kept.setdefault((telling.iso3, telling.mark), [])
            if any(t.date == telling.date and t.modality == telling.modality for t in earlier):
                continue
            if earlier:
                cut = telling.view.text.find(telling.date.text) if telling.date.text else -1
                end = cut + len(telling.date.text) if cut > 0 else max(1, len(telling.view.text) - len(earlier))
                telling = replace(telling, view=telling.view.slice(0, end))
                if any(t.view.text == telling.view.text for t in earlier):
                    continue
            earlier.append(telling)
        return [telling for group in kept.values() for telling in group]

    # --- occasions ---------------------------------------------------------------------------------------------

    def _new_frame(
        self,
        number: int,
        sentence: Sentence,
        settled: dict[int, Date],
        found: list[tuple[int, int, tuple[str, ...]]],
        topic: tuple[str, ...],
        inviting: bool,
    ) -> Frame | None:
        """The meeting that a sentence tells of as held, if it dates one in its main clause."""
        # several days named in the first lines of a news item are those of the meeting it reports
        ranged = number < 4 and not self.is_note
        if inviting or not (ranged or _EVENT.search(sentence.text) or _GATHERED.search(sentence.text)):
            return None
        if re.search(r"\bfollow(?:ed)?[- ]?ups? (?:to|of|on)\b", sentence.text):
            return None
        for at, date in settled.items():
            clause = sentence.clauses[sentence.clause_at(at)]
            spans_days = ranged and date.precision is Precision.DAY and date.start != date.end
            if (
                (clause.kind in ("rel", "sub") and not _TO_BE_HELD.search(sentence.text[clause.start : clause.end]))
                or sentence.text[clause.start :].startswith("Having")
                or not date.known
                or date.precision is Precision.YEAR
            ):
                continue
            if _SITTING.search(sentence.text) and date.precision is Precision.DAY:
                spans_days = True
            gathers = _EVENT.search(sentence.text) or _GATHERED.search(sentence.text)
            if ranged and not gathers and not spans_days:
                continue
            if not _HELD.search(sentence.text) and not spans_days and not re.search(r"\bwill\b", sentence.text):
                continue
            planned = bool(
                re.search(
                    r"\b(?:will|shall|to be held|is to|are to|planned|scheduled)\b",
                    sentence.text[clause.start : clause.end],
                )
            )
            if planned and (self.is_note or not _EVENT.search(sentence.text[clause.start : clause.end])):
                continue
            named = tuple(dict.fromkeys(iso3 for _, _, codes in found for iso3 in codes))
            place, country = self._place(sentence, number)
            head = self._head_frame_like(date)
            if head is not None:
                return head
            return Frame(
                f"s{number}",
                named or topic,
                date,
                _title(sentence),
                place,
                country,
                planned=planned,
                government=bool(_SITTING.search(sentence.text)),
            )
        return None

    def _head_frame_like(self, date: Date) -> Frame | None:
        return next(
            (f for f in self.head_frames if f.date.known and (f.date.start, f.date.end) == (date.start, date.end)), None
        )

    def _place(self, sentence: Sentence, number: int) -> tuple[str | None, str | None]:
        if (match := _PLACE.search(sentence.view.text)) is None:
            return None, None
        words = match["place"]
        spans = states.find(words)
        if any(one.form != "capital" for one in spans):
            return None, next((one.iso3 for one in spans if one.form != "capital"), None)
        if re.search(
            r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Ministry|Government|Committee|UN|OSCE|Group|National|The|Annex|Article)\b",
            words,
        ):
            return None, None
        return words, next((one.iso3 for one in spans), None)

    def _place_of(self, sentence: Sentence, at: int) -> tuple[str | None, str | None]:
        """(city, country) that stands beside the date at ``at``: "held in Lima in June 2015"."""
        place = sentence.tagged.places[max(at, 0)]
        near = [
            (abs(one.start - place), one)
            for one in sentence.tagged.cities
            if re.search(r"\b(?:in|at) $", sentence.view.text[: one.start]) and abs(one.start - place) < 50
        ]
        if not near or at < 0:
            return None, None
        _, city = min(near, key=lambda pair: pair[0])
        return sentence.view.text[city.start : city.end], city.iso3

    def _frame_for(self, sentence: Sentence, at: int, upto: int, iso3: str, current: Frame | None) -> Frame | None:
        """The occasion that an undated statement belongs to; None where it stands by itself."""
        one = sentence.clauses[sentence.clause_at(at)]
        words = sentence.text[one.start : one.end]
        whole = sentence.text
        if one.kind == "semi" and re.match(r"; (?:and )?to ", words):
            words, one = whole, sentence.clauses[0]
        definite = bool(_DEFINITE.search(words)) or (
            one.kind in ("rel", "part", "co") and bool(_DEFINITE.search(whole[: one.end]))
        )
        lead = whole[max(one.start, at - 60) : at]
        perfect = is_perfect(lead + (whole[at:upto] if whole[at] in PLAN + DRAFT else whole[at:].split(" ")[0]))
        quoted = sentence.view.text.count('"') % 2 == 1 or bool(re.match(r"[\"'].*[\"']", sentence.view.text))
        if perfect and not (definite and _EVENT.search(words) and re.search(r"\bhad been\b|was\b", words)):
            return None
        if quoted:
            return None
        head = self._head_frame(iso3)
        if self.is_note:
            if current is not None and head is not None and self._means_head(words, current, head):
                return head
            if (
                current is not None
                and (definite or sentence.block.section != "background")
                and (not current.states or iso3 in current.states)
            ):
                return current
            if sentence.block.section == "background":
                return (
                    head
                    if definite
                    and re.search(
                        r"\b(?:[Tt]he|[Tt]his|[Tt]hese|present) (?:[\w-]+ ){0,3}" + WORDS["EVENT_N"],
                        words if one.kind == "main" else whole,
                    )
                    else None
                )
            if sentence.block.section == "next" and not definite:
                return None
            return head
        if current is not None:
            return current if not current.states or iso3 in current.states or iso3 in self.own else None
        return head

    @staticmethod
    def _means_head(words: str, current: Frame, head: Frame) -> bool:
        """ "The webinar" is the head's, where the head speaks of a webinar and the meeting told of last was none."""
        said = re.findall(rf"\b(?:[Tt]he|[Tt]his) (?:[\w-]+ ){{0,2}}?({WORDS['EVENT_N']})\b", words)
        noun = said[0].lower().rstrip("s") if said else ""
        return (
            noun not in ("", "meeting", "event", "session")
            and noun in head.title.lower()
            and noun not in current.title.lower()
        )

    def _head_frame(self, iso3: str) -> Frame | None:
        mine = [frame for frame in self.head_frames if iso3 in frame.states]
        if len(mine) >= 1:
            return mine[0]
        open_ = [frame for frame in self.head_frames if not frame.states]
        if open_:
            return open_[0]
        return None

    # --- stages ------------------------------------------------------------------------------------------------

    def _stage(
        self,
        number: int,
        sentence: Sentence,
        match: _Match,
        matches: list[_Match],
        topic: tuple[str, ...],
        settled: dict[int, Date],
        current: Frame | None,
        frame: Frame | None,
        letter_date: int | None,
        shared: dict[str, int],
        plan_name: PlanName | None,
    ) -> Iterator[Telling]:
        assert isinstance(match.mark, Stage)
        stage = match.mark
        text = sentence.text
        clause = sentence.clause_at(match.start)
        own = frozenset(self.own)
        bounds = sentence.clauses[clause]
        lead_from = bounds.start
        if match.cue >= 0 and "coordinated" not in match.rule.flags:
            lead_from = match.start
        if bounds.kind == "part" and clause:
            lead_from = sentence.clauses[clause - 1].start
        start = match.cue if match.cue >= 0 and "coordinated" not in match.rule.flags else match.start
        before, inside = text[lead_from:start], text[start : match.end]
        if "modal" in match.rule.flags:
            inside = re.sub(
                r"\b(?:should|could|would|might|will|may|ought|is to|are to|to be|were to|was to)\b", "", inside
            )
        stop = sentence.clauses[sentence.clause_at(match.end - 1)].end
        reality = judge(before, inside, text[match.end : stop], held_for=True)
        if _CALLED_OFF.match(sentence.rest_of_strand(match.end)) or _TURNED_DOWN.match(text[match.end :]):
            reality = Reality.NEGATED
        if re.match(
            r"[^.;]{0,60}?, which (?:did not|was not|has not|never|was (?:later |then )?(?:postponed|cancelled))",
            text[match.end :],
        ):
            reality = Reality.NEGATED
        if bounds.kind == "semi" and reality is Reality.OCCURRED and _AHEAD.search(text[: bounds.start + 1]):
            reality = Reality.PLANNED
        when = self._when(sentence, clause, match, matches, settled, letter_date)
        if stage is Stage.APPROVAL and reality is Reality.PLANNED and _DECIDED.search(before):
            reality = Reality.OCCURRED  # "the Government decided on 18 May 2016 to adopt the plan": it did
        if (
            stage is Stage.UPDATE
            and reality in (Reality.PROPOSED, Reality.PLANNED, Reality.UNREAL)
            and _PROPOSALS.search(text[: match.end])
            and not re.search(r"\b(?:should consider|encourag\w+|urg\w+|will|intends|plans)\b", before)
        ):
            reality = Reality.OCCURRED
        if _IN_GENERAL.search(text[:start].rsplit(";", 1)[-1]) and not sentence.dates_in(clause):
            reality = Reality.UNREAL
        if (
            when
            and sentence.clauses[sentence.clause_at(when[0])].kind == "rel"
            and sentence.clause_at(when[0]) > clause
            and reality is Reality.OCCURRED
            and stage is not Stage.ROUNDTABLE
            and _MEANT.search(text[match.end : when[0]])
        ):
            reality = Reality.PLANNED
        if stage is Stage.ROUNDTABLE and _ASIDE_OF.search(before):
            when = []
        if (
            stage is Stage.ROUNDTABLE
            and when
            and reality in (Reality.UNREAL, Reality.PROPOSED, Reality.ASKED)
            and letter_date is None
        ):
            # "the idea of a NAP was taken up at a round table held on ...": the idea is unreal, the meeting is not
            reality = Reality.OCCURRED
        if (
            reality is Reality.UNREAL
            and stage in (Stage.APPROVAL, Stage.SUBMISSION)
            and re.search(r"\bshould (?:be )?\w*$|\bshould ", before + inside)
        ):
            later = [settled[at] for at in when if at in settled and settled[at].latest]
            if self.day and later and later[0].latest and later[0].latest > self.day:
                reality = Reality.PLANNED  # "the Cabinet should approve the plan in June": what is expected of a day
        if sentence.view.text.endswith("?") or _MADE_UP.search(text):
            reality = Reality.UNREAL
        if reality in (Reality.NEGATED, Reality.UNREAL, Reality.ASKED, Reality.PROPOSED):
            self._silent(sentence, f"{reality.value}", match)
            return
        if stage is Stage.APPROVAL and self._praise(before, inside, text[match.end : stop]):
            self._silent(sentence, "approval by a body that is no Government", match)
            return
        if stage is Stage.ROUNDTABLE and not self._round_table_counts(sentence.tagged, match):
            self._silent(sentence, "a round table that nothing ties to a plan", match)
            return
        if (
            stage is Stage.ROUNDTABLE
            and reality is Reality.PLANNED
            and re.match(r" (?:was|were) to (?!be held|take place|have)", text[match.end :])
        ):
            reality = Reality.OCCURRED  # "The Round Table was to start off the drafting": what it was for
        if (
            "intention" in match.rule.flags
            and reality is Reality.OCCURRED
            and not _FOR_APPROVAL.search(text[match.start : match.end])
        ):
            self._silent(sentence, "laid before a body, and no more", match)
            return
        planned = reality is Reality.PLANNED or "intention" in match.rule.flags
        if self.at_a_training and stage in MEETING_STAGES and not (match.ref and match.ref.owners):
            self._silent(sentence, "an exercise at a training", match)
            return
        if planned and "planned-drafting" in match.rule.flags:
            # to present a first draft by a day to come is to write it until then
            stage, match = Stage.DRAFTING, replace(match, mark=Stage.DRAFTING)
        named = (
            self._former_or_latter(sentence, match.start)
            or self._by_city(sentence, match)
            or subject.states_for(sentence, match.start, match.end, match.ref, own, topic)
        )
        if (
            match.ref is not None
            and match.ref.plural
            and not match.ref.owners
            and not (sentence.tagged.states or any(ref.owners for ref in sentence.tagged.plans.values()))
            and match.ref.indefinite
        ):
            self._silent(sentence, "plans in general", match)
            return
        if shared and (not named or (match.ref is not None and match.ref.plural and not match.ref.owners)):
            named = tuple(shared)
        if not named:
            self._silent(sentence, "no State", match)
            return
        spread = self._spread(sentence, named, when, shared, settled, match)
        for iso3, at in spread:
            if stage is Stage.ROUNDTABLE and iso3 not in self.own and not (PLAN in text or DRAFT in text):
                continue
            date = settled.get(at, UNKNOWN) if at is not None else UNKNOWN
            host: Frame | None = None
            if letter_date is not None and stage in MEETING_STAGES:
                if at is None:
                    continue
                host = self._head_frame_like(date) or self._overlapping_head(iso3, date)
                if host is not None and (host.date.start, host.date.end) == (date.start, date.end):
                    yield self._telling(
                        iso3, match, Modality.OCCURRED, date, sentence.view, replace(host, from_head=False)
                    )
                else:
                    yield self._telling(iso3, match, Modality.PLANNED, date, sentence.view, None, f"s{number}")
                continue
            decided = stage is Stage.APPROVAL and current is not None and current.government
            if not date.known and not planned and (stage in MEETING_STAGES or stage in self.head_marks or decided):
                if stage is Stage.ROUNDTABLE and not re.search(
                    r"\b(?:[Tt]he|[Tt]his|[Dd]uring|[Aa]t|-day|[Ii]n) [^.;,]{0,40}$", text[: match.start]
                ):
                    continue
                told = any(m.mark is Stage.APPROVAL for m in matches)
                host = (
                    None
                    if stage is Stage.DRAFTING and told
                    else self._frame_for(
                        sentence,
                        match.start,
                        match.end,
                        iso3,
                        frame if frame is not None and not self.is_note else current,
                    )
                )
                if host is not None:
                    date = host.date
                    planned = planned or host.planned
                elif stage is Stage.ROUNDTABLE or "meeting-needed" in match.rule.flags:
                    continue
            elif (
                planned
                and not date.known
                and stage in MEETING_STAGES
                and current is not None
                and current.planned
                and _EVENT.search(text[bounds.start : match.start])
            ):
                host, date = current, current.date  # "The round table will enable the ministries to begin the drafting"
            elif (
                stage is Stage.ROUNDTABLE
                and planned
                and not date.known
                and re.search(r"\b(?:[Tt]he|[Tt]his)(?: [\w-]+){0,2} $", text[: match.start])
            ):
                continue  # "at the disposal of the round table": the one announced already
            elif date.known and frame is not None and (frame.date.start, frame.date.end) == (date.start, date.end):
                host = frame
            if host is not None:
                host = replace(host, from_head=False)
            if not date.known:
                date = self._bounds(sentence, date, planned)
            if (
                planned
                and date.known
                and self.day
                and date.latest
                and date.latest < self.day
                and stage in MEETING_STAGES
                and host is None
                and self._overlapping_head(iso3, date)
            ):
                host = self._overlapping_head(iso3, date)
            modality = Modality.PLANNED if planned else Modality.OCCURRED
            name = match.ref.name if match.ref is not None else None
            telling = self._telling(iso3, match, modality, date, sentence.view, host, f"s{number}", name)
            if at is not None and telling.place is None and stage in MEETING_STAGES:
                place, country = self._place_of(sentence, at)
                telling = replace(telling, place=place, country=country)
            yield telling

    def _by_city(self, sentence: Sentence, match: _Match) -> tuple[str, ...]:
        """The State that its capital stands for: "Skopje has not decided", "in Skopje a round table took place"."""
        if (match.ref is not None and match.ref.owners) or len(self.own) < 2:
            return ()
        led = [f for f in self.head_frames if f.place and f.states and sentence.view.text.startswith(f"In {f.place}")]
        if len(led) == 1 and len(self.head_frames) > 1:
            return led[0].states
        if sentence.tagged.states:
            return ()
        cities = {one.iso3 for one in sentence.tagged.cities} & set(self.own)
        venues = {frame.country for frame in self.head_frames if frame.country}
        first = next((one.iso3 for one in sentence.tagged.cities if one.start == 0), None)
        if first in self.own:
            return (first,)
        return tuple(cities) if len(cities) == 1 and not (cities & venues and len(venues) == 1) else ()

    def _former_or_latter(self, sentence: Sentence, start: int) -> tuple[str, ...]:
        """The State that "the former" or "the latter" stands for: of the two that a sentence before named."""
        clause = sentence.clauses[sentence.clause_at(start)]
        said = re.findall(r"\b[Tt]he (former|latter)\b(?! Yugoslav)", sentence.text[clause.start : start])
        return (self.pair[said[-1] == "latter"],) if said and self.pair else ()

    def _overlapping_head(self, iso3: str, date: Date) -> Frame | None:
        for frame in self.head_frames:
            if (
                (
                    iso3 in frame.states
                    and frame.date.known
                    and date.earliest
                    and date.latest
                    and frame.date.earliest
                    and frame.date.latest
                )
                and frame.date.earliest <= date.latest
                and date.earliest <= frame.date.latest
            ):
                return frame
        return None

    def _bounds(self, sentence: Sentence, date: Date, planned: bool) -> Date:
        """An undated event lies before its note; after whatever the sentence says it lies since."""
        earliest = None
        if (since := _SINCE_RES.search(sentence.view.text)) is not None:
            year = next((group for group in since.groups() if group), None)
            if year and 1990 <= int(year) <= 2100:
                earliest = dt.date(int(year), 1, 1)
        latest = None if planned else self.day
        if latest is not None and earliest is not None and earliest > latest:
            earliest = None
        return Date(earliest, latest, Precision.NONE, date.edtf, date.text)

    @staticmethod
    def _praise(before: str, inside: str, after: str) -> bool:
        """Approval by experts, a meeting or its participants is no Government's."""
        bodies = expand(
            r"(?:EXPERTS|COMMITTEE|[Pp]articipants|[Mm]eeting|[Ww]orkshop|[Dd]elegat(?:es|ions)|[Ee]xperts|[Rr]ound[- ]?[Tt]able|[Cc]onference|UNRCPD|UNLIREC|UNREC|OSCE|UNODA|[Cc]hair|speakers|audience|panel|drafters|working groups?|technical (?:team|group))"
        )
        if re.search(rf"\bby (?:the |its |their |\ue000 )*{WORDS['GOVERNMENT']}", inside + after[:60]):
            return False
        agent = re.match(rf"[^.;,]{{0,12}}? by (?:the |all |its )?(?:\w+ )?{bodies}", after)
        if agent:
            return True
        if (
            re.search(r"\b(?:approv|adopt|endors)\w*\b", inside, re.I)
            and re.search(rf"(?:{bodies})(?:'s)?(?: \w+){{0,3}} $", before)
            and not re.search(r"(?:informed|told|heard|noted|recalled|learn\w+|welcomed|announced)\b", before)
        ):
            return True
        return bool(re.search(rf"^{bodies}(?: \w+){{0,2}} [Aa]pprov", inside))

    def _when(
        self,
        sentence: Sentence,
        clause: int,
        match: _Match,
        matches: list[_Match],
        settled: dict[int, Date],
        letter_date: int | None,
    ) -> list[int]:
        """Where in the sentence the date of a match stands; several where the words give it several dates."""
        last_clause = sentence.clause_at(match.end - 1)
        if match.cue >= 0:
            behind_cue = [at for at, _ in sentence.dates_in(last_clause) if at > match.cue and at in settled]
            return behind_cue[:1]
        if re.match(",? when ", sentence.text[sentence.clauses[clause].start :]) and clause:
            near = [
                at
                for at, _ in sentence.when
                if at < sentence.clauses[clause].start and at in settled and at != letter_date
            ]
            if near:
                return near[-1:]
        here: list[int] = []
        for index in dict.fromkeys((last_clause, clause)):
            here = [at for at, _ in sentence.dates_in(index) if at in settled and at != letter_date]
            if here:
                break
        since = [at for at in here if self._is_since(sentence, at)]
        here = [at for at in here if at not in since]
        if here:
            return self._nearest(sentence, match, matches, here, clause, settled)
        kind = sentence.clauses[clause].kind
        if (
            kind == "co"
            and clause
            and match.mark in MEETING_STAGES
            and _SAME_SUBJECT.match(sentence.text[sentence.clauses[clause].start :])
        ):
            near = [
                at
                for at, _ in sentence.dates_in(clause - 1)
                if at in settled and at != letter_date and not self._is_since(sentence, at)
            ]
            if near:
                return near[-1:]
        if (
            kind in ("rel", "part") or sentence.text[sentence.clauses[clause].start :].startswith((" when", ", when"))
        ) and clause:
            near = [
                at
                for at, _ in sentence.dates_in(clause - 1)
                if at in settled and at != letter_date and not self._is_since(sentence, at)
            ]
            if near and match.mark in MEETING_STAGES:
                return near[-1:]
        if last_clause + 1 < len(sentence.clauses):
            behind = sentence.clauses[last_clause + 1]
            words = sentence.text[behind.start : behind.end]
            held = match.mark is Stage.ROUNDTABLE and re.search(
                r"\b(?:held|convened|organi[sz]ed|hosted|took place|staged|ran)\b", words
            )
            meant = re.search(r"\b(?:plans?|planned|expect\w*|schedul\w+|foreseen?|due|set)\b", words)
            words_before = sentence.text[sentence.clauses[clause].start : match.end]
            if (
                match.mark in MEETING_STAGES
                and _EVENT.search(words_before)
                and re.search(r"\b(?:took place|was held|were held)\b", words)
            ):
                held = True  # "a round table on the development of the NAP, which took place from ...": both
            if behind.kind == "rel" and (held or meant):
                return [at for at, _ in sentence.dates_in(last_clause + 1) if at in settled and at != letter_date][:1]
            if re.match(r": (?:first |once )?(?:in|on|at|from) ", sentence.text[behind.start :]):
                return [at for at, _ in sentence.dates_in(last_clause + 1) if at in settled and at != letter_date]
        fronted = [
            at
            for at, _ in sentence.when
            if at in settled
            and at != letter_date
            and _FRONTED.match(sentence.text[:at])
            and not self._is_since(sentence, at)
        ]
        antecedent = sentence.clauses[clause - 1] if kind == "rel" and clause else None
        if (
            antecedent is not None
            and fronted
            and match.mark in MEETING_STAGES
            and _EVENT.search(sentence.text[antecedent.start : antecedent.end])
        ):
            # "In March, the Centre organized a seminar which collected proposals": when the seminar was
            return [min(fronted, key=lambda at: (_FINENESS.index(settled[at].precision), at))]
        entry = bool(_DATED_ENTRY.match(sentence.text[: sentence.clauses[0].end])) and clause == 1
        if fronted and (kind not in ("rel", "sub", "semi") or entry):
            return [min(fronted, key=lambda at: (_FINENESS.index(settled[at].precision), at))]
        return []

    @staticmethod
    def _is_since(sentence: Sentence, at: int) -> bool:
        date = sentence.tagged.dates[at]
        return date.bound == "since" or bool(re.search(r"\b[Ss]ince(?: \w+){0,2} $", sentence.text[:at]))

    def _nearest(
        self,
        sentence: Sentence,
        match: _Match,
        matches: list[_Match],
        here: list[int],
        clause: int,
        settled: dict[int, Date],
    ) -> list[int]:
        if len(here) == 1:
            return here
        after = [at for at in here if at >= match.end]
        before = [at for at in here if at < match.start]
        within = [at for at in here if match.start <= at < match.end]
        if within:
            return within[-1:]
        following = min(
            (m.start for m in matches if isinstance(m.mark, Stage) and m.start >= match.end), default=len(sentence.text)
        )
        close = [at for at in after if at < following]
        if close:
            # "two round tables, in June 2017 and January 2018"
            run = [close[0]]
            for at in close[1:]:
                between = sentence.text[run[-1] + 1 : at]
                if re.fullmatch(
                    r",?(?: and| and again| as well as| and then)?(?: in| on| at)?(?: [A-Z][\w'-]+,?(?: in| on)?)? ",
                    between,
                ):
                    run.append(at)
                else:
                    break
            if len(run) > 1 and not re.search(
                r"\b(?:(?:round[- ]?tables?|meeting|workshop|session|seminar|consultation|event|mission|webinar|reading|stage)s|twice|two|three|both|again)\b",
                sentence.text,
                re.I,
            ):
                self._hull(run, settled)
                return run[:1]
            return run
        return before[-1:] or after[:1]

    @staticmethod
    def _hull(run: list[int], settled: dict[int, Date]) -> None:
        """ "in the course of May and June 2016": one stretch of time, not two events."""
        first, last = settled[run[0]], settled[run[-1]]
        if (
            first.known
            and last.known
            and first.precision is last.precision
            and first.earliest
            and last.latest
            and first.earliest <= last.latest
        ):
            settled[run[0]] = span_of(first, last)

    def _respective(
        self,
        sentence: Sentence,
        matches: list[_Match],
        settled: dict[int, Date],
        found: list[tuple[int, int, tuple[str, ...]]],
    ) -> dict[str, int]:
        """For "..., respectively": which of the dates belongs to which State."""
        if not settled:
            return {}
        pairs = list(_PAIR.finditer(sentence.text))
        turned = [*_DATE_OF.finditer(sentence.text), *_THAT_OF.finditer(sentence.text)]
        if len(pairs) == len(turned) == 1:
            return {sentence.tagged.states[m.start(g)].iso3: m.start(3 - g) for m, g in ((pairs[0], 1), (turned[0], 2))}
        if len(turned) > 1:
            return {sentence.tagged.states[m.start(2)].iso3: m.start(1) for m in turned if m.start(1) in settled}
        if len(pairs) > 1:
            # "from Jordan on 1 October and from Iraq on 4 October", "for Albania (Tirana, 15-16 May 2013)"
            return {sentence.tagged.states[m.start(1)].iso3: m.start(2) for m in pairs if m.start(2) in settled}
        text = sentence.view.text
        cities = {one.start: one.iso3 for one in sentence.tagged.cities}
        result: dict[str, int] = {}
        ordered = sorted(settled)
        if cities and not (found and not _RESPECTIVELY.search(text)):
            # "held in Lima, in June 2015, and in Quito, in July 2015"
            for at in ordered:
                place = sentence.tagged.places[at]
                near = [iso3 for start, iso3 in sorted(cities.items()) if start < place and place - start < 40]
                if near and near[-1] in self.own:
                    result.setdefault(near[-1], at)
            if len(result) > 1:
                return result
        if not _RESPECTIVELY.search(text):
            return {}
        named = list(dict.fromkeys(iso3 for _, _, codes in found for iso3 in codes)) or list(self.own)
        for at, span in sentence.when:
            if len(span.pieces) == len(named) > 1:
                # "on 3 and 21 July 2017 respectively": each day for itself, under a key of its own
                for number, piece in enumerate(span.pieces):
                    date = dates.settle(
                        piece, year=self.heading.years[0] if self.heading.years else None, note=self.day
                    )
                    if date is not None:
                        settled[-1000 * (at + 1) - number] = date
                return {iso3: -1000 * (at + 1) - number for number, iso3 in enumerate(named)}
        if len(named) > 1 and len(ordered) >= len(named):
            return dict(zip(named, ordered[-len(named) :], strict=True))
        return {}

    def _spread(
        self,
        sentence: Sentence,
        named: tuple[str, ...],
        when: list[int],
        shared: dict[str, int],
        settled: dict[int, Date],
        match: _Match,
    ) -> list[tuple[str, int | None]]:
        if shared:
            who = [iso3 for iso3 in named if iso3 in shared]
            if match.ref is None and len(shared) > 1 and match.mark is Stage.ROUNDTABLE:
                who = list(shared)
            if who:
                return [(iso3, shared[iso3]) for iso3 in who]
        if not when:
            return [(iso3, None) for iso3 in named]
        if len(when) == len(named) > 1:
            return list(zip(named, when, strict=True))
        return [(iso3, at) for iso3 in named for at in when]

    # --- milestones --------------------------------------------------------------------------------------------

    def _letter_date(self, sentence: Sentence, letter: _Match) -> int | None:
        text = sentence.text
        days = [at for at, date in sentence.when]
        if not days:
            return None
        dated = [
            at
            for at in days
            if re.search(
                r"(?:dated|(?:letters?|notes?|verbales?|communications?|invitations?) of|letters? on|verbale on|sent on|written on|received on|verbales?|letters?)(?: on)? $",
                text[max(0, at - 20) : at],
            )
        ]
        if dated:
            return dated[0]
        fronted = [at for at in days if at < letter.start]
        if fronted:
            return fronted[0]
        after = [
            at
            for at in days
            if at > letter.start
            and not re.search(
                r"\b(?:to be held|from|held|scheduled|taking place|planned)\b[^.;]{0,60}$", text[letter.end : at]
            )
        ]
        return after[0] if after else None

    def _milestone(
        self,
        number: int,
        sentence: Sentence,
        match: _Match,
        topic: tuple[str, ...],
        found: list[tuple[int, int, tuple[str, ...]]],
        settled: dict[int, Date],
        current: Frame | None,
        letter: _Match | None,
        letter_date: int | None,
        staged: set[str],
        shared: dict[str, int],
    ) -> Iterator[Telling]:
        mark = match.mark
        text = sentence.text
        clause = sentence.clause_at(match.start)
        own = frozenset(self.own)
        bounds = sentence.clauses[clause]
        before = text[bounds.start : match.start]
        after = text[match.end : bounds.end]
        reality = judge(before, text[match.start : match.end], after)
        if reality in (Reality.NEGATED, Reality.UNREAL, Reality.PROPOSED) or (
            reality is Reality.ASKED and mark is not Milestone.ASSISTANCE_REQUEST
        ):
            return
        planned = reality is Reality.PLANNED
        when = self._when(sentence, clause, match, [match], settled, None)
        named: tuple[str, ...]
        if mark is Milestone.LETTER:
            if letter_date is None or self._makes_request(sentence):
                return
            named = tuple(
                dict.fromkeys(iso3 for _, _, codes in found for iso3 in codes if iso3 in own or not own)
            ) or tuple(dict.fromkeys(iso3 for _, _, codes in found for iso3 in codes))
            if not named and (
                _DEFINITE.search(sentence.view.text)
                or re.search(
                    r"\b(?:meetings?|round ?tables?|consultations?|workshops?|sessions?|events?|visit)\b", text, re.I
                )
            ):
                named = self.own or topic
            if not named:
                named = (
                    topic if re.search(r"\b(?:Ministry|Government|Permanent Mission|Minister|country)\b", text) else ()
                )
            when = [letter_date]
            span = sentence.tagged.dates[letter_date]
            if len(_PAIR.findall(text)) > 1:
                named = tuple(shared)
            elif span.pieces and len(span.pieces) == len(named) and _RESPECTIVELY.search(sentence.view.text):
                for iso3, piece in zip(named, span.pieces, strict=True):
                    date = dates.settle(
                        piece, year=self.heading.years[0] if self.heading.years else None, note=self.day
                    )
                    if date is not None:
                        yield self._telling(iso3, match, Modality.OCCURRED, date, sentence.view, None, f"s{number}")
                return
            several = [at for at, _ in sentence.when if at >= letter.end and at in settled] if letter else []
            if several[:1] == [letter_date] and len(several) == len(named) > 1 and _RESPECTIVELY.search(text):
                when = several
            planned = False
        elif mark is Milestone.PEER_REVIEW or mark in (Milestone.WORKSHOP, Milestone.TRAINING, Milestone.VISIT):
            if not when:
                return
            named = tuple(dict.fromkeys(iso3 for _, _, codes in found for iso3 in codes)) or topic
            if mark in (Milestone.WORKSHOP, Milestone.TRAINING) and (set(named) & staged or not _HOLDING.search(text)):
                return
            if mark in (Milestone.WORKSHOP, Milestone.TRAINING):
                named = named[:1]
        else:
            near = [group for group in found if group[1] <= match.start and group[0] >= bounds.start]
            near = near or [group for group in found if group[1] <= match.start] or found
            told = self._former_or_latter(sentence, match.start)
            named = told or near[-1][2] if near and near[0][1] <= match.start else (near[0][2] if near else topic)
            if mark is Milestone.ASSISTANCE_REQUEST and letter_date is not None:
                when = [letter_date]
            if (
                not when
                and mark is Milestone.ASSISTANCE_REQUEST
                and not re.search(r"\b(?:requested|asked|submitted|sought|applied|sent)\b", text)
            ):
                return
        for iso3, at in self._spread(
            sentence,
            named,
            when,
            shared if mark is not Milestone.LETTER or len(_PAIR.findall(text)) > 1 else {},
            settled,
            match,
        ):
            date = settled.get(at, UNKNOWN) if at is not None else UNKNOWN
            if not date.known:
                date = self._bounds(sentence, date, planned)
            modality = Modality.PLANNED if planned else Modality.OCCURRED
            yield self._telling(iso3, match, modality, date, sentence.view, None, f"s{number}")
        if mark is Milestone.POINT_OF_CONTACT or mark is Milestone.NATIONAL_REPORT:
            yield from self._did_so(number, sentence, match, found, settled)

    def _did_so(
        self,
        number: int,
        sentence: Sentence,
        match: _Match,
        found: list[tuple[int, int, tuple[str, ...]]],
        settled: dict[int, Date],
    ) -> Iterator[Telling]:
        """ "...; the Niger did so on 6 February 2018": the same act, for another State, on a day of its own."""
        for so in re.finditer(
            r"\b(?:did (?:so|the same|likewise)|followed(?: suit)?|does so|done so)\b", sentence.text[match.end :]
        ):
            place = match.end + so.start()
            clause = sentence.clause_at(place)
            who = [group for group in found if match.end <= group[0] < place]
            if not who and (told := self._former_or_latter(sentence, place)):
                who = [(place, place, told)]
            when = [at for at, _ in sentence.dates_in(clause) if at in settled]
            if who and when:
                for iso3 in who[-1][2]:
                    yield self._telling(
                        iso3, match, Modality.OCCURRED, settled[when[0]], sentence.view, None, f"s{number}+"
                    )

    @staticmethod
    def _makes_request(sentence: Sentence) -> bool:
        return any(rule.pattern.search(sentence.text) for rule in rules_for(Milestone.ASSISTANCE_REQUEST))

    # --- telling -----------------------------------------------------------------------------------------------

    def _telling(
        self,
        iso3: str,
        match: _Match,
        modality: Modality,
        date: Date,
        view: View,
        frame: Frame | None,
        occasion: str = "",
        name: PlanName | None = None,
    ) -> Telling:
        if name is None and match.ref is not None:
            name = match.ref.name
        if frame is None:
            return Telling(
                iso3,
                match.mark,
                modality,
                date,
                view,
                match.rule.name,
                f"{occasion}:{match.mark.value}:{date.edtf}",
                _shown(view.text),
                plan=name,
            )
        return Telling(
            iso3, match.mark, modality, date, view, match.rule.name, frame.key, frame.title or _shown(view.text),
            frame.place, frame.country, frame.online, name, frame.from_head,
        )  # fmt: skip

    def _silent(self, sentence: Sentence, reason: str, match: _Match) -> None:
        self.silences.append((sentence.view, reason, match.rule.name))


def _title(sentence: Sentence) -> str:
    return _shown(sentence.view.text)


def _shown(text: str, width: int = 120) -> str:
    """The words of a passage as a title: whole words, at most ``width`` characters."""
    text = text.rstrip(" .;,")
    if len(text) <= width:
        return text
    return text[:width].rsplit(" ", 1)[0].rstrip(" ,;") + " ..."
