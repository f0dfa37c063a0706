"""``naptrack stages``."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from naptrack.cli.options import Fields, Form, Raw
from naptrack.cli.session import Refusal, Session, legible

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack stages                 what each stage and milestone means
      naptrack stages approval        one, with its wordings and with what is none
      naptrack stages -f json
    """
)
def stages(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Stages or milestones; all if none.", show_default=False),
    ] = None,
    form: Form = "table",
    fields: Fields = None,
    raw: Raw = False,
) -> None:
    """What each stage and milestone means.

    What counts, what does not, what may follow, and the wordings by which it is known in a text.
    """
    from naptrack import render
    from naptrack.glossary import GLOSSARY
    from naptrack.models import mark_of
    from naptrack.render import paper
    from naptrack.render.stages import stages_page, stages_sheet

    session: Session = ctx.obj
    try:
        marks = [mark_of(name.lower()) for name in dict.fromkeys(names or ())] or list(GLOSSARY)
    except ValueError:
        wrong = next(name for name in names or () if name.lower() not in set(GLOSSARY))
        raise Refusal(f"{legible(wrong)!r} is no stage or milestone; one of {', '.join(GLOSSARY)}") from None
    page = stages_page(marks, whole=bool(names))
    if fields is not None or raw or render.FORMATS[form].data:
        render.write(stages_sheet(marks), form, sys.stdout, fields=fields, raw=raw)
    elif form == "md":
        paper.write_markdown(page, sys.stdout)
    elif form == "html":
        paper.write_html(page, sys.stdout)
    else:
        paper.write(page, sys.stdout, session.color)
