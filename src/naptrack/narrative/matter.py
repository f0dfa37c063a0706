"""What a note is about: which plan its words mean, whose, and what the text as a whole knows of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from naptrack import dates, subject
from naptrack.clauses import Sentence
from naptrack.header import Heading, title_states
from naptrack.models import Date, Note
from naptrack.narrative.occasions import HeadOccasions
from naptrack.rules import WORDS
from naptrack.tagging import DRAFT, OTHERRES, RES1540, PlanRef, Tagged, expand, tag

_TRAINING = re.compile(r"\b(?:training|course)\b", re.I)
_IN_FORCE = re.compile(
    expand(
        rf"(?:ANYPLAN{WORDS['TO_VERB']}(?:(?:was|were|has been|had been) (?:\w+ly )?(?:approved|adopted|endorsed|submitted|signed|in force)|is (?:\w+ )?in force)|\b(?:approved|adopted|endorsed|submitted)(?: to COMMITTEE)?{WORDS['SHORTLINK']}PLAN|PLAN,? (?:first |newly )?(?:approved|adopted|endorsed)|PLAN,? (?:which|that) [^.;,]{{3,60}}? (?:approved|adopted|endorsed|submitted)|(?:Government|Cabinet|Council of Ministers|President|Parliament) (?:approves|adopts|endorses){WORDS['SHORTLINK']}PLAN|implementation of{WORDS['SHORTLINK']}PLAN|PLAN implementation)"
    )
)
_NOT_ITS_OWN = re.compile(
    r"\b(?:no|not|nor|without|whether|yet|in general|general terms|encourages?|already|(?<!what )(?<!who )should|could|might|consider\w*)\b"
)
#: "Throughout 2013 the Centre went on assisting ..."
_REPORTS_ON = re.compile(
    r"(?:\d+\. )?(?:Throughout|During|In(?: the course of)?|Over)(?: the (?:calendar |past |reporting )?year)? ((?:19|20)\d\d)\b"
)
#: Resolutions that have plans of their own, as those about resolution 1540 itself have not.
_ON_ANOTHER = re.compile(r"\b[Rr]esolutions? (?:1267|1325|1373|1624|1718|2178|2231|2242|2250|2396)\b")
_MUCH_MORE = 1.5  # times as much: else a text speaks of several States, and of none by itself
_NOBODY: frozenset[str] = frozenset()


def is_1540(ref: PlanRef, tagged: Tagged, at: int, kind: str, before: str | None = None) -> bool:
    """Whether the plan at ``at`` is one under resolution 1540.

    ``kind`` is what a plan is here where its words do not tell; ``before`` is the kind that the paragraph named last,
    which "it" and "the draft" take up.
    """
    if ref.kind != "bare":
        return ref.kind == "1540"
    if ref.anaphor:
        earlier = [other for place, other in sorted(tagged.plans.items()) if place < at and other.kind != "bare"]
        if earlier:
            return earlier[-1].kind == "1540"
        if before is not None:
            return before == "1540"
    return kind == "1540"


_CALLED_OFF = re.compile(
    r"(?:The|This) (?:event|meeting|workshop|round[- ]?table|seminar) (?:was|has been|had to be) (?:cancell?ed|postponed|put off|called off)\b(?![^.;]{0,80}? and (?:was|took|held))",
    re.I,
)
_SPOKEN_TO = re.compile(r"\b(?:Mr\.?|Madam|Mister) (?:President|Chair(?:man|person)?)\b,?$")
#: "No. Measure Lead Others Term Indicator 1 Amend the Ordinance ..."
_TABLE_OF_MEASURES = re.compile(
    r"\bNo\.? (?:[A-Z][\w-]+ ){0,2}?(?:[Mm]easures?|[Aa]ctions?|[Aa]ctivit(?:y|ies)|[Oo]bjectives?|[Tt]asks?)\b.{0,160}?"
    r"\b(?:[Tt]erm|[Dd]eadline|[Ii]ndicator|[Tt]ime[ -]?(?:frame|limit)|[Ww]hen|[Pp]eriod|[Rr]esponsible|[Ll]ead|[Cc]arrier|[Bb]od(?:y|ies)|[Ee]xecut\w+)\b"
)


_DEALT_WITH = re.compile(
    expand(
        rf"\b{WORDS['EVENT_N']} (?:dealt with|turned to|took up|discussed|was devoted to|considered) (?:the )?PLAN|\b[Ww]hat PLAN (?:is|are|means)\b|\b(?:idea|concept|notion) of PLAN"
    )
)
_DECREES = re.compile(
    rf"{WORDS['GOVERNMENT']}[^.;]{{0,60}}? (?:hereby )?(?:decides|decrees|resolves|orders|has decided|has resolved) ?:?$"
    r"|\b(?:DECIDES|DECREES|RESOLVES|ORDERS|DECIDED|RESOLVED):?$|\bI (?:hereby )?(?:order|decree) ?:?$"
)
_ITEMS_OF_A_DECREE = 3  # sentences
_OPENING_LINES = 8
_WHICH_RUNS = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Aa]n?) (?:[\w-]+ ){{0,3}}{WORDS['EVENT_N']},? (?:(?:which|that) )?(?:runs|lasts|will (?:run|last)|is being held|takes place|goes on)(?: here)?(?: from)? $"
    r"|^(?:It|The (?:[\w-]+ ){0,2}?(?:meeting|workshop|event|session|seminar|training|round[- ]?table)) (?:was held|took place|ran|lasted)(?: over (?:two|three|four|five) days)?,? from $"
)


class Matter:
    """What a reader knows of a note before reading it line by line.

    ``kind`` is what a plan is where its words do not tell, in the whole text: 1540, or other; ``kinds`` is the same,
    sentence by sentence. ``own`` are the States that the note is about, ``owners`` the same as a set. ``day`` is the
    note's own day. ``is_note`` says that it has a labelled head.
    """

    def __init__(self, note: Note, heading: Heading, sentences: Sequence[Sentence]) -> None:
        """Look over the head and the sentences of ``note``."""
        self.heading = heading
        self.sentences = sentences
        self.day: dt.date | None = note.date
        self.is_note = heading.labelled
        self.head = HeadOccasions.of(heading)
        self.titles = [tag(view.text) for view in heading.title_views]
        self.at_a_training = bool(heading.labelled and _TRAINING.search(note.title))
        self.kind = self._kind_of(list(self._texts()))
        self.kinds = self._kinds()
        self.own = self._own_states()
        self.owners = frozenset(self.own)

    def _texts(self) -> Iterator[Tagged]:
        yield from self.titles
        for sentence in self.sentences:
            yield sentence.tagged

    @cached_property
    def has_plan(self) -> bool:
        """Whether a title or a sentence ties a plan to the States of this text."""
        return any(
            is_1540(ref, tagged, at, self.kind) for tagged in self.titles for at, ref in tagged.plans.items()
        ) or any(self._ties_a_plan(sentence) for sentence in self.sentences)

    @cached_property
    def has_draft(self) -> bool:
        """Whether the text speaks of a draft."""
        return any(DRAFT in tagged.text for tagged in self._texts())

    @cached_property
    def tells_of_drafting(self) -> bool:
        """Whether the text speaks of a draft or of drafting: a plan that is revised is then still being written."""
        return self.has_draft or any(" draft" in tagged.text for tagged in self._texts())

    @cached_property
    def knows_adopted(self) -> bool:
        """Whether the text itself knows of a plan in force: an act of approval or submission, or its implementation."""
        return any(_IN_FORCE.search(tagged.text) for tagged in self._texts())

    def knows_adopted_by(self, iso3: str) -> bool:
        """The same of one State, whose plan a sentence names, or which the text as a whole is about."""
        if not self.knows_adopted:
            return False
        told = [tagged for tagged in self._texts() if _IN_FORCE.search(tagged.text)]
        named = [{*(one.iso3 for one in tagged.states.values()), *_owners(tagged)} for tagged in told]
        return any(iso3 in states or not states for states in named)

    @cached_property
    def anchor(self) -> dt.date | None:
        """The day near which a day without a year lies: the text's own, its meeting's, its issue's, its report's."""
        own = self.day or next((one.date.latest for one in self.head.frames if one.date.known), None)
        if own is not None or self.is_note:
            return own
        opening = [one.view.text for one in self.sentences if one.block.kind != "heading"][:3]
        years = [match for text in opening if (match := _REPORTS_ON.match(text))]
        return self.heading.issued or (dt.date(int(years[0][1]), 12, 31) if years else None)

    @cached_property
    def planners(self) -> frozenset[str]:
        """The States that a sentence on a plan under resolution 1540 begins with: "Ghana is writing its plan"."""
        found: set[str] = set()
        for sentence in self.sentences:
            tagged = sentence.tagged
            if any(is_1540(ref, tagged, at, self.kind) and not ref.denied for at, ref in tagged.plans.items()):
                found.update(subject.subject_of(sentence, subject.groups(sentence, frozenset()), frozenset()))
        return frozenset(found)

    @cached_property
    def lasts(self) -> Date | None:
        """All days of the meeting that news report of on its first or last: "The event, which runs from 5 to 7 November"."""
        posted = self.heading.head.posted
        if posted is None:
            return None
        for sentence in self.sentences[:_OPENING_LINES]:
            for at, span in sentence.when:
                if span.kind == "day" and _WHICH_RUNS.search(sentence.text, 0, at):
                    days = dates.settle(span, year=posted.year)
                    if days is not None and days.start != days.end:
                        return days
        return None

    @cached_property
    def called_off(self) -> bool:
        """Whether the text says of its own meeting that it was not held: "The event was cancelled"."""
        told = (one for one in self.sentences if one.block.section != "background")
        return self.is_note and any(_CALLED_OFF.match(one.text) for one in told)

    @cached_property
    def _measures(self) -> tuple[int, int] | None:
        """Where the table of a plan's measures begins that was copied as running text: sentence, place in its tagged text."""
        for number, sentence in enumerate(self.sentences):
            if sentence.block.kind != "row" and (head := _TABLE_OF_MEASURES.search(sentence.text)) is not None:
                return number, head.end()
        return None

    def is_among_measures(self, number: int, place: int) -> bool:
        """Whether ``place`` of sentence ``number`` lies in such a table: what is listed there is to be done."""
        begins = self._measures
        return (
            begins is not None
            and (number, place) >= begins
            and self.sentences[begins[0]].number == self.sentences[number].number
        )

    def answers_to(self, number: int) -> int | None:
        """The sentence that asks what sentence ``number`` answers, in an interview; None elsewhere."""
        for place in range(number - 1, max(-1, number - 9), -1):
            if self.sentences[place].block.kind == "heading":
                return place if self.sentences[place].view.text.endswith("?") else None
        return None

    # --- which plan --------------------------------------------------------------------------------------------

    def _kinds(self) -> list[str]:
        """What a plan is where its words do not tell, by sentence.

        An article that defines its NAP as another plan, or speaks of another plan first and never of resolution 1540
        beside one, means that other plan throughout. A text without a head may hold several articles.
        """
        kinds = [self.kind] * len(self.sentences)
        articles = self._articles()
        for article in articles if len(articles) > 1 else []:
            texts = [self.sentences[number].tagged for number in article]
            if any(text.plans for text in texts) and any(_says_1540(text) for text in texts):
                kind = self._kind_of(texts)
                for number in article:
                    kinds[number] = kind
        return kinds

    def _articles(self) -> list[list[int]]:
        """The numbers of the sentences of each article: from one heading, or several in a row, to the next."""
        articles: list[list[int]] = [[]]
        after_heading = True
        for number, sentence in enumerate(self.sentences):
            heading = sentence.block.kind == "heading"
            if heading and not after_heading and not self.is_note:
                articles.append([])
            articles[-1].append(number)
            after_heading = heading
        return articles

    def _kind_of(self, texts: Sequence[Tagged]) -> str:
        refs = [ref for tagged in texts for _, ref in sorted(tagged.plans.items())]
        explicit = [ref.kind for ref in refs if ref.kind != "bare"]
        if "1540" in explicit:
            return "1540"
        says_1540 = [_says_1540(text) for text in texts]
        if not any(says_1540):
            return "1540" if self.is_note and not explicit else "other"
        if self.is_note:
            in_titles = [ref for title in self.titles for ref in title.plans.values()]
            elsewhere = any(ref.kind == "other" for ref in in_titles) and not any(
                _says_1540(title) for title in self.titles
            )
            return (
                "other" if elsewhere else "1540"
            )  # an expert may speak on resolution 1540 at a workshop on another plan
        if any(ref.kind == "other" and ref.defined for ref in refs) or (refs and refs[0].kind == "other"):
            named = next(number for number, text in enumerate(texts) if text.plans)
            if not any(says_1540[:named]):
                return "other"  # what resolution 1540 was spoken of before stands beside its subject
        if explicit and not any(RES1540 in text.text and OTHERRES not in text.text for text in texts):
            return "other"  # resolution 1540 stands in a list of many, and every plan is called another
        if any(text.plans and _ON_ANOTHER.search(text.sentence) for text in texts):
            return "other"  # "Implementing resolution 1325 (2000), the plan ..."
        # a speech comes to the plan some sentences after the resolution
        speech = any(_SPOKEN_TO.search(text.sentence) for text in texts)
        steps = (-1, 0, 1, 2, 3) if speech and all(ref.kind == "bare" for ref in refs) else (-1, 0, 1)
        near = {n + step for n, says in enumerate(says_1540) if says for step in steps}
        beside = any(ref.kind == "bare" for n in near if 0 <= n < len(texts) for ref in texts[n].plans.values())
        return "1540" if beside or any(says_1540[:3]) else "other"

    def _ties_a_plan(self, sentence: Sentence) -> bool:
        """Whether a sentence speaks of a plan as this State's concern, not in general and not to deny it."""
        if self.is_note and sentence.block.section in ("background", "comments") and not names_an_owner(sentence):
            return False
        if _NOT_ITS_OWN.search(sentence.text) and not _DEALT_WITH.search(sentence.text):
            return False
        return any(is_1540(ref, sentence.tagged, at, self.kind) for at, ref in sentence.tagged.plans.items())

    def decrees(self, number: int) -> bool:
        """Whether sentence ``number`` is what a decree orders: "The Government decides: 1. The plan is approved"."""
        above = self.sentences[max(0, number - _ITEMS_OF_A_DECREE) : number]
        return any(_DECREES.search(one.text) for one in above)

    # --- whose -------------------------------------------------------------------------------------------------

    def _own_states(self) -> tuple[str, ...]:
        """The States of the head's occasions, else of its titles, else the one that the text speaks of much more than of others."""
        named = [iso3 for frame in self.head.frames for iso3 in frame.states]
        named = named or [iso3 for title in self.heading.head.titles for iso3 in title_states(title)]
        return tuple(dict.fromkeys(named)) or self._most_spoken_of()

    def _most_spoken_of(self) -> tuple[str, ...]:
        score: dict[str, float] = {}
        acting: tuple[str, ...] = ()
        cities = {one.iso3 for sentence in self.sentences for one in sentence.tagged.cities}
        for number, sentence in enumerate(self.sentences):
            tagged = sentence.tagged
            for word in tagged.shared:  # "Dominican authorities", where Santo Domingo is named
                for iso3 in cities.intersection(word.iso3s):
                    score[iso3] = score.get(iso3, 0) + 1
            for at, ref in tagged.plans.items():
                if is_1540(ref, tagged, at, self.kind):
                    # "Its Action Plan was adopted": that of the State that the sentence before began with
                    for iso3 in ref.owners or (acting if ref.pronoun and not tagged.states else ()):
                        score[iso3] = score.get(iso3, 0) + 4
            found = subject.groups(sentence, _NOBODY)
            if helped := subject.for_whom(sentence, _NOBODY):
                found = [(0, 0, helped)]  # "UNODA and Japan organized a workshop in Lomé, Togo"
            for _, _, codes in found:
                for iso3 in codes:
                    score[iso3] = score.get(iso3, 0) + (2 if number < 2 else 1) / len(codes)
            for one in tagged.cities:
                score[one.iso3] = score.get(one.iso3, 0) + (1 if number < 2 else 0.5)
            acting = found[0][2] if found and found[0][0] < 60 else acting
        ranked = sorted(score, key=lambda iso3: -score[iso3])
        if not ranked or score[ranked[0]] < 2:
            return ()
        clear = len(ranked) == 1 or score[ranked[0]] >= _MUCH_MORE * score[ranked[1]]
        return (ranked[0],) if clear else ()


def _owners(tagged: Tagged) -> set[str]:
    return {iso3 for ref in tagged.plans.values() for iso3 in ref.owners}


def _says_1540(tagged: Tagged) -> bool:
    return RES1540 in tagged.text or "1540" in tagged.sentence


def names_an_owner(sentence: Sentence) -> bool:
    """Whether a sentence names a State at all, by itself or as the owner of a plan."""
    return bool(sentence.tagged.states) or any(ref.owners for ref in sentence.tagged.plans.values())
