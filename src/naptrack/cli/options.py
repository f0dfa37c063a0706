"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from naptrack.cli.session import parse_day

FormatName = Literal["table", "plain", "json", "ndjson", "csv", "md", "html"]

STAGES = ("update", "roundtable", "drafting", "draft-review", "approval", "submission", "implementation-review")


def _known_stages(names: list[str] | None) -> list[str] | None:
    for name in names or ():
        if name not in STAGES:
            raise typer.BadParameter(f"{name!r} is no stage; one of {', '.join(STAGES)}.")
    return names


States = Annotated[
    list[str] | None,
    typer.Argument(metavar="[STATE]...", help="Names or ISO codes, any case; all States if none.", show_default=False),
]
Stages = Annotated[
    list[str] | None,
    typer.Option(
        "--stage",
        metavar="STAGE",
        help="Only this stage; may be given again.",
        callback=_known_stages,
        show_default=False,
    ),
]
StageNow = Annotated[
    list[str] | None,
    typer.Option(
        "--stage",
        metavar="STAGE",
        help="Only States that stand at this stage now; may be given again.",
        callback=_known_stages,
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="What had happened by DATE.", callback=parse_day, show_default=False),
]
KnownBy = Annotated[
    str | None,
    typer.Option(
        "--known-by", metavar="DATE", help="What notes of DATE or before say.", callback=parse_day, show_default=False
    ),
]
Form = Annotated[FormatName, typer.Option("-f", "--format", help="How to write it.")]
Fields = Annotated[
    str | None,
    typer.Option("--fields", metavar="A,B,C", help="Only these, of JSON or CSV.", show_default=False),
]


def or_stdout(output: Path | None) -> Path | None:
    """The file that ``-o`` names; None for standard output, which ``-`` names as well."""
    return None if output == Path("-") else output


Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write it there; - is standard output.",
        callback=or_stdout,
        show_default=False,
    ),
]
Raw = Annotated[bool, typer.Option("--raw", help="Leave formulas in CSV as they are.")]
