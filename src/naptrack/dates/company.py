"""What stands around a date: the words and signs that make one of a number, or forbid it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from naptrack.dates.span import DateSpan
from naptrack.dates.words import DASH, TO

REACH = 30  # code points: the longest company that a date can keep on its left

# Numbers that count or name something else, by the word before them ...
REFERENCE = re.compile(
    r"(?:\b(?:resolutions?|res\.|articles?|art\.|para(?:graph)?s?\.?|sections?|pages?|pp?\.|items?"
    r"|chapters?|rooms?|(?-i:Nos?|Nr)\.?|nos?\.)|№)\s*$",
    re.IGNORECASE,
)
NAME_WITH_YEAR = re.compile(
    r"\b(?:UNSCRs?|SCRs?|UNSC|numbers?|tel\.?:?|fax:?|phone:?|EUR|USD|GBP|CHF|Agenda|Vision|Horizon|Expo|ISO)\s*$"
    r"|\b(?:resolutions?|UNSCRs?|SCRs?)\s+\d{3,4},?\s+(?:of\s+)?$"  # resolution 1540 of 2004
    r"|\d\s$",  # 514 2017, in a telephone number
    re.IGNORECASE,
)

# "the May workshop", "its February 12 session"
OCCASION_BEHIND = re.compile(
    r"\s(?:meeting|workshop|round-?\s?table|event|session|sitting|visit|mission|seminar|training|consultations?|draft)\b"
)

# Between two dates: a range, or a list.
RANGE = re.compile(rf"\s?(?:{DASH}|/)\s?|\s+{TO}\s+(?:on\s+)?(?:the\s+)?", re.IGNORECASE)
BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
LIST = re.compile(
    r"\s*(?:\([^()\d]{1,40}\)\s*)?(?:[,;&]|,?\s*(?:and|or|as\s+well\s+as)\s)\s*(?:and\s+)?"
    r"(?:(?:again|then|later)\s+)?(?:(?:on|in|from|of|between|during)\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_DASH_OR_STROKE = re.compile(rf"{DASH}|/")


def stands_before(match: re.Match[str], pattern: re.Pattern[str]) -> re.Match[str] | None:
    """What ``pattern``, which must end where it ends, finds before a match."""
    return pattern.search(match.string, max(0, match.start() - REACH), match.start())


def links(text: str, left: int, right: int, *patterns: re.Pattern[str]) -> bool:
    """True where one of ``patterns`` is all that stands between two dates."""
    return right - left <= 2 * REACH and any(pattern.fullmatch(text, left, right) for pattern in patterns)


def stands_free(text: str, start: int, spans: Sequence[DateSpan]) -> bool:
    """False where the word at ``start`` is the tail of something longer: COVID-19, S/2021, 10.30, $2000."""
    if not start or (before := text[start - 1]).isspace() or before == "(":
        return True
    if spans and spans[-1].end == start - 1:
        return True
    if before in ".,:":
        return not (text[start].isdigit() and start > 1 and text[start - 2].isdigit())
    if _DASH_OR_STROKE.match(before):
        return start < 2 or not text[start - 2].isalnum()
    return not before.isalnum() and before not in "$€£¥+#№_@"
