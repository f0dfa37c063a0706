"""docs/fields.md lists the fields that are printed, each with values of the kind that it says.

``python tests/docs/test_fields_page.py`` writes the page anew.
"""

import csv
import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from naptrack.cli.commands import COMMANDS
from naptrack.render.fields import KINDS, ROWS, named

PAGE = Path(__file__).parents[2] / "docs" / "fields.md"

HEAD = """\
# Fields

What `-f json`, `-f ndjson` and `-f csv` print, row by row. Names and meanings stay as they are; new fields may be
added at the end. `--fields a,b,c` picks some, in the order given:

```sh
naptrack status -f csv --fields name,stage,since
naptrack timeline -f ndjson --fields id,start,title | jq .
```

`-f json` prints a list of objects, `-f ndjson` one object a line. Where there is nothing, JSON has `null` and CSV an
empty cell. A cell of CSV that begins like a formula (with = + - @, a tab or a line end) gets an apostrophe before it,
so that no spreadsheet runs it; `--raw` leaves it alone. Numbers are left alone always.

`show -f json` and `export` print the record itself, which `naptrack schema` describes; `export -f ndjson` its events,
with the JSON fields of `timeline`. `export -f csv -o FOLDER` writes tables, which `datapackage.json` beside them
describes. `summary`, `explain` and `accuracy` print one JSON document each, no rows.

## What stands in a field

| kind | is |
| --- | --- |
"""


def page() -> str:
    """The page as it should be."""
    lines = [HEAD + "\n".join(f"| {kind} | {what} |" for kind, what in KINDS.items())]
    for command, fields in ROWS.items():
        lines.append(f"\n## {command}\n\n| field | kind | in | what it is |\n| --- | --- | --- | --- |")
        for field in fields:
            where = {"": "both", "json": "JSON", "csv": "CSV"}[field.where]
            lines.append(f"| `{field.name}` | {field.kind} | {where} | {field.means} |")
    return "\n".join(lines) + "\n"


NUMBER = re.compile(r"-?\d+")
SHAPES = {
    "id": re.compile(r"[0-9a-f]{12,64}"),
    "state": re.compile(r"[A-Z]{3}"),
    "day": re.compile(r"\d{4}-\d\d-\d\d"),
    "date": re.compile(r"\d{4}(-\d\d(-\d\d)?)?"),
    "time": re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"),
    "word": re.compile(r"[a-z]+(-[a-z]+)*"),
}
TYPES = {"number": int, "ratio": (int, float), "truth": bool, "object": dict, "objects": list, "texts": list}

CALLS = {
    "status": ["status"],
    "timeline": ["timeline"],
    "plans": ["plans"],
    "search": ["search", "plan"],
    "check": ["check"],
    "reconcile": ["reconcile", "--plans", "48"],
    "log": ["log"],
    "states": ["states"],
    "stages": ["stages"],
    "db info": ["db", "info"],
    "db verify": ["db", "verify"],
    "sources list": ["sources", "list"],
}


@pytest.fixture(scope="module")
def asked(tmp_path_factory):
    """What is printed of the bundled notes, one judgement and two sources beside them."""
    home = tmp_path_factory.mktemp("home")
    (home / "notes").mkdir()
    env = {"PATH": os.environ["PATH"], "HOME": str(home), "XDG_DATA_HOME": str(home), "XDG_CONFIG_HOME": str(home)}

    def run(*words):
        words = [sys.executable, "-m", "naptrack", "--today", "2030-01-01", *words]
        done = subprocess.run(words, env=env, capture_output=True, text=True, timeout=120)
        assert done.returncode in (0, 1), done.stderr
        return done.stdout

    run("status")
    run("record", "Fiji", "submission", "2020-05", "--source", "A letter", "--author", "Ana")
    run("sources", "add", "desk", str(home / "notes"))
    run("sources", "add", "page", "https://example.org/")
    return run


def test_the_page_is_written_from_the_table():
    assert PAGE.read_text(encoding="utf-8") == page(), "python tests/docs/test_fields_page.py writes it anew"


def test_every_command_that_picks_fields_is_described():
    import typer

    from naptrack.cli.app import app

    root = typer.main.get_command(app)
    picking = set()
    for name in COMMANDS:
        command = root.get_command(None, name)
        for inner, each in [("", command), *getattr(command, "commands", {}).items()]:
            if "fields" in {parameter.name for parameter in each.params}:
                picking.add(f"{name} {inner}".strip())
    assert picking == set(ROWS) == set(CALLS)


@pytest.mark.parametrize("command", ROWS)
def test_json_has_these_fields_of_these_kinds(asked, command):
    rows = json.loads(asked(*CALLS[command], "-f", "json"))
    assert rows
    fields = [field for field in ROWS[command] if field.where != "csv"]
    for row in rows:
        assert set(row) == set(named(fields, "json"))
        for field in fields:
            value = row[field.name]
            if value is not None and value != "":
                assert isinstance(value, TYPES.get(field.kind, str)), (field.name, value)
                if shape := SHAPES.get(field.kind):
                    assert shape.fullmatch(value), (field.name, value)
    for field in fields:
        if field.kind == "day":
            assert all(dt.date.fromisoformat(row[field.name]) for row in rows if row[field.name])


@pytest.mark.parametrize("command", ROWS)
def test_csv_has_these_columns_in_this_order(asked, command):
    (header, *rows) = list(csv.reader(io.StringIO(asked(*CALLS[command], "-f", "csv"))))
    fields = [field for field in ROWS[command] if field.where != "json"]
    assert header == named(fields, "csv")
    for row in rows:
        for field, cell in zip(fields, row, strict=True):
            assert field.kind not in ("object", "objects")
            if cell and (shape := NUMBER if field.kind == "number" else SHAPES.get(field.kind)):
                assert shape.fullmatch(cell), (field.name, cell)
            if field.kind == "truth":
                assert cell in ("true", "false", "")


@pytest.mark.parametrize("command", ROWS)
@pytest.mark.parametrize("form", ["json", "csv"])
def test_every_field_can_be_picked(asked, command, form):
    names = named(ROWS[command], form)
    picked = asked(*CALLS[command], "-f", form, "--fields", ",".join(reversed(names)))
    if form == "csv":
        assert picked.splitlines()[0] == ",".join(reversed(names))
    else:
        assert list(json.loads(picked)[0]) == list(reversed(names))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
