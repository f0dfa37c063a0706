"""Findings as a report: what a careful reader would query, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from naptrack.lifecycle import name_of
from naptrack.models import Finding
from naptrack.render.contract import finding_object
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import quote, unmarked

COLUMNS = (
    Column("State", "name"),
    Column("Finding", "mark"),
    Column("Message"),
    Column("Where", "faint", under="Message"),
)
FLAT = ("id", "code", "severity", "iso3", "message", "place", "quote")
KEYS = (*FLAT[:-2], "mentions")


def findings_sheet(
    findings: Sequence[Finding], paths: Mapping[str, str], foot: Sequence[str] = (), empty: str = ""
) -> Sheet:
    """One row a finding, in the order given; ``paths`` maps note ids to paths."""
    return Sheet(
        title="Findings",
        columns=COLUMNS,
        rows=(
            (name_of(f.iso3) if f.iso3 else "", f.code, unmarked(f.message), ", ".join(_places(f, paths)))
            for f in findings
        ),
        records=map(finding_object, findings),
        flat=(_flat(finding, paths) for finding in findings),
        fields=FLAT,
        keys=KEYS,
        foot=foot,
        empty=empty,
    )


def spot(path: str, line: int | None, page: int | None) -> str:
    """Where in a file: ``notes/a.txt:12``, ``notes/a.pdf, page 2``, ``https://example.org/a.txt, line 12``."""
    if page is not None:
        return f"{path}, page {page}"
    if line is not None and "://" in path:
        return f"{path}, line {line}"
    return path if line is None else f"{path}:{line}"


def _places(finding: Finding, paths: Mapping[str, str]) -> list[str]:
    spots = [spot(unmarked(paths.get(m.note, m.note)), m.line, m.page) for m in finding.mentions]
    if not spots and finding.note:
        spots = [unmarked(paths.get(finding.note, finding.note))]
    return list(dict.fromkeys(spots))


def _flat(finding: Finding, paths: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": finding.id,
        "code": finding.code,
        "severity": finding.severity,
        "iso3": finding.iso3,
        "message": finding.message,
        "place": _places(finding, paths),
        "quote": [quote(mention) for mention in finding.mentions],
    }
