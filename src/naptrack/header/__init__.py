"""The head of a note taken apart: titles, organizers, participants, and its own event or events."""

from naptrack.header.heading import Heading
from naptrack.header.labelled import from_labels
from naptrack.header.stations import station_of
from naptrack.header.stops import first_date, span_of
from naptrack.header.titles import OF_MANY, title_states
from naptrack.header.unlabelled import from_lines
from naptrack.passages import Field, Passages

__all__ = ["OF_MANY", "Heading", "read", "span_of", "station_of", "title_states"]

_OF_A_MEETING = frozenset({"event", "venue", "organizers", "participants"})


def read(passages: Passages) -> Heading:
    """The head of a text: from its labels where it has them, else from its first lines."""
    names = {field.name for field in passages.fields}
    dated = [field for field in passages.fields if field.name == "date"]
    labelled = "event" in names or (dated and (names & _OF_A_MEETING or not all(map(_may_be_of_the_page, dated))))
    return from_labels(passages) if labelled else from_lines(passages)


def _may_be_of_the_page(field: Field) -> bool:
    """ "Date: 4 April 2022", alone above a press release, is its own day; several days are a meeting's."""
    day = first_date(field.view.text, ())
    return field.label.lower() == "date" and day is not None and day.start == day.end
