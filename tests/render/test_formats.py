"""One sheet in every format."""

import csv
import io
import json
from html.parser import HTMLParser
from typing import get_args

import pytest

from naptrack.cli.options import FormatName
from naptrack.render import FORMATS, write
from naptrack.render.data import dumps
from naptrack.render.sheet import Column, Sheet

RECORDS = [
    {"name": "Côte d'Ivoire", "stages": ["roundtable", "drafting"], "online": False, "since": None},
    {"name": "日本 | <b>*x*</b>", "stages": [], "online": True, "since": "2017\u202e-05"},
]


def sheet(empty=False):
    rows = [] if empty else [("Côte d'Ivoire", "roundtable, drafting"), ("日本 | <b>*x*</b>", "")]
    records = [] if empty else RECORDS
    return Sheet(
        title="A title",
        columns=(Column("State", "name"), Column("Stages")),
        rows=iter(rows),
        records=iter(records),
        flat=iter(records),
        fields=("name", "stages", "online", "since"),
        foot=["The scope."],
        empty="Nothing.",
    )


def text(form, **more):
    out = io.StringIO()
    write(sheet(**more), form, out)
    return out.getvalue()


def test_every_format_can_be_asked_for():
    assert tuple(FORMATS) == get_args(FormatName)


def test_plain_aligns_wide_characters():
    lines = text("plain").splitlines()
    assert lines[0] == "State              Stages"
    assert lines[1] == "-----------------  --------------------"
    assert lines[2] == "Côte d'Ivoire      roundtable, drafting"
    assert lines[3] == "日本 | <b>*x*</b>"
    assert lines[4:] == ["", "The scope."]


def test_a_table_off_a_terminal_is_plain():
    assert text("table") == text("plain")


def test_json_reads_back_and_steers_no_terminal():
    out = text("json")
    assert json.loads(out) == RECORDS
    assert "\u202e" not in out
    assert "Côte" in out
    assert [json.loads(line) for line in text("ndjson").splitlines()] == RECORDS


@pytest.mark.parametrize("nasty", ["\x00", "\x1b[2J", "\u2028", "\u200f", "\x7f", "\x85", "\udc80", "🇲🇳", "\u00ad"])
def test_json_of_nasty_text(nasty):
    out = dumps({"exact": f"a{nasty}b"})
    assert json.loads(out) == {"exact": f"a{nasty}b"}
    assert out.isprintable() or "\n" in out
    assert all(c.isprintable() or c == "\n" for c in out)


def test_csv_reads_back():
    rows = list(csv.DictReader(io.StringIO(text("csv"))))
    assert [row["name"] for row in rows] == ["Côte d'Ivoire", "日本 | <b>*x*</b>"]
    assert rows[0] == {"name": "Côte d'Ivoire", "stages": "roundtable; drafting", "online": "false", "since": ""}
    assert rows[1]["since"] == "2017-05"


def test_markdown_takes_no_mark_from_the_data():
    lines = text("md").splitlines()
    assert lines[0] == "## A title"
    assert lines[2:4] == ["| State | Stages |", "| --- | --- |"]
    assert lines[5] == r"| 日本 \| \<b\>\*x\*\</b\> |  |"


def test_html_takes_no_tag_from_the_data_and_nothing_from_outside():
    tags, seen = [], []

    class Reader(HTMLParser):
        def handle_starttag(self, tag, attrs):
            tags.append(tag)
            assert not {"src", "href"} & {name for name, _ in attrs}

        def handle_data(self, data):
            seen.append(data)

    Reader().feed(text("html"))
    assert "b" not in tags
    assert "script" not in tags
    assert tags.count("tr") == 3
    assert "日本 | <b>*x*</b>" in seen


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.data])
def test_people_are_told_of_nothing_and_of_the_scope(form):
    assert "Nothing." in text(form, empty=True)
    assert "The scope." in text(form)
    assert "The scope." in text(form, empty=True)


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if form.data])
def test_programs_get_records_alone(form):
    assert "scope" not in text(form)
    assert {"json": "[]\n", "ndjson": "", "csv": "name,stages,online,since\n"}[form] == text(form, empty=True)
