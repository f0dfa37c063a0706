"""The labelled head: which label counts as one, which lines belong to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from naptrack.passages.bylines import lone_date
from naptrack.passages.lines import SENTENCE_END, Line, view_of_lines
from naptrack.passages.sentence import sentences
from naptrack.passages.view import View

_WANTS_COMPANY = re.compile(
    r"\W*(?:what|who|where|when|title|meeting|activity|subject|support|partners?|status)\b", re.I
)
_NUMBERED = re.compile(r"\s*\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s")
_NUMBERED_HEADING = re.compile(r"\s*[*_#]*(?:[IVX]{1,4}|[A-F])\.\s+[A-Z][^.;,:\d]{2,50}")  # "I. Antecedents"
_TELLS = re.compile(r"\b(?:was|were|is|are|has|have|had|will)\b")
_BREAKS_OFF = re.compile(r"(?:,|\b(?:and|of|the|on|to|for|in|from)|\d ?[-\u2013]|[-\u2013] ?\d{1,2})\s*$")
_ITEM_END = re.compile(r"[:;.*]\s*\*?\s*$")


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled value of the head. ``name`` is a key of LABELS; ``items`` are its lines."""

    name: str
    label: str
    view: View
    items: tuple[View, ...] = ()


def label_counts(lines: Sequence[Line], number: int) -> bool:
    """A bare word such as "Meeting" or "Event" is a label only in the company of others that carry a colon."""
    line = lines[number]
    near = [other for other in lines[max(0, number - 12) : number + 12] if other is not line and other.kind == "label"]
    if line.text.lstrip().startswith("#"):
        return bool(near)
    if not any(sign in line.text[: line.value] for sign in (":", "|", "\uff1a")):
        return len({other.name for other in near} - {"other"}) >= 2
    if line.name in ("other", "venue", "posted") or _WANTS_COMPANY.match(line.text):
        return bool(near)
    return True


def belongs(name: str, taken: Sequence[Line], lines: Sequence[Line], number: int) -> bool:
    """Whether the line goes on with the field ``name``, which has the lines ``taken``."""
    line = lines[number]
    if line.kind == "label":
        return True  # a label word within a value ("Status:"), as label_counts refused it
    if not taken:
        return True
    if line.gap and _NUMBERED_HEADING.fullmatch(line.text):
        return False
    if name == "participants" and (line.kind == "bullet" or len(line.text.strip()) < 250):
        # as long as the first section is still to come
        return any(other.kind in ("section", "label") for other in lines[number + 1 : number + 40])
    if line.kind == "bullet":
        if name == "event" and taken[0].kind == "bullet" and line.gap <= 1:
            return True  # "Events and dates:", and below it one bullet for each
        return bool(_NUMBERED.match(line.text)) and name in ("event", "date", "organizers")
    if line.gap == 0:
        told = (
            len(taken) == 1 and name in ("date", "posted") and lone_date(taken[0].text[taken[0].value :].strip(" *_|"))
        )
        return not (told and _is_prose(line))
    # a value that goes on after a blank line (003: the event's title is cut by one)
    if line.gap > (2 if line.noise else 1) or SENTENCE_END.search(taken[-1].text):
        return False  # a page number has blank lines around it
    ahead = {other.kind for other in lines[number : number + 4]}
    return "label" in ahead or bool("section" in ahead and _BREAKS_OFF.search(taken[-1].text))


def _is_prose(line: Line) -> bool:
    """Whether a line is running text, as the article under "Published: 26 January 2018" is."""
    words = len(line.text.split())
    return line.kind != "bullet" and (words > 12 or (words > 6 and bool(SENTENCE_END.search(line.text))))


def title_alone(field: Field) -> tuple[Field, View | None]:
    """An event's field with its first sentence alone, and the sentences behind it, where they tell something.

    "WHAT: The draft will be reviewed by experts. It was written last winter.": the second happened on another day.
    """
    if field.name != "event" or len(field.items) > 1:
        return field, None
    first, *rest = sentences(field.view)
    if not rest or not _TELLS.search(field.view.text, rest[0][0]):
        return field, None
    title = field.view.slice(*first)
    return replace(field, view=title, items=(title,)), field.view.slice(rest[0][0], rest[-1][1])


def field_of(text: str, name: str, label: str, taken: Sequence[Line]) -> Field:
    """The field that the lines ``taken`` make; a bullet is left out of its item and kept in the whole."""
    items: list[list[Line]] = []
    for line in taken:
        starts_item = (
            line.kind == "bullet"
            or not items
            or (name == "participants" and line.gap == 0 and _ITEM_END.search(items[-1][-1].text))
        )
        items.append([line]) if starts_item else items[-1].append(line)
    for item in items:
        if item[0].kind not in ("label", "bullet"):
            item[0].value = 0
    views = tuple(view for view in (view_of_lines(text, item) for item in items) if view.text)
    for line in taken:
        if line.kind == "bullet":
            line.value = 0
    return Field(name, label, view_of_lines(text, taken), views)
