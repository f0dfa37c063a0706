"""What a pattern cannot do without: words one of which must stand in a text before the pattern is worth trying.

The table of rules is matched against every sentence, and most rules match few. A plain search for a rule's own
words tells that at a fraction of the cost. The words are read off the compiled pattern, so they can never fall behind
a change of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

Words = frozenset[str]


def needed(pattern: re.Pattern[str]) -> Words:
    """Lower-case words of which every match holds at least one; empty where none can be told.

    >>> sorted(needed(re.compile(r"(?:adopt(?:ed|s)|endorsed?) (?:by|in) .*", re.I)))
    ['adopt', 'endorse']
    """
    return _of(_parser.parse(pattern.pattern, pattern.flags)) or frozenset()


def _of(sequence: Iterable[tuple[Any, Any]]) -> Words | None:
    """The words that a sequence needs: those of the element that tells most; None where no element tells any."""
    found: list[Words] = []
    run = ""
    for kind, value in sequence:
        letter = _letter(kind, value)
        if letter is not None:
            run += letter
            continue
        if run:
            found.append(frozenset({run}))
            run = ""
        words = _inside(kind, value)
        if words:
            found.append(words)
    if run:
        found.append(frozenset({run}))
    return max(found, key=lambda words: (min(map(len, words)), -len(words)), default=None)


def _letter(kind: Any, value: Any) -> str | None:
    """The one letter, case apart, that an element stands for."""
    if kind is _constants.LITERAL:
        return chr(value).lower()
    if kind is _constants.IN:
        letters = {chr(code).lower() for what, code in value if what is _constants.LITERAL}
        if len(letters) == 1 and all(what is _constants.LITERAL for what, _ in value):
            return letters.pop()
    return None


def _inside(kind: Any, value: Any) -> Words | None:
    if kind is _constants.SUBPATTERN:
        return _of(value[-1])
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
        least, _, inner = value
        return _of(inner) if least else None
    if kind is _constants.BRANCH:
        branches = [_of(branch) for branch in value[1]]
        return frozenset().union(*branches) if all(branches) else None  # type: ignore[arg-type]
    return None
