"""An analyst's own hand: what is recorded, corrected or rejected beside what the notes say.

Judgements are kept apart from what is derived and are never changed or deleted. They are
replayed, in the order in which they were made, whenever a State is settled (``replay``), each
on the event that holds the passage it was made on (``anchor``).
"""

from naptrack.judgements.isodate import read_date
from naptrack.judgements.model import (
    Changes,
    Judgement,
    Kind,
    Passage,
    ended,
    intentions,
    judged_as,
    said,
    standing,
    undone,
)
from naptrack.judgements.recorded import facts
from naptrack.judgements.replay import Settled, linked, replay

__all__ = [
    "Changes",
    "Judgement",
    "Kind",
    "Passage",
    "Settled",
    "ended",
    "facts",
    "intentions",
    "judged_as",
    "linked",
    "read_date",
    "replay",
    "said",
    "standing",
    "undone",
]
