"""What a careful reader would query of one note, before its States' other notes are known."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from naptrack.models import Stage
from naptrack.narrative.matter import Matter, is_1540
from naptrack.narrative.scene import Scene
from naptrack.narrative.telling import Telling
from naptrack.passages import View
from naptrack.rules import RULES

#: Why a passage that tells of a step is passed over: no State can be told from it.
NO_STATE = "no State"
#: Why a passage with words of a step is passed over that no rule reads.
NO_WORDING = "no wording"
_STEP = re.compile(
    r"\b(?:approv|adopt|endors|submi(?:t|ss)|transmi|draft(?:ed|ing)|elaborat|finali[sz]|validat|updat|renew|revis)\w*|\b[Rr]ound[- ]?tables?\b"
)
_MARKS = {rule.name: rule.yields for rule in RULES}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to query: a finding's code, what to say, and the passage where there is one."""

    code: str
    message: str
    view: View | None = None


def speaks_of_a_step(scene: Scene) -> bool:
    """Whether a sentence names a State, a plan under resolution 1540, and a step."""
    tagged = scene.sentence.tagged
    plans = [ref for at, ref in tagged.plans.items() if is_1540(ref, tagged, at, scene.kind) and not ref.denied]
    named = bool(scene.found) or any(ref.owners for ref in plans)
    return named and bool(plans) and _STEP.search(scene.text) is not None


def raised(
    matter: Matter, tellings: Sequence[Telling], silences: Sequence[tuple[View, str, str | None]]
) -> Iterator[Doubt]:
    """Steps of nobody's plan that can be told, and a note on a plan that tells of no step at all."""
    for view, reason, rule in silences:
        if reason == NO_STATE:
            mark = _MARKS.get(rule or "")
            step = f" ({mark.value})" if mark else ""
            yield Doubt("state-unclear", f"a step of a plan{step} is told, and not of which State", view)
    if matter.has_plan and not any(isinstance(telling.mark, Stage) for telling in tellings):
        yield Doubt("no-event", "the note speaks of a plan under resolution 1540, and no step of one can be told")
