"""A sentence as a reader meets it: its words, its dates, and what the reader has in mind."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from naptrack import subject
from naptrack.clauses import Clause, Sentence
from naptrack.header import station_of, title_states
from naptrack.models import Date, Stage
from naptrack.narrative.matching import Match
from naptrack.narrative.matter import Matter
from naptrack.narrative.occasions import Frame, lies_ahead, same_days
from naptrack.narrative.titles import Titles
from naptrack.passages import View
from naptrack.subject import Group

_LEAD = 4  # sentences
_FAR = 30  # sentences and headings: no beginning is so long
_CITY_LINE = re.compile(r"(?:\.|:| [-\u2013\u2014]) (?!\d)")
_RUN_IN = re.compile("(?:\\(?(?:[a-z]|[ivx]{1,4}|\\d{1,2})[).] )?(?:The )?(\ue000)[.:]?")
#: A short title at the beginning of a paragraph: "Since then.", "Result."
_RUN_IN_TITLE = re.compile(r"[A-Z][\w'-]*(?: [\w'-]+){0,3}[.:]")
_ORDINALS = {
    word: number
    for number, words in enumerate(
        ("1 one first i a", "2 two second ii b", "3 three third iii c", "4 four fourth iv d", "5 five fifth v e"), 1
    )
    for word in words.split()
}
_OCCASION_NOUN = r"(?:event|meeting|part|leg|stage|visit|activity|workshop)"
#: "Event 3.", "Meeting 2:", "Part two.", "Second event."; not "Part A of the plan"
_NUMBERED_EVENT = re.compile(
    rf"(?:{_OCCASION_NOUN} (?P<number>[1-5]|one|two|three|four|five|[A-E]|I{{1,3}}|IV|V)"
    rf"|(?:the )?(?P<ordinal>first|second|third|fourth|fifth) {_OCCASION_NOUN})\s?(?:[.:(\u2014-]|$)",
    re.I,
)
_LED_BY_STATE = re.compile("(?:The )?(\ue000)(?: [-\u2014] |: |\u2014)")
_LED_IN = re.compile(
    "(?:In|For|As regards|As for|Turning to) (?:the )?(?P<state>\ue000),"
)  # "In Guyana, a round table was held"
_THOSE = re.compile(
    r"\b(?:[Tt]he|[Tt]hese|[Tt]hose|[Aa]ll|[Bb]oth)(?: of the| the)? ?(?P<count>two|three|four|five|six)? (?:countries|States|delegations|Governments|neighbours)\b"
    r"|\b[Bb]oth(?= (?:have|had|are|were|will)\b)|\b[Ee]ach (?:of the (?:two|three) )?(?:delegation|side|country|State|Government|team)s?\b"
)
_IN_BOTH = re.compile(
    r"\bin (?:both|the) ?(?P<count>two|three)? (?:countries|States)\b"
)  # "Approval in both countries is ..."
_STATUS = re.compile(
    r"\W*(?:completed|done|finished|carried out|held|under ?way|ongoing|in progress|cancell?ed|postponed|planned|(?:still )?to come|upcoming|forthcoming|coming up|(?:what (?:comes|is) )?next|ahead|what has been done(?: so far)?)(?: (?:activities|events|meetings|steps|workshops))?\W*",
    re.I,
)
_BACK_TO_THE_MEETING = re.compile(
    r"(?:The|On the|During the) (?:first|second|third|last|final|next|closing|opening) (?:day|morning|afternoon|session|part|half)\b|(?:The )?[Pp]articipants\b"
)
_WE = re.compile(r"\b(?:[Oo]ur|[Ww]e)\b")
_SAID = re.compile(r"\bsaid\b[^;:]{0,90}?\b(?:of|from|at|for|said)(?: the)? $")
_OFFICE = re.compile(
    r"(?:'s)? (?:[A-Z]\w+ ){0,2}(?:[Mm]inist(?:ry|er)|[Gg]overnment|Cabinet|Parliament|Presidency|Agency|Authority|Customs"
    r"|Commission|Directorate|Service|Police|delegation)\b"
)
_MARK = re.compile(r"^\(?(?:\d{1,3}|[a-z])[.)]\s+")  # of a numbered paragraph
_COUNT = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_OPENS_WITH_ONE = re.compile(r"[Tt]he (?:former|latter)\b(?! Yugoslav)")
_FORMER_OR_LATTER = re.compile(r"\b[Tt]he (former|latter)\b(?! Yugoslav)")


@dataclass(slots=True)
class Mind:
    """What a reader keeps in mind from sentence to sentence.

    ``topic`` are the States last spoken of, ``pair`` the last two named together, ``several`` the last
    two or more, ``current`` the meeting told of
    last, ``lead`` the one told of first, with the words that told of it, ``previous`` the date named last, ``year`` the year named last, ``latest`` the latest day told of so far,
    ``anchor`` the day of the meeting that a text without a day of its own begins with,
    ``plan_kind`` the kind of plan that the paragraph named last, ``station`` the meeting that the heading above dates,
    ``said`` and ``matches`` the last sentence of the paragraph and what matched in it, ``spoken_of`` the meeting that a stage told last was
    dated by, ``plan_owners`` whose the plan is that the last sentence named,
    ``under`` the States that the heading above names, ``planners`` the States whose plans a step was told of last, ``ended_open`` whether a sentence that ended with a colon
    goes on under the headings, ``begins`` whether a paragraph has just begun, ``speaker`` the State for which somebody is quoted,
    ``block`` and ``section`` where the reader is, ``of_row`` the State that the row of a table begins
    with, ``run_in`` whether a paragraph announced the meeting under reading, ``columns`` which columns of the table under reading hold the dates of which step.
    """

    topic: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    current: Frame | None = None
    lead: tuple[Frame, str] | None = None
    previous: Date | None = None
    year: int | None = None
    latest: dt.date | None = None
    anchor: dt.date | None = None
    plan_kind: str | None = None
    station: Frame | None = None
    said: str = ""
    matches: Sequence[Match] = ()
    spoken_of: Frame | None = None
    plan_owners: tuple[str, ...] = ()
    columns: dict[int, Stage] = field(default_factory=dict)
    block: int = -1
    section: str = ""
    of_row: tuple[str, ...] = ()
    run_in: bool = False
    under: tuple[str, ...] = ()
    planners: tuple[str, ...] = ()
    ended_open: bool = False
    begins: bool = False
    speaker: tuple[str, ...] = ()

    @classmethod
    def before_reading(cls, matter: Matter) -> Mind:
        """What a reader of the head alone has in mind."""
        frames = matter.head.frames
        own = _only(matter.own)
        return cls(
            own, own=own if matter.is_note else (), previous=frames[0].date if frames and frames[0].date.known else None
        )

    def turn_to(self, sentence: Sentence, matter: Matter) -> None:
        """Let go of what does not outlast a paragraph, and take up what a new one begins with."""
        if (state := _RUN_IN.fullmatch(sentence.text)) is not None and sentence.block.kind != "heading":
            self.topic = (sentence.tagged.states[state.start(1)].iso3,)  # "Ecuador. The Ministry asked for ..."
        if sentence.number == self.block:
            self.topic = self.of_row or self.topic
            return
        self.block = sentence.number
        self.begins = True
        self.plan_kind = None
        self.said, self.matches = "", ()
        self.plan_owners = ()
        self.speaker = ()
        heading = sentence.block.kind == "heading"
        if matter.is_note:
            self.year = None
        station = _station(sentence, matter)
        if heading:
            self.station = station
        turned, self.section = sentence.block.section != self.section, sentence.block.section
        ends = matter.is_note or ((turned or heading) and not self._sits())
        if ends or station or self.station:
            self.current = station or self.station
        if heading:
            unclear = bool(sentence.tagged.shared) and not matter.is_note  # "Dominican": of the one or the other
            self.under = title_states(sentence.view.text) or (() if unclear else self.under)
            if self._sits() and not set(self.under) & set(matter.own):
                self.under = ()  # "Agreement with Slovenia" among a Government's decisions
            self.topic = self.under or _only(matter.own) or (() if unclear else self.topic)
        elif self.under:
            self.topic = self.under  # whoever was a guest in the paragraph before
        elif len(matter.own) == 1 or (not matter.is_note and matter.own) or not set(self.topic) & matter.owners:
            self.topic = _only(matter.own) or (() if matter.own or matter.is_note else self.topic)
        if not heading and self.run_in and _RUN_IN_TITLE.fullmatch(sentence.view.text):
            self.current = self.station = None  # "Since then. The Government ..."
            self.under = ()
        if (here := _announced_occasion(sentence, matter)) is not None:
            self.topic = self.under = here.states
            self.current = self.station = here
        self.run_in = not heading and (here is not None or self.run_in)
        if (city := next((one for one in sentence.tagged.cities if one.start < 3), None)) is not None:
            words = sentence.view.text
            if words[city.start : city.end].isupper() and _CITY_LINE.match(words, city.end):
                self.topic = (city.iso3,)  # "CASTRIES - Saint Lucia is at an earlier point"
        led = _LED_BY_STATE.match(sentence.text) or _RUN_IN.fullmatch(sentence.text)
        if led is not None:  # "Rwanda. The plan was approved ..."
            self.topic = (sentence.tagged.states[led.end(1) - 1].iso3,)
        self.of_row = self.topic if led is not None and sentence.block.columns else ()

    def _sits(self) -> bool:
        """Whether the meeting told of is a Government's session, as a page on its decisions tells of one throughout."""
        return self.current is not None and self.current.government

    def spoken_of_in(self, sentence: Sentence) -> tuple[str, ...]:
        """The States last spoken of; where "we" and "our" stand, that of the speaker.

        Of several it is the one whose plan was spoken of: "Tajikistan's plan ... The officers of both States ... The plan".
        """
        if self.speaker and _WE.search(sentence.text):
            return self.speaker
        if self.own and not self.under and _BACK_TO_THE_MEETING.match(sentence.text):
            return self.own  # whoever was a guest in the sentence before
        refs = sentence.tagged.plans.values()
        one_plan = bool(refs and self.planners) and not any(ref.plural or ref.indefinite for ref in refs)
        return self.planners if one_plan and set(self.planners) < set(self.topic) else self.topic

    def remember(self, scene: Scene, met: Frame | None, planners: tuple[str, ...]) -> None:
        """Keep what ``scene`` leaves behind for the next sentence.

        ``met`` is the meeting that it told of last, ``planners`` are the States of whose plans it told a step.
        """
        self.planners = planners or self.planners
        self.ended_open = scene.view.text.rstrip().endswith(":") or (self.ended_open and not scene.opened)
        self.spoken_of = met or self.spoken_of
        sentence = scene.sentence
        if len(scene.named) == 2:
            self.pair = scene.named
        if len(scene.named) > 1:
            self.several = scene.named
        if (led := led_by_place(scene)) is not None:
            self.topic = led.states
        elif (about := _LED_IN.match(scene.text)) is not None:
            self.topic = (sentence.tagged.states[about.start("state")].iso3,)
        owner = _only(tuple(dict.fromkeys(o for ref in sentence.tagged.plans.values() for o in ref.owners)))
        latter = scene.former_or_latter(sentence.clauses[0].end - 1) if _OPENS_WITH_ONE.match(scene.text) else ()
        acting = latter or subject.subject_of(sentence, scene.found, scene.matter.owners) or _city(scene)
        whose = (
            (owner or _only(planners)) if not scene.found else ()
        )  # "Burkina Faso's plan has been reviewed. The delegation ..."
        capital = subject.capital_of(sentence, sentence.clauses[0])
        # "Congratulations to Grenada! Its plan ...": in a page about many the one that a paragraph begins with
        first = () if scene.matter.own or scene.matter.is_note or not self.begins else _only(scene.named)
        self.begins = False
        self.topic = acting or capital or whose or first or self.topic
        opened = scene.opened
        if opened and self.current and self.current.government and not opened.government:
            # the session of the headline told once more, or what a Government heard of, which ends no session
            same = same_days(opened.date, self.current.date)
            opened = replace(opened, government=True) if same else None
        self.current = opened or self.current
        if self.lead is None and scene.opened is not None:
            self.lead = scene.opened, scene.view.text
        self.said, self.matches = scene.text, scene.matches
        self.speaker = _speaker(scene) or self.speaker
        known = [date for _, date in sorted(scene.settled.items()) if date.known]
        self.previous = known[-1] if known else self.previous
        named = [ref for _, ref in sorted(sentence.tagged.plans.items()) if not ref.anaphor]
        if named or scene.found:
            self.plan_owners = named[-1].owners if named else ()
        for _, ref in sorted(sentence.tagged.plans.items()):
            if ref.kind != "bare":
                self.plan_kind = ref.kind
            elif not ref.anaphor:
                self.plan_kind = None
        if scene.matter.is_note and sentence.tagged.plans:
            self.year = None


def _speaker(scene: Scene) -> tuple[str, ...]:
    """The State of the office that somebody quoted speaks for: "said the Deputy Head of the Macedonian Ministry"."""
    for start, end, codes in scene.found:
        if _SAID.search(scene.text[:start]) and _OFFICE.match(scene.text, end):
            return codes
    return ()


def _station(sentence: Sentence, matter: Matter) -> Frame | None:
    """The meeting of a heading that says when and where: "Costa Rica (San José, 8-9 November)"."""
    stop = station_of(sentence.view.text.rstrip("."), matter.heading.years)
    if stop is None:
        return None
    byline = stop.place is None or sentence.block.kind != "heading"
    if byline and stop.date.earliest == stop.date.latest == matter.heading.head.posted:
        return None  # "Posted on 6 March 2023"; "LOMÉ, 19 October 2021. The draft ..."
    if (own := matter.head.on(stop.date)) is not None:
        return own
    return Frame(
        f"b{sentence.number}",
        (stop.state,) if stop.state else (),
        stop.date,
        sentence.view.text,
        stop.place,
        stop.country,
        stop.online,
        planned=lies_ahead(stop.date, matter.day),
        announced=True,
    )


def _announced_occasion(sentence: Sentence, matter: Matter) -> Frame | None:
    """The occasion of the head that a line announces by its place or its number: "Lomé", "Event 2."."""
    frames = matter.head.frames
    line = sentence.view.text.strip(" .:")
    here = [one for one in frames if one.place and one.states and one.place == line]
    numbered = _NUMBERED_EVENT.match(sentence.view.text) if not here and len(frames) > 1 else None
    if numbered is not None:
        number = _ORDINALS[(numbered["number"] or numbered["ordinal"]).lower()]
        here = [one for one in frames[number - 1 : number] if one.states]
    return replace(here[0], announced=True) if here else None


def _city(scene: Scene) -> tuple[str, ...]:
    """The State that the capital at the beginning stands for: "Kinshasa's delegation had come with a text"."""
    first = next((one.iso3 for one in scene.sentence.tagged.cities if one.start == 0), None)
    return (first,) if first in scene.matter.owners and len(scene.matter.own) > 1 else ()


def led_by_place(scene: Scene) -> Frame | None:
    """Of several meetings of the head the one in the place that a sentence begins with: "In Amman, participants ..."."""
    frames = scene.matter.head.frames
    text = _MARK.sub("", scene.view.text)
    led = [one for one in frames if one.place and one.states and text.startswith(f"In {one.place}")]
    return led[0] if len(led) == 1 and len(frames) > 1 else None


def _only(states: tuple[str, ...]) -> tuple[str, ...]:
    return states if len(states) == 1 else ()


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that a sentence speaks of; ``at`` is the place of its date, ``inviting`` that it invites or announces."""

    match: Match
    at: int | None
    inviting: bool


@dataclass(slots=True)
class Scene:
    """One sentence under reading; what is found out of it is filled in step by step.

    ``found`` are the groups of States that it names; ``settled`` its dates by their places in the tagged text (a date
    of a series has a negative key); ``kind`` is what a plan is here where its words do not tell; ``opened`` the
    occasion that the sentence tells of; ``shared`` which date belongs to which State, where the words pair them.
    """

    matter: Matter
    titles: Titles
    number: int
    sentence: Sentence
    found: Sequence[Group]
    settled: dict[int, Date]
    topic: tuple[str, ...]
    pair: tuple[str, ...]
    several: tuple[str, ...]
    current: Frame | None
    lead: tuple[Frame, str] | None
    spoken_of: Frame | None
    plan_owners: tuple[str, ...]
    matches: Sequence[Match] = ()
    letter: Letter | None = None
    opened: Frame | None = None
    shared: dict[str, int] = field(default_factory=dict)
    silences: list[tuple[View, str, str | None]] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The key of an occasion that this sentence alone tells of."""
        return f"s{self.number}"

    @property
    def text(self) -> str:
        """The tagged text."""
        return self.sentence.text

    @property
    def view(self) -> View:
        """The words of the sentence."""
        return self.sentence.view

    @property
    def kind(self) -> str:
        """What a plan is here where its words do not tell."""
        return self.matter.kinds[self.number]

    @property
    def named(self) -> tuple[str, ...]:
        """Every State named, once, in order."""
        return tuple(dict.fromkeys(iso3 for _, _, codes in self.found for iso3 in codes))

    @property
    def leads(self) -> bool:
        """Whether it is one of the first sentences under the headlines."""
        if self.number < _FAR:
            before = self.matter.sentences[: self.number]
            if sum(one.block.kind != "heading" for one in before) < _LEAD:
                return True
        last = self.matter.sentences[max(0, self.number - _LEAD) : self.number]
        return not self.matter.is_note and any(one.block.kind == "heading" for one in last)

    @property
    def is_headline(self) -> bool:
        """Whether it is the headline of an article."""
        return self.sentence.block.kind == "heading" and not self.matter.is_note

    @property
    def heading(self) -> str:
        """The heading that it stands under; empty without one."""
        above = self.matter.sentences[: self.number][::-1]
        return next((one.view.text for one in above if one.block.kind == "heading"), "")

    @property
    def status(self) -> str:
        """The heading above that says how things stand: "Completed", "To come"; those of States under it go on with it."""
        for one in self.matter.sentences[: self.number][::-1]:
            if one.block.kind == "heading":
                if _STATUS.fullmatch(one.view.text):
                    return one.view.text
                if not title_states(one.view.text):
                    return ""
        return ""

    @property
    def column(self) -> str:
        """The name of the column that it stands in, where the cells of a table are read one by one; else empty."""
        block = self.sentence.block
        return block.heading if block.heading in block.columns else ""

    @property
    def invited_on(self) -> int | None:
        """The place of the date of a letter that invites; the other dates are those of the meeting."""
        return self.letter.at if self.letter is not None and self.letter.inviting else None

    def clause(self, place: int) -> Clause:
        """The clause that ``place`` of the tagged text belongs to."""
        return self.sentence.clauses[self.sentence.clause_at(place)]

    def former_or_latter(self, place: int) -> tuple[str, ...]:
        """The State that "the former" or "the latter" stands for: of the two that a sentence before named."""
        said = _FORMER_OR_LATTER.findall(self.text[self.clause(place).start : place])
        # "Kenya and Uganda took part; the latter submitted ...": named in the sentence itself
        here = tuple(dict.fromkeys(iso3 for start, _, codes in self.found if start < place for iso3 in codes))
        pair = here if len(here) == 2 else self.pair
        return (pair[said[-1] == "latter"],) if said and pair else ()

    def those(self, place: int) -> tuple[str, ...]:
        """The States that "both countries" or "those three States" stand for, before ``place``."""
        clause = self.clause(place)
        said = _THOSE.search(self.text[clause.start : place]) or _IN_BOTH.search(self.text[place : clause.end])
        if said is None or self.found or not self.several:
            return ()
        count = _COUNT.get((said["count"] or "two").lower(), 0)
        return self.several if count == len(self.several) else ()

    def pass_over(self, match: Match, reason: str) -> None:
        """Leave ``match`` untold, and say why."""
        self.silences.append((self.view, reason, match.rule.name))
