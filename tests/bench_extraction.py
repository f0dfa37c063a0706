"""How many notes a second are read, beside tools that set the scale.

    python tests/bench_extraction.py [ROUNDS]

Reads the hand-read practice notes; prints processor time a note and, where they are installed, the ratio to spaCy's
blank English with a sentencizer and an EntityRuler of State names, and to dateparser's search. The bars: at least
1.0 of the first, 20 of the second.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

from naptrack import extract
from naptrack.reading import read
from naptrack.states import states

ROOT = Path(__file__).resolve().parents[1]
FILES = [*sorted((ROOT / "seeds").glob("*.txt")), *sorted((ROOT / "data/gold/notes").glob("*.txt"))]


def pace(work: Callable[[str], object], texts: list[str], rounds: int) -> float:
    """Texts a second of processor time: the median of ``rounds``, after one to warm up."""
    for text in texts:
        work(text)
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            work(text)
        taken.append(time.process_time() - start)
    return len(texts) / statistics.median(taken)


def ruler() -> Callable[[str], object] | None:
    """spaCy's blank English with State names, or None where it is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "GPE", "pattern": state.name} for state in states().values()])
    return nlp


def main() -> None:
    """Print what was measured."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    texts = [path.read_text(encoding="utf-8") for path in FILES]
    ours = pace(lambda text: extract.read(read(text.encode(), path="note.txt")), texts, rounds)
    size = sum(map(len, texts)) / len(texts)
    print(f"{len(texts)} notes of {size:,.0f} characters; naptrack: {ours:,.0f} notes/s, {1000 / ours:.1f} ms a note")
    if (nlp := ruler()) is not None:
        theirs = pace(nlp, texts, rounds)
        print(f"spaCy blank + sentencizer + EntityRuler: {theirs:,.0f} notes/s; ratio {ours / theirs:.2f}")
    try:
        from dateparser.search import search_dates
    except ImportError:
        return
    few = texts[:10]
    theirs = pace(lambda text: search_dates(text, languages=["en"]), few, 1)
    print(f"dateparser.search: {theirs:,.1f} notes/s; ratio {ours / theirs:.0f}")


if __name__ == "__main__":
    main()
