"""Meetings told without their noun: "Two drafting meetings followed. The first was held in March, the second in May"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from naptrack.narrative.matching import Match
from naptrack.narrative.occasions import MEETING_STAGES

_ANOTHER = re.compile(
    r"(?:^|[,;:] (?:and |while )?|,? and )(?P<it>[Tt]he (?:first|second|third|fourth|fifth|next|last|other|latter|former)(?: one)?)"
    r"(?=,? (?:(?:was|were|had been|took|followed|came|met|ran|lasted|will|is|in|on|at|from)\b))"
)
#: Words for meetings that go on: one of a series, or several.
_OF_A_SERIES = re.compile(
    r"\b(?:first|second|third|two|three|four|both|series|several|(?:round[- ]?table|meeting|workshop|session|seminar|retreat|consultation|webinar)s)\b",
    re.I,
)


def filled_in(text: str, matches: Sequence[Match], before: Sequence[Match]) -> list[Match]:
    """``matches`` with one more for each meeting of ``text`` that is told without its noun.

    ``before`` are the matches of the sentence before, as :func:`kept` left them. A sentence that names the meetings
    first and then tells them one by one tells each of them once.
    """
    found: list[Match] = []
    replaced: set[Match] = set()
    for hit in _ANOTHER.finditer(text):
        named = [one for one in kept(text, matches) if one.end <= hit.start("it")]
        replaced.update(named)
        for one in named or (before if hit.start("it") == 0 or found else ()):
            found.append(replace(one, start=hit.start("it"), end=hit.end("it"), cue=-1))
    rest = [one for one in matches if one not in replaced and not _overlaps(one, found)]
    return sorted([*rest, *found], key=lambda one: one.start) if found else list(matches)


def kept(text: str, matches: Sequence[Match]) -> list[Match]:
    """The matches that the next sentence may take up: those of meetings that are one of several."""
    return [one for one in matches if one.mark in MEETING_STAGES] if _OF_A_SERIES.search(text) else []


def _overlaps(match: Match, found: Sequence[Match]) -> bool:
    return any(match.start < one.end and one.start < match.end for one in found)
