"""What a note tells, piece by piece."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from naptrack.models import Date, Mark, Modality, PlanName
from naptrack.narrative.matching import Match
from naptrack.narrative.occasions import Frame
from naptrack.passages import View


@dataclass(frozen=True, slots=True)
class Telling:
    """One passage that tells of one event of one State, before it has an address in the frozen text."""

    iso3: str
    mark: Mark
    modality: Modality
    date: Date
    view: View
    rule: str
    occasion: str
    title: str = ""
    place: str | None = None
    country: str | None = None
    online: bool = False
    plan: PlanName | None = None
    from_head: bool = False


def at_occasion(frame: Frame, iso3: str, match: Match, modality: Modality, date: Date, view: View) -> Telling:
    """The telling of something that happened on the occasion of ``frame``."""
    return Telling(
        iso3,
        match.mark,
        modality,
        date,
        view,
        match.rule.name,
        frame.key,
        frame.title or shown(view.text),
        frame.place,
        frame.country,
        frame.online,
        _plan_name(match),
        frame.from_head,
    )


def by_itself(where: str, iso3: str, match: Match, modality: Modality, date: Date, view: View) -> Telling:
    """The telling of something that makes an occasion of its own; ``where`` is the key of its sentence."""
    return Telling(
        iso3,
        match.mark,
        modality,
        date,
        view,
        match.rule.name,
        f"{where}:{match.mark.value}:{date.edtf}",
        shown(view.text),
        plan=_plan_name(match),
    )


def _plan_name(match: Match) -> PlanName | None:
    return match.ref.name if match.ref is not None else None


def shown(text: str, width: int = 120) -> str:
    """The words of a passage as a title: whole words, at most ``width`` characters."""
    text = text.rstrip(" .;,")
    if len(text) <= width:
        return text
    return text[:width].rsplit(" ", 1)[0].rstrip(" ,;") + " ..."


def set_apart(tellings: Sequence[Telling]) -> list[Telling]:
    """Give each of several events of one sentence, State and mark a passage of its own: up to its date."""
    kept: dict[tuple[str, Mark], list[Telling]] = {}
    for telling in tellings:
        earlier = kept.setdefault((telling.iso3, telling.mark), [])
        if any(one.date == telling.date and one.modality == telling.modality for one in earlier):
            continue
        if earlier:
            cut = telling.view.text.find(telling.date.text) if telling.date.text else -1
            end = cut + len(telling.date.text) if cut > 0 else max(1, len(telling.view.text) - len(earlier))
            telling = replace(telling, view=telling.view.slice(0, end))
            if any(one.view.text == telling.view.text for one in earlier):
                continue
        earlier.append(telling)
    return [telling for group in kept.values() for telling in group]
