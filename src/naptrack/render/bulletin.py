"""A report in sections, as text that reads well in a mail, as Markdown, as a page.

Whatever comes in is made safe here: one line, no control or bidirectional character.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from html import escape as html_escape
from typing import NamedTuple

from naptrack.render.html import STYLE
from naptrack.render.markdown import escape as markdown_escape
from naptrack.render.text import shown

#: Columns of a plain line: what mail programs show without breaking it again.
WIDTH = 72


class Line(NamedTuple):
    """A line under an entry: ``text``, ``quote``, or ``faint`` for where it stands."""

    text: str
    kind: str = "text"


class Entry(NamedTuple):
    """One thing that is told, and what stands under it."""

    head: str
    lines: Sequence[Line] = ()


class Section(NamedTuple):
    """Entries under a heading; ``level`` 2 stands under the section of level 1 before it."""

    title: str
    entries: Sequence[Entry] = ()
    lead: str = ""
    level: int = 1


class Bulletin(NamedTuple):
    """A report: what it is, what it comes to, its sections, and what is said under it."""

    title: str
    lead: str
    sections: Sequence[Section]
    foot: Sequence[str]


def plain(bulletin: Bulletin) -> str:
    """Text of ``WIDTH`` columns; a longer word, such as a path, stands whole."""
    lines = [*_headed(bulletin.title, "="), *([*_wrapped(bulletin.lead), ""] if bulletin.lead else [])]
    for section in bulletin.sections:
        lines += ["", *_headed(section.title, "-" if section.level == 1 else ".")]
        lines += [*_wrapped(section.lead), ""] if section.lead else []
        apart = any(line.kind == "quote" for entry in section.entries for line in entry.lines)
        for entry in section.entries:
            lines += _wrapped(entry.head, hanging=4)
            for line in entry.lines:
                lines += _wrapped(f'"{line.text}"' if line.kind == "quote" else line.text, indent=4)
            lines += [""] if apart else []
        lines += [] if apart or not section.entries else [""]
    lines += [""]
    for remark in bulletin.foot:
        lines += _wrapped(remark)
    return "\n".join(lines) + "\n"


def markdown(bulletin: Bulletin) -> str:
    """Headings, a list for each section, quotes as block quotes."""
    blocks = [f"## {_md(bulletin.title)}", _md(bulletin.lead)]
    for section in bulletin.sections:
        blocks += [f"{'#' * (section.level + 2)} {_md(section.title)}", _md(section.lead)]
        for entry in section.entries:
            blocks.append("\n".join([f"- {_md(entry.head)}", *_md_lines(entry.lines)]))
    blocks += map(_md, bulletin.foot)
    return "\n\n".join(filter(None, blocks)) + "\n"


def html(bulletin: Bulletin) -> str:
    """One self-contained page: no script, no address outside itself."""
    title = _html(bulletin.title)
    out = [
        "<!doctype html>",
        '<html lang="en">',
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title>",
        f"<style>\n{STYLE}{_STYLE}</style>",
        f"<h1>{title}</h1>",
    ]
    out += [f"<p>{_html(bulletin.lead)}</p>"] if bulletin.lead else []
    for section in bulletin.sections:
        tag = f"h{section.level + 1}"
        out.append(f"<{tag}>{_html(section.title)}</{tag}>")
        out += [f"<p>{_html(section.lead)}</p>"] if section.lead else []
        if section.entries:
            out += ["<ul>", *(_html_entry(entry) for entry in section.entries), "</ul>"]
    out += [f"<p>{_html(line)}</p>" for line in bulletin.foot]
    return "\n".join(out) + "\n</html>\n"


_STYLE = """\
body { max-width: 48rem; }
ul { padding-left: 1.2rem; }
li { margin: .6rem 0; }
li p { margin: .1rem 0 .1rem 1rem; color: inherit; font-size: 1em; }
.faint { color: #777; }
"""


def _headed(title: str, rule: str) -> list[str]:
    lines = _wrapped(title)
    return [*lines, rule * max(map(len, lines)), ""]


def _wrapped(text: str, indent: int = 0, hanging: int = 0) -> list[str]:
    return textwrap.wrap(
        shown(text),
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _md(text: str) -> str:
    return markdown_escape(shown(text))


def _md_lines(lines: Sequence[Line]) -> Iterator[str]:
    """Paragraphs and quotes inside a list item, each parted from the one before."""
    for line in lines:
        yield ""
        yield f"  {'> ' if line.kind == 'quote' else ''}{_md(line.text)}"


def _html(text: str) -> str:
    return html_escape(shown(text))


def _html_entry(entry: Entry) -> str:
    tags = {"quote": "<blockquote>{}</blockquote>", "faint": '<p class="faint">{}</p>', "text": "<p>{}</p>"}
    return f"<li>{_html(entry.head)}{''.join(tags[line.kind].format(_html(line.text)) for line in entry.lines)}</li>"
