"""Formats for programs: JSON, NDJSON, CSV."""

from __future__ import annotations

import json
import re
from typing import Any, TextIO

from naptrack.render.sheet import Sheet
from naptrack.render.text import shown

# Control, format and separator characters are legal inside a JSON string, but a
# terminal acts on them: they go out as \u escapes, which read back the same.
_UNSAFE = re.compile(
    "[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


# What a spreadsheet takes for the beginning of a formula, in full width too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def dumps(value: Any, indent: int | None = 2) -> str:
    """JSON text: keys in the order given, accents as they are, no unsafe character."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def write_json(sheet: Sheet, out: TextIO) -> None:
    """One list of objects."""
    out.write(dumps(list(sheet.records)) + "\n")


def write_ndjson(sheet: Sheet, out: TextIO) -> None:
    """One object a line."""
    for record in sheet.records:
        out.write(dumps(record, indent=None) + "\n")


def write_csv(sheet: Sheet, out: TextIO, *, raw: bool = False) -> None:
    """A line of field names, then the records; None is an empty cell.

    Text that a spreadsheet would take for a formula is made harmless, unless ``raw``.
    """
    import csv

    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.fields)
    for record in sheet.flat:
        writer.writerow([cell(record[field], raw=raw) for field in sheet.fields])


def cell(value: object, *, raw: bool = False) -> str:
    """``value`` as one cell of CSV, on one line: lists with ``; `` between, numbers as they are.

    >>> cell(["a", True]), cell(-3), cell("=1+1"), cell("=1+1", raw=True)
    ('a; true', '-3', "'=1+1", '=1+1')
    """
    if isinstance(value, (list, tuple)):
        text = "; ".join(cell(each, raw=True) for each in value)
    elif isinstance(value, (int, float)):
        return str(value).lower()
    else:
        text = "" if value is None else shown(str(value))
    return text if raw else harmless(text)


def harmless(text: str) -> str:
    """``text`` with an apostrophe before a first character for which a spreadsheet would run it as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
