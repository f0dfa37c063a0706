"""What a site asks of programs: its robots.txt, read as RFC 9309 has it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

#: The name under which a site may speak of us.
NAME = "naptrack"

#: Bytes of a robots.txt that are looked at.
LARGEST = 500 * 1024


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site that are ours: (allowed, pattern) pairs, and seconds between two requests."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float = 0.0

    def allows(self, address: str) -> bool:
        """True where ``address`` may be asked for: the longest pattern that fits decides, and of two the milder."""
        parts = urlsplit(address)
        target = _same(parts.path + (f"?{parts.query}" if parts.query else ""))
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if _fits(pattern, target)]
        return max(fitting)[1] if fitting else True


ANYTHING = Robots()


def parse(data: bytes) -> Robots:
    """The rules for us, else those for everybody; lines that mean nothing are passed over."""
    ours: list[tuple[str, str]] = []
    everybodys: list[tuple[str, str]] = []
    spoken_to = False
    groups: list[list[tuple[str, str]]] = []
    named = False
    for line in data[:LARGEST].decode("utf-8", errors="replace").removeprefix("\ufeff").splitlines():
        key, value = _said(line)
        if key == "user-agent":
            if not spoken_to:
                groups = []
            spoken_to = True
            if value == "*":
                groups.append(everybodys)
            elif value.lower().partition("/")[0] == NAME:
                groups.append(ours)
                named = True
        elif key in ("allow", "disallow", "crawl-delay"):
            spoken_to = False
            for group in groups:
                group.append((key, value))
    return _robots(ours if named else everybodys)


def _said(line: str) -> tuple[str, str]:
    """What a line speaks of, in lower case, and what it says; by plain search, as a line may be hostile."""
    key, _, value = line.partition("#")[0].partition(":")
    return key.strip().lower(), value.strip()


def _robots(lines: Iterable[tuple[str, str]]) -> Robots:
    rules: list[tuple[bool, str]] = []
    delay = 0.0
    for key, value in lines:
        if key == "crawl-delay":
            try:
                delay = max(delay, float(value))
            except ValueError:
                continue
        elif value:
            rules.append((key == "allow", _same(value)))
    return Robots(tuple(rules), delay if delay < float("inf") else 0.0)


def _same(path: str) -> str:
    """A path in the one way of writing it."""
    return quote(unquote(path), safe="/?=&*$")


def _fits(pattern: str, target: str) -> bool:
    """``*`` stands for anything, ``$`` at the end for the end; by plain search, as a pattern may be hostile."""
    anchored = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not target.startswith(first):
        return False
    place = len(first)
    if not rest:
        return not anchored or place == len(target)
    for piece in rest[:-1] if anchored else rest:
        place = target.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return not anchored or (target.endswith(rest[-1]) and len(target) - len(rest[-1]) >= place)
