"""``naptrack accuracy``."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from naptrack.cli.session import Refusal, Session

if TYPE_CHECKING:
    from naptrack.accuracy import Checked
    from naptrack.gold import Gold

app = typer.Typer(rich_markup_mode=None, add_completion=False)


def _floor(name: str, help: str) -> Any:
    """An option that takes a ratio."""
    return typer.Option(name, metavar="0..1", min=0, max=1, help=help, show_default=False)


@app.command(
    epilog="""\b
    Examples:
      naptrack accuracy data/gold/seeds.json seeds
      naptrack accuracy my-reading.json my-notes/ --min-f1 0.9
      naptrack accuracy my-reading.json my-notes/ --only suva-2019.txt
      naptrack accuracy my-reading.json my-notes/ -f json | jq '.misses[]'
    docs/accuracy.md tells how to make a hand reading of your own.
    """
)
def accuracy(
    ctx: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Hand-read facts, a JSON file.", show_default=False)],
    notes: Annotated[Path, typer.Argument(metavar="NOTES", help="The folder of the notes.", show_default=False)],
    only: Annotated[
        list[str] | None,
        typer.Option("--only", metavar="FILE", help="This text only; may be given again.", show_default=False),
    ] = None,
    min_f1: Annotated[float | None, _floor("--min-f1", "Exit with 1 if F1 over all facts is below.")] = None,
    min_lenient: Annotated[float | None, _floor("--min-lenient", "The same, dates left out.")] = None,
    min_precision: Annotated[float | None, _floor("--min-precision", "The same for precision.")] = None,
    min_recall: Annotated[float | None, _floor("--min-recall", "The same for recall.")] = None,
    min_clean: Annotated[
        float | None, _floor("--min-clean", "The same for the share of factless texts that give no stage.")
    ] = None,
    max_wrong: Annotated[
        int | None,
        typer.Option(
            "--max-wrong",
            metavar="N",
            min=0,
            help="Exit with 1 if more than N States, statuses, plans or findings are wrong.",
            show_default=False,
        ),
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list/--no-list", help="List misses and extras with their sentence.")
    ] = True,
    form: Annotated[Literal["table", "json", "csv"], typer.Option("-f", "--format", help="How to write it.")] = "table",
) -> None:
    """How well notes are read, against facts that a person read in them.

    Precision, recall and F1 over all facts (State, stage, dates, modality), with dates left out, for each stage,
    for dates and for States. Your own record is neither used nor changed.
    """
    from naptrack import accuracy as counting
    from naptrack import render
    from naptrack.render import accuracy as shown
    from naptrack.render import paper
    from naptrack.render.data import dumps

    session: Session = ctx.obj
    checked = list(_checked(session, _wanted(gold, only), notes))
    scores = counting.scores([each.comparison for each in checked])
    if form == "json":
        sys.stdout.write(dumps(shown.accuracy_object(scores, checked)) + "\n")
    elif form == "csv":
        render.write(shown.scores_sheet(scores), form, sys.stdout)
    else:
        if listed:
            paper.write(shown.wrong_page(checked), sys.stdout, session.color)
        render.write(shown.scores_sheet(scores, shown.foot(checked)), form, sys.stdout, session.color)
    floors = {
        "F1": (scores[0].tally.f1, min_f1),
        "F1 without dates": (scores[1].tally.f1, min_lenient),
        "precision": (scores[0].tally.precision, min_precision),
        "recall": (scores[0].tally.recall, min_recall),
        "share of clean texts": (counting.clean_share([each.comparison for each in checked]), min_clean),
    }
    below = [
        f"{name} {value:.3f} is below {floor}" for name, (value, floor) in floors.items() if floor and value < floor
    ]
    wrong = sum(len(each.comparison.wrong) + len(each.others) for each in checked)
    if max_wrong is not None and wrong > max_wrong:
        below.append(f"{wrong} States, statuses, plans or findings are wrong, more than {max_wrong}")
    for line in below:
        session.complain(line)
    raise typer.Exit(1 if below else 0)


def _wanted(file: Path, only: Sequence[str] | None) -> list[Gold]:
    """The hand readings of a gold file, or those of some texts in it. Raises Refusal."""
    from naptrack.gold import GoldError, golds

    try:
        found = golds(json.loads(file.read_text(encoding="utf-8-sig")))
    except OSError as error:
        raise Refusal(f"{file}: {(error.strerror or str(error)).lower()}") from None
    except UnicodeDecodeError:
        raise Refusal(f"{file}: no UTF-8 text") from None
    except json.JSONDecodeError as error:
        raise Refusal(f"{file}:{error.lineno}: no JSON: {error.msg}") from None
    except GoldError as error:
        raise Refusal(f"{file}: {error}") from None
    if missing := set(only or ()) - {gold.file or "" for gold in found}:
        raise Refusal(f"{file}: no text is called {', '.join(sorted(missing))}")
    if not found:
        raise Refusal(f"{file}: it holds no texts")
    return [gold for gold in found if not only or gold.file in only]


def _checked(session: Session, golds: Sequence[Gold], notes: Path) -> Iterator[Checked]:
    """Each hand reading beside what is read; every text alone, or all notes of a folder together. Raises Refusal."""
    paths = [notes / gold.file if gold.file else notes for gold in golds]
    for path in paths:
        if not path.exists():
            raise Refusal(f"no such file or folder: {path}")
    for gold, path in zip(golds, paths, strict=True):
        yield _compared(session, gold, path)


def _compared(session: Session, gold: Gold, path: Path) -> Checked:
    from naptrack import accuracy as counting
    from naptrack.cli import answers
    from naptrack.ingest import in_memory
    from naptrack.ingest.strict import silent_passages
    from naptrack.render.status import status_object

    with closing(in_memory(paths=[path])) as db:
        document: dict[str, Any] = answers.document(db, None, None, None, session.day())
        as_of = {day: [status_object(row) for row in answers.rows(db, None, day, None)] for day in gold.as_of}
    comparison = counting.compare(gold, document)
    silences = tuple((each.path, each.silence) for each in silent_passages([path])) if comparison.misses else ()
    others = tuple(counting.others(gold, document, as_of)) if gold.file is None else ()
    return counting.Checked(comparison, document, silences, others)
