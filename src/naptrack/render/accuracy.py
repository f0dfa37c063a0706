"""A comparison with hand-read facts: the counts as a sheet, what is wrong as a page, both as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from naptrack.accuracy import Checked, Score, evidence_of, near, silent_on
from naptrack.gold import JSON, Fact, Wanted
from naptrack.lifecycle import name_of
from naptrack.models import Modality
from naptrack.render.explain import silence_line
from naptrack.render.findings import spot
from naptrack.render.pages import BLANK, Line, Page
from naptrack.render.scope import count
from naptrack.render.sheet import Column, Sheet
from naptrack.render.text import unmarked

COLUMNS = tuple(map(Column, ("Counted", "Precision", "Recall", "F1", "Facts", "Misses", "Extras")))
FIELDS = ("counted", "precision", "recall", "f1", "facts", "misses", "extras")
_SAID = {"strict": "all facts", "lenient": "all but dates"}


def scores_sheet(scores: Sequence[Score], foot: Sequence[str] = ()) -> Sheet:
    """One row a count."""
    records = [_score_object(score) for score in scores]
    return Sheet(
        title="Accuracy against hand-read facts",
        columns=COLUMNS,
        rows=map(_cells, scores),
        records=records,
        flat=records,
        fields=FIELDS,
        foot=foot,
    )


def foot(checked: Sequence[Checked]) -> list[str]:
    """What the counts rest on, and what is wrong beside them."""
    golds = [each.comparison.gold for each in checked]
    texts = "all notes together" if golds[0].file is None else count(len(golds), "text")
    empty = [each.comparison for each in checked if each.comparison.gold.empty]
    clean = sum(comparison.clean for comparison in empty)
    lines = [f"Read: {texts}."]
    if empty:
        lines.append(f"No stage from {clean} of {count(len(empty), 'text')} that {_holds(len(empty))} no fact.")
    wrong = sum(len(each.comparison.wrong) for each in checked)
    if any(gold.never for gold in golds):
        lines.append(f"Events for States that must get none: {wrong}.")
    if golds[0].file is None:
        lines.append(f"Wrong statuses, plans and findings: {sum(len(each.others) for each in checked)}.")
    return [" ".join(lines)]


def wrong_page(checked: Sequence[Checked]) -> Page:
    """Every miss with what came out in its place, every extra with its sentence, and what else is wrong."""
    sections = {
        "Misses": [line for each in checked for line in _misses(each)],
        "Extras": [line for each in checked for line in _extras(each)],
        "Wrong beside the facts": [line for each in checked for line in _others(each)],
    }
    page: Page = []
    for title, lines in sections.items():
        if lines:
            page += [Line(title, "title"), *lines, BLANK]
    return page


def accuracy_object(scores: Sequence[Score], checked: Sequence[Checked]) -> dict[str, Any]:
    """For programs: the counts, and all that is wrong with its evidence."""
    empty = [each.comparison for each in checked if each.comparison.gold.empty]
    return {
        "scores": [_score_object(score) for score in scores],
        "misses": [_miss_object(each, wanted) for each in checked for wanted in each.comparison.misses],
        "extras": [_extra_object(each, fact) for each in checked for fact in each.comparison.extras],
        "wrong_states": [
            {"file": each.comparison.gold.file, "iso3": iso3} for each in checked for iso3 in each.comparison.wrong
        ],
        "others": [line for each in checked for line in each.others],
        "texts": len(checked),
        "texts_without_facts": len(empty),
        "clean_texts": sum(comparison.clean for comparison in empty),
    }


# --- the sheet ------------------------------------------------------------------------------------------------


def _cells(score: Score) -> tuple[str, ...]:
    tally = score.tally
    ratios = (f"{ratio:.3f}" for ratio in (tally.precision, tally.recall, tally.f1))
    counts = (f"{number:,}" for number in (tally.facts, tally.misses, tally.extras))
    return (_SAID.get(score.name, score.name), *ratios, *counts)


def _score_object(score: Score) -> dict[str, Any]:
    tally = score.tally
    ratios = (round(ratio, 4) for ratio in (tally.precision, tally.recall, tally.f1))
    return dict(zip(FIELDS, (score.name, *ratios, tally.facts, tally.misses, tally.extras), strict=True))


def _holds(number: int) -> str:
    return "holds" if number == 1 else "hold"


# --- the page -------------------------------------------------------------------------------------------------


def _misses(checked: Checked) -> Iterator[Line]:
    comparison = checked.comparison
    for wanted in comparison.misses:
        yield Line(_said(comparison.gold.file, wanted.fact), "heading", 2)
        if wanted.quote:
            yield Line(f'it says: "{unmarked(wanted.quote)}"', "quote", 4)
        for fact in near(wanted, comparison.got):
            yield from _instead(checked.document, fact)
        for path, silence in silent_on(wanted, checked.silences):
            yield Line(f"left out: {silence_line(path, silence)}", "text", 4)


def _instead(document: JSON, fact: Fact) -> Iterator[Line]:
    for mention in evidence_of(document, fact)[:1]:
        yield Line(f"came out as {_dating(fact)}: {_place(document, mention)} ({mention['rule']})", "text", 4)
        yield Line(f'"{unmarked(mention["exact"])}"', "quote", 6)


def _extras(checked: Checked) -> Iterator[Line]:
    document = checked.document
    for fact in checked.comparison.extras:
        yield Line(_said(checked.comparison.gold.file, fact), "heading", 2)
        for mention in evidence_of(document, fact):
            yield Line(f'"{unmarked(mention["exact"])}"', "quote", 4)
            yield Line(f"{_place(document, mention)} ({mention['rule']})", "faint", 6)


def _others(checked: Checked) -> Iterator[Line]:
    gold = checked.comparison.gold
    for iso3 in checked.comparison.wrong:
        yield Line(f"{_in(gold.file)}an event for {name_of(iso3)}, which must get none", "text", 2)
    for line in checked.others:
        yield Line(line, "text", 2)


def _said(file: str | None, fact: Fact) -> str:
    return f"{_in(file)}{name_of(fact.iso3)}, {fact.mark}, {_dating(fact)}"


def _dating(fact: Fact) -> str:
    when = fact.start or "undated"
    if fact.end and fact.end != fact.start:
        when = f"{when}/{fact.end}"
    return f"{when}, planned" if fact.modality == Modality.PLANNED else when


def _in(file: str | None) -> str:
    return f"{unmarked(file)}: " if file else ""


def _place(document: JSON, mention: JSON) -> str:
    return spot(unmarked(_path(document, mention)), mention["line"], mention["page"])


def _path(document: JSON, mention: JSON) -> str:
    paths = {note["id"]: note["path"] for note in document["notes"]}
    return str(paths.get(mention["note"], mention["note"]))


# --- JSON -----------------------------------------------------------------------------------------------------


def _miss_object(checked: Checked, wanted: Wanted) -> dict[str, Any]:
    file = checked.comparison.gold.file
    return {
        **_fact_object(file, wanted.fact),
        "quote": wanted.quote or None,
        "instead": [_extra_object(checked, fact) for fact in near(wanted, checked.comparison.got)],
        "silences": [
            {"path": path, "line": each.line, "reason": each.reason, "rule": each.rule, "exact": each.exact}
            for path, each in silent_on(wanted, checked.silences)
        ],
    }


def _extra_object(checked: Checked, fact: Fact) -> dict[str, Any]:
    mentions: Iterable[JSON] = evidence_of(checked.document, fact)
    return {
        **_fact_object(checked.comparison.gold.file, fact),
        "mentions": [
            {"path": _path(checked.document, mention), **{k: mention[k] for k in ("line", "page", "rule", "exact")}}
            for mention in mentions
        ],
    }


def _fact_object(file: str | None, fact: Fact) -> dict[str, Any]:
    return {"file": file, **fact._asdict()}
