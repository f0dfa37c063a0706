"""The lines of a text, each told for what it is: label, section, heading, bullet, text; or foreign matter, left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from naptrack.passages.view import DROPPED, Span, View, view_of

LABELS: dict[str, str] = {
    "event": r"(?:events?(?:\(s\))?|activities|meetings|workshops)(?:(?:,| and| ?&| ?/) ?(?:the )?(?:dates?|venues?|places?))*|event title|title(?: of (?:the )?(?:event|meeting|activity))?|name of (?:the )?(?:event|meeting|activity)|subject|activity|meeting|what",
    "organizers": r"(?:co-?)?organi[sz]er(?:s|\(s\))?|organi[sz]ed by|organi[sz]ing (?:body|bodies|partners?|entit(?:y|ies))|by|hosts?|hosted by|convened by|convener(?:s|\(s\))?",
    "date": r"held(?: (?:on|at|in))?|dates?(?:\(s\))?(?:(?:,| and| ?&| ?/) ?(?:the )?(?:venues?|places?|locations?|times?|duration)(?:\(s\))?)*|(?:venues?|places?|locations?)(?:\(s\))? (?:and|&|/) dates?(?:\(s\))?|when(?: and where)?|start(?: date)?|end(?: date)?|event dates?",
    "venue": r"venues?|places?|location|where|city",
    "participants": r"participants?|participation|attendees|attendance|participating (?:states|entities|organi[sz]ations)|attended by|present|who",
    "posted": r"posted(?: on)?|published(?: on)?|date of (?:issue|note|this note|publication|posting)|issued(?: on)?|note dated|release date",
    "other": r"sponsors?|donors?|funding|funded by|supported by|language(?:s|\(s\))?|contact|reference|ref|author|prepared by|status|facilitators?|observers?|speakers?|symbol|financed by|support|partners?",
}


def _names(kinds: dict[str, str]) -> str:
    """One group a kind; a space in a name is any white space, as converters leave no-break and double ones."""
    spaced = {kind: names.replace(" ?", r"\s*").replace(" ", r"\s+") for kind, names in kinds.items()}
    return "|".join(f"(?P<{kind}>{names})" for kind, names in spaced.items())


_LABEL = re.compile(
    r"^(?:[\s>|*_#\-\u2022\u00b7\u2013]|<[a-z][^<>]{0,40}>)*(?:\(?(?:\d{1,2}|[a-h])[.)]\s+[*_]*)?(?:"
    + _names(LABELS)
    + r")(?:(?:[\s*_]|</\w+>)*(?:[:\uff1a]|\||\s[\u2013\u2014-]\s)|(?:\s{2,}|\t+)(?=\w\S*(?: \S+)*\s*$))[\s*_:|]*",
    re.I,
)
#: The first line of a label that goes on in the next.
_LABEL_CUT = re.compile(r"^[\s>|*_#]*(?:dates?|venues?|places?|locations?|events?)(?:\(s\))?\s*(?:,|and|&|/)\s*$", re.I)
_BARE_LABEL = re.compile(r"^[\s>|*_#]*(?:" + _names(LABELS) + r")[\s*_|]*$", re.I)
#: A label in the middle of a line: "Event: ... Date: ..."
_NEXT_LABEL = re.compile(
    r"(?:(?<=[.;,|)]\s)|(?<=\s\s)|(?<=\t))(?=[*_]{0,2}[A-Z])[*_]{0,2}(?i:"
    + "|".join(names.replace(" ", r"\s+") for kind, names in LABELS.items() if kind != "other")
    + r")[*_]{0,2}\s*[:\uff1a]"
)
_SECTIONS: dict[str, str] = {
    "background": r"(?:general )?background(?: and (?:context|objectives?|purpose))?|context|introduction|history|antecedents",
    "highlights": r"(?:(?:main|key) )?highlights(?: and (?:overview|discussions?|outcomes?|observations))?|overview(?: and highlights)?|summary(?: of (?:the )?(?:discussions?|meeting|event))?|discussions?|proceedings|(?:main |key )?outcomes?(?: and (?:next steps|follow-?up))?|results|conclusions?|observations|objectives?|purpose|the (?:meeting|event|round ?table|workshop)|main points|key points|deliberations|sessions?",
    "next": r"next steps|follow-?up(?: actions?)?|way (?:forward|ahead)|the way (?:forward|ahead)|future (?:steps|activities|plans)|looking ahead|prospects|outlook",
    "comments": r"additional (?:comments|information|remarks)|further information|contacts?|contact(?: information| details)?|for further information|other comments|remarks|disclaimer",
}
_SECTION = re.compile(
    r"^[\s>|*_#]*(?:(?:\d{1,2}|[IVX]{1,4}|[A-Fa-f])[.)]\s+)?[\s*_]*(?:"
    + _names(_SECTIONS)
    + r")\s*[*_]*\s*[:.]?\s*[*_|]*\s*$",
    re.I,
)
_HEADING_MARK = re.compile(r"^\s*(?:#{1,6}\s|(?:\*\*|__)[^*_]+(?:\*\*|__)\s*:?\s*$)")
_BULLET = re.compile(
    r"^\s*(?:>\s*)*(?:[-*+\u2022\u00b7\u25cf\u25aa\u2023\u00bb\u203a\u25e6\u25ba\u2192o\uf0b7]\s+|[-\u2013\u2014\u2022](?=[A-Z])|(?!\d{1,2}\. \d{1,2}\. ?(?:19|20)\d\d)\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+)"
)
_RULE = re.compile(r"^\s*(?:[-_=*\u2014]\s*){3,}$|^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$")
_PAGE_NUMBER = re.compile(
    r"^\s*(?:[-\u2013]\s*)?(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*[-\u2013])?\s*$", re.I
)
_RUNNING_HEAD = re.compile(
    r"^\s*(?:\S.{0,60}?(?:\s{3,}|\t+|\|\s*))?page\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?(?:(?:\s{3,}|\t+|\s*\|).{1,60})?\s*$",
    re.I,
)
#: A running head or foot with its page number far to the right.
_FOLIO = re.compile(r"^[^\S\n]*\S[^\n]{2,80}?[^\S\n]{3,}\d{1,3}(?:[^\S\n]?/[^\S\n]?\d{1,3})?[^\S\n]*$", re.M)
_FOLIO_NUMBER = re.compile(r"\s{3,}\d{1,3}(?:\s?/\s?\d{1,3})?$")
_FOOTNOTE = re.compile(
    r"^\s*(?:<sup>.{0,30}?</sup>|[\u00b9\u00b2\u00b3\u2070-\u2079]+|\[\^?\d{1,2}\]:?|\*{1,2}(?=\s?For information))\s*\S"
)
_PLAIN_FOOTNOTE = re.compile(r"^\s*(\d)\s{0,2}(?=[A-Z\"\u201c])")
_DISCLAIMER = re.compile(r"^\s*\W*\d?\s*For information\b.{0,5}\bnot an official", re.I)
SENTENCE_END = re.compile(r"[.!?:;][\"'\u201d\u2019)\]*_]*(?:<sup>.*?</sup>|[\u00b9\u00b2\u00b3]|\d(?=$))?\s*$")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\ue000-\ue0ff]")


@dataclass(slots=True)
class Line:
    """A line that belongs to the text. ``kind`` is text, bullet, heading, section or label."""

    start: int
    end: int
    text: str
    kind: str
    gap: int = 0  # blank lines before
    noise: tuple[Span, ...] = ()  # foreign matter before
    name: str = ""  # of the label or the section
    value: int = 0  # where the words after a label or a bullet begin


def lines_of(text: str) -> Iterator[Line]:
    """The lines of ``text`` without blank lines, footnotes, page numbers and rules, which the next line tells of."""
    folios = _folios(text)
    footnote_signs = {match[1] for match in re.finditer(r"[A-Za-z.,;)](\d)(?=\s|$)", text)}
    gap = end = 0
    noise: list[Span] = []
    footnote = ""
    for raw in (piece for line in _with_whole_labels(text.split("\n")) for piece in _label_by_label(f"{line}\n")):
        start, end = end, end + len(raw)
        raw = raw.removesuffix("\n")
        if not raw.strip(" \t\r\x0c\xa0\u200b\ufeff"):
            if footnote and SENTENCE_END.search(footnote):
                footnote = ""
            gap += 1
            continue
        if footnote and not _ends_footnote(footnote, raw, gap):
            footnote += " " + raw
        elif _begins_footnote(raw, footnote_signs if start else ()):
            footnote = raw
        elif _PAGE_NUMBER.match(raw) or _RUNNING_HEAD.match(raw) or _RULE.match(raw) or _unnumbered(raw) in folios:
            footnote = ""
        else:
            yield _told(Line(start, start + len(raw), raw, "text", gap, tuple(noise)))
            gap, noise, footnote = 0, [], ""
            continue
        noise.append((start, start + len(raw)))


def _folios(text: str) -> frozenset[str]:
    """The running heads of ``text``, without their page numbers: "OSCE / 1540        2" on more than one page."""
    heads = Counter(_unnumbered(match[0]) for match in _FOLIO.finditer(text))
    return frozenset(head for head, count in heads.items() if count > 1)


def _unnumbered(line: str) -> str:
    return _FOLIO_NUMBER.sub(" #", line.strip())


def _with_whole_labels(lines: Sequence[str]) -> Iterator[str]:
    """``lines``, those joined over which a label is broken: "Dates and", "venues: 3 May 2019, Lima"."""
    held = ""
    for line, behind in zip(lines, [*lines[1:], ""], strict=True):
        if not held and _LABEL_CUT.match(line) and _LABEL.match(f"{line}\n{behind}"):
            held = f"{line}\n"
            continue
        yield held + line
        held = ""


def _label_by_label(line: str) -> list[str]:
    """A line of several labels ("Event: ... Date: ... Venue: ...") as so many lines."""
    label = _LABEL.match(line)
    later = [match.start() for match in _NEXT_LABEL.finditer(line, label.end())] if label else []
    return [line[start:end] for start, end in pairwise([0, *later, len(line)])]


def _begins_footnote(raw: str, signs: Collection[str]) -> bool:
    """Whether ``raw`` begins a footnote; ``signs`` are the digits that stand close behind words of the text."""
    if _FOOTNOTE.match(raw) or _DISCLAIMER.match(raw):
        return True
    plain = _PLAIN_FOOTNOTE.match(raw)
    return plain is not None and plain[1] in signs


def _ends_footnote(footnote: str, raw: str, gap: int) -> bool:
    """Whether the line ``raw`` can no longer belong to ``footnote``."""
    return bool(
        _LABEL.match(raw)
        or _SECTION.match(raw)
        or len(footnote) > 600
        or (gap and raw.strip()[:1].islower() and SENTENCE_END.search(footnote))
    )


def _told(line: Line) -> Line:
    """``line`` with its kind, and with the name of its label or section."""
    raw = line.text
    visible = raw.translate(DROPPED) if _INVISIBLE.search(raw) else raw
    if section := _SECTION.match(visible):
        line.kind, line.name = "section", section.lastgroup or ""
    elif label := _LABEL.match(visible):
        line.kind, line.name, line.value = "label", label.lastgroup or "", _reach(raw, label.end())
    elif (bare := _BARE_LABEL.match(raw)) and len(raw.strip()) < 40:
        line.kind, line.name, line.value = "label", bare.lastgroup or "", len(raw)
    elif _HEADING_MARK.match(raw) and len(raw) < 250:
        line.kind = "heading"
    elif bullet := _BULLET.match(raw):
        line.kind, line.value = "bullet", bullet.end()
    return line


def _reach(raw: str, count: int) -> int:
    """Where the first ``count`` characters of ``raw`` end, invisible ones not counted."""
    seen = 0
    for place, char in enumerate(raw):
        if seen == count:
            return place
        seen += ord(char) not in DROPPED
    return len(raw)


def view_of_lines(text: str, run: Sequence[Line]) -> View:
    """The view of the words of the lines, without bullets and rulings; foreign matter between them is a gap."""
    segments: list[Span] = []
    gaps: list[Span] = []
    for number, line in enumerate(run):
        start = line.start + line.value if number == 0 or line.kind == "label" else line.start
        body = text[start : line.end]
        lead = re.match(r"[\s>#|]*", body)
        start += lead.end() if lead else 0
        end = line.end - (len(text[start : line.end]) - len(text[start : line.end].rstrip(" \t\r|#\x0c\xa0")))
        if number and line.noise:
            gaps.append((line.noise[0][0], line.noise[-1][1]))
        if start < end:
            segments.append((start, end))
    return view_of(text, segments, tuple(gaps))
