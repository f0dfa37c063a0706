"""A plan as a sentence speaks of it."""

from __future__ import annotations

from dataclasses import dataclass

from naptrack.models import PlanName
from naptrack.tagging.signs import DRAFT, OTHERPLAN, PLAN


@dataclass(frozen=True, slots=True)
class PlanRef:
    """A plan as a sentence speaks of it.

    ``owners`` are the States named as its own; ``pronoun`` is the word that stands for them ("its", "the country's");
    ``kind`` is 1540, other, or bare where the words alone do not tell; ``defined`` says that the words give the plan
    its abbreviation.
    """

    kind: str
    draft: bool = False
    owners: tuple[str, ...] = ()
    pronoun: str = ""
    name: PlanName | None = None
    renewed: bool = False
    plural: bool = False
    indefinite: bool = False
    anaphor: bool = False
    defined: bool = False
    denied: bool = False

    @property
    def sign(self) -> str:
        """The sign that stands for it."""
        return OTHERPLAN if self.kind == "other" else DRAFT if self.draft else PLAN
