"""The States: names, codes, former names, and which have a record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from naptrack.render.sheet import Column, Sheet
from naptrack.states import FormerName, State

COLUMNS = (
    Column("State", "name"),
    Column("ISO"),
    Column("M49", "faint"),
    Column("Stage now", "mark"),
    Column("Former names", under="State", prefix="formerly "),
)
FLAT = ("iso3", "m49", "name", "formal_name", "member", "former", "aliases", "record", "stage")


def states_sheet(
    states: Sequence[State], stages: Mapping[str, str | None], foot: Sequence[str] = (), empty: str = ""
) -> Sheet:
    """One row a State, in the order given; ``stages`` has the States with a record, and their stage."""
    return Sheet(
        title="States",
        columns=COLUMNS,
        rows=(_cells(state, stages) for state in states),
        records=(_record(state, stages) for state in states),
        flat=({**_record(state, stages), "former": list(map(_former, state.former))} for state in states),
        fields=FLAT,
        foot=foot,
        empty=empty,
    )


def _cells(state: State, stages: Mapping[str, str | None]) -> tuple[str, ...]:
    stage = (stages[state.iso3] or "no stage") if state.iso3 in stages else ""
    # Some stand twice, with and without the article.
    former = {each.name.casefold().removeprefix("the "): _former(each) for each in reversed(state.former)}
    return (state.name, state.iso3, state.m49, stage, "; ".join(reversed(former.values())))


def _former(name: FormerName) -> str:
    if name.first and name.last:
        return f"{name.name} ({name.first}-{name.last})"
    return f"{name.name} (to {name.last})" if name.last else name.name


def _record(state: State, stages: Mapping[str, str | None]) -> dict[str, Any]:
    return {
        "iso3": state.iso3,
        "m49": state.m49,
        "name": state.name,
        "formal_name": state.formal_name,
        "member": state.member,
        "former": [{"name": each.name, "first": each.first, "last": each.last} for each in state.former],
        "aliases": list(state.aliases),
        "record": state.iso3 in stages,
        "stage": stages.get(state.iso3),
    }
