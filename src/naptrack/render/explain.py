"""Explanations of a reading: as a page, as one line a fact, or as JSON objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from naptrack.explain import Explanation, Passage, Told, Untold, united
from naptrack.lifecycle import name_of
from naptrack.models import Date, Mention, Modality, Note, Silence
from naptrack.render.contract import mention_object, note_object
from naptrack.render.findings import spot
from naptrack.render.marked import mark, shown_as
from naptrack.render.pages import BLANK, Line, Page
from naptrack.render.scope import count
from naptrack.render.text import GAP, unmarked, when

#: The reasons that are single words, in full.
REASONS = {
    "negated": "denied, or called off",
    "unreal": "only possible, wished, conditional or said of anyone",
    "asked": "asked for, and not said to be done",
    "proposed": "proposed, and not said to be decided",
    "no wording": "words of a step that no rule reads",
}

Span = tuple[int, int]


def explanation_page(explanation: Explanation) -> Page:
    """For people: what the head says, the passages that give events, and those that give none."""
    note = explanation.reading.note
    page = [*_head(note)]
    telling = [passage for passage in explanation.passages if passage.told]
    silent = [passage for passage in explanation.passages if passage.untold]
    mentions = [one.mention for passage in telling for one in passage.told]
    states = {mention.iso3 for mention in mentions}
    if telling:
        facts = f"{count(len(mentions), 'fact')} of {count(len(states), 'State')} in {count(len(telling), 'passage')}"
        page += [BLANK, Line(facts, "title")]
    else:
        page += [BLANK, Line("Nothing that tells of a State's plan.", "text"), *_other_plans(explanation.plans)]
    for passage in telling:
        page += [BLANK, *_quoted(passage, [span for one in passage.told for span in one.matched])]
        for told in _alike(passage.told):
            page += _told(told)
    if silent:
        page += [BLANK, Line(f"No event from {count(len(silent), 'passage')}", "title")]
    for passage in silent:
        page += [BLANK, *_quoted(passage, [span for one in passage.untold for span in one.matched])]
        for reason, rules in _reasons(passage.untold).items():
            page += [Line(reason, "text", 4), *([Line(f"would be {rules}", "faint", 6)] if rules else [])]
    return page


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """For grep: ``path:line: State: mark, date: quote (rule)``, and the silences after them."""
    note = explanation.reading.note
    for passage in explanation.passages:
        for one in passage.told:
            mention = one.mention
            place = spot(unmarked(note.document.path), mention.line, mention.page)
            what = f"{_mark(mention)}, {when(mention.date)}"
            words = shown_as(marked(passage, one.matched), "*", "*")
            yield f'{place}: {name_of(mention.iso3)}: {what}: "{words}" ({mention.rule})'
    for passage in explanation.passages:
        for each in passage.untold:
            said = _said(each.silence, shown_as(marked(passage, each.matched), "*", "*"))
            yield f"{spot(unmarked(note.document.path), passage.line, passage.page)}: no event: {said}"


def silence_line(path: str, silence: Silence, page: int | None = None) -> str:
    """``path:line: reason: quote``, with the rule that would have told of a stage."""
    return f"{spot(unmarked(path), silence.line, page)}: {_said(silence, unmarked(silence.exact))}"


def _said(silence: Silence, words: str) -> str:
    rule = f" ({silence.rule})" if silence.rule else ""
    return f'{_reason(silence)}: "{words}"{rule}'


def explanation_object(explanation: Explanation) -> dict[str, Any]:
    """For programs: the note as in the export contract, and its passages in the order of the text."""
    return {
        "note": note_object(explanation.reading.note),
        "passages": [_passage_object(passage) for passage in explanation.passages],
    }


def marked(passage: Passage, spans: Iterable[Span]) -> str:
    """The words of a passage on one line: those of ``spans`` stand out, and [...] stands for what cuts it."""
    parts = passage.parts or ((passage.start, passage.end),)
    apart = united(spans)
    return GAP.join(filter(None, (_part(passage, part, apart) for part in parts)))


def _part(passage: Passage, part: Span, spans: Iterable[Span]) -> str:
    inside = [(max(start, part[0]), min(end, part[1])) for start, end in spans if start < part[1] and part[0] < end]
    return unmarked(mark(passage.exact[part[0] - passage.start : part[1] - passage.start], part[0], inside))


def _head(note: Note) -> Iterator[Line]:
    yield Line(unmarked(note.title) or note.document.path, "title")
    for occasion in note.head.occasions:
        held = [when(occasion.date), unmarked(occasion.place or ""), "online" if occasion.online else ""]
        # not after the place in brackets: "Vienna (Uzbekistan)" reads as where Vienna lies
        whose = f"{', '.join(map(name_of, occasion.states))}: " if occasion.states else ""
        yield Line(f"Its own event: {whose}{', '.join(filter(None, held))}", "text")
    yield Line(f"Date of the text: {note.date.isoformat() if note.date else 'not stated'}", "text")


def _other_plans(plans: Iterable[tuple[str, str]]) -> Iterator[Line]:
    """Why the plans of a text that tells nothing are not those that are looked for."""
    for kind, words in plans:
        if kind != "1540":
            why = "another plan" if kind == "other" else "nothing ties it to resolution 1540"
            yield Line(f'"{unmarked(words)}": {why}.', "text", 2)


def _quoted(passage: Passage, spans: Iterable[Span]) -> Iterator[Line]:
    yield Line(f"line {passage.line}" if passage.page is None else f"page {passage.page}", "faint", 2)
    yield Line(f'"{marked(passage, spans)}"', "quote", 2)


def _alike(told: Iterable[Told]) -> Iterator[list[Told]]:
    """What one passage says of several States in the same words."""

    def likeness(one: Told) -> tuple[Any, ...]:
        return (
            _mark(one.mention),
            when(one.mention.date),
            one.mention.rule,
            one.named,
            one.dated,
            one.own,
            one.at or 0,
        )

    for _, same in groupby(sorted(told, key=likeness), key=likeness):
        yield list(same)


def _told(same: Sequence[Told]) -> Iterator[Line]:
    first = same[0]
    mention = first.mention
    names = ", ".join(name_of(one.mention.iso3) for one in same)
    yield Line(f"{_mark(mention)}, {when(mention.date)}: {names}", "heading", 4)
    yield Line(f"rule {mention.rule}; {'; '.join(_why(first, len(same)))}", "faint", 6)


def _why(told: Told, states: int) -> Iterator[str]:
    mention = told.mention
    if not told.named:
        yield "the State is the one spoken of" if states == 1 else "the States are those spoken of"
    if told.dated:
        yield f'dated "{mention.date.text}"'
    elif mention.date.known:
        yield (
            "dated by the head" if told.own else f"dated by line {told.at}" if told.at else "dated by what is around it"
        )
    elif mention.date.latest:
        yield f"no date but that of the text, {mention.date.latest.isoformat()}"
    else:
        yield "no date"
    if told.own:
        yield "the note's own event"
    elif told.at and told.dated:
        yield f"the event of line {told.at}"
    if mention.plan:
        yield f"edition {mention.plan.label}"


def _reasons(untold: Iterable[Untold]) -> dict[str, str]:
    """Each reason in full, with the marks and rules that it kept from telling, if a rule reads the words."""
    found: dict[str, list[str]] = {}
    for one in untold:
        rules = found.setdefault(_reason(one.silence), [])
        if one.silence.rule is not None:
            rules.append(f"{one.mark} (rule {one.silence.rule})" if one.mark else f"rule {one.silence.rule}")
    return {reason: ", ".join(dict.fromkeys(rules)) for reason, rules in found.items()}


def _reason(silence: Silence) -> str:
    return REASONS.get(silence.reason, silence.reason)


def _mark(mention: Mention) -> str:
    return f"planned: {mention.mark}" if mention.modality is Modality.PLANNED else mention.mark.value


def _passage_object(passage: Passage) -> dict[str, Any]:
    return {
        "start": passage.start,
        "end": passage.end,
        "exact": passage.exact,
        "line": passage.line,
        "page": passage.page,
        "mentions": [_told_object(one) for one in passage.told],
        "silences": [
            {
                "reason": one.silence.reason,
                "rule": one.silence.rule,
                "mark": one.mark,
                "matched": [list(span) for span in one.matched],
            }
            for one in passage.untold
        ],
    }


def _told_object(told: Told) -> dict[str, Any]:
    mention = told.mention
    return {
        "id": mention.id,
        "iso3": mention.iso3,
        "state": name_of(mention.iso3),
        "modality": mention.modality,
        "date": _date_object(mention.date),
        "place": mention.place,
        "plan": mention.plan.label if mention.plan else None,
        "occasion": mention.occasion,
        "title": mention.title,
        **{key: value for key, value in mention_object(mention).items() if key != "note"},
        "matched": [list(span) for span in told.matched],
        "state_named_here": told.named,
        "date_written_here": told.dated,
    }


def _date_object(date: Date) -> dict[str, Any]:
    return {
        "start": date.start,
        "end": date.end,
        "precision": date.precision,
        "edtf": date.edtf,
        "earliest": date.earliest.isoformat() if date.earliest else None,
        "latest": date.latest.isoformat() if date.latest else None,
        "text": date.text,
    }
