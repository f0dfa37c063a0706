"""Our totals beside the Committee's, and what may account for a difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from naptrack.reconcile import Account, Member
from naptrack.render.scope import count
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import when
from naptrack.render.timeline import judged

COLUMNS = (
    Column("What is counted", "name"),
    Column("Committee", "date"),
    Column("Record", "date"),
    Column("Difference", "date"),
    Column("Which", under="What is counted"),
)
FLAT = ("account", "title", "committee", "record", "difference", "members")

COUNTED = (
    "Counted as submitted: an edition of a State's plan that was given to the Committee, as a note or an analyst says. "
    "A State counts once, however many editions it submitted."
)
BRACKETS = "In brackets: the edition, and the day of its submission or approval."


def reconcile_sheet(accounts: Sequence[Account], foot: Sequence[str] = ()) -> Sheet:
    """One row an account, in the order given."""
    return Sheet(
        title="The record beside the Committee's totals",
        columns=COLUMNS,
        rows=map(_cells, accounts),
        records=map(_record, accounts),
        flat=({**_record(account), "members": list(map(_words, account.members))} for account in accounts),
        fields=FLAT,
        foot=[COUNTED, BRACKETS, *_difference(accounts), *foot],
    )


def _cells(account: Account) -> tuple[str, ...]:
    numbers = (account.published, account.count, account.difference)
    # The States that submitted a plan stand in the row above already.
    words = ", ".join(map(_words, account.members)) if account.key != "states" else ""
    return (account.title, *("" if number is None else f"{number:,}" for number in numbers), words)


def _words(member: Member) -> str:
    """``Tajikistan (2017-2021, 2016-02-09)``."""
    plan = member.standing.plan
    event = member.event
    details = ", ".join(filter(None, (plan.label, *((when(event.date), judged(event)) if event else ()))))
    return f"{member.standing.name} ({details})" if details else member.standing.name


def _difference(accounts: Sequence[Account]) -> list[str]:
    """What a difference means, in neutral words; nothing where nothing was compared."""
    words = []
    for account, noun in zip(accounts, ("plan", "State"), strict=False):
        if account.difference is None:
            continue
        if account.difference > 0:
            words.append(f"{count(account.difference, noun)} of the Committee's total not on this record")
        elif account.difference < 0:
            words.append(f"{count(-account.difference, noun)} on this record beyond the Committee's total")
        else:
            words.append(f"as many {noun}s as in the Committee's total")
    if not words:
        return []
    sentence = "; ".join(words)
    return [f"{sentence[0].upper()}{sentence[1:]}. The notes that were read need not tell of every submission."]


def _record(account: Account) -> dict[str, Any]:
    return {
        "account": account.key,
        "title": account.title,
        "committee": account.published,
        "record": account.count,
        "difference": account.difference,
        "members": [
            {
                "iso3": member.standing.plan.iso3,
                "state": member.standing.name,
                "plan": member.standing.plan.id,
                "label": member.standing.plan.label,
                "stage": member.standing.stage,
                "event": member.event.id if member.event else None,
                "start": member.event.date.start if member.event else None,
                "end": member.event.date.end if member.event else None,
            }
            for member in account.members
        ],
    }
