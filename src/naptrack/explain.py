"""Why a text reads as it does: each passage that a rule matched, with the words it matched and what came of them.

Pure, like the reading that it explains.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from naptrack import extract, header, passages, states
from naptrack.models import Document, Mark, Mention, Reading, Silence
from naptrack.passages import Span, View
from naptrack.rules import RULES
from naptrack.tagging import Tagged, tag

_RULES = {rule.name: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Told:
    """One mention, and where its parts come from.

    ``matched`` are the spans of the frozen text whose words its rule matched. ``named`` says that the passage itself
    names the State, ``dated`` that it holds the date; else they come from the head or from what was told before.
    ``at`` is the line of the passage that first tells of the same occasion, None where that is this one.
    """

    mention: Mention
    matched: tuple[Span, ...]
    named: bool
    dated: bool
    at: int | None = None

    @property
    def own(self) -> bool:
        """True where the event is that of the note's own head."""
        return self.mention.occasion.startswith("head")


@dataclass(frozen=True, slots=True)
class Untold:
    """One silence, the mark that its rule would have given, and the words that the rule matched."""

    silence: Silence
    mark: Mark | None
    matched: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """One title or sentence that a rule matched: its span, and what it tells and does not tell."""

    start: int
    end: int
    exact: str
    parts: tuple[Span, ...] | None
    line: int | None
    page: int | None
    told: tuple[Told, ...] = ()
    untold: tuple[Untold, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reading, passage by passage in the order of the text.

    ``plans`` are the plans that the text speaks of, as (kind, words), each once; the kind is that of
    :class:`naptrack.tagging.PlanRef`: 1540, other, or bare where the words alone do not tell.
    """

    reading: Reading
    passages: tuple[Passage, ...] = ()
    plans: tuple[tuple[str, str], ...] = ()


def explain(document: Document) -> Explanation:
    """Read ``document`` and say what came of each passage, and why."""
    reading = extract.read(document)
    views = _views(document)
    first: dict[str, Mention] = {}
    for mention in sorted(reading.mentions, key=lambda one: one.start):
        first.setdefault(mention.occasion, mention)
    told: defaultdict[int, list[Told]] = defaultdict(list)
    untold: defaultdict[int, list[Untold]] = defaultdict(list)
    for mention in reading.mentions:
        told[mention.start].append(_told(mention, views.get(mention.start), first[mention.occasion]))
    for silence in dict.fromkeys(reading.silences):
        untold[silence.start].append(_untold(silence, views.get(silence.start)))
    starts = sorted({*told, *untold})
    came_of = tuple(_passage(document, told[start], untold[start]) for start in starts)
    return Explanation(reading, came_of, tuple(dict.fromkeys(_plans(views[start].text for start in sorted(views)))))


def silences(reading: Reading) -> list[Silence]:
    """The silences of ``reading`` in the order of the text; of one passage each reason once."""
    kept = {(silence.start, silence.end, silence.reason): silence for silence in reversed(reading.silences)}
    return sorted(kept.values(), key=lambda silence: (silence.start, silence.end, silence.reason))


def _views(document: Document) -> dict[int, View]:
    """Every title and sentence of a text, by where it starts in the frozen text."""
    parsed = passages.parse(document.text)
    titles = header.read(parsed).title_views
    sentences = (block.view.slice(*span) for block in parsed.blocks for span in passages.sentences(block.view))
    return {view.frozen(0, len(view.text))[0]: view for view in (*sentences, *titles) if view.text}


def _told(mention: Mention, view: View | None, first: Mention) -> Told:
    at = first.line if first.start != mention.start else None
    if view is None:
        return Told(mention, (), False, False, at)
    named = any(state.iso3 == mention.iso3 and state.form != "capital" for state in states.find(view.text))
    dated = mention.date.known and mention.date.text in view.text
    return Told(mention, _matched(mention.rule, view, mention.end), named, dated, at)


def _untold(silence: Silence, view: View | None) -> Untold:
    rule = _RULES.get(silence.rule or "")
    return Untold(silence, rule.yields if rule else None, _matched(silence.rule, view, silence.end) if view else ())


def _matched(name: str | None, view: View, end: int) -> tuple[Span, ...]:
    """The words before ``end`` that the rule called ``name`` matches, as spans of the frozen text."""
    if name is None or name not in _RULES:
        return ()
    for tagged in _taggings(view.text):
        ranges = (tagged.range(hit.start(), hit.end()) for hit in _RULES[name].pattern.finditer(tagged.text))
        spans = [view.frozen(*span) for start, stop in ranges if (span := _trimmed(view.text, start, stop))]
        if kept := tuple(span for span in spans if span[0] < end):
            return kept
    return ()


def _taggings(text: str) -> Iterator[Tagged]:
    """A sentence as it reads by itself, then as it may read after another that spoke of a plan."""
    yield tag(text)
    yield tag(text, known=True)
    yield tag(text, known=True, near=True)


def _trimmed(text: str, start: int, end: int) -> Span | None:
    """The span less white space and commas at its ends; None where nothing is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(" ,;:"))
    end -= len(words) - len(words.rstrip(" ,;:"))
    return (start, end) if start < end else None


def _plans(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The plans that the sentences speak of, less those that only stand for one named before."""
    for text in texts:
        tagged = tag(text)
        for at, plan in sorted(tagged.plans.items()):
            if not plan.anaphor and (span := _trimmed(text, *tagged.range(at, at + 1))):
                yield plan.kind, text[slice(*span)]


def _passage(document: Document, told: Iterable[Told], untold: Iterable[Untold]) -> Passage:
    told, untold = tuple(told), tuple(untold)
    spans = [(one.mention.start, one.mention.end) for one in told]
    spans += [(one.silence.start, one.silence.end) for one in untold]
    start, end = max(spans, key=lambda span: span[1])
    parts = next((one.mention.parts for one in told if one.mention.end == end), None)
    line, page = document.line_at(start), document.page_at(start)
    return Passage(start, end, document.text[start:end], parts, line, page, told, untold)


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch or overlap as one.

    >>> united([(8, 9), (0, 4), (3, 6)])
    ((0, 6), (8, 9))
    """
    kept: list[Span] = []
    for start, end in sorted(spans):
        if kept and start <= kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)
