"""Full text: notes by their words, best first. Any input is safe."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from naptrack.models import Document
from naptrack.store import rows

Span = tuple[int, int]

#: More words than this are no question.
MOST = 50

# Put around words by SQLite; no text holds them, as they are no characters.
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"


class Term(NamedTuple):
    """One thing to look for: a word, or several in a row; the last one may be the beginning of a word."""

    words: str
    begins: bool

    @property
    def match(self) -> str:
        """As FTS5 has it: between quotes nothing is an operator."""
        return '"' + self.words.replace('"', '""') + '"' + (" *" if self.begins else "")

    def __str__(self) -> str:
        """As it was typed."""
        return self.words + ("*" if self.begins else "")


class Hit(NamedTuple):
    """A note that was found: where its text has the words, and where it tells of what was asked for.

    ``states`` are the codes of all States that it tells of; ``score`` is greater for a better match.
    """

    id: str
    date: str | None
    title: str
    states: tuple[str, ...]
    document: Document
    words: tuple[Span, ...]
    told: tuple[Span, ...]
    score: float


def terms(arguments: Sequence[str]) -> list[Term]:
    """What ``arguments`` ask for: each is a word, or words in a row; quotes part them, a star ends a beginning.

    What holds no letter and no digit is left out.

    >>> [str(term) for term in terms(["NAP", "point of contact", 'approv* "by decree"', "***"])]
    ['NAP', 'point of contact', 'approv*', 'by decree']
    """
    found: list[Term] = []
    for argument in arguments:
        plain = "".join(c if c.isprintable() else " " for c in argument)
        pieces = plain.translate(dict.fromkeys(map(ord, "“”„«»"), '"')).split('"')
        if len(pieces) == 1:
            phrases = pieces
        else:
            phrases = [
                phrase for number, piece in enumerate(pieces) for phrase in ([piece] if number % 2 else piece.split())
            ]
        for phrase in phrases:
            words = " ".join(phrase.split())
            if any(c.isalnum() for c in words):
                found.append(Term(words.rstrip("* "), words.endswith("*")))
    return list(dict.fromkeys(found))


class Asked(NamedTuple):
    """What is looked for: notes with all ``terms`` that tell of one of the States and one of the marks."""

    terms: Sequence[Term]
    iso3s: Collection[str] | None = None
    marks: Collection[str] | None = None


def count(db: sqlite3.Connection, asked: Asked) -> int:
    """How many notes there are."""
    among, values = _among(asked)
    return int(db.execute(f"SELECT count(*) {_FROM} {among}", (_match(asked.terms), *values)).fetchone()[0])


def search(db: sqlite3.Connection, asked: Asked, limit: int) -> list[Hit]:
    """The best ``limit`` notes (all for 0), best first; equally good ones by their ids."""
    among, values = _among(asked)
    found = db.execute(
        f"SELECT number, -bm25(documents_fts, 4.0, 1.0) AS score {_FROM} {among} ORDER BY score DESC, notes.id LIMIT ?",
        (_match(asked.terms), *values, limit or -1),
    ).fetchall()
    return [_hit(db, asked, row["number"], row["score"]) for row in found]


_FROM = """FROM documents_fts JOIN documents ON number = documents_fts.rowid JOIN notes USING (sha256)
           WHERE documents_fts MATCH ?"""


def _match(wanted: Sequence[Term]) -> str:
    return " AND ".join(term.match for term in wanted)


def _among(asked: Asked) -> tuple[str, list[str]]:
    """The condition on what a note tells of; ``marks`` and States hold of one mention together."""
    conditions, values = [], []
    for column, wanted in (("iso3", asked.iso3s), ("mark", asked.marks)):
        if wanted is not None:
            conditions.append(f"{column} IN (SELECT value FROM json_each(?))")
            values.append(rows.packed(sorted(wanted)))
    if not conditions:
        return "", []
    return f"AND notes.id IN (SELECT note FROM mentions WHERE {' AND '.join(conditions)})", values


def _hit(db: sqlite3.Connection, asked: Asked, number: int, score: float) -> Hit:
    row = db.execute(
        f"""SELECT documents.*, notes.id AS read_as, notes.path, notes.url, notes.date, notes.title AS head,
                   highlight(documents_fts, 1, ?, ?) AS highlighted {_FROM} AND number = ?""",
        (_OPEN, _CLOSE, _match(asked.terms), number),
    ).fetchone()
    mentions = db.execute(
        'SELECT iso3, mark, start, "end" FROM mentions WHERE note = ? ORDER BY iso3, start', (row["read_as"],)
    ).fetchall()
    told = {
        (mention["start"], mention["end"])
        for mention in mentions
        if (asked.iso3s is None or mention["iso3"] in asked.iso3s)
        and (asked.marks is None or mention["mark"] in asked.marks)
    }
    filtered = asked.iso3s is not None or asked.marks is not None
    return Hit(
        row["read_as"],
        row["date"],
        row["head"],
        tuple(dict.fromkeys(mention["iso3"] for mention in mentions)),
        rows.document(row),
        tuple(_spans(row["highlighted"])),
        tuple(sorted(told)) if filtered else (),
        score,
    )


def _spans(highlighted: str) -> Iterator[Span]:
    """Where the marked words stand in the text without the marks."""
    marks = 0
    opened = 0
    for place, char in enumerate(highlighted):
        if char == _OPEN:
            opened = place - marks
            marks += 1
        elif char == _CLOSE:
            yield opened, place - marks
            marks += 1
