"""Which edition of a State's plan an event belongs to, and what the editions are."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from naptrack.models import Mention, Modality, Plan, PlanName, Stage


@dataclass(slots=True)
class Draft:
    """An event before it has its edition: its mentions, stages and date."""

    mentions: list[Mention]
    stages: set[Stage]
    modality: Modality
    earliest: dt.date | None
    latest: dt.date | None
    known: bool
    edition: int = 0

    @property
    def names(self) -> list[PlanName]:
        """How its mentions name the edition, periods before lone years."""
        named = [mention.plan for mention in self.mentions if mention.plan is not None]
        return sorted(named, key=lambda name: (name.last is None, name.first))


@dataclass(slots=True)
class Edition:
    """One edition: how it is named, and the day from which unnamed events may belong to it."""

    name: PlanName | None = None
    opened: dt.date | None = None
    also: list[PlanName] = field(default_factory=list)

    def answers_to(self, name: PlanName, approved: int | None) -> bool:
        """Whether ``name`` is another way to name this edition."""
        if self.name is None:
            return False
        if name == self.name or name in self.also:
            return True
        # "the 2016 NAP": the edition approved in, or beginning in, that year
        if name.last is None and name.first in (approved, self.name.first):
            return True
        return self.name.last is None and name.last is not None and self.name.first in (approved, name.first)


def editions(drafts: Sequence[Draft]) -> list[Edition]:
    """The editions that ``drafts`` speak of, oldest first; sets ``draft.edition`` on each.

    ``drafts`` come in the order of their dates, undated ones by their notes.
    """
    found: list[Edition] = []
    approved = dict(_approval_years(drafts))
    for draft in drafts:
        for name in draft.names:
            # the sentence that names a lone year may be the approval's own
            if not any(edition.answers_to(name, _approved(edition, approved)) for edition in found):
                found.append(Edition(name))
    _merge_lone_years(found, approved)
    found.sort(key=lambda edition: (edition.name.first, edition.name.last or 0) if edition.name else (0, 0))
    updates = [draft for draft in drafts if Stage.UPDATE in draft.stages]
    if not found:
        found.append(Edition())
    elif (
        updates
        and all(_names_it(found[0], update, approved) for update in updates[:1])
        and _something_before(drafts, updates[0])
    ):
        found.insert(0, Edition())
    _open(found, drafts, approved)
    for draft in drafts:
        draft.edition = _edition_of(draft, found, approved)
    return found


def _approval_years(drafts: Sequence[Draft]) -> Iterator[tuple[PlanName, int]]:
    for draft in drafts:
        if Stage.APPROVAL in draft.stages and draft.modality is Modality.OCCURRED and draft.known and draft.latest:
            for name in draft.names:
                yield name, draft.latest.year


def _approved(edition: Edition, approved: dict[PlanName, int]) -> int | None:
    return approved.get(edition.name) if edition.name else None


def _merge_lone_years(found: list[Edition], approved: dict[PlanName, int]) -> None:
    for lone in [edition for edition in found if edition.name and edition.name.last is None]:
        for other in found:
            if (
                other is not lone
                and other.name
                and lone.name
                and other.name.last is not None
                and other.answers_to(lone.name, _approved(other, approved))
            ):
                other.also.append(lone.name)
                found.remove(lone)
                break


def _names_it(edition: Edition, draft: Draft, approved: dict[PlanName, int]) -> bool:
    return any(edition.answers_to(name, _approved(edition, approved)) for name in draft.names)


def _something_before(drafts: Sequence[Draft], update: Draft) -> bool:
    return any(
        draft is not update
        and draft.stages
        and (not draft.known or (draft.latest and update.earliest and draft.latest < update.earliest))
        for draft in drafts
    ) or bool(update.stages - {Stage.UPDATE, Stage.DRAFTING})


def _open(found: list[Edition], drafts: Sequence[Draft], approved: dict[PlanName, int]) -> None:
    """Give each edition its first day, and open one for each update or later approval that names none."""
    for edition in found[1:]:
        days = [
            draft.earliest for draft in drafts if draft.known and draft.earliest and _names_it(edition, draft, approved)
        ]
        edition.opened = min(days, default=dt.date(edition.name.first, 1, 1) if edition.name else None)
    last_approval: dt.date | None = None
    for draft in drafts:
        if draft.modality is not Modality.OCCURRED or not draft.known or draft.earliest is None or draft.latest is None:
            continue
        if Stage.UPDATE in draft.stages and not draft.names and not _opened_about(found, draft.earliest):
            found.append(Edition(None, draft.earliest))
        if Stage.APPROVAL in draft.stages:
            later = last_approval is not None and (draft.earliest - last_approval).days > 400
            if (
                later
                and not draft.names
                and not any(e.opened and last_approval and last_approval < e.opened <= draft.earliest for e in found)
            ):
                found.append(Edition(None, draft.earliest))
            last_approval = draft.latest
    first, rest = found[0], found[1:]
    rest.sort(key=lambda edition: edition.opened or dt.date.max)
    found[:] = [first, *rest]


def _opened_about(found: Sequence[Edition], day: dt.date) -> bool:
    """An update says again what opened an edition not long before or after (one renewal, told at several meetings)."""
    return any(edition.opened and -400 <= (day - edition.opened).days <= 900 for edition in found[1:])


def _edition_of(draft: Draft, found: Sequence[Edition], approved: dict[PlanName, int]) -> int:
    for name in draft.names:
        for number, edition in enumerate(found):
            if edition.answers_to(name, _approved(edition, approved)):
                return number
    if not draft.known:
        if draft.modality is Modality.PLANNED:
            voiced = min((m.note_date for m in draft.mentions if m.note_date), default=None)
            return _latest_opened(found, voiced)
        return len(found) - 1 if Stage.UPDATE in draft.stages else 0
    if Stage.UPDATE in draft.stages and len(found) > 1:
        after = [
            n
            for n, edition in enumerate(found)
            if n and edition.opened and draft.earliest and abs((edition.opened - draft.earliest).days) <= 900
        ]
        if after:
            return after[0]
    return _latest_opened(found, draft.earliest)


def _latest_opened(found: Sequence[Edition], day: dt.date | None) -> int:
    number = 0
    for place, edition in enumerate(found):
        if place and edition.opened and day and edition.opened <= day:
            number = place
    return number


def plans(iso3: str, found: Sequence[Edition], drafts: Sequence[Draft], ids: Sequence[str]) -> list[Plan]:
    """The editions as plans, with what approved and submitted each; ``ids`` are the drafts' event ids."""
    result = []
    for number, edition in enumerate(found):
        label = edition.name.label if edition.name else None
        approval = _act(Stage.APPROVAL, number, drafts, ids)
        submission = _act(Stage.SUBMISSION, number, drafts, ids)
        result.append(
            Plan(
                id=plan_id(iso3, number, label),
                iso3=iso3,
                order=number,
                label=label,
                period_start=edition.name.first if edition.name and edition.name.last else None,
                period_end=edition.name.last if edition.name else None,
                approved=approval[1],
                approval=approval[0],
                submitted=submission[1],
                submission=submission[0],
            )
        )
    return result


def plan_id(iso3: str, number: int, label: str | None) -> str:
    """A plan's key: the State and its label, or its place where it has none."""
    return f"{iso3}-{label}" if label else f"{iso3}-plan-{number + 1}"


def _act(stage: Stage, number: int, drafts: Sequence[Draft], ids: Sequence[str]) -> tuple[str | None, str | None]:
    """(event id, date) of the act that is dated finest; (None, None) where there is none."""
    acts = [
        (draft, key)
        for draft, key in zip(drafts, ids, strict=True)
        if stage in draft.stages and draft.edition == number and draft.modality is Modality.OCCURRED
    ]
    dated = [(draft, key) for draft, key in acts if draft.known]
    if not acts:
        return None, None
    draft, key = (dated or acts)[0]
    written = max((m.date for m in draft.mentions if m.date.known), key=lambda d: len(d.start or ""), default=None)
    return key, written.start if written else None
