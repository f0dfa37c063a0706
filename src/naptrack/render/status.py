"""Status rows as a report.

A row is a mapping: the keys of the export contract, and for people ``edition``
and the four columns. Imports no model, because the commonest question goes this way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from naptrack.render.sheet import Column, Sheet

KEYS = ("iso3", "name", "stage", "since", "last_evidence", "by", "next", "plan", "plans")
FOUR = ("roundtable", "drafting", "review", "approval")
FLAT = (
    *("iso3", "name", "stage", "since", "last_evidence", "by"),
    *("next_stage", "next_start", "next_end", "edition"),
    *FOUR,
)
COLUMNS = (
    Column("State", "name"),
    Column("Stage now", "mark"),
    *(Column(name.capitalize(), "review" if name == "review" else "date") for name in FOUR),
    Column("Last evidence", "faint", under="Stage now"),
    Column("Next", under="Stage now"),
)

Row = Mapping[str, Any]


def status_object(row: Row) -> dict[str, Any]:
    """The row as the export contract has it."""
    return {key: row[key] for key in KEYS}


def status_sheet(rows: Sequence[Row], foot: Sequence[str] = (), empty: str = "") -> Sheet:
    """One row a State, in the order given."""
    legend = ["Review: D of a draft, I of implementation."] if any(row["review"] for row in rows) else []
    return Sheet(
        title="Status of National Implementation Action Plans",
        columns=COLUMNS,
        rows=map(_cells, rows),
        records=map(status_object, rows),
        flat=map(_flat, rows),
        fields=FLAT,
        foot=[*legend, *foot] if rows else foot,
        empty=empty,
    )


def next_words(coming: Row | None) -> str:
    """What comes next in words: ``approval``, ``roundtable 2018-03``."""
    if not coming:
        return ""
    start, end = coming["start"], coming["end"]
    return " ".join(filter(None, (coming["stage"], start if start == end else f"{start}/{end}")))


def _cells(row: Row) -> tuple[str, ...]:
    last = row["last_evidence"] or ""
    return (row["name"], row["stage"] or "no stage", *(row[name] for name in FOUR), last, next_words(row["next"]))


def _flat(row: Row) -> dict[str, Any]:
    coming = row["next"] or dict.fromkeys(("stage", "start", "end"))
    return {**row, **{f"next_{key}": coming[key] for key in ("stage", "start", "end")}}
