"""The words that dates are made of, as pieces of patterns, and the tables that make numbers of them."""

from __future__ import annotations

from naptrack.dates.span import FIRST_YEAR, LAST_YEAR, Needs

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL_MONTH = r"January|February|March|April|May|June|July|August|September|October|November|December"
MONTH = rf"(?:(?:{FULL_MONTH})|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)(?![^\W\d_])"
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_LONG_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})"
WEEKDAY = (
    rf"(?:(?:{_LONG_WEEKDAY}|(?-i:Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun)\b\.?)"
    rf"(?:\s*(?:-|–|and|to|,)\s*{_LONG_WEEKDAY})?,?\s+(?:the\s+)?)"
)

DASH = r"[-‐‑‒–—−]"
TO = r"(?:to|through|until|till)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?![\d:%]|\.\d)(?:\s?(?:st|nd|rd|th)\b)?"
# 8 to 10 | 18-20 | 8, 9 and 11 | 3 to 5 and from 8 to 9
DAYS = (
    rf"(?P<days>{DAY}(?:(?:\s*(?:{DASH}|/|,)|(?:\s*,)?\s*(?:{TO}|and|or|&|as\s+well\s+as)(?!\w))\s*"
    rf"(?:(?:from|between|on)\s+)?(?:the\s+)?{WEEKDAY}?{DAY}){{0,9}})"
)

# "l" and "I" for 1, "O" for 0: scanned notes have "May 20l6".
YEAR_DIGITS = r"(?-i:(?:19|20|2O)[\dlIO]{2}|2100)"
# The years of a period belong to the plan that they name, not to the day before them.
_OF_A_PERIOD = rf"\s?(?:{DASH}|/)\s?(?:19|20)\d\d(?![\w-])"

# last year | the same year | that month; with the anchor that each leans on, and the distance from it
LEAN = (
    r"(?P<lean>(?<!the\s)(?:last|this|next)"
    r"|the\s+(?:current|same|previous|preceding|following|next)|same|that(?:\s+same)?)\s+"
)
LEANS: dict[str, tuple[Needs, int]] = {
    "last": ("note", -1),
    "this": ("note", 0),
    "the current": ("note", 0),
    "next": ("note", 1),
    "same": ("previous", 0),
    "the same": ("previous", 0),
    "that": ("previous", 0),
    "that same": ("previous", 0),
    "the previous": ("previous", -1),
    "the preceding": ("previous", -1),
    "the following": ("previous", 1),
    "the next": ("previous", 1),
}

# 2017 | last year | the following year
YEAR = rf"(?:(?P<year>{YEAR_DIGITS})(?!\w)(?!{_OF_A_PERIOD})|{LEAN}year(?!-?\w))"
TO_YEAR = r",?\s*(?:(?:of|in)\s+)?(?:the\s+year\s+(?=\d))?"
# May 2017 | May of that year | May | 2017 | last year | last month | the year
MONTH_OR_YEAR = (
    rf"(?:the\s+(?:month\s+of|year)\s+(?=[A-Z\d]))?(?P<month>{MONTH})?"
    rf"(?:(?(month){TO_YEAR})(?:(?P<year>{YEAR_DIGITS})(?![\w%]|/\d)(?!{_OF_A_PERIOD})"
    rf"|{LEAN}(?P<unit>year|month)(?!-?\w)|the\s+(?P<plain>year|month)(?!-?\w)))?"
    r"(?(month)|(?(year)|(?(lean)|(?(plain)|(?!)))))"
)

UNIT_WORDS = "year|month|week|day"
UNIT = rf"(?P<unit>{UNIT_WORDS})"

# The words that a shape can begin with (see shape.py).
SHORT_NUMBER, YEAR_NUMBER = "short_number", "year_number"
MONTH_WORDS = f"{FULL_MONTH} jan feb mar apr jun jul aug sep sept oct nov dec".replace("|", " ")
WEEKDAY_WORDS = f"{' '.join(WEEKDAYS)} mon tue tues wed thu thur thurs fri sat sun"

# Letters that Python's re takes for s, i, I and K where case does not matter.
_ODD_LETTERS = {0x17F: "s", 0x131: "i", 0x130: "i", 0x212A: "k"}


def plain(words: str) -> str:
    """``words`` as the tables of this package have them: small letters, single blanks."""
    return " ".join(words.translate(_ODD_LETTERS).lower().split())


def month_number(name: str) -> int:
    """1 for "January" or "Jan."."""
    return _MONTHS.index(plain(name[:3])) + 1


def year_number(digits: str) -> int | None:
    """The year of four digits, some of them misread letters; None outside the years of the record."""
    year = int(digits.translate({ord("l"): "1", ord("I"): "1", ord("O"): "0"}))
    return year if FIRST_YEAR <= year <= LAST_YEAR else None
