"""What a shell says of the line that is being typed, and how it wants to be told what may stand there.

The scripts that ``--install-completion`` writes, the parser's and for zsh ours, pass the line in the environment.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

_PLAIN = "._/+-,:@%="


class Candidate(NamedTuple):
    """What may stand at the cursor, and what is said beside it where a shell shows that."""

    value: str
    means: str = ""


class Typed(NamedTuple):
    """The words before the one at the cursor, without the program's name; that word; its open quote, if any."""

    before: list[str]
    current: str
    quote: str = ""


def words(line: str) -> list[tuple[str, str]]:
    """The words of ``line``, each without its quotes and with the one that is left open.

    >>> words("show 'North Mac")
    [('show', ''), ('North Mac', "'")]
    >>> words("status Lao\\\\ P ")
    [('status', ''), ('Lao P', ''), ('', '')]
    """
    found: list[tuple[str, str]] = []
    word, quote, escaped = "", "", False
    for char in line:
        if escaped:
            word += char if not quote or char in '"\\$`' else f"\\{char}"
            escaped = False
        elif char == "\\" and quote != "'":
            escaped = True
        elif quote:
            quote, word = ("", word) if char == quote else (quote, word + char)
        elif char in "'\"":
            quote = char
        elif char.isspace():
            found.append((word, quote))
            word = ""
        else:
            word += char
    return [*found, (word, quote)]


def typed_in_bash(environment: Mapping[str, str]) -> Typed:
    """The line as bash passes it: words with line ends between, and which of them is at the cursor."""
    split = environment["COMP_WORDS"].split("\n")
    place = int(environment["COMP_CWORD"])
    current, quote = words(split[place])[-1] if place < len(split) else ("", "")
    # Bash takes --stage=approval for three words.
    before = [words(word)[-1][0] for word in split[1:place] if word != "="]
    return Typed(before, "" if current == "=" else current, quote)


def typed_in_zsh(environment: Mapping[str, str]) -> Typed:
    """The line up to the cursor as zsh passes it."""
    _, *before, (current, quote) = words(environment["_TYPER_COMPLETE_ARGS"])
    return Typed([word for word, _ in before if word], current, quote)


def for_bash(candidates: Sequence[Candidate], quote: str) -> str:
    """A line a candidate, quoted as the word at the cursor is."""
    return "\n".join(_for_bash(candidate.value, quote) for candidate in candidates)


def for_zsh(candidates: Sequence[Candidate], current: str) -> str:
    """A command for zsh to run: it adds the candidates, with what is said beside them in a list of its own."""
    if not candidates:
        return ""
    room = max(len(candidate.value) for candidate in candidates)
    beside = [f"{c.value:<{room}} -- {c.means}" if c.means else c.value for c in candidates]
    values = " ".join(_single(candidate.value) for candidate in candidates)
    lines = " ".join(map(_single, beside))
    # Told to take words that begin otherwise than what was typed, zsh runs through them instead of listing them.
    accept = "" if all(candidate.value.startswith(current) for candidate in candidates) else "-U "
    return f"local -a found beside; found=({values}); beside=({lines}); compadd {accept}-l -d beside -a found"


def _for_bash(value: str, quote: str) -> str:
    if quote == "'":
        return value.replace("'", "'\\''")
    if quote == '"':
        return "".join(f"\\{c}" if c in '"\\$`' else c for c in value)
    return "".join(c if c.isalnum() or c in _PLAIN else f"\\{c}" for c in value)


def _single(value: str) -> str:
    return "'" + value.replace("'", "'\\''") + "'"
