"""Organizers and participants, one by one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from naptrack.passages import Field

_LIST_BREAK = re.compile(
    r";\s*(?:and )?|,\s+(?:and\s+)?(?=(?:the |a |an |two |three |its |speakers? |experts? )?[A-Z0-9])"
    # the end of a sentence, and not of "Mr.", "Dr. A." or "U.S."
    r"|(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bDr)(?<!\bSt)(?<!\bProf)(?<!\bAmb)(?<!\bGen)(?<!\bCol)(?<![.\s][A-Z])\.\s+(?=[A-Z])"
    r"|(?<=\))\s+and\s+(?=[A-Z])|\s+and\s+(?=(?:the )?[A-Z]{3,}\b|the (?:Government|Ministry|Organi[sz]ation|Mission|Office|National|State)\b"
    r"|(?:the |one |two |three |an? )?(?:members? of the )?(?:1540\b|Group of Experts|[Ee]xperts?\b))"
)
#: "National authorities: ..., ... . International organizations: ...": the heading of a group is no participant.
_GROUP = re.compile(r"(?:^|(?<=[.;])\s+)[A-Z][^:;.]{2,70}:\s+")
_KIND = re.compile(
    r"(?:(?:UN|United Nations|national|international|regional|governmental?|other|civil society|and|[,/&])\s*)*"
    r"(?:organi[sz]ations?|entities|authorities|agencies|bodies|others)?\s*:?",
    re.I,
)


def listed(fields: Sequence[Field]) -> Iterator[str]:
    """The entries of ``fields``, by their bullets, else by their commas and semicolons."""
    for one in fields:
        bulleted = len(one.items) > 1
        for item in one.items:
            text = item.text.strip(" .;")
            if not bulleted or (text.count(",") >= 2 and ":" not in text) or re.match(r"[^:]{3,60}: [^:]+,", text):
                for group in _GROUP.split(text):
                    yield from (piece for piece in _split_list(group) if not _KIND.fullmatch(piece))
            elif not _KIND.fullmatch(text):
                yield text.rstrip(":").strip()


def _split_list(text: str) -> list[str]:
    depth_safe = re.sub(r"\([^)]*\)", lambda m: m[0].replace(",", "\x00").replace(";", "\x01"), text)
    pieces = [piece.replace("\x00", ",").replace("\x01", ";").strip(" .") for piece in _LIST_BREAK.split(depth_safe)]
    joined: list[str] = []
    for piece in pieces:
        # "Ministry of Trade, Industry and Ports" is one ministry
        if (
            joined
            and re.match(r"(?:the )?(?:Ministr|Department|State (?:Committee|Inspect)|Agenc|Inspect)", joined[-1])
            and " and " in piece
            and not re.match(
                r"(?:the )?(?:Ministr|Department|National|State|Agenc|Office|Customs|General|Border|UN|OSCE|1540)",
                piece,
            )
        ):
            joined[-1] = f"{joined[-1]}, {piece}"
        elif piece:
            joined.append(piece)
    return joined
