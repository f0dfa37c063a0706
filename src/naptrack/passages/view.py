"""Views: the words of a stretch of text as rules see them, with the way back to every character."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Span = tuple[int, int]


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
DROPPED = dict.fromkeys([*map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), *range(0xE000, 0xE100)])
_FOLDED = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u0060\u00b4"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u2014\u2015"), "\u2014"),
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\u2002\u2003\t\x0c\x0b"), " "),
    ord("\u2026"): "...",
}
_ODD = re.compile(r"[^\x20-\x7e]")
_DIGITS = str.maketrans("lIO", "110")
_ENTITIES = {
    "&amp;": "&", "&nbsp;": " ", "&#160;": " ", "&quot;": '"', "&apos;": "'", "&#39;": "'", "&rsquo;": "'", "&#8217;": "'",
    "&lsquo;": "'", "&ndash;": "-", "&#8211;": "-", "&mdash;": "\u2014", "&lt;": "<", "&gt;": ">",
}  # fmt: skip
#: What is edited, in order: characters of which one must be there, the pattern, what to put in its place.
_EDITS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    # <sup>1</sup>, <br>, <em>: mark-up that survived a conversion
    (
        "<",
        re.compile(r"<sup>.{0,12}?</sup>|</?(?:sup|sub|em|strong|b|i|u|span|p|a|font|br|hr)\b[^>]{0,200}>", re.I),
        lambda m: " " if m[0][:3].lower() == "<br" else "",
    ),
    (
        "&",
        re.compile(r"&(?:amp|nbsp|quot|apos|rsquo|lsquo|ndash|mdash|#160|#8217|#8211|#39|lt|gt);", re.I),
        lambda m: _ENTITIES[m[0].lower()],
    ),
    # [1540experts@un.org](mailto:...), images
    (
        "[",
        re.compile(r"!?\[(?=[^\]]{0,200}\]\([^)\s]{1,300}\))|(?<=\])\([^)\s]{1,300}\)|(?<!\])\](?=\([^)\s]{1,300}\))"),
        lambda m: "",
    ),
    (
        "*_`\\",
        re.compile(r"\*+|(?<![A-Za-z0-9])_+(?=\S)|(?<=\S)_+(?![A-Za-z0-9])|`|\\(?=[_*#.\-()\[\]]|\s*$|\n)"),
        lambda m: "",
    ),
    # a footnote sign: superscripts, [^1]
    ("", re.compile(r"[\u00b9\u00b2\u00b3\u2070-\u2079]+|\[\^\d{1,2}\]|(?<=[A-Za-z.,;)])\[\d{1,2}\]"), lambda m: ""),
    # "its NAP1 on", "May 20182": a sign that lost its height
    (
        "",
        re.compile(
            r"(?<=\b[Pp]lan)[1-9](?![\w.])|(?<=\bNAP)[1-9](?![\w.])|(?<=[a-z][,;)])[1-9](?=\s)|(?<=(?:ary|rch|ril|May|une|uly|ust|ber) (?:19|20)\d\d)[1-9](?=[\s.,;)]|$)"
        ),
        lambda m: "",
    ),
    # l540, 20l7, 2O16: a letter read for a digit
    (
        "lIO",
        re.compile(r"(?<![A-Za-z0-9])(?=[0-9lIO]*\d[0-9lIO]*(?![A-Za-z0-9]))[0-9lIO]{2,4}(?![A-Za-z0-9])"),
        lambda m: m[0].translate(_DIGITS),
    ),
    ("U", re.compile(r"\bUNSCR(?=\d)"), lambda m: "UNSCR "),
    ("", re.compile(r" {2,}"), lambda m: " "),
    ("", re.compile(r" +(?=[,;:.)](?:\s|$))"), lambda m: ""),
)


@dataclass(slots=True)
class _Run:
    """Characters being gathered; ``starts`` and ``ends`` bound what each stands for in the frozen text."""

    chars: list[str]
    starts: list[int]
    ends: list[int]

    def add(self, chars: Iterable[str], starts: Iterable[int], ends: Iterable[int]) -> None:
        self.chars.extend(chars)
        self.starts.extend(starts)
        self.ends.extend(ends)

    def drop_last(self) -> None:
        self.chars.pop()
        self.starts.pop()
        self.ends.pop()


def view_of(text: str, segments: Sequence[Span], gaps: tuple[Span, ...] = ()) -> View:
    """The view of the frozen ``segments`` of ``text``, taken as one run of words.

    A hyphen at a segment's end joins the halves of a word ("Disarma-/ment"), and stays before a capital
    ("Guinea-/Bissau").
    """
    run = _Run([], [], [])
    for first, last in segments:
        if run.chars and run.chars[-1] != " ":
            _join(run, first, text[first:last])
        _gather(run, first, text[first:last])
    joined, starts, ends = "".join(run.chars), run.starts, run.ends
    for signs, pattern, replacement in _EDITS:
        if (not signs or any(sign in joined for sign in signs)) and pattern.search(joined):
            joined, starts, ends = _edit(joined, starts, ends, pattern, replacement)
    lead = len(joined) - len(joined.lstrip())
    tail = len(joined.rstrip())
    return View(joined[lead:tail], starts[lead:tail], ends[lead:tail], gaps)


def _join(run: _Run, first: int, piece: str) -> None:
    """End the segment before ``piece``: with a blank, or none where a hyphen cuts a word."""
    cut_word = run.chars[-1] in "-\u00ad\u2010" and len(run.chars) > 1 and run.chars[-2].isalpha() and piece
    if cut_word and piece[0].islower():
        run.drop_last()
    elif not cut_word:
        run.add(" ", [run.ends[-1]], [first])


def _gather(run: _Run, first: int, piece: str) -> None:
    """Add the frozen ``piece`` that stands at ``first``, its odd characters made plain."""
    if not _ODD.search(piece):
        run.add(piece, range(first, first + len(piece)), range(first + 1, first + len(piece) + 1))
        return
    chars, starts, ends = run.chars, run.starts, run.ends
    for offset, char in enumerate(piece, first):
        for one in _plain(char):
            chars.append(one)
            starts.append(offset)
            ends.append(offset + 1)


def _plain(char: str) -> str:
    """What stands for ``char`` in a view: nothing, itself, or one or more plain characters."""
    code = ord(char)
    if code < 128 and char not in "\t\x0b\x0c`":
        return char
    if code in DROPPED:
        return ""
    if (folded := _FOLDED.get(code)) is not None:
        return folded
    if char in "\u00b9\u00b2\u00b3" or "\u2070" <= char <= "\u2079":
        return char  # a footnote sign, which _EDITS takes away whole
    return unicodedata.normalize("NFKC", char)


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
