"""Of what a review was, the draft or its implementation, where only the order of the acts tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from naptrack.models import Modality, Stage
from naptrack.narrative.telling import Telling

#: Rules whose words fit a draft as well as a plan in force: "The plan was reviewed in May".
_EITHER = frozenset({"plan-reviewed", "assess-plan", "a-review", "read-plan"})
_IN_FORCE = (Stage.APPROVAL, Stage.SUBMISSION)
_DRAFT = (Stage.DRAFTING, Stage.DRAFT_REVIEW)


def of_its_time(telling: Telling, told: Sequence[Telling]) -> Telling:
    """``telling``; a review by such a rule is one of the draft where nothing told of the State's plan lies before it.

    ``told`` is all that the text tells. A plan was in force at the review if it was approved or submitted by then.
    """
    if telling.mark not in (Stage.IMPLEMENTATION_REVIEW, Stage.DRAFT_REVIEW) or telling.rule not in _EITHER:
        return telling
    own = [one for one in told if one.iso3 == telling.iso3]
    acts = [one for one in own if one.mark in _IN_FORCE and one.modality is Modality.OCCURRED]
    if any(one.rule == "plan-in-force" and not one.date.known for one in acts):
        of_a_draft = False  # "the plan, in force since 2016, was put to the test": no draft
    elif acts:
        of_a_draft = all(_is_no_earlier(one, telling) for one in acts)
        if not of_a_draft and not any(_is_later(telling, one) for one in acts):
            return telling
    else:
        drafts = [one for one in own if one.mark in _DRAFT and one is not telling]
        of_a_draft = any(_is_later(telling, one) for one in drafts) or any(one.mark is Stage.APPROVAL for one in own)
        of_a_draft = of_a_draft or bool(drafts and telling.modality is Modality.PLANNED)
        if not of_a_draft:
            return telling
    return replace(telling, mark=Stage.DRAFT_REVIEW if of_a_draft else Stage.IMPLEMENTATION_REVIEW)


def _is_no_earlier(act: Telling, review: Telling) -> bool:
    """Whether the act came with the review or after it."""
    if not (act.date.known and act.date.earliest and review.date.known and review.date.earliest):
        return False
    return act.date.earliest >= review.date.earliest


def _is_later(one: Telling, other: Telling) -> bool:
    """Whether ``one`` came after ``other`` for certain."""
    return bool(one.date.known and one.date.earliest and other.date.latest and one.date.earliest > other.date.latest)
