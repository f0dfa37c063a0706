"""Tables whose columns are steps: "| Country | Round table | Adopted |", a State and its dates in each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from naptrack.models import Modality, Stage
from naptrack.narrative.matching import Match
from naptrack.narrative.matter import is_1540
from naptrack.narrative.scene import Scene
from naptrack.narrative.telling import Telling, by_itself
from naptrack.rules import Rule
from naptrack.tagging import STATE

_BAR = " | "
_STEPS: tuple[tuple[re.Pattern[str], Stage], ...] = (
    (re.compile(r"\bround[- ]?tables?\b", re.I), Stage.ROUNDTABLE),
    (
        re.compile(r"\b(?:reviewed|review of the draft|draft review|draft reviewed|finali[sz]ed|validat\w+)\b", re.I),
        Stage.DRAFT_REVIEW,
    ),
    (re.compile(r"\b(?:drafted|drafting|drawn up|elaborat\w+|developed|prepared)\b", re.I), Stage.DRAFTING),
    (re.compile(r"\b(?:adopt(?:ed|ion)|approv(?:ed|al)|endorse(?:d|ment))\b", re.I), Stage.APPROVAL),
    (re.compile(r"\b(?:submitted|submission|transmitted|transmission)\b", re.I), Stage.SUBMISSION),
)
#: Not wordings: what a column says of the dates in it.
_COLUMN = {stage: Rule("table-column", stage, "PLAN", ()) for _, stage in _STEPS}
_NOT = re.compile(r"\b(?:not|no|none|postponed|cancell?ed|pending|n/?a|tbc|tbd)\b", re.I)
_TO_COME = re.compile(r"\b(?:planned|expected|foreseen|scheduled|due|tentative|will)\b", re.I)


def columns_of(scene: Scene) -> dict[int, Stage]:
    """Which columns of the table that the row of ``scene`` begins hold the dates of which step; empty where none do.

    The table must be about plans under resolution 1540: by its own first row, or by what stands right above it.
    """
    above = scene.matter.sentences[scene.number - 1 : scene.number] if scene.number else ()
    near = [scene.sentence, *above]
    on_plans = any(
        is_1540(ref, one.tagged, at, scene.kind)
        for one in near
        for at, ref in one.tagged.plans.items()
        if not ref.denied
    )
    if not on_plans or scene.sentence.when:
        return {}
    cells = scene.text.split(_BAR)
    named = ((number, [stage for words, stage in _STEPS if words.search(cell)]) for number, cell in enumerate(cells))
    return {number: stages[0] for number, stages in named if number and len(stages) == 1}


def tell(scene: Scene, columns: Mapping[int, Stage]) -> Iterator[Telling]:
    """The steps of one row: of the one State in its first cell, on the date in the cell of each step."""
    start = 0
    states = scene.sentence.tagged.states
    owner: list[str] = []
    for number, cell in enumerate(scene.text.split(_BAR)):
        end = start + len(cell)
        if not number:
            owner = [states[at].iso3 for at in range(start, end) if scene.text[at] == STATE and at in states]
        dated = [at for at, _ in scene.sentence.when if start <= at < end and at in scene.settled]
        if number in columns and len(owner) == len(dated) == 1 and not _NOT.search(cell):
            match = Match(_COLUMN[columns[number]], columns[number], start, end, None)
            date = scene.settled[dated[0]]
            posted = scene.matter.heading.head.posted
            ahead = posted is not None and date.earliest is not None and date.earliest > posted
            modality = Modality.PLANNED if ahead or _TO_COME.search(cell) else Modality.OCCURRED
            yield by_itself(scene.key, owner[0], match, modality, date, scene.view)
        start = end + len(_BAR)
