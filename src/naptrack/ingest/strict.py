"""What the notes under some paths say of States and stages without giving an event."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from naptrack import states
from naptrack.explain import silences
from naptrack.extract import read
from naptrack.models import Silence
from naptrack.reading import Source, Unreadable, find, open_document

_STATES = re.compile(r"\b(?:Member |all |other )?States\b(?! of America)|\bcountries\b")


class SilentPassage(NamedTuple):
    """A passage that gave no event, in which file, and on which page where it has pages."""

    path: str
    silence: Silence
    page: int | None


def silent_passages(paths: Sequence[str | os.PathLike[str]]) -> Iterator[SilentPassage]:
    """Read every note under ``paths`` and tell of its silences, in the order of the files and of each text.

    Nothing is kept, and it makes no difference what is known already: equal files give equal lists. Files that cannot
    be read are passed over. Raises FileNotFoundError for a path that is not there.
    """
    for source in find([os.fspath(path) for path in paths]):
        if isinstance(source, Source):
            try:
                document = open_document(source)
            except Unreadable:
                continue
            for silence in silences(read(document)):
                if not _said_of_all(silence.exact):
                    yield SilentPassage(document.path, silence, document.page_at(silence.start))


def _said_of_all(words: str) -> bool:
    """True of a passage that speaks of States at large and of none by its name: nothing is to be read from it.

    >>> _said_of_all("The resolution encourages States to prepare plans."), _said_of_all("Its plan is not approved.")
    (True, False)
    """
    return bool(_STATES.search(words)) and all(state.form == "capital" for state in states.find(words))
