"""When two files are one note, and which of them is read.

Both answers depend on the files alone, never on the order in which they came.
Two files are one note where they share a *likeness key*. Every file has one key
for its letters and digits in order, so that a PDF and a text file of one note
agree whatever their layout. A file of some length has further keys, one for each
band of a min-hash sketch of its word triples: texts that have nine tenths of
their triples in common share a band nearly always, texts that have half of them
in common about once in five hundred pairs. These keys also hold the States of
the note's head and the month of its first event: the same words about another
State or another month are another note.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zlib

from naptrack.models import Note, Reading

#: Order of preference where several files hold one note.
MEDIA_TYPES = (
    "text/plain",
    "text/markdown",
    "text/html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/pdf",
)

BANDS = 8
ROWS = 12
#: With fewer word triples than this, only the same text is the same note.
SHORTEST = 40

_BINS = BANDS * ROWS
_BEYOND = 1 << 32
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
_LONE_NUMBER = re.compile(r"^\W*\d{1,3}\W*$", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+")

Preference = tuple[str, int, int, str]


def words(text: str) -> list[str]:
    """The words of ``text``, folded: no mark-up, no page numbers, no case, no width, no soft hyphen.

    >>> words("**Event:** Round\\u00adtable<sup>1</sup>\\n\\n 12 \\n of the ﬁnal Plan")
    ['event', 'roundtable', '1', 'of', 'the', 'final', 'plan']
    """
    bare = _LONE_NUMBER.sub(" ", _TAG.sub(" ", text)).replace("\u00ad", "")
    return _WORD.findall(unicodedata.normalize("NFKC", bare).casefold())


def same_text(found: list[str]) -> str:
    """The digest that files of one text share: their letters and digits, wherever lines and words break.

    >>> same_text(["round", "table"]) == same_text(["roundtable"])
    True
    """
    return hashlib.sha256("".join(found).encode()).hexdigest()[:16]


def likeness(reading: Reading, found: list[str]) -> list[int]:
    """The keys, whole numbers of 63 bits, of one note whose words are ``found``."""
    keys = [_key(same_text(found))]
    sketch = _sketch(found)
    if sketch:
        subject = _subject(reading)
        bands = (sketch[band * ROWS : (band + 1) * ROWS] for band in range(BANDS))
        keys += [_key(subject, str(number), repr(band)) for number, band in enumerate(bands)]
    return keys


def preference(note: Note, found: list[str]) -> Preference:
    """How much a file is to be preferred as its note's witness: the greatest is read.

    The newer note, then the longer text, then the format that is read most surely, then the smallest hash.
    """
    document = note.document
    date = note.date.isoformat() if note.date else ""
    rank = MEDIA_TYPES.index(document.media_type) if document.media_type in MEDIA_TYPES else len(MEDIA_TYPES)
    return (date, sum(map(len, found)), -rank, _complement(document.sha256))


def _complement(sha256: str) -> str:
    return sha256.translate(str.maketrans("0123456789abcdef", "fedcba9876543210"))


def _subject(reading: Reading) -> str:
    occasions = reading.note.head.occasions
    named = {iso3 for occasion in occasions for iso3 in occasion.states} or {m.iso3 for m in reading.mentions}
    first = min((o.date.earliest for o in occasions if o.date.known and o.date.earliest), default=None)
    return ",".join(sorted(named)) + (f"@{first:%Y-%m}" if first else "")


def _sketch(found: list[str]) -> list[int]:
    """One-permutation min-hash of the word triples: the least hash of each bin; nothing for a short text."""
    data = [word.encode() for word in found]
    triples = {zlib.crc32(b" ".join(three)) for three in zip(data, data[1:], data[2:], strict=False)}
    if len(triples) < SHORTEST:
        return []
    # From the greatest down, so that the least of each bin is written last.
    least = {triple % _BINS: triple for triple in sorted(triples, reverse=True)}
    sketch = [0] * _BINS
    borrowed = least[min(least)] + _BEYOND
    for place in reversed(range(_BINS)):
        # An empty bin takes its right neighbour's value, moved out of the way of real ones.
        borrowed = least[place] if place in least else borrowed + _BEYOND
        sketch[place] = borrowed
    return sketch


def _key(*parts: str) -> int:
    return int(hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16], 16) >> 1
