"""What is read from a head."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from naptrack.models import Head
from naptrack.passages import View


@dataclass(frozen=True, slots=True)
class Heading:
    """A head and, for each of its occasions, the view of the title it rests on."""

    head: Head
    title_views: tuple[View, ...] = ()
    labelled: bool = False
    years: tuple[int, ...] = ()
    issued: dt.date | None = None  # the last day of the month or year of a newsletter's issue
    skip: frozenset[int] = field(default=frozenset())
