"""The name that its years give a plan: "2015-2019"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from naptrack.dates import DateSpan
from naptrack.models import PlanName

_ONLY_YEARS = re.compile(r"\W*(?:from )?(?:19|20)\d\d(?: ?(?:to|and|until|-|–|/) ?(?:19|20)\d\d)\W*")


def plan_name(found: Sequence[DateSpan]) -> PlanName | None:
    """The name in the dates ``found`` beside a plan; None where they are no years of an edition."""
    if not found or any(date.kind not in ("year", "period") and not _ONLY_YEARS.fullmatch(date.text) for date in found):
        return None
    years = [int(year) for date in found for year in re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", date.text)]
    if len(years) >= 2 and years[0] < years[-1]:
        return PlanName(f"{years[0]}-{years[-1]}", years[0], years[-1])
    if len(years) == 1:
        short = re.search(r"(?:19|20)(\d\d)\s?[-/–]\s?(\d\d)(?!\d)", found[0].text)
        if short and int(short[2]) > int(short[1]):
            return PlanName(f"{years[0]}-{years[0] // 100}{short[2]}", years[0], years[0] // 100 * 100 + int(short[2]))
        return PlanName(str(years[0]), years[0])
    return None
