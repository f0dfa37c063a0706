"""Where a new edition begins: what works on it later is a step of its own, and no second update."""

from __future__ import annotations

from collections.abc import Sequence

from naptrack.models import Modality, Stage
from naptrack.narrative.telling import Telling

#: Rules whose words fit any work on a new plan: "the drafting of the new plan was done at two workshops".
_WORK_ON_IT = frozenset({"prepare-new-plan", "new-plan-prepared", "new-edition"})
_ON_THE_PLAN = "meeting-on-the-plan"
_WORK = (Stage.DRAFTING, Stage.DRAFT_REVIEW)


def is_second(telling: Telling, told: Sequence[Telling]) -> bool:
    """Whether an update is work on an edition that the text has told the beginning of.

    ``told`` is all that the text tells. An approval between the two begins yet another edition, but a meeting that
    bears the plan in its title speaks of the one approved.
    """
    if telling.mark is not Stage.UPDATE or telling.rule not in {*_WORK_ON_IT, _ON_THE_PLAN}:
        return False
    own = [one for one in told if one.iso3 == telling.iso3]
    acts = [one for one in own if one.modality is Modality.OCCURRED]
    begun = [one for one in acts if one.mark is Stage.UPDATE and _lies_before(one, telling)]
    if not begun or telling.rule == _ON_THE_PLAN:
        return bool(begun)
    approved = [one for one in acts if one.mark is Stage.APPROVAL and _lies_before(one, telling)]
    if any(_lies_before(one, act) for one in begun for act in approved):
        return False
    return any(one.mark in _WORK and one.date == telling.date for one in own)


def _lies_before(one: Telling, other: Telling) -> bool:
    """Whether ``one`` is over before ``other`` begins, both dated."""
    if not (one.date.known and other.date.known and one.date.latest and other.date.earliest):
        return False
    return one.date.latest < other.date.earliest
