"""Tables whose columns are steps, a State and its dates in each row; tables whose rows are steps, each with its date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from naptrack import dates
from naptrack.models import UNKNOWN, Date, Modality, Stage
from naptrack.narrative import timing
from naptrack.narrative.matching import Match
from naptrack.narrative.matter import is_1540
from naptrack.narrative.occasions import same_days
from naptrack.narrative.scene import Scene
from naptrack.narrative.telling import Telling, by_itself
from naptrack.passages import column_of_dates, is_ahead
from naptrack.rules import Rule
from naptrack.tagging import STATE

_BAR = " | "
_STEPS: tuple[tuple[re.Pattern[str], Stage], ...] = (
    (re.compile(r"\bround[- ]?tables?\b", re.I), Stage.ROUNDTABLE),
    (
        re.compile(r"\b(?:reviewed|review of the draft|draft review|draft reviewed|finali[sz]\w+|validat\w+)\b", re.I),
        Stage.DRAFT_REVIEW,
    ),
    (re.compile(r"\b(?:drafted|drafting|drawn up|elaborat\w+|developed|prepared)\b", re.I), Stage.DRAFTING),
    (re.compile(r"\b(?:adopt(?:ed|ion)|approv(?:ed|al)|endorse(?:d|ment))\b", re.I), Stage.APPROVAL),
    (re.compile(r"\b(?:submitted|submission|transmitted|transmission)\b", re.I), Stage.SUBMISSION),
    (
        re.compile(r"\b(?:review of (?:the |its )?implementation|implementation review)\b", re.I),
        Stage.IMPLEMENTATION_REVIEW,
    ),
)
#: "Drafting to begin in September", "Approval by the Cabinet"; not "Adoption of the law"
_BARE_STEP = re.compile(
    r"\W*(?:(?:[Ff]irst|[Ff]ull|[Nn]ational|[Ff]inal|[Ff]ormal|[Tt]he|[Aa]|[Ii]ts) )*"
    r"(?P<step>[Rr]ound[- ]?table|[Dd]rafting|[Ee]laboration|[Aa]pproval|[Aa]doption|[Ee]ndorsement|[Ss]ubmission|[Dd]raft review"
    r"|[Rr]eview of the draft|[Rr]eview of (?:the |its )?implementation|[Ii]mplementation review|[Ff]inali[sz]ation|[Vv]alidation)"
    r"(?=\W*$|,| \ue001| (?:in|on|by|at|to (?:be|begin|start|follow|take)|is|are|will|expected|planned|foreseen|envisaged|scheduled|due|begins|starts)\b)"
)
#: Not wordings: what a column says of the dates in it.
_COLUMN = {stage: Rule("table-column", stage, "PLAN", ()) for _, stage in _STEPS}
_NOT = re.compile(r"\b(?:not|no|none|postponed|cancell?ed|pending|n/?a|tbc|tbd)\b", re.I)
_IS_TO_COME = re.compile(
    r"\(?(?:(?:still |is )?(?:planned|expected|foreseen|envisaged|scheduled|due|tentative|provisional|to come|ahead|upcoming|forthcoming|pending|tbc|to be confirmed))\)?\.?",
    re.I,
)
_TO_COME = re.compile(
    r"\b(?:planned|expected|foreseen|envisaged|scheduled|due|tentative|provisional|tbc|to be confirmed|will)\b", re.I
)


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


def dated(scene: Scene, tellings: Sequence[Telling]) -> list[Telling]:
    """What a row tells, on the date in its column of dates where the words beside it name none.

    "Fourth quarter of 2019 (planned)" makes of it an intention.
    """
    column = column_of_dates(scene.sentence.block.columns)
    if column is None:
        return list(tellings)
    cells = scene.text.split(_BAR)
    start = sum(len(cell) + len(_BAR) for cell in cells[:column])
    end = start + len(cells[column]) if column < len(cells) else start
    days = _days_of(scene, start, end)
    if len(days) != 1:
        return list(tellings)
    meant = bool(_TO_COME.search(scene.text[start:end])) or any(_IS_TO_COME.fullmatch(cell) for cell in cells)
    told = [_on_its_day(one, days[0], planned=meant) for one in tellings]
    return [
        one for one in told if one.date.known
    ] or told  # a decision "to prepare a plan" has a row of its own to come


def _days_of(scene: Scene, start: int, end: int) -> list[Date]:
    """The dates of the cell between two places: also a bare year, which dates nothing in running text."""
    days = [scene.settled[at] for at, _ in scene.sentence.when if start <= at < end and at in scene.settled]
    first, last = scene.sentence.tagged.range(start, end)
    years = (dates.settle(span) for span in dates.find(scene.view.text[first:last]) if span.kind == "year")
    return days or [year for year in years if year is not None]


def named(scene: Scene) -> Iterator[Telling]:
    """The step that a cell names and leaves to its table to say of what: "Approval expected in May 2017"."""
    if not scene.column or scene.kind != "1540" or not scene.matter.has_plan or _NOT.search(scene.text):
        return
    step = _BARE_STEP.match(scene.text)
    ahead = is_ahead(scene.column) or bool(step and _TO_COME.search(scene.text, step.end()))
    days = [scene.settled[at] for at, _ in scene.sentence.when if at in scene.settled]
    stages = [stage for words, stage in _STEPS if step and words.search(step["step"])]
    if len(scene.topic) != 1 or len(stages) != 1 or len(days) > 1 or not (days or ahead):
        return
    match = Match(_COLUMN[stages[0]], stages[0], 0, len(scene.text), None)
    modality = Modality.PLANNED if ahead else Modality.OCCURRED
    date = days[0] if days else timing.bounds(scene, UNKNOWN, planned=ahead)
    yield by_itself(scene.key, scene.topic[0], match, modality, date, scene.view)


def _on_its_day(telling: Telling, date: Date, *, planned: bool) -> Telling:
    told = telling.modality is Modality.OCCURRED
    if not planned:
        return replace(telling, date=date) if told and not telling.date.known else telling
    same = not telling.date.known or same_days(telling.date, date)
    return replace(telling, date=date, modality=Modality.PLANNED) if same else telling


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
