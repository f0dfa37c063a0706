"""The head of a note taken apart: titles, organizers, participants, and its own event or events."""

from naptrack.header.heading import Heading
from naptrack.header.labelled import from_labels
from naptrack.header.stations import station_of
from naptrack.header.stops import span_of
from naptrack.header.titles import OF_MANY, title_states
from naptrack.header.unlabelled import from_lines
from naptrack.passages import Passages

__all__ = ["OF_MANY", "Heading", "read", "span_of", "station_of", "title_states"]


def read(passages: Passages) -> Heading:
    """The head of a text: from its labels where it has them, else from its first lines."""
    labelled = any(field.name in ("event", "date") for field in passages.fields)
    return from_labels(passages) if labelled else from_lines(passages)
