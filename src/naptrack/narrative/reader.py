"""One reading of one note, on one screen.

A reader keeps in mind the meeting that the note is about, the meeting that the last sentence told of, the State
last spoken of and the date last named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from naptrack import subject
from naptrack.clauses import Sentence
from naptrack.header import Heading
from naptrack.models import Milestone, Note, Stage
from naptrack.narrative import (
    doubts,
    ellipsis,
    letters,
    matching,
    meetings,
    milestones,
    pairing,
    reviews,
    stages,
    tables,
    timing,
    titles,
    updates,
)
from naptrack.narrative.articles import Articles
from naptrack.narrative.doubts import Doubt
from naptrack.narrative.matter import Matter
from naptrack.narrative.scene import Mind, Scene
from naptrack.narrative.telling import Telling, set_apart
from naptrack.narrative.titles import Titles
from naptrack.passages import View
from naptrack.rules import Rule

#: Pointers to other texts: "In this issue: Round table in Manila | Maldives takes up the pen".
_ELSEWHERE = re.compile(
    r"\W*(?:In this issue|Also in this issue|See also|Related (?:news|links|articles|pages)|Read also|More news)\b.{0,3}:?"
)


@dataclass(frozen=True, slots=True)
class Narrative:
    """What a note tells, in order; what it says without telling (the words, the reason, the rule); what to query."""

    tellings: tuple[Telling, ...]
    silences: tuple[tuple[View, str, str | None], ...]
    doubts: tuple[Doubt, ...] = ()


def read(note: Note, heading: Heading, sentences: Sequence[Sentence], rules: Sequence[Rule]) -> Narrative:
    """What the head and the sentences of ``note`` tell, in the wordings of ``rules``."""
    matter = Matter(note, heading, sentences)
    told = titles.read(rules, matter)
    silences: list[tuple[View, str, str | None]] = []
    tellings = [*told.tellings, *_body(rules, matter, told, silences)]
    tellings += titles.on_the_plan(matter, tellings)
    tellings = [reviews.of_its_time(one, tellings) for one in tellings if not updates.is_second(one, tellings)]
    return Narrative(tuple(tellings), tuple(silences), tuple(doubts.raised(matter, tellings, silences)))


def _body(
    rules: Sequence[Rule], matter: Matter, told: Titles, silences: list[tuple[View, str, str | None]]
) -> Iterator[Telling]:
    """What the sentences say, in order."""
    mind = Mind.before_reading(matter)
    articles = Articles(matter)
    for number, sentence in enumerate(matter.sentences):
        if (sentence.block.section == "comments" and "1540experts" in sentence.view.text) or _ELSEWHERE.match(
            sentence.view.text
        ):
            continue
        mind.turn_to(sentence, matter)
        scene = _scene(rules, matter, told, mind, number)
        tellings = tables.dated(scene, _tellings(scene)) or _of_a_row(scene, mind)
        yield from articles.take(scene, tellings)
        if not tellings and not scene.silences and doubts.speaks_of_a_step(scene):
            scene.silences.append((scene.view, doubts.NO_WORDING, None))
        if not tellings:
            yield from titles.retold(matter, told, sentence, scene.current or scene.opened)
        planners = tuple(dict.fromkeys(one.iso3 for one in tellings if isinstance(one.mark, Stage)))
        mind.remember(scene, meetings.told_last(tellings), planners)
        silences += scene.silences
    yield from articles.finish()


def _scene(rules: Sequence[Rule], matter: Matter, told: Titles, mind: Mind, number: int) -> Scene:
    """Sentence ``number`` as a reader meets it. Each step rests on those before."""
    sentence = matter.sentences[number]
    scene = Scene(
        matter,
        told,
        number,
        sentence,
        found=subject.groups(sentence, matter.owners),
        settled=timing.settle(sentence, matter, mind),
        topic=mind.spoken_of_in(sentence),
        pair=mind.pair,
        several=mind.several,
        current=mind.current,
        lead=mind.lead,
        spoken_of=mind.spoken_of,
        plan_owners=mind.plan_owners,
    )
    place = matching.around(matter, number, mind.plan_kind)
    found = matching.find(rules, sentence.tagged, matter, place)
    scene.matches = ellipsis.filled_in(sentence.text, found, mind.said, mind.matches)
    scene.letter = letters.letter_in(scene)
    scene.opened = meetings.opened_by(scene)
    scene.shared = pairing.shared_dates(scene)
    return scene


def _of_a_row(scene: Scene, mind: Mind) -> list[Telling]:
    """What a row of a table tells by its columns; its first row names them."""
    if scene.sentence.block.kind != "row":
        mind.columns = {}
        return []
    told = [*tables.named(scene), *tables.tell(scene, mind.columns)]
    mind.columns = mind.columns or tables.columns_of(scene)
    return told


def _tellings(scene: Scene) -> list[Telling]:
    """What the matches of one sentence tell: its stages, then its milestones."""
    told = [one for match in scene.matches if isinstance(match.mark, Stage) for one in stages.tell(scene, match)]
    staged = {telling.iso3 for telling in told}
    for match in scene.matches:
        if isinstance(match.mark, Milestone):
            told += milestones.tell(scene, match, staged)
    return set_apart(told)
