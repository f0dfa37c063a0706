"""What an analyst recorded, as the passages of a note would tell it."""

from __future__ import annotations

from dataclasses import replace

from naptrack.judgements.isodate import read_date
from naptrack.judgements.model import Judgement, plan_name
from naptrack.models import Mention, Modality


def facts(judgement: Judgement) -> list[Mention]:
    """A mention for each mark of a record; their note is the judgement, their words its source."""
    changes = judgement.changes
    modality = changes.modality or Modality.OCCURRED
    source = judgement.source or judgement.author
    date = read_date(judgement.date)
    if not date.known and modality is Modality.OCCURRED:
        # It had happened when it was recorded.
        date = replace(date, latest=judgement.made.date())
    return [
        Mention(
            note=judgement.id,
            note_date=judgement.made.date(),
            iso3=judgement.iso3,
            mark=mark,
            modality=modality,
            date=date,
            start=0,
            end=len(source),
            exact=source,
            prefix="",
            suffix="",
            rule="recorded",
            occasion=judgement.id,
            title=changes.title or "",
            place=changes.place,
            online=bool(changes.online),
            plan=plan_name(changes.plan) if changes.plan else None,
        )
        for mark in judgement.marks
    ]
