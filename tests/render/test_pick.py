"""Fields that are asked for, and cells of CSV that no spreadsheet runs."""

import csv
import io
import json

import pytest

from naptrack.render import FORMATS, write
from naptrack.render.data import cell, harmless
from naptrack.render.pick import NotOffered
from naptrack.render.sheet import Column, Sheet


def sheet():
    return Sheet(
        title="A title",
        columns=(Column("A"),),
        rows=iter([("=1+1",)]),
        records=iter([{"a": "=1+1", "b": {"c": 1}}]),
        flat=iter([{"a": "=1+1", "d": -1}]),
        fields=("a", "d"),
        keys=("a", "b"),
    )


def written(form, **more):
    out = io.StringIO()
    write(sheet(), form, out, **more)
    return out.getvalue()


@pytest.mark.parametrize(
    ("form", "wanted", "text"),
    [
        pytest.param("csv", "d", "d\n-1\n", id="csv has its columns"),
        pytest.param("csv", "d,a", "d,a\n-1,'=1+1\n", id="in the order asked for"),
        pytest.param("csv", " a , a,", "a\n'=1+1\n", id="blanks and repetitions"),
        pytest.param("ndjson", "b", '{"b": {"c": 1}}\n', id="json has those of records"),
        pytest.param("ndjson", "b,a", '{"b": {"c": 1}, "a": "=1+1"}\n', id="json in the order asked for"),
    ],
)
def test_fields_that_are_picked(form, wanted, text):
    assert written(form, fields=wanted) == text


def test_json_is_a_list_of_objects():
    assert json.loads(written("json", fields="a")) == [{"a": "=1+1"}]


@pytest.mark.parametrize(
    ("form", "more", "said"),
    [
        pytest.param("csv", {"fields": "b"}, "no field 'b'; there are a, d", id="csv has nothing nested"),
        pytest.param("json", {"fields": "a,x,y"}, "no field 'x', 'y'; there are a, b", id="two unknown"),
        pytest.param("json", {"fields": "A"}, "no field 'A'; there are a, b", id="fields are spelt as they are"),
        pytest.param("json", {"fields": " ,"}, "--fields names no field; there are a, b", id="none"),
        pytest.param("plain", {"fields": "a"}, "--fields is for -f json, ndjson and csv, not for plain", id="plain"),
        pytest.param("json", {"raw": True}, "--raw is for -f csv, not for json", id="raw json"),
    ],
)
def test_what_is_not_offered_writes_nothing(form, more, said):
    out = io.StringIO()
    with pytest.raises(NotOffered) as refused:
        write(sheet(), form, out, **more)
    assert (str(refused.value), refused.value.exit_code, out.getvalue()) == (said, 2, "")


@pytest.mark.parametrize("form", [name for name, form in FORMATS.items() if not form.data])
def test_only_programs_pick_fields(form):
    with pytest.raises(NotOffered):
        written(form, fields="a")


@pytest.mark.parametrize("sign", [*"=+-@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_text_that_begins_like_a_formula_is_made_harmless(sign):
    assert harmless(f"{sign}cmd|' /C calc'!A0") == f"'{sign}cmd|' /C calc'!A0"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        pytest.param("=1+1", "'=1+1", id="a formula"),
        pytest.param("\t=1+1", "'=1+1", id="a tab goes, what stands behind it is seen"),
        pytest.param("a=1", "a=1", id="a sign within"),
        pytest.param(["-a", "=b"], "'-a; =b", id="a list is one cell"),
        pytest.param(-3, "-3", id="a number is a number"),
        pytest.param(-0.5, "-0.5", id="a broken number too"),
        pytest.param(True, "true", id="a truth"),
        pytest.param(None, "", id="nothing"),
        pytest.param("", "", id="no text"),
        pytest.param("Côte d'Ivoire", "Côte d'Ivoire", id="an apostrophe within"),
    ],
)
def test_cells(value, text):
    assert cell(value) == text


def test_raw_leaves_cells_as_they_are():
    assert list(csv.DictReader(io.StringIO(written("csv", raw=True)))) == [{"a": "=1+1", "d": "-1"}]
