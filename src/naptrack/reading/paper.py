"""A sheet on which a reader writes words, with the breaks that fall between them and the lines they came from."""

from __future__ import annotations

from naptrack.reading.frozen import Index

SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Paper:
    """Words written one after another; what falls between two words is settled when the second comes."""

    def __init__(self) -> None:
        """Begin with an empty sheet."""
        self._parts: list[str] = []
        self._length = 0
        self._lines: list[tuple[int, int]] = []
        self._breaks = 0
        self._mark = ""
        self.spaced = False

    @property
    def at_start(self) -> bool:
        """True where the next word begins a line."""
        return self._breaks > 0 or not self._length

    @property
    def broken(self) -> bool:
        """True where a line has just ended."""
        return self._breaks > 0

    def break_line(self, breaks: int) -> None:
        """Let the next word begin a new line, with 2 after an empty one; a mark keeps its word beside it."""
        if not self._mark:
            self._breaks = max(self._breaks, breaks)

    def mark(self, mark: str) -> None:
        """Write ``mark`` ("- ", " | ", "Posted: ") before the next word, if one comes before ``unmark``."""
        self._mark += mark

    def unmark(self) -> None:
        """Forget a mark that no word followed."""
        self._mark = ""

    def write(self, word: str, line: int) -> None:
        """Add one word, or words, that stand on ``line`` of the file."""
        if self._length and self._breaks:
            self._add("\n" * self._breaks)
        elif self._length and self.spaced and not self._mark.startswith((" ", ":")):
            self._add(" ")
        if self._breaks or not self._lines or self._lines[-1][1] != line:
            self._lines.append((self._length, line))
        self._add(self._mark + word)
        self._breaks, self.spaced, self._mark = 0, False, ""

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def text(self) -> tuple[str, Index]:
        """All that was written, and its map of offsets to lines."""
        return "".join(self._parts), tuple(self._lines)
