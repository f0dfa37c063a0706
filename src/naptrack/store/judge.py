"""Writing judgements down: each with what it makes of its States, in one transaction."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from naptrack.judgements import Judgement, linked, undone
from naptrack.store import judged
from naptrack.store.connect import TIMEOUT, transaction
from naptrack.store.engine import Engine, current
from naptrack.store.errors import Missing
from naptrack.store.save import Writer, writing
from naptrack.store.settle import settle, settle_state


class Conflict(ValueError):
    """A judgement that is on file under the same id, and says something else."""


@contextmanager
def judging(
    path: str | os.PathLike[str], *, engine: Engine | None = None, timeout: float = TIMEOUT, create: bool = False
) -> Iterator[Hand]:
    """The record at ``path``, open to be judged; what is written in the block is written whole or not at all.

    Raises StoreError, with Missing where there is no record and none is to be made.
    """
    if not create and not Path(path).exists():
        raise Missing(path)
    with writing(path, engine or current(), timeout) as writer:
        settle(writer)  # what a killed ingest left
        with transaction(writer.db), writer.ledger.entry(), writer.ledger.because("judgement"):
            yield Hand(writer)


class Hand:
    """Adds judgements to an open record."""

    def __init__(self, writer: Writer) -> None:
        """Write through ``writer``, inside its transaction."""
        self.db = writer.db
        self._writer = writer

    def moment(self, now: dt.datetime, after: Judgement | None = None) -> dt.datetime:
        """``now`` in UTC to the second, or the first second after it, and ``after``, in which nothing was judged.

        Judgements are replayed in the order of their times, which must differ for that; one that bears on what
        another made comes after it, whatever the clock of that other said.
        """
        moment = now.astimezone(dt.UTC).replace(microsecond=0)
        if after:
            moment = max(moment, after.made + dt.timedelta(seconds=1))
        later = self.db.execute("SELECT made_at FROM judgements WHERE made_at >= ?", (_utc(moment),))
        taken = {made_at for (made_at,) in later}
        while _utc(moment) in taken:
            moment += dt.timedelta(seconds=1)
        return moment

    def add(self, judgements: Sequence[Judgement]) -> list[Judgement]:
        """Write down those that are not on file yet, and settle the States they bear on; returns the new ones.

        Raises Conflict.
        """
        known = {judgement.id: judgement for judgement in judged.judgements(self.db)}
        new: dict[str, Judgement] = {}
        for judgement in judgements:
            other = known.get(judgement.id) or new.get(judgement.id)
            if other is None:
                new[judgement.id] = judgement
            elif other != judgement:
                raise Conflict(f"the judgement {judgement.id} on file says something else; nothing was changed")
        _check_undos([*known.values(), *new.values()])
        self._writer.insert("judgements", [judged.judgement_row(judgement) for judgement in new.values()])
        everything = [*known.values(), *new.values()]
        self._mark_undone(everything)
        targets = {judgement.target for judgement in new.values()}
        touched = [j for j in everything if j.id in new or j.id in targets]
        iso3s = linked(everything, {j.iso3 for j in touched} | {j.changes.iso3 for j in touched if j.changes.iso3})
        for iso3 in iso3s:
            settle_state(self._writer, iso3)
        return list(new.values())

    def adrift(self, judgements: Sequence[Judgement]) -> int:
        """How many of ``judgements``, of those that stand, bear on no event."""
        found = self.db.execute(
            "SELECT id FROM judgements WHERE kind <> 'undo' AND undone_at IS NULL AND event IS NULL"
        )
        return len({id for (id,) in found} & {judgement.id for judgement in judgements})

    def _mark_undone(self, judgements: Sequence[Judgement]) -> None:
        gone = undone(judgements)
        self.db.executemany(
            "UPDATE judgements SET undone_at = ?1 WHERE id = ?2 AND undone_at IS NOT ?1",
            [(_utc(gone[j.id].made) if j.id in gone else None, j.id) for j in judgements],
        )


def _check_undos(judgements: Sequence[Judgement]) -> None:
    made = {judgement.id: judgement for judgement in judgements}
    for judgement in judgements:
        if judgement.target:
            target = made.get(judgement.target)
            if target is None:
                raise Conflict(f"{judgement.id} takes back {judgement.target}, which is not on file")
            if target.order >= judgement.order:
                raise Conflict(f"{judgement.id} takes back {judgement.target}, which was made after it")


def _utc(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
