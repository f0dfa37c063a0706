"""News pages: what a headline tells is dated by the article under it, and an article on a plan tells of work on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from naptrack.clauses import Sentence
from naptrack.header import title_states
from naptrack.models import Mark, Modality, Precision, Stage
from naptrack.narrative.matching import Match
from naptrack.narrative.matter import Matter, is_1540
from naptrack.narrative.occasions import MEETING_STAGES, Frame
from naptrack.narrative.scene import Scene
from naptrack.narrative.telling import Telling, at_occasion
from naptrack.narrative.titles import ON_THE_PLAN
from naptrack.tagging import PlanRef

_REPORTED = re.compile(r"\b(?:announced|said|reported|stated|declared|told|informed|confirmed|noted)\b")
_PATIENCE = 5  # sentences that a headline waits for the occasion it speaks of


@dataclass(slots=True)
class _Article:
    """What stands under one headline that names a plan: its States, its dated meetings, and who was told of."""

    states: tuple[str, ...]
    ref: PlanRef
    meetings: list[tuple[Frame, Sentence]] = field(default_factory=list)
    told: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Articles:
    """The articles of a text, one after the other; ``held`` is what the last headline and the first sentence under it told,
    not yet dated; ``begun`` says whether a sentence has come since the headline, ``lead``
    in which paragraph the first one stood, ``of_the_lead`` what it left open."""

    matter: Matter
    article: _Article | None = None
    held: list[Telling] = field(default_factory=list)
    waited: int = 0
    begun: bool = True
    lead: int = -1
    of_the_lead: list[Telling] = field(default_factory=list)

    def take(self, scene: Scene, tellings: Sequence[Telling]) -> Iterator[Telling]:
        """Give out the tellings of ``scene`` in their turn: those of a headline once its occasion is known."""
        if scene.is_headline and not self.begun:  # a second line of the headline
            self.article = self.article or self._open(scene)
            self.held += tellings
            tellings = ()
        elif scene.is_headline:
            yield from self._close()
            self.article = self._open(scene)
            yield from self._release(None)
            self.held, self.waited = list(tellings), 0
            tellings, self.begun = (), False
        elif not self.begun and _may_be_dated_later(scene):
            # "Forty officials have taken apart the draft of their plan": the lead, whose day follows
            self.begun, self.lead = True, scene.sentence.number
            yield from self._dated_by(tellings)
            open_still = [one for one in tellings if _is_undated_work(one)]
            self.held += open_still
            self.of_the_lead = open_still
            tellings = [one for one in tellings if one not in open_still]
        elif self.held:
            self.waited += 1
            yield from self._dated_by(tellings)
            if self.lead != scene.sentence.number:  # the paragraph of the lead is over
                yield from self._give_up(self.of_the_lead)
            if scene.opened is not None or self.waited > _PATIENCE:
                yield from self._release(scene.opened)
        self.begun = self.begun or not scene.is_headline
        self._note_down(scene, tellings)
        yield from tellings

    def finish(self) -> Iterator[Telling]:
        """What is left to tell at the end of the text."""
        yield from self._release(None)
        yield from self._close()

    def _open(self, headline: Scene) -> _Article | None:
        """The article under a headline that names a State's plan."""
        tagged = headline.sentence.tagged
        for at, ref in sorted(tagged.plans.items()):
            if not ref.denied and is_1540(ref, tagged, at, headline.kind):
                return _Article(ref.owners or title_states(headline.view.text), ref)
        return None

    def _note_down(self, scene: Scene, tellings: Sequence[Telling]) -> None:
        self.article = self.article or _reported_by(scene)
        if self.article is None:
            return
        self.article.told.update(one.iso3 for one in [*tellings, *self.held] if _tells_of_work(one))
        opened = scene.opened
        listed = scene.matter.is_among_measures(scene.number, len(scene.text))  # the dates of a table are no meeting's
        if opened is not None and not opened.planned and not listed and opened.date.precision is Precision.DAY:
            self.article.meetings.append((opened, scene.sentence))

    def _close(self) -> Iterator[Telling]:
        """An article on a plan that tells of one dated meeting, and of no step by its name: the plan was worked on."""
        article, matter = self.article, self.matter
        if (
            article is None
            or len(article.meetings) != 1
            or matter.knows_adopted
            or matter.at_a_training
            or (article.ref.plural and not article.ref.owners)
            or matter.head.frames
        ):
            return
        frame, sentence = article.meetings[0]
        match = Match(ON_THE_PLAN, Stage.DRAFT_REVIEW if article.ref.draft else Stage.DRAFTING, 0, 1, article.ref)
        for iso3 in article.states or frame.states:
            if iso3 not in article.told and frame.concerns(iso3):
                yield at_occasion(frame, iso3, match, Modality.OCCURRED, frame.date, sentence.view)

    def _give_up(self, tellings: Sequence[Telling]) -> Iterator[Telling]:
        """Those of ``tellings`` that wait still: nothing dates them."""
        waiting = [one for one in tellings if one in self.held]
        self.held = [one for one in self.held if one not in waiting]
        yield from waiting

    def _dated_by(self, tellings: Sequence[Telling]) -> Iterator[Telling]:
        """What the headline told without a day, of which a sentence under it tells the day: one act, told twice."""
        for headline in list(self.held):
            same = [one for one in tellings if (one.iso3, one.mark, one.modality) == _what(headline) and one.date.known]
            if same and not headline.date.known:
                self.held.remove(headline)
                yield replace(headline, date=same[0].date, occasion=same[0].occasion)

    def _release(self, frame: Frame | None) -> Iterator[Telling]:
        """What the headline told, dated by the first occasion that its article tells of."""
        held, self.held = self.held, []
        for telling in held:
            if (
                frame is not None
                and telling.mark in MEETING_STAGES
                and not telling.date.known
                and (telling.modality is Modality.OCCURRED or frame.planned)
                and (frame.concerns(telling.iso3) or telling.iso3 in self.matter.own)
            ):
                yield replace(
                    telling,
                    date=frame.date,
                    occasion=frame.key,
                    place=frame.place,
                    country=frame.country,
                    modality=Modality.PLANNED if frame.planned else telling.modality,
                )
            else:
                yield telling


def _reported_by(scene: Scene) -> _Article | None:
    """The article that a sentence makes of its text: one that tells of a meeting and of one State's plan."""
    opened, tagged = scene.opened, scene.sentence.tagged
    if (
        opened is None
        or opened.planned
        or opened.government
        or scene.matter.is_note
        or not scene.leads
        or scene.matches
        or scene.silences
    ):
        return None
    for at, ref in sorted(tagged.plans.items()):
        if ref.denied or (ref.plural and ref.indefinite) or not is_1540(ref, tagged, at, scene.kind):
            continue
        states = ref.owners or scene.named or scene.topic
        return _Article(states, ref) if len(states) == 1 else None
    return None


def _may_be_dated_later(scene: Scene) -> bool:
    """Whether the lead of an article tells news of its own that no date in it, and nobody's report, stands by."""
    return (
        scene.opened is None
        and not scene.matter.is_note
        and not scene.sentence.when
        and _REPORTED.search(scene.text) is None
    )


def _is_undated_work(telling: Telling) -> bool:
    """Whether a telling is of a step at a meeting that has no day yet."""
    return telling.mark in MEETING_STAGES and telling.modality is Modality.OCCURRED and not telling.date.known


def _tells_of_work(telling: Telling) -> bool:
    """Whether a telling is of a step that was taken, or of one at a meeting; what will become of the plan is neither."""
    return isinstance(telling.mark, Stage) and (telling.mark in MEETING_STAGES or telling.modality is Modality.OCCURRED)


def _what(telling: Telling) -> tuple[str, Mark, Modality]:
    return telling.iso3, telling.mark, telling.modality
