"""A report on its way out: columns and rows for people, records for programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

JSON = Mapping[str, Any]


class Column(NamedTuple):
    """One column.

    ``under`` names the column whose cell it joins, as a further line that begins
    with ``prefix``, where space is short.
    """

    heading: str
    style: str = ""
    under: str | None = None
    prefix: str = ""


class Sheet(NamedTuple):
    """What every format writes.

    ``rows`` hold one text a column; ``records`` are the JSON objects and ``flat``
    the same without nesting, for CSV; each is read at most once. ``fields`` are the
    columns of CSV, ``keys`` the fields of records where those differ. ``empty`` is
    said in place of a table without rows; ``foot`` stands under it (for people only).
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[str]]
    records: Iterable[JSON]
    flat: Iterable[JSON]
    fields: Sequence[str]
    foot: Sequence[str] = ()
    empty: str = ""
    keys: Sequence[str] = ()
