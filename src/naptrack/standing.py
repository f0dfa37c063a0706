"""How far each edition of each State's plan has come, and what that rests on. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from naptrack.lifecycle import Step, fulfilled, name_of, sort_key, steps_of
from naptrack.models import Event, Modality, Plan, Record, Stage

Ground = tuple[Stage, Event]


@dataclass(frozen=True, slots=True)
class Standing:
    """One edition: the stages that occurred in it, in their order, and the events that tell of it.

    ``grounds`` are what it rests on: its approval, its submission and the first
    event of its furthest stage, in the order of stages. ``intended`` are the stages
    that are planned for it and have not occurred since.
    """

    plan: Plan
    name: str
    reached: tuple[Stage, ...]
    grounds: tuple[Ground, ...]
    intended: tuple[Ground, ...]
    events: tuple[Event, ...]

    @property
    def stage(self) -> Stage | None:
        """The furthest stage that occurred."""
        return self.reached[-1] if self.reached else None

    @property
    def approval(self) -> Event | None:
        """The event that approved it."""
        return dict(self.grounds).get(Stage.APPROVAL)

    @property
    def submission(self) -> Event | None:
        """The event that submitted it to the Committee."""
        return dict(self.grounds).get(Stage.SUBMISSION)


def standings(records: Iterable[Record]) -> list[Standing]:
    """Every edition of ``records``, by the names of States, then oldest first."""
    found = (standing for record in records for standing in _of(record))
    return sorted(found, key=lambda standing: (sort_key(standing.name), standing.plan.iso3, standing.plan.order))


def _of(record: Record) -> Iterator[Standing]:
    steps = list(steps_of(record))
    occurred = [step for step in steps if step.event.modality is Modality.OCCURRED]
    for plan in record.plans:
        here = [step for step in occurred if step.edition == plan.order]
        reached = sorted({step.stage for step in here}, key=lambda stage: stage.order)
        wanted = {Stage.APPROVAL: plan.approval, Stage.SUBMISSION: plan.submission}
        grounds = {
            stage: first
            for stage in Stage
            if stage in (Stage.APPROVAL, Stage.SUBMISSION, *reached[-1:])
            and (first := _first([step for step in here if step.stage is stage], wanted.get(stage)))
        }
        intended = [
            (step.stage, step.event)
            for step in steps
            if step.event.modality is Modality.PLANNED and step.edition == plan.order and not fulfilled(step, occurred)
        ]
        told = {step.event.id for step in steps if step.edition == plan.order}
        yield Standing(
            plan,
            name_of(record.iso3),
            tuple(reached),
            tuple(grounds.items()),
            tuple(intended),
            tuple(event for event in record.events if event.id in told),
        )


def _first(steps: list[Step], wanted: str | None) -> Event | None:
    """The event that the plan names, else the first by date."""
    return min(
        (step.event for step in steps),
        key=lambda event: (event.id != wanted, not event.date.known, event.date.earliest or dt.date.max, event.id),
        default=None,
    )
