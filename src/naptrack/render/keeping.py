"""Reports on the database file: what it holds, and whether it holds together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from naptrack.render.sheet import Column, Sheet

if TYPE_CHECKING:
    from naptrack.store.verify import Checked

LABELS = {"bytes": "Size in bytes", "sqlite": "SQLite", "schema": "Schema version", "last_naptrack": "Last written by"}
_SHOWN = 5  # things that differ, before the rest are only counted


def info_sheet(facts: Mapping[str, Any]) -> Sheet:
    """One line a fact for people, one object for programs."""
    words = [(LABELS.get(key, key.replace("_", " ").capitalize()), _value(value)) for key, value in facts.items()]
    return Sheet(
        title="Database",
        columns=(Column("What", "name"), Column("Value")),
        rows=words,
        records=[dict(facts)],
        flat=[dict(facts)],
        fields=tuple(facts),
    )


def verify_sheet(checks: Sequence[Checked]) -> Sheet:
    """One row a check."""
    records = [{"check": one.name, "looked_at": one.looked_at, "differs": list(one.differs)} for one in checks]
    return Sheet(
        title="Verification",
        columns=(Column("Check", "name"), Column("Looked at"), Column("Result")),
        rows=((one.name, f"{one.looked_at:,}", _result(one.differs)) for one in checks),
        records=records,
        flat=records,
        fields=("check", "looked_at", "differs"),
    )


def _result(differs: Sequence[str]) -> str:
    if not differs:
        return "ok"
    more = f"; and {len(differs) - _SHOWN:,} more (-f json names them)" if len(differs) > _SHOWN else ""
    return f"{len(differs):,} differ: {'; '.join(differs[:_SHOWN])}{more}"


def _value(value: object) -> str:
    if value is None:
        return "none"
    return f"{value:,}" if isinstance(value, int) else str(value)
