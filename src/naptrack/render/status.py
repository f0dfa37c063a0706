"""Status rows as a report.

Imports no model, because the commonest question goes this way.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from naptrack.render.sheet import Column, Sheet

if TYPE_CHECKING:
    from naptrack import lifecycle
    from naptrack.store import load

    Row = lifecycle.StatusRow | load.StatusRow

FOUR = ("roundtable", "drafting", "review", "approval")
KEYS = ("iso3", "name", "stage", "since", "last_evidence", "by", "next", "plan", "plans", "judged_by")
FLAT = (
    *("iso3", "name", "stage", "since", "last_evidence", "by"),
    *("next_stage", "next_start", "next_end", "edition"),
    *FOUR,
    "judged_by",
)
COLUMNS = (
    Column("State", "name"),
    Column("Stage now", "mark"),
    *(Column(name.capitalize(), "review" if name == "review" else "date") for name in FOUR),
    Column("Last evidence", "faint", under="Stage now"),
    Column("Next", under="Stage now", prefix="next: "),
)


def status_object(row: Row) -> dict[str, Any]:
    """The row as the export contract has it."""
    return {
        "iso3": row.iso3,
        "name": row.name,
        "stage": row.stage,
        "since": row.since,
        "last_evidence": row.last_evidence,
        "by": row.by,
        "next": {"stage": row.next.stage, "start": row.next.start, "end": row.next.end} if row.next else None,
        "plan": row.plan,
        "plans": list(row.plans),
        "judged_by": list(row.judged_by),
    }


def status_sheet(rows: Sequence[Row], foot: Sequence[str] = (), empty: str = "") -> Sheet:
    """One row a State, in the order given."""
    return Sheet(
        title="Status of National Implementation Action Plans",
        columns=COLUMNS,
        rows=map(_cells, rows),
        records=map(status_object, rows),
        flat=map(_flat, rows),
        fields=FLAT,
        keys=KEYS,
        foot=[*_legend(rows), *foot],
        empty=empty,
    )


def _legend(rows: Sequence[Row]) -> list[str]:
    """What the marks beside dates mean, where there are any."""
    words = ["Review: D of a draft, I of implementation."] if any(row.review for row in rows) else []
    if any("(" in cell for row in rows for cell in _four(row)):
        words.append("In brackets: the earlier edition that a date belongs to.")
    if judges := sorted({name for row in rows if any("*" in cell for cell in _cells(row)) for name in row.judged_by}):
        words.append(f"* recorded or corrected by {_names(judges)}; `naptrack log` tells why.")
    return [" ".join(words)] if words else []


def _names(people: Sequence[str]) -> str:
    from naptrack.render.text import shown

    return ", ".join(map(shown, people))


def _four(row: Row) -> tuple[str, ...]:
    return (row.roundtable, row.drafting, row.review, row.approval)


def next_words(row: Row) -> str:
    """What comes next in words: ``approval``, ``roundtable 2018-03``."""
    if not row.next:
        return ""
    start, end = row.next.start, row.next.end
    return " ".join(filter(None, (row.next.stage, start if start == end else f"{start}/{end}")))


def standing(row: Row) -> str:
    """A row as a sentence: ``draft-review since 2021-05-18; last evidence ...; next: approval``."""
    if row.stage:
        reached = f" since {row.since}" if row.since else f" by {row.by}" if row.by else ", undated"
        words = [row.stage + reached + (f", edition {row.edition}" if row.edition else "")]
    else:
        words = ["No stage of a plan on record"]
    if row.last_evidence:
        words.append(f"last evidence {row.last_evidence}")
    if row.next:
        words.append(f"next: {next_words(row)}")
    if row.judged_by:
        words.append(f"rests in part on the word of {_names(row.judged_by)}")
    return "; ".join(words)


def _cells(row: Row) -> tuple[str, ...]:
    """Texts for people; a star is on what rests on a judgement. The four have their own."""
    stars = dict.fromkeys(row.starred, "*")
    return (
        row.name,
        f"{row.stage or 'no stage'}{stars.get('stage', '')}",
        *_four(row),
        f"{row.last_evidence or ''}{stars.get('last_evidence', '')}",
        f"{next_words(row)}{stars.get('next', '')}",
    )


def _flat(row: Row) -> dict[str, Any]:
    coming = row.next
    return {
        **{name: getattr(row, name) for name in FLAT if not name.startswith("next_")},
        "next_stage": coming.stage if coming else None,
        "next_start": coming.start if coming else None,
        "next_end": coming.end if coming else None,
    }
