"""Rows to text: one table of formats, each in a module of its own, imported when asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, TextIO

if TYPE_CHECKING:
    from naptrack.render.sheet import Sheet


class Format(NamedTuple):
    """A format: the function that writes it, and whether it carries whole records.

    ``data`` formats hold nothing but records: no scope line, no remarks.
    """

    module: str
    function: str
    data: bool


FORMATS = {
    "table": Format("plain", "write", data=False),
    "plain": Format("plain", "write", data=False),
    "json": Format("data", "write_json", data=True),
    "ndjson": Format("data", "write_ndjson", data=True),
    "csv": Format("data", "write_csv", data=True),
    "md": Format("markdown", "write", data=False),
    "html": Format("html", "write", data=False),
}


def write(
    sheet: Sheet, form: str, out: TextIO, color: bool = True, *, fields: str | None = None, raw: bool = False
) -> None:
    """Write ``sheet`` to ``out`` in the format named ``form``.

    A table on a terminal is fitted to its width; anywhere else it is aligned
    text that nothing cuts. ``fields`` names those that are wanted, comma between;
    ``raw`` leaves cells of CSV that a spreadsheet may take for formulas as they are.
    Raises KeyError for a format that is not in FORMATS, NotOffered for what the format has not.
    """
    if fields is not None or raw:
        from naptrack.render.pick import pick

        sheet = pick(sheet, form, fields, raw)
    if form == "table" and out.isatty():
        from naptrack.render import table

        table.write(sheet, out, color)
        return
    chosen = FORMATS[form]
    writer = getattr(import_module(f"naptrack.render.{chosen.module}"), chosen.function)
    if raw:
        writer(sheet, out, raw=True)
    else:
        writer(sheet, out)
