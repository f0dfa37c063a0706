"""A sentence tagged: the steps in their order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from naptrack import states
from naptrack.dates import DateSpan
from naptrack.states import SharedName, StateSpan
from naptrack.tagging.anaphora import anaphora
from naptrack.tagging.plan_ref import PlanRef
from naptrack.tagging.plans import drafts_of, plans
from naptrack.tagging.things import bodies, first_signs
from naptrack.tagging.work import Work


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence, its tagged text, and what each sign stands for (keyed by its place in the tagged text).

    ``cities`` are the capitals and seats that the sentence names, by their places in the sentence; ``shared`` are the
    words that several States share.
    """

    sentence: str
    text: str
    places: Sequence[int]
    plans: dict[int, PlanRef] = field(default_factory=dict)
    states: dict[int, StateSpan] = field(default_factory=dict)
    dates: dict[int, DateSpan] = field(default_factory=dict)
    cities: tuple[StateSpan, ...] = ()
    shared: tuple[SharedName, ...] = ()

    def range(self, start: int, end: int) -> tuple[int, int]:
        """The span of the sentence that ``text[start:end]`` stands for."""
        return self.places[start], self.places[end]


def tag(sentence: str, *, known: bool = False, near: bool = False) -> Tagged:
    """Mark up ``sentence``, a normalised text of one or more clauses.

    ``known`` says that the text spoke of a plan before, so that "the draft" may stand for it; ``near`` that the
    sentence before did, so that "it" may.
    """
    work = Work(sentence, list(range(len(sentence) + 1)), [])
    found = states.find(sentence)
    work.put(first_signs(sentence, found))
    work.put(bodies(work.text))
    named = plans(work)
    work.put([(start, end, ref.sign, ref) for start, end, ref in named])
    if named:
        work.put(drafts_of(work))
    if known or near or named:  # near a plan that is denied, "one" may still be prepared
        work.put(anaphora(work, known, near))
    cities = tuple(one for one in found if one.form == "capital")
    result = Tagged(sentence, work.text, work.places, cities=cities, shared=states.shared(sentence))
    for at, thing in work.notes:
        if isinstance(thing, PlanRef):
            result.plans[at] = thing
        elif isinstance(thing, StateSpan):
            result.states[at] = thing
        elif isinstance(thing, DateSpan):
            result.dates[at] = thing
    return result
