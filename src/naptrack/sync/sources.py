"""The file of sources: which folders and pages of links notes come from, by name, and how to behave there.

[settings]                      # all of it may be left out
contact = "desk@example.org"

[sources.committee]
address = "https://example.org/notes/"
pattern = ["*.pdf", "*.html"]

[sources.desk]
folder = "/home/desk/notes"
"""

from __future__ import annotations

import os
import re
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from naptrack.sync.addresses import BadAddress, named_host, normal
from naptrack.sync.manners import Manners

#: What is followed where a source names no pattern.
PATTERNS = ("*.pdf", "*.html", "*.htm", "*.docx", "*.txt")

_NAME = re.compile(r"[A-Za-z0-9_-]{1,50}")
_HEADING = re.compile(r"""^\s*\[\s*(?P<table>[^\[\]]+?)\s*\]\s*(#.*)?$""")
_CONTACT = re.compile(r"[ -'*-~]{0,200}")  # what a header's comment may hold


class SourcesError(Exception):
    """A file of sources, or a source, that cannot be used; the text says why and where."""

    exit_code = 2


@dataclass(frozen=True, slots=True)
class Folder:
    """A source that is a folder of files."""

    name: str
    folder: str


@dataclass(frozen=True, slots=True)
class Page:
    """A source that is a page of links; those that fit a pattern are followed, one level.

    ``hosts`` are others that may be asked beside the page's own; ``private`` allows addresses
    of private networks; without ``robots`` the host's robots.txt is not asked for.
    """

    name: str
    address: str
    patterns: tuple[str, ...] = PATTERNS
    hosts: tuple[str, ...] = ()
    private: bool = False
    robots: bool = True
    pause: float | None = None


Source = Folder | Page


@dataclass(frozen=True, slots=True)
class Sources:
    """What a file of sources holds, in its order."""

    path: Path
    sources: tuple[Source, ...] = ()
    manners: Manners = field(default_factory=Manners)

    def named(self, names: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources of these names, in the order of the file; all for none. Raises SourcesError."""
        known = [source.name for source in self.sources]
        for name in names:
            if name not in known:
                raise SourcesError(
                    f"no source is called {name!r} in {self.path}; there are: {', '.join(known) or 'none'}"
                )
        return tuple(source for source in self.sources if not names or source.name in names)


def load(path: Path) -> Sources:
    """Read the file of sources at ``path``; no file holds no sources.

    A folder that is relative is seen from the file. Raises SourcesError.
    """
    return _parsed(path, _text(path))


def add(path: Path, source: Source) -> None:
    """Write ``source`` at the end of the file at ``path``, which is made where there is none.

    What stands there stays as it is. Raises SourcesError where its name is taken, or is none.
    """
    if not _NAME.fullmatch(source.name):
        raise SourcesError(_no_name(source.name))
    text = _text(path)
    before = _parsed(path, text)
    if any(source.name == other.name for other in before.sources):
        raise SourcesError(f"there is a source {source.name!r} in {path} already")
    table = _table(source)
    text = f"{text.rstrip()}\n\n{table}" if text.strip() else table
    if _parsed(path, text).sources != (*before.sources, source):
        raise SourcesError(f"{path}: write the source {source.name!r} there by hand; its layout is an unusual one")
    _write(path, text)


def remove(path: Path, name: str) -> None:
    """Take the source ``name`` out of the file at ``path``; all else stays as it is. Raises SourcesError."""
    text = _text(path)
    before = _parsed(path, text)
    (gone,) = before.named((name,))
    left = _without(text, f"sources.{name}").rstrip()
    left += "\n" if left else ""
    try:
        after = _parsed(path, left)
    except SourcesError:
        after = before
    if after != replace(before, sources=tuple(source for source in before.sources if source != gone)):
        raise SourcesError(f"{path}: take the source {name!r} out by hand; its layout is an unusual one")
    _write(path, left)


def _without(text: str, table: str) -> str:
    """``text`` less a table: from its heading to its last value, as remarks below that may speak of what follows."""
    kept: list[str] = []
    after: list[str] = []  # of the table, what no value has followed yet
    inside = False
    for line in text.split("\n"):
        if heading := _HEADING.match(line):
            inside = re.sub(r"""["'\s]""", "", heading["table"]) == table
            if inside:
                continue
            kept, after = _joined(kept, after), []
        if not inside:
            kept.append(line)
        elif line.strip() and not line.lstrip().startswith("#"):
            after = []
        else:
            after.append(line)
    return "\n".join(_joined(kept, after))


def _joined(kept: list[str], after: list[str]) -> list[str]:
    """Both, with one empty line between where there are two."""
    if not any(line.strip() for line in after):
        return kept
    if not (kept and kept[-1].strip()):
        while not after[0].strip():
            after = after[1:]
    return [*kept, *after]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        why = (error.strerror or str(error)).lower() if isinstance(error, OSError) else "it is no UTF-8"
        raise SourcesError(f"{path}: cannot be read: {why}") from error


def _write(path: Path, text: str) -> None:
    """Replace the file whole: a sync that begins meanwhile reads the old one or the new."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".naptrack-", dir=path.parent) as folder:
            fresh = Path(folder) / path.name
            fresh.write_text(text, encoding="utf-8", newline="\n")
            os.replace(fresh, path.resolve())
    except OSError as error:
        raise SourcesError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error


def _parsed(path: Path, text: str) -> Sources:
    try:
        held = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourcesError(f"{path}: no TOML: {error}") from error
    _only(path, "", held, {"settings": dict, "sources": dict})
    settings = held.get("settings", {})
    wanted = {each.name: str if each.name == "contact" else float for each in fields(Manners)}
    _only(path, "settings", settings, wanted)
    _bounded(path, settings)
    sources = tuple(_source(path, name, table) for name, table in held.get("sources", {}).items())
    return Sources(path, sources, Manners(**settings))


def _bounded(path: Path, settings: Mapping[str, Any]) -> None:
    for name, value in settings.items():
        least = {"tries": 1, "timeout": 0.01, "longest": 0.01, "largest_mb": 0.001}.get(name, 0)
        if not isinstance(value, str) and not least <= value < float("inf"):
            raise SourcesError(f"{path}: settings: {name} is {value}; it must be at least {least}")
    if not isinstance(settings.get("tries", 1), int):
        raise SourcesError(f"{path}: settings: tries must be a whole number")
    if not _CONTACT.fullmatch(settings.get("contact", "")):
        raise SourcesError(f"{path}: settings: contact must be one line of ASCII without brackets")


def _source(path: Path, name: str, table: Any) -> Source:
    where = f"sources.{name}"
    if not _NAME.fullmatch(name):
        raise SourcesError(f"{path}: {_no_name(name)}")
    if not isinstance(table, dict) or ("folder" in table) == ("address" in table):
        raise SourcesError(f"{path}: {where} needs either a folder or an address")
    if "folder" in table:
        _only(path, where, table, {"folder": str})
        if not table["folder"].strip():
            raise SourcesError(f"{path}: {where}: folder is empty")
        return Folder(name, str(path.absolute().parent / Path(table["folder"]).expanduser()))
    wanted = {"address": str, "pattern": list, "hosts": list, "private": bool, "robots": bool, "pause": float}
    table = {
        key: [value] if wanted.get(key) is list and isinstance(value, str) else value for key, value in table.items()
    }
    _only(path, where, table, wanted)
    if not 0 <= table.get("pause", 0) < float("inf"):
        raise SourcesError(f"{path}: {where}: pause must be at least 0")
    try:
        for host in table.get("hosts", ()):
            named_host(host)
        return Page(
            name=name,
            address=normal(table["address"]),
            patterns=tuple(table.get("pattern", ())) or PATTERNS,
            hosts=tuple(table.get("hosts", ())),
            private=table.get("private", False),
            robots=table.get("robots", True),
            pause=table.get("pause"),
        )
    except BadAddress as error:
        raise SourcesError(f"{path}: {where}: {error}") from error


def _no_name(name: str) -> str:
    return f"{name!r} is no name for a source: at most 50 letters, digits, - and _"


def _only(path: Path, where: str, table: Mapping[str, Any], wanted: Mapping[str, type]) -> None:
    """Raise SourcesError for what ``table`` should not hold, or not so."""
    prefix = f"{path}: {where}: " if where else f"{path}: "
    for key, value in table.items():
        if key not in wanted:
            raise SourcesError(f"{prefix}{key!r} means nothing here; there are {', '.join(wanted)}")
        kind = wanted[key]
        fits = isinstance(value, kind) or (kind is float and isinstance(value, int) and not isinstance(value, bool))
        if kind is list and fits:
            fits = all(isinstance(each, str) and each for each in value)
        if not fits:
            words = {
                str: "text in quotes",
                float: "a number",
                list: "a list of texts",
                bool: "true or false",
                dict: "a table",
            }
            raise SourcesError(f"{prefix}{key} must be {words[kind]}")


def _table(source: Source) -> str:
    """A source as TOML, less what goes without saying."""
    lines = [f"[sources.{source.name}]"]
    if isinstance(source, Folder):
        lines.append(f"folder = {_quoted(source.folder)}")
    else:
        lines.append(f"address = {_quoted(source.address)}")
        if source.patterns != PATTERNS:
            lines.append(f"pattern = [{', '.join(map(_quoted, source.patterns))}]")
        if source.hosts:
            lines.append(f"hosts = [{', '.join(map(_quoted, source.hosts))}]")
        lines += ["private = true"] if source.private else []
        lines += [] if source.robots else ["robots = false"]
        lines += [f"pause = {source.pause}"] if source.pause is not None else []
    return "\n".join([*lines, ""])


def _quoted(text: str) -> str:
    """A basic string of TOML. Raises SourcesError for bytes that are no UTF-8."""
    if any("\ud800" <= c <= "\udfff" for c in text):
        raise SourcesError(f"{text!r} holds bytes that are no UTF-8; a file of sources cannot name it")
    marks = {'"': '\\"', "\\": "\\\\"}
    return '"' + "".join(marks.get(c) or (c if c.isprintable() else f"\\U{ord(c):08x}") for c in text) + '"'
