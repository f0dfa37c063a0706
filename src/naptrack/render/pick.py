"""The fields that were asked for, and no others."""

from __future__ import annotations

from collections.abc import Sequence

from naptrack.render.sheet import Sheet

PICKING = ("json", "ndjson", "csv")


class NotOffered(Exception):
    """A field, or an option of a format, that is not there; the text names what is."""

    exit_code = 2


def pick(sheet: Sheet, form: str, wanted: str | None, raw: bool = False) -> Sheet:
    """``sheet`` with the fields that ``wanted`` names, in that order: ``"iso3,stage"``; all where it is None.

    JSON offers the fields of records, CSV those of its columns. Raises NotOffered for a field that
    is not among them, and where ``form`` has no fields, or, with ``raw``, no cells to leave as they are.
    """
    if raw and form != "csv":
        raise NotOffered(f"--raw is for -f csv, not for {form}")
    if wanted is None:
        return sheet
    if form not in PICKING:
        raise NotOffered(f"--fields is for -f {', '.join(PICKING[:-1])} and {PICKING[-1]}, not for {form}")
    offered = sheet.fields if form == "csv" else sheet.keys or sheet.fields
    chosen = tuple(dict.fromkeys(name.strip() for name in wanted.split(",") if name.strip()))
    _check(chosen, offered)
    return sheet._replace(
        records=({name: record[name] for name in chosen} for record in sheet.records), fields=chosen, keys=()
    )


def _check(chosen: Sequence[str], offered: Sequence[str]) -> None:
    unknown = [name for name in chosen if name not in offered]
    if unknown or not chosen:
        wrong = f"no field {', '.join(map(repr, unknown))}" if unknown else "--fields names no field"
        raise NotOffered(f"{wrong}; there are {', '.join(offered)}")
