"""The frozen text taken apart: head fields, sections, paragraphs, sentences; each with its offsets.

Matching never runs on the raw text. Each block carries a *view*: the same words
without line breaks, mark-up, footnote signs, soft hyphens or typographic
variants, together with the way back to the frozen text for every character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Span = tuple[int, int]


# --- views ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class View:
    """Normalised words and, for each character, where it stands in the frozen text.

    ``starts[i]`` and ``ends[i]`` bound the frozen characters that ``text[i]`` stands for.
    ``gaps`` holds the frozen spans of foreign matter (a footnote, a page number) that the view leaves out.
    """

    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    gaps: tuple[Span, ...] = ()

    def frozen(self, start: int, end: int) -> Span:
        """The frozen span of ``text[start:end]``, which must not be empty."""
        return self.starts[start], self.ends[end - 1]

    def parts(self, start: int, end: int) -> tuple[Span, ...] | None:
        """The pieces of a passage that a gap cuts, as frozen spans; None where nothing cuts it."""
        first, last = self.frozen(start, end)
        cuts = [gap for gap in self.gaps if first < gap[0] and gap[1] < last]
        if not cuts:
            return None
        pieces, at = [], start
        for cut in cuts:
            upto = next(i for i in range(at, end) if self.starts[i] >= cut[1])
            stop = upto
            while stop > at and (self.text[stop - 1] == " " or self.ends[stop - 1] > cut[0]):
                stop -= 1
            pieces.append(self.frozen(at, stop))
            at = upto
        pieces.append(self.frozen(at, end))
        return tuple(pieces)

    def slice(self, start: int, end: int) -> View:
        """The view of ``text[start:end]`` alone."""
        return View(self.text[start:end], self.starts[start:end], self.ends[start:end], self.gaps)


# invisible characters, and the private ones that tagging uses for its signs
_DROPPED = dict.fromkeys([*map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), *range(0xE000, 0xE100)])
_FOLDED = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u0060\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u2014\u2015"), "\u2014"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u2002\u2003\t\x0c\x0b"), " "),
    ord("\u2026"): "...",
}
_ODD = re.compile(r"[^\x20-\x7e]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff\ue000-\ue0ff]")
_DIGITS = str.maketrans("lIO", "110")
_ENTITIES = {
    "&amp;": "&", "&nbsp;": " ", "&#160;": " ", "&quot;": '"', "&apos;": "'", "&#39;": "'", "&rsquo;": "'", "&#8217;": "'",
    "&lsquo;": "'", "&ndash;": "-", "&#8211;": "-", "&mdash;": "\u2014", "&lt;": "<", "&gt;": ">",
}  # fmt: skip
_EDITS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    # <sup>1</sup>, <br>, <em>: mark-up that survived a conversion
    (
        re.compile(r"<sup>.{0,12}?</sup>|</?(?:sup|sub|em|strong|b|i|u|span|p|a|font|br|hr)\b[^>]{0,200}>", re.I),
        lambda m: " " if m[0][:3].lower() == "<br" else "",
    ),
    (
        re.compile(r"&(?:amp|nbsp|quot|apos|rsquo|lsquo|ndash|mdash|#160|#8217|#8211|#39|lt|gt);", re.I),
        lambda m: _ENTITIES[m[0].lower()],
    ),
    # [1540experts@un.org](mailto:...), images
    (
        re.compile(r"!?\[(?=[^\]]{0,200}\]\([^)\s]{1,300}\))|(?<=\])\([^)\s]{1,300}\)|(?<!\])\](?=\([^)\s]{1,300}\))"),
        lambda m: "",
    ),
    (re.compile(r"\*+|(?<![A-Za-z0-9])_+(?=\S)|(?<=\S)_+(?![A-Za-z0-9])|`|\\(?=[_*#.\-()\[\]])"), lambda m: ""),
    # a footnote sign: superscripts, [^1]
    (re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079]+|\[\^\d{1,2}\]"), lambda m: ""),
    # l540, 20l7, 2O16: a letter read for a digit
    (
        re.compile(r"(?<![A-Za-z0-9])(?=[0-9lIO]*\d[0-9lIO]*(?![A-Za-z0-9]))[0-9lIO]{2,4}(?![A-Za-z0-9])"),
        lambda m: m[0].translate(_DIGITS),
    ),
    (re.compile(r"\bUNSCR(?=\d)"), lambda m: "UNSCR "),
    (re.compile(r" {2,}"), lambda m: " "),
    (re.compile(r" +(?=[,;:.)](?:\s|$))"), lambda m: ""),
)


def view_of(text: str, segments: Sequence[Span], gaps: tuple[Span, ...] = ()) -> View:
    """The view of the frozen ``segments`` of ``text``, taken as one run of words.

    A hyphen at a segment's end joins the halves of a word ("Disarma-/ment"), and stays before a capital
    ("Guinea-/Bissau").
    """
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for first, last in segments:
        if chars and chars[-1] != " ":
            cut_word = chars[-1] in "-\u00ad\u2010" and len(chars) > 1 and chars[-2].isalpha() and first < last
            if cut_word and text[first].islower():
                chars.pop()
                starts.pop()
                ends.pop()
            elif not cut_word:
                chars.append(" ")
                starts.append(ends[-1])
                ends.append(first)
        piece = text[first:last]
        if _ODD.search(piece):
            for offset, char in enumerate(piece, first):
                code = ord(char)
                if code < 128 and char not in "\t\x0b\x0c`":
                    chars.append(char)
                    starts.append(offset)
                    ends.append(offset + 1)
                    continue
                if code in _DROPPED:
                    continue
                new = _FOLDED.get(code)
                if new is None:
                    new = (
                        char
                        if char in "\u00b9\u00b2\u00b3" or "\u2070" <= char <= "\u2079"
                        else unicodedata.normalize("NFKC", char)
                    )
                for one in new:
                    chars.append(one)
                    starts.append(offset)
                    ends.append(offset + 1)
        else:
            chars.extend(piece)
            starts.extend(range(first, last))
            ends.extend(range(first + 1, last + 1))
    joined = "".join(chars)
    for pattern, replacement in _EDITS:
        if pattern.search(joined):
            joined, starts, ends = _edit(joined, starts, ends, pattern, replacement)
    lead = len(joined) - len(joined.lstrip())
    tail = len(joined.rstrip())
    return View(joined[lead:tail], starts[lead:tail], ends[lead:tail], gaps)


def _edit(
    text: str, starts: list[int], ends: list[int], pattern: re.Pattern[str], replacement: Callable[[re.Match[str]], str]
) -> tuple[str, list[int], list[int]]:
    words: list[str] = []
    new_starts: list[int] = []
    new_ends: list[int] = []
    at = 0
    for match in pattern.finditer(text):
        first, last = match.span()
        words.append(text[at:first])
        new_starts += starts[at:first]
        new_ends += ends[at:first]
        new = replacement(match)
        words.append(new)
        if len(new) == last - first:
            new_starts += starts[first:last]
            new_ends += ends[first:last]
        elif new:
            new_starts += [starts[first]] * len(new)
            new_ends += [ends[last - 1]] * len(new)
        at = last
    words.append(text[at:])
    return "".join(words), new_starts + starts[at:], new_ends + ends[at:]


# --- lines ---------------------------------------------------------------------------------------------------

LABELS: dict[str, str] = {
    "event": r"events?|event title|title(?: of (?:the )?(?:event|meeting|activity))?|name of (?:the )?(?:event|meeting|activity)|subject|activity|meeting|what",
    "organizers": r"(?:co-?)?organi[sz]er(?:s|\(s\))?|organi[sz]ed by|organi[sz]ing (?:body|bodies|partners?|entit(?:y|ies))|by|hosts?|hosted by|convened by|convener(?:s|\(s\))?",
    "date": r"held(?: (?:on|at|in))?|dates?(?:\(s\))?(?:(?:,| and| ?&| ?/) ?(?:the )?(?:venues?|places?|locations?|times?|duration)(?:\(s\))?)*|(?:venues?|places?|locations?)(?:\(s\))? (?:and|&|/) dates?(?:\(s\))?|when(?: and where)?|start(?: date)?|end(?: date)?|event dates?",
    "venue": r"venues?|places?|location|where|city",
    "participants": r"participants?|participation|attendees|attendance|participating (?:states|entities|organi[sz]ations)|attended by|present|who",
    "posted": r"posted(?: on)?|published(?: on)?|date of (?:issue|note|this note|publication|posting)|issued(?: on)?|note dated|release date",
    "other": r"sponsors?|donors?|funding|funded by|supported by|language(?:s|\(s\))?|contact|reference|ref|author|prepared by|status|facilitators?|observers?|speakers?|symbol|financed by|support|partners?",
}
_LABEL = re.compile(
    r"^[\s>|*_#\-\u2022\u00b7\u2013]*(?:"
    + "|".join(rf"(?P<{kind}>{names})" for kind, names in LABELS.items())
    + r")[\s*_]*(?:[:\uff1a]|\||\s[\u2013\u2014-]\s)[\s*_:|]*",
    re.I,
)
_BARE_LABEL = re.compile(
    r"^[\s>|*_#]*(?:" + "|".join(rf"(?P<{kind}>{names})" for kind, names in LABELS.items()) + r")[\s*_|]*$", re.I
)
_SECTIONS: dict[str, str] = {
    "background": r"(?:general )?background(?: and (?:context|objectives?|purpose))?|context|introduction|history",
    "highlights": r"(?:(?:main|key) )?highlights(?: and (?:overview|discussions?|outcomes?|observations))?|overview(?: and highlights)?|summary(?: of (?:the )?(?:discussions?|meeting|event))?|discussions?|proceedings|(?:main |key )?outcomes?(?: and (?:next steps|follow-?up))?|results|conclusions?|observations|objectives?|purpose|the (?:meeting|event|round ?table|workshop)|main points|key points|deliberations|sessions?",
    "next": r"next steps|follow-?up(?: actions?)?|way (?:forward|ahead)|the way (?:forward|ahead)|future (?:steps|activities|plans)|looking ahead",
    "comments": r"additional (?:comments|information|remarks)|further information|contacts?|contact(?: information| details)?|for further information|other comments|remarks|disclaimer",
}
_SECTION = re.compile(
    r"^[\s>|*_#]*(?:(?:\d{1,2}|[IVX]{1,4}|[A-Fa-f])[.)]\s+)?[\s*_]*(?:"
    + "|".join(rf"(?P<{kind}>{names})" for kind, names in _SECTIONS.items())
    + r")\s*[*_]*\s*[:.]?\s*[*_|]*\s*$",
    re.I,
)
_BULLET = re.compile(
    r"^\s*(?:[-*+\u2022\u00b7\u25cf\u25aa\u2023o\uf0b7]\s+|[-\u2013\u2014\u2022](?=[A-Z])|\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s+)"
)
_RULE = re.compile(r"^\s*(?:[-_=*\u2014]\s*){3,}$|^\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*$")
_PAGE_NUMBER = re.compile(
    r"^\s*(?:[-\u2013]\s*)?(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?(?:\s*[-\u2013])?\s*$", re.I
)
_FOOTNOTE = re.compile(
    r"^\s*(?:<sup>.{0,30}?</sup>|[\u00b9\u00b2\u00b3\u2070-\u2079]+|\[\^?\d{1,2}\]:?|\*{1,2}(?=\s?For information))\s*\S"
)
_PLAIN_FOOTNOTE = re.compile(r"^\s*(\d)\s{0,2}(?=[A-Z\"\u201c])")
_DISCLAIMER = re.compile(r"^\s*\W*\d?\s*For information\b.{0,5}\bnot an official", re.I)
_MASTHEAD = re.compile(
    r"^[\s#*_>]*information\s+note(?:\s+(?:no\.?\s*)?\d{1,3}(?:/\d{2,4})?)?\s*(?:<sup>.*?</sup>|[\u00b9\u00b2\u00b3*\d\]\[^])*[\s*_]*$",
    re.I,
)
_SENTENCE_END = re.compile(r"[.!?:;][\"'\u201d\u2019)\]*_]*(?:<sup>.*?</sup>|[\u00b9\u00b2\u00b3]|\d(?=$))?\s*$")
_UNFINISHED = re.compile(
    r"(?:,|\b(?:and|or|of|the|to|for|in|on|at|with|by|a|an|from|as|its|under|resolution|since|than|until|after|before|between|during|this|that|these|those|which|who|whose|has|have|had|was|were|is|are|be|been|not|also|their|all|both|into|over|about|against|within|through|national|action|implementation))\s*$",
    re.I,
)
_HEADING_MARK = re.compile(r"^\s*(?:#{1,6}\s|(?:\*\*|__)[^*_]+(?:\*\*|__)\s*:?\s*$)")


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    text: str
    kind: str  # text, bullet, heading, section, label, blank, noise
    gap: int = 0  # blank lines before
    noise: tuple[Span, ...] = ()  # foreign matter before
    name: str = ""
    value: int = 0  # where the words after a label or a bullet begin


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list item: one run of words in one section.

    ``kind`` is heading, paragraph or item; ``section`` is background, highlights, next, comments, or "" where the
    text names none; ``heading`` is the nearest heading that names no section.
    """

    kind: str
    view: View
    section: str = ""
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One labelled value of the head. ``name`` is a key of LABELS; ``items`` are its lines."""

    name: str
    label: str
    view: View
    items: tuple[View, ...] = ()


@dataclass(frozen=True, slots=True)
class Passages:
    """A text taken apart: its labelled head and its body."""

    fields: tuple[Field, ...]
    blocks: tuple[Block, ...]
    masthead: bool = False
    lead: tuple[View, ...] = field(default=())


def parse(text: str) -> Passages:
    """Take ``text`` apart. Never raises; what fits nowhere is a paragraph."""
    lines = list(_lines(text))
    width = _width(lines)
    usual_gap = _usual_gap(lines)
    head: list[tuple[str, str, list[_Line]]] = []
    blocks: list[Block] = []
    section = heading = ""
    masthead = False
    in_head = False
    run: list[_Line] = []

    def flush() -> None:
        if run:
            kind = "item" if run[0].kind == "bullet" else "paragraph"
            view = _view(text, run)
            if view.text:
                blocks.append(Block(kind, view, section, heading))
            run.clear()

    for number, line in enumerate(lines):
        if _MASTHEAD.match(line.text):
            masthead = True
            continue
        if (
            line.kind == "label"
            and (section in ("", "background") or not blocks)
            and _label_counts(line, lines, number)
        ):
            flush()
            head.append(
                (
                    line.name,
                    line.text[: line.value].strip(" \t*_#:-|>\u2022"),
                    [line] if line.text[line.value :].strip(" *_|") else [],
                )
            )
            in_head = True
            continue
        if line.kind == "section":
            flush()
            in_head, section, heading = False, line.name, ""
            continue
        if in_head and head:
            taken = head[-1][2]
            if (line.kind != "heading" or not taken) and _belongs_to_field(
                head[-1][0], taken, line, lines, number, width
            ):
                taken.append(line)
                continue
            in_head = False
        if (
            line.kind == "heading"
            or (not run and _is_heading(line, lines, number, width))
            or (run and _is_heading(line, lines, number, width) and not _joins(run[-1], line, width, usual_gap))
        ):
            flush()
            view = _view(text, [line])
            if view.text:
                # what stands under a heading of its own is no longer the background (001: two meetings, two headings)
                section, heading = "" if section == "background" else section, view.text
                blocks.append(Block("heading", view, section, heading))
            continue
        if run and (line.kind == "bullet" or not _joins(run[-1], line, width, usual_gap)):
            flush()
        run.append(line)
    flush()
    fields = tuple(_field(text, name, label, taken) for name, label, taken in head if taken)
    return Passages(fields, tuple(blocks), masthead)


def _lines(text: str) -> Iterator[_Line]:
    glued = {match[1] for match in re.finditer(r"[A-Za-z.,;)](\d)(?=\s|$)", text)}
    gap, noise = 0, []
    footnote = ""
    for match in re.finditer(r"[^\n]*(?:\n|$)", text):
        start, end = match.start(), match.end()
        raw = text[start:end].rstrip("\n")
        end = start + len(raw)
        if match.start() == match.end():
            break
        if not raw.strip(" \t\r\x0c\xa0\u200b\ufeff"):
            if footnote and _SENTENCE_END.search(footnote):
                footnote = ""
            gap += 1
            continue
        if footnote and not (
            _LABEL.match(raw)
            or _SECTION.match(raw)
            or len(footnote) > 600
            or (gap and raw.strip()[:1].islower() and _SENTENCE_END.search(footnote))
        ):
            footnote += " " + raw
            noise.append((start, end))
            continue
        footnote = ""
        plain = _PLAIN_FOOTNOTE.match(raw)
        if _FOOTNOTE.match(raw) or _DISCLAIMER.match(raw) or (plain and plain[1] in glued and start > 0):
            footnote = raw
            noise.append((start, end))
            continue
        if _PAGE_NUMBER.match(raw) or _RULE.match(raw):
            noise.append((start, end))
            continue
        plain_raw = raw.translate(_DROPPED) if _INVISIBLE.search(raw) else raw
        label, section, bullet = _LABEL.match(plain_raw), _SECTION.match(plain_raw), _BULLET.match(raw)
        line = _Line(start, end, raw, "text", gap, tuple(noise))
        if section:
            line.kind, line.name = "section", section.lastgroup or ""
        elif label:
            line.kind, line.name, line.value = "label", label.lastgroup or "", _visible(raw, label.end())
        elif (bare := _BARE_LABEL.match(raw)) and len(raw.strip()) < 40:
            line.kind, line.name, line.value = "label", bare.lastgroup or "", len(raw)
        elif _HEADING_MARK.match(raw) and len(raw) < 250:
            line.kind = "heading"
        elif bullet:
            line.kind, line.value = "bullet", bullet.end()
        gap, noise = 0, []
        yield line


def _visible(raw: str, count: int) -> int:
    """Where the first ``count`` characters of ``raw`` end, invisible ones not counted."""
    seen = 0
    for place, char in enumerate(raw):
        if seen == count:
            return place
        seen += ord(char) not in _DROPPED
    return len(raw)


def _label_counts(line: _Line, lines: list[_Line], number: int) -> bool:
    """A bare word such as "Meeting" or "Event" is a label only in the company of others that carry a colon."""
    colon = ":" in line.text[: line.value] or "|" in line.text[: line.value] or "\uff1a" in line.text[: line.value]
    near = [other for other in lines[max(0, number - 12) : number + 12] if other is not line and other.kind == "label"]
    if not colon:
        return len({other.name for other in near} - {"other"}) >= 2
    if line.name in ("other", "venue", "posted") or re.match(
        r"\W*(?:what|who|where|when|title|meeting|activity|subject|support|partners?|status)\b", line.text, re.I
    ):
        return bool(near)
    return True


def _belongs_to_field(name: str, taken: list[_Line], line: _Line, lines: list[_Line], number: int, width: int) -> bool:
    if line.kind == "label":
        return True  # a label word within a value ("Status:"), as _label_counts refused it
    if not taken:
        return True
    last = taken[-1]
    if name == "participants" and (line.kind == "bullet" or len(line.text.strip()) < 250):
        # as long as the first section is still to come
        return any(other.kind in ("section", "label") for other in lines[number + 1 : number + 40])
    if line.kind == "bullet":
        return bool(re.match(r"\s*\(?(?:\d{1,2}|[a-h]|[ivx]{1,4})[.)]\s", line.text)) and name in (
            "event",
            "date",
            "organizers",
        )
    if line.gap == 0:
        return True
    # a value that goes on after a blank line (003: the event's title is cut by one)
    return (
        line.gap <= 1
        and not _SENTENCE_END.search(last.text)
        and any(other.kind == "label" for other in lines[number : number + 4])
    )


def _is_heading(line: _Line, lines: list[_Line], number: int, width: int) -> bool:
    """A short line that ends no sentence, with a longer passage behind it."""
    words = line.text.strip()
    if (
        line.kind != "text"
        or len(words) > 160
        or not words
        or (_SENTENCE_END.search(words) and not words.endswith(":"))
    ):
        return False
    if words[0].islower() or _UNFINISHED.search(words):
        return False
    follower = lines[number + 1] if number + 1 < len(lines) else None
    if follower is None or follower.text.strip()[:1].islower():
        return False
    before = lines[number - 1] if number else None
    if (
        before is not None
        and before.kind == "text"
        and line.gap <= 1
        and not _SENTENCE_END.search(before.text)
        and len(before.text.strip()) >= 0.7 * width
        and len(before.text.strip()) > 50
    ):
        return False
    if follower.gap:
        return len(words) < 0.7 * width or len(words) < 70 or not _wrapped(width)
    return number == 0 or (not _wrapped(width) and len(words) < 120)


def _wrapped(width: int) -> bool:
    return width <= 130


def _width(lines: list[_Line]) -> int:
    """The width that the text is wrapped to: the length that nine lines in ten keep within."""
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.kind in ("text", "bullet", "label"))
    return lengths[min(len(lengths) - 1, int(len(lengths) * 0.9))] if lengths else 80


def _usual_gap(lines: list[_Line]) -> int:
    """How many blank lines stand between the lines of one paragraph: 0, or 1 in a text set with blank lines throughout."""
    inner = [
        later.gap for earlier, later in pairwise(lines) if later.kind == "text" and later.text.strip()[:1].islower()
    ]
    if not inner:
        return 0
    return 1 if sum(1 for gap in inner if gap == 1) * 2 > len(inner) else 0


def _joins(before: _Line, line: _Line, width: int, usual_gap: int) -> bool:
    """Whether ``line`` goes on with the paragraph of ``before``."""
    ended = bool(_SENTENCE_END.search(before.text))
    if _UNFINISHED.search(before.text) and line.gap <= 2:
        return True
    first = line.text.strip().lstrip("\"'\u201c\u2018(*_")[:1]
    if line.gap == 0 and not line.noise:
        if not _wrapped(width):
            return not ended and first.islower()
        return True
    if first.islower():
        return not ended or line.gap <= usual_gap
    if line.gap > max(usual_gap, 1 if line.noise else 0) and not line.noise:
        return not ended and first.isdigit()
    if ended:
        return line.gap <= usual_gap and usual_gap > 0
    return len(before.text.rstrip()) >= 0.7 * width and _wrapped(width)


def _view(text: str, run: list[_Line]) -> View:
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


def _field(text: str, name: str, label: str, taken: list[_Line]) -> Field:
    items: list[list[_Line]] = []
    for line in taken:
        starts_item = (
            line.kind == "bullet"
            or not items
            or (name == "participants" and line.gap == 0 and _item_ends(items[-1][-1]))
        )
        items.append([line]) if starts_item else items[-1].append(line)
    for item in items:
        if item[0].kind != "label" and item[0].kind != "bullet":
            item[0].value = 0
    views = tuple(view for view in (_view(text, item) for item in items) if view.text)
    for line in taken:
        if line.kind == "bullet":
            line.value = 0
    return Field(name, label, _view(text, taken), views)


def _item_ends(line: _Line) -> bool:
    return bool(re.search(r"[:;.*]\s*\*?\s*$", line.text))


# --- sentences -----------------------------------------------------------------------------------------------

_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sts|No|Nos|Nr|Art|Arts|para|paras|Amb|Gen|Col|Lt|Capt|Maj|Sgt|Rev|Hon|Messrs|Mme|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e|cf|vs|vol|Vol|pp|approx|Res|res|Ref|ref|fig|Fig|Rep|Sen|Inc|Ltd|Gov|Govt|U\.S|U\.K|U\.N|H\.E|H\.R\.H)|\b[A-Z]|\bi\.a|\bin(?=\.\s[a-z]))\.$"
)
# "in the U.S. The meeting": a State's abbreviation may end a sentence before an article
_OF_A_STATE = re.compile(r"U\.[SKN]\.$")
_OPENING = re.compile(r"[\"'(]*(?:The|This|These|In|On|At|It|They|He|She)\b")
_BREAK = re.compile(r"[.!?][\"')\]]*\s+(?=[\"'(\[]*[A-Z0-9\u00c0-\u00de])")


def sentences(view: View) -> Iterator[Span]:
    """The spans of the sentences of a view, in its own offsets.

    >>> text = "It met Mr. Li on 3 May. By Decree No. 5 it approved the plan."
    >>> [text[a:b] for a, b in sentences(view_of(text, [(0, len(text))]))]
    ['It met Mr. Li on 3 May.', 'By Decree No. 5 it approved the plan.']
    """
    text = view.text
    start = 0
    for match in _BREAK.finditer(text):
        stop = match.start() + 1
        abbreviated = text[match.start()] == "." and _ABBREVIATION.search(text[max(start, stop - 12) : stop])
        if abbreviated and not (_OF_A_STATE.search(text[start:stop]) and _OPENING.match(text, match.end())):
            continue
        end = match.end()
        while end > stop and text[end - 1].isspace():
            end -= 1
        if end > start:
            yield start, end
        start = match.end()
    if start < len(text):
        yield start, len(text)
