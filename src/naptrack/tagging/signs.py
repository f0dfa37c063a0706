"""The signs that stand in a tagged text, and their names in the patterns of rules."""

from __future__ import annotations

import re

#: The signs, by the names that rules use for them.
SIGNS: dict[str, str] = {
    "STATE": "\ue000",
    "DATE": "\ue001",
    "PERIOD": "\ue002",
    "RES1540": "\ue003",
    "OTHERRES": "\ue004",
    "PLAN": "\ue010",
    "DRAFT": "\ue011",
    "OTHERPLAN": "\ue012",
    "COMMITTEE": "\ue020",
    "EXPERTS": "\ue021",
}
STATE, DATE, PERIOD, RES1540, OTHERRES = (SIGNS[name] for name in ("STATE", "DATE", "PERIOD", "RES1540", "OTHERRES"))
PLAN, DRAFT, OTHERPLAN = SIGNS["PLAN"], SIGNS["DRAFT"], SIGNS["OTHERPLAN"]


def expand(pattern: str) -> str:
    """A rule's pattern with the names of signs put into force.

    ``ANYPLAN`` is a plan or its draft.
    """
    pattern = pattern.replace("ANYPLAN", f"[{PLAN}{DRAFT}]").replace("WHEN", f"[{DATE}{PERIOD}]")
    for name in sorted(SIGNS, key=len, reverse=True):
        pattern = re.sub(rf"(?<![A-Za-z<]){name}(?![A-Za-z])", SIGNS[name], pattern)
    return pattern
