"""``naptrack sources``."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from naptrack.cli.options import Fields, Form, Raw
from naptrack.cli.session import Refusal, Session

if TYPE_CHECKING:
    from naptrack.sync.sources import Sources

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)

SourcesFile = Annotated[
    str | None,
    typer.Option("--sources", metavar="FILE", help="The file of sources [env: NAPTRACK_SOURCES].", show_default=False),
]


def file_of(session: Session, named: str | None = None) -> Path:
    """The file of sources: the one named, else a named record's own beside it, else the user's."""
    if named or (named := os.environ.get("NAPTRACK_SOURCES")):
        return Path(named)
    if session.named:
        return session.path.with_name(f"{session.path.stem}.sources.toml")
    if sys.platform.startswith("linux"):
        config = os.environ.get("XDG_CONFIG_HOME") or ""
        home = Path(config) if os.path.isabs(config) else Path("~/.config").expanduser()
        return home / "naptrack" / "sources.toml"
    return Path(typer.get_app_dir("naptrack")) / "sources.toml"


def load(session: Session, named: str | None = None) -> Sources:
    """The sources of that file. Raises Refusal for a named file that is not there, and SourcesError."""
    from naptrack.sync import sources

    path = file_of(session, named)
    if named and not path.exists():
        raise Refusal(f"no such file: {path}")
    return sources.load(path)


@app.callback(
    epilog="""\b
    Examples:
      naptrack sources add desk ~/notes
      naptrack sources add committee https://example.org/notes/ --pattern '*.pdf'
      naptrack sources list
      naptrack sources remove desk
    """
)
def sources() -> None:
    """Name the folders and web pages that `sync` looks at.

    They stand in a TOML file, which may as well be edited by hand: beside a database that is named, with its
    name and .sources.toml; for the default one, sources.toml in the user's folder of settings.
    """


@app.command(
    epilog="""\b
    Examples:
      naptrack sources add desk ~/notes
      naptrack sources add committee https://example.org/notes/ \\
        --pattern '*.pdf' --pattern '*/notes/*'
      naptrack sources add archive http://10.0.0.5/ --private --pause 0
    """
)
def add(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Letters, digits, - and _.")],
    where: Annotated[str, typer.Argument(metavar="FOLDER|ADDRESS", help="A folder, or a page of links to notes.")],
    pattern: Annotated[
        list[str] | None,
        typer.Option(
            "--pattern", metavar="GLOB", help="Follow links that fit; may be given again.", show_default=False
        ),
    ] = None,
    host: Annotated[
        list[str] | None,
        typer.Option("--host", metavar="HOST", help="Follow links there too; may be given again.", show_default=False),
    ] = None,
    pause: Annotated[
        float | None,
        typer.Option("--pause", metavar="SECONDS", min=0.0, help="Between two requests there.", show_default=False),
    ] = None,
    private: Annotated[bool, typer.Option("--private", help="It is in a private network.")] = False,
    robots: Annotated[bool, typer.Option(help="Ask its robots.txt, and obey.")] = True,
    file: SourcesFile = None,
) -> None:
    """Add a folder or a web page.

    Nothing is fetched yet; `naptrack sync --dry-run` says what would be.
    """
    from naptrack.sync.addresses import BadAddress, is_address, named_host, normal
    from naptrack.sync.sources import PATTERNS, Folder, Page, add

    session: Session = ctx.obj
    path = file_of(session, file)
    if not where.strip():
        raise Refusal("name a folder or an address; a dot is the folder you are in")
    if not is_address(where):
        if pattern or host or pause is not None or private or not robots:
            raise Refusal(
                "a folder is read whole: --pattern, --host, --pause, --private and --no-robots are for web pages"
            )
        if not Path(where).expanduser().is_dir():
            raise Refusal(f"no such folder: {where}")
        add(path, Folder(name, os.path.abspath(Path(where).expanduser())))
    else:
        try:
            address = normal(where)
            for each in host or ():
                named_host(each)
        except BadAddress as error:
            raise Refusal(str(error)) from None
        patterns, hosts = tuple(pattern or PATTERNS), tuple(host or ())
        add(path, Page(name, address, patterns, hosts, private=private, robots=robots, pause=pause))
    session.say(f"Added {name} to {path}.")


@app.command(
    "list",
    epilog="""\b
    Examples:
      naptrack sources list
      naptrack sources list -f json | jq '.[].address'
    """,
)
def list_(
    ctx: typer.Context, form: Form = "table", fields: Fields = None, raw: Raw = False, file: SourcesFile = None
) -> None:
    """The sources there are."""
    from naptrack import render
    from naptrack.render.sources import sources_sheet

    session: Session = ctx.obj
    found = load(session, file)
    render.write(sources_sheet(found), form, sys.stdout, session.color, fields=fields, raw=raw)


@app.command(
    epilog="""\b
    Examples:
      naptrack sources remove desk
    """
)
def remove(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="As `sources list` has it.")],
    file: SourcesFile = None,
) -> None:
    """Forget a source; the notes that came from it stay."""
    from naptrack.sync.sources import remove

    session: Session = ctx.obj
    path = file_of(session, file)
    remove(path, name)
    session.say(f"Removed {name} from {path}. The notes that came from it stay in the record.")
