"""Lines that hold a date and nothing else."""

from __future__ import annotations

import re

from naptrack import dates
from naptrack.dates import DateSpan

_DATE_LINE_REST = re.compile(
    r"^[\s,.;:|()\-\u2014\u00b7\u2022]*(?:(?:\d{1,2} min(?:ute)?s?(?: read)?|posted|published|updated|date|on|by|in|news|press release|print|email|e-mail|pdf|by [\w .'\u2019-]+|issued|last|modified|at|\d{1,2}[:.]\d{2}(?: ?[ap]m)?|gmt|utc|cet|share|home|[|/>])[\s,.;:|()\-\u2014\u00b7\u2022]*)*$",
    re.I,
)


def lone_date(text: str) -> DateSpan | None:
    """The date of a line that holds nothing else, a byline's furniture apart."""
    if len(text) > 90:
        return None
    if text.count("|") > 1:  # "06.11.2012. | Sarajevo | A+ A-"
        pieces = [piece.strip(" .") for piece in text.split("|")]
        dated = [piece for piece in pieces if dates.find(piece)]
        if len(dated) == 1 and all(len(piece.split()) <= 3 for piece in pieces):
            text = dated[0]
    found = [date for date in dates.find(text) if date.kind not in ("period", "year", "relative")]
    if len(found) != 1:
        return None
    date = found[0]
    return date if _DATE_LINE_REST.match(text[: date.start]) and _DATE_LINE_REST.match(text[date.end :]) else None
