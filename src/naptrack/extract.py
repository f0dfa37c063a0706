"""Note to mentions: the whole reading of one text, on one screen.

Pure: the same document gives the same reading, whatever was read before or is known of its State.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from naptrack import header, passages
from naptrack.clauses import Sentence, split
from naptrack.models import Document, Finding, Mention, Note, Reading, Severity, Silence, digest
from naptrack.narrative import reader
from naptrack.narrative.doubts import Doubt
from naptrack.narrative.telling import Telling, shown
from naptrack.passages import Block, View
from naptrack.rules import RULES
from naptrack.tagging import OTHER_PAPER, tag

_OTHER_MATTER = re.compile(r"\b(?:laws?|bills?|legislation|regulations?|report|strategy|treaty|convention)\b", re.I)
_OTHER_DRAFT = re.compile(
    r"\b[Dd]rafts? (?:of (?:an?|the) )?(?:\w+ ){0,2}?(?:laws?|bills?|acts?|legislation|decrees?"
    r"|regulations?|proclamation|ordinance|code|reports?|resolution)\b"
)
CONTEXT = 48  # characters of prefix and suffix kept with each quote


def read(document: Document, note_id: str | None = None) -> Reading:
    """All that ``document`` says of its States' plans.

    ``note_id`` is the note's key in the record; without one a key is made from the file's SHA-256.
    """
    parsed = passages.parse(document.text)
    heading = header.read(parsed)
    note = Note(note_id or digest(document.sha256), document, heading.head)
    narrative = reader.read(note, heading, list(_sentences(parsed, heading)), RULES)
    mentions = _distinct(_mention(note, telling) for telling in narrative.tellings)
    silences = tuple(_silence(document, silence) for silence in narrative.silences)
    findings = tuple(_finding(note, doubt) for doubt in narrative.doubts)
    return Reading(note, tuple(sorted(mentions, key=lambda m: m.order)), findings, silences)


def _sentences(parsed: passages.Passages, heading: header.Heading) -> Iterator[Sentence]:
    known = near = any("PLAN" in title or "NAP" in title or "lan" in title for title in heading.head.titles)
    before = -1
    answering = False
    for number, block in enumerate(parsed.blocks):
        if number in heading.skip:
            continue
        for view, piece in _pieces(block):
            if block.kind == "heading" and not heading.labelled and _OTHER_MATTER.search(view.text):
                known = near = False  # a new article, on a law or a report: "the draft" is now its draft
            tagged = tag(view.text, known=known, near=near)
            yield split(view, tagged, piece, number)
            asked = block.kind == "heading" and view.text.endswith("?")
            goes_on = number == before or asked or answering  # "How long does it run?" is asked of the same plan
            near = bool(tagged.plans) or (near and goes_on and not OTHER_PAPER.search(view.text))
            answering = asked or (answering and block.kind != "heading")
            before = number
            if _OTHER_DRAFT.search(view.text) and not near:
                known = False  # "A draft law was reviewed. The draft ..."
            known = known or any(not ref.denied for ref in tagged.plans.values())


def _pieces(block: Block) -> Iterator[tuple[View, Block]]:
    """The sentences of a block. A row of a table is one, unless a column says what is ahead: then each cell is one."""
    view = block.view
    if block.kind != "row":
        yield from ((view.slice(start, end), block) for start, end in passages.sentences(view))
    elif any(map(passages.is_ahead, block.columns)):
        for name, (start, end) in passages.cells_of_row(view.text, block.columns):
            yield view.slice(start, end), replace(block, heading=name)
    else:
        yield view, block


def _mention(note: Note, telling: Telling) -> Mention:
    view, document = telling.view, note.document
    start, end = view.frozen(0, len(view.text))
    return Mention(
        note=note.id,
        note_date=note.date,
        iso3=telling.iso3,
        mark=telling.mark,
        modality=telling.modality,
        date=telling.date,
        start=start,
        end=end,
        exact=document.text[start:end],
        prefix=document.text[max(0, start - CONTEXT) : start],
        suffix=document.text[end : end + CONTEXT],
        rule=telling.rule,
        occasion=telling.occasion,
        parts=view.parts(0, len(view.text)),
        line=document.line_at(start),
        page=document.page_at(start),
        title=telling.title,
        place=telling.place,
        venue_country=telling.country,
        online=telling.online,
        plan=telling.plan,
        from_head=telling.from_head,
    )


def _distinct(mentions: Iterator[Mention]) -> list[Mention]:
    """Each id once: of two mentions with one span, State and mark, that with a date, else the first."""
    kept: dict[str, Mention] = {}
    for mention in mentions:
        other = kept.get(mention.id)
        if other is None or (mention.date.known and not other.date.known):
            kept[mention.id] = mention
    return list(kept.values())


def _finding(note: Note, doubt: Doubt) -> Finding:
    message = doubt.message
    if doubt.view is not None:
        start, end = doubt.view.frozen(0, len(doubt.view.text))
        words = shown(" ".join(note.document.text[start:end].split()))
        message = f'line {note.document.line_at(start)}: {message}: "{words}"'
    return Finding(doubt.code, Severity.NOTICE, None, message, note=note.id)


def _silence(document: Document, silence: tuple[View, str, str | None]) -> Silence:
    view, reason, rule = silence
    start, end = view.frozen(0, len(view.text))
    return Silence(start, end, document.text[start:end], reason, rule, document.line_at(start))


#: What reading rests on, apart from the words of the record: modules, and folders with all they hold.
CORE = (
    "clauses",
    "dates",
    "extract",
    "header",
    "modality",
    "narrative",
    "passages",
    "prefilter",
    "reference",
    "rules",
    "states",
    "subject",
    "tagging",
)


def fingerprint() -> str:
    """A key that changes whenever the modules or tables that reading rests on change."""
    from importlib.resources import as_file, files

    with as_file(files("naptrack")) as package:
        paths = sorted(
            path
            for path in package.rglob("*")
            if path.suffix in (".py", ".csv") and path.relative_to(package).parts[0].removesuffix(".py") in CORE
        )
        return digest(*(path.read_text(encoding="utf-8") for path in paths))
