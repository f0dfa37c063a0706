"""A text in which words are replaced by signs, step by step."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Start and end of the words in the text as it is, the sign to stand there, and what it stands for.
Mark = tuple[int, int, str, object]


@dataclass(slots=True)
class Work:
    """A text under replacement: each character knows where its original begins; ``notes`` follow the signs."""

    text: str
    places: list[int]
    notes: list[tuple[int, object]]

    def put(self, spans: Sequence[tuple[int, int, str, object]]) -> None:
        """Put a sign in the place of each (start, end, sign, what it stands for); spans are sorted and disjoint."""
        if not spans:
            return
        text: list[str] = []
        places: list[int] = []
        notes: list[tuple[int, object]] = []
        old = dict(self.notes)
        at = done = 0
        for start, end, sign, thing in [*spans, (len(self.text), len(self.text), "", None)]:
            for index in range(at, start):
                if index in old:
                    notes.append((done + index - at, old[index]))
            text.append(self.text[at:start])
            places += self.places[at:start]
            done += start - at
            if sign:
                text.append(sign)
                places.append(self.places[start])
                notes.append((done, thing))
                done += 1
            at = end
        self.text, self.notes = "".join(text), notes
        self.places = [*places, self.places[-1]]


def disjoint(marks: Iterable[Mark]) -> list[Mark]:
    """``marks``, which are sorted, without those that overlap one before them."""
    kept: list[Mark] = []
    for mark in marks:
        if not kept or mark[0] >= kept[-1][1]:
            kept.append(mark)
    return kept
