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


def write_csv(sheet: Sheet, out: TextIO) -> None:
    """A line of field names, then the records; None is an empty cell."""
    import csv

    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(sheet.fields)
    for record in sheet.flat:
        writer.writerow([_cell(record[field]) for field in sheet.fields])


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (list, tuple)):
        return "; ".join(map(_cell, value))
    return shown(str(value))
