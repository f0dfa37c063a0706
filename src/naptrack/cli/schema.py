"""``naptrack schema``."""

from __future__ import annotations

from pathlib import Path

import typer

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack schema > export.schema.json
    """
)
def schema() -> None:
    """The JSON Schema (draft 2020-12) of `export -f json`."""
    typer.echo((Path(__file__).parents[1] / "schema" / "export.schema.json").read_text(encoding="utf-8"), nl=False)
