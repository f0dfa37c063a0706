"""What a careful reader would query of one note, before its States' other notes are known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from naptrack.models import Stage
from naptrack.narrative.matter import Matter
from naptrack.narrative.telling import Telling
from naptrack.passages import View
from naptrack.rules import RULES

#: Why a passage that tells of a step is passed over: no State can be told from it.
NO_STATE = "no State"
_MARKS = {rule.name: rule.yields for rule in RULES}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to query: a finding's code, what to say, and the passage where there is one."""

    code: str
    message: str
    view: View | None = None


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
