"""Judgements in words: who recorded, corrected or rejected what, when, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from naptrack.judgements import Judgement, Kind, said, standing
from naptrack.render.text import shown

DEEDS = {Kind.RECORD: "recorded", Kind.CORRECT: "corrected", Kind.REJECT: "rejected", Kind.UNDO: "taken back"}


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements, and the event that each bears on, by its id."""

    made: Sequence[Judgement] = ()
    events: Mapping[str, str | None] = field(default_factory=dict)

    def of(self, event: str) -> list[Judgement]:
        """Those that shaped an event, in the order made."""
        return [judgement for judgement in standing(self.made) if self.events.get(judgement.id) == event]

    @property
    def rejected(self) -> list[Judgement]:
        """The rejections that stand, whether their event is found or not."""
        return [judgement for judgement in standing(self.made) if judgement.kind is Kind.REJECT]


def deed(judgement: Judgement) -> str:
    """One line: ``corrected by Ana Ruiz on 2026-05-08 (3f0c2a91b2c3): date 2017-05-09. The programme says so.``"""
    head = f"{DEEDS[judgement.kind]} by {shown(judgement.author)} on {judgement.made:%Y-%m-%d} ({judgement.id})"
    changed = shown(said(judgement).partition(": ")[2]) if judgement.kind is Kind.CORRECT else ""
    return ": ".join(filter(None, (head, ". ".join(filter(None, (changed, grounds(judgement)))))))


def grounds(judgement: Judgement) -> str:
    """What a judgement rests on: its source, then its reason."""
    return "; ".join(shown(text) for text in (judgement.source, judgement.reason) if text)
