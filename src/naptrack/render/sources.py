"""Sources as a report, one line each."""

from __future__ import annotations

from typing import Any

from naptrack.render.sheet import Column, Sheet
from naptrack.sync.sources import Folder, Source, Sources

COLUMNS = (Column("Source", "name"), Column("Where"), Column("Follows", under="Where"))
FIELDS = ("name", "folder", "address", "pattern", "hosts", "private", "robots", "pause")


def sources_sheet(found: Sources) -> Sheet:
    """One row a source, in the order of the file."""
    records = [_object(source) for source in found.sources]
    return Sheet(
        title="Sources",
        columns=COLUMNS,
        rows=(tuple(map(_on_one_line, _cells(source))) for source in found.sources),
        records=records,
        flat=records,
        fields=FIELDS,
        foot=[str(found.path)],
        empty="No sources yet; `naptrack sources add NAME FOLDER|ADDRESS` makes the first.",
    )


def _object(source: Source) -> dict[str, Any]:
    if isinstance(source, Folder):
        return dict.fromkeys(FIELDS) | {"name": source.name, "folder": source.folder}
    return {
        "name": source.name,
        "folder": None,
        "address": source.address,
        "pattern": list(source.patterns),
        "hosts": list(source.hosts),
        "private": source.private,
        "robots": source.robots,
        "pause": source.pause,
    }


def _on_one_line(text: str) -> str:
    """``text`` with its line ends, and all else that moves a cursor, written as Python has them."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _cells(source: Source) -> tuple[str, ...]:
    if isinstance(source, Folder):
        return source.name, source.folder, ""
    also = f"; also on {', '.join(source.hosts)}" if source.hosts else ""
    return source.name, source.address, ", ".join(source.patterns) + also
