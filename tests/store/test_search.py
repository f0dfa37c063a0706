"""Notes by their words."""

import plain_engine
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from naptrack import ingest
from naptrack.store.connect import reading
from naptrack.store.search import Asked, count, search, terms

NOTES = {
    "a.txt": "Roundtable in Mongolia\nPosted 2017-05-10\nMNG roundtable 2017-05-08\n"
    "The point of contact spoke; contact the point.\n",
    "b.txt": "Cote d'Ivoire\nCIV approval 2016-02-09\nMNG drafting\n"
    'Côte d’Ivoire has approved it. NEAR (and) OR "AND" NOT*: ^x + -y\n',
    "c.txt": "Other\nTJK drafting\nIn 2020 the point was that contact was lost. Монголия 日本\n",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    folder = tmp_path_factory.mktemp("search")
    for name, text in NOTES.items():
        (folder / name).write_text(text, encoding="utf-8")
    ingest.ingest(folder / "x.db", [folder / name for name in NOTES], engine=plain_engine.engine())
    with reading(folder / "x.db") as db:
        yield db


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["one", "two"], ["one", "two"], id="words"),
        pytest.param(["one two"], ["one two"], id="words in a row"),
        pytest.param(['say "one two" three'], ["say", "one two", "three"], id="quotes within"),
        pytest.param(["“one two” three"], ["one two", "three"], id="curly quotes"),
        pytest.param(['one "two'], ["one", "two"], id="a quote left open"),
        pytest.param(["appr*", "one t*"], ["appr*", "one t*"], id="a beginning"),
        pytest.param(["one", "one"], ["one"], id="twice the same"),
        pytest.param(["", " ", "***", '"', "-", "()"], [], id="nothing to look for"),
        pytest.param(["a\x00b\x1bc"], ["a b c"], id="control characters"),
        pytest.param(["AND", "NEAR(a,b)"], ["AND", "NEAR(a,b)"], id="operators are words"),
    ],
)
def test_terms(arguments, expected):
    assert [str(term) for term in terms(arguments)] == expected


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["point", "contact"], "ac", id="both words anywhere"),
        pytest.param(["point of contact"], "a", id="in a row"),
        pytest.param(["MONGOLIA"], "a", id="any case"),
        pytest.param(["côte"], "b", id="an accent more"),
        pytest.param(["cote d'ivoire"], "b", id="an accent less, a straight quote"),
        pytest.param(["appr*"], "b", id="a beginning"),
        pytest.param(["appr"], "", id="no beginning without a star"),
        pytest.param(["монголия", "日本"], "c", id="other scripts"),
        pytest.param(["NEAR", "OR"], "b", id="operators are words"),
        pytest.param(["NOT", "point"], "", id="a word that is an operator must be there"),
        pytest.param(["title:other"], "", id="a column is no column"),
    ],
)
def test_found(record, words, found):
    asked = Asked(terms(words))
    assert "".join(sorted(hit.document.path[0] for hit in search(record, asked, 0))) == found
    assert count(record, asked) == len(found)


@pytest.mark.parametrize(
    ("iso3s", "marks", "found"),
    [
        pytest.param(["MNG"], None, "ab", id="a State"),
        pytest.param(["MNG"], ["drafting"], "b", id="a State at a stage"),
        pytest.param(["MNG"], ["approval"], "", id="another State's stage"),
        pytest.param(None, ["drafting"], "bc", id="a stage"),
        pytest.param(["CIV", "TJK"], None, "bc", id="one of two States"),
        pytest.param(["FJI"], None, "", id="a State of which no note tells"),
    ],
)
def test_found_among_notes_that_tell_of_something(record, iso3s, marks, found):
    hits = search(record, Asked(terms(["2*"]), iso3s, marks), 0)
    assert "".join(sorted(hit.document.path[0] for hit in hits)) == found


def test_a_hit_says_where(record):
    (hit,) = search(record, Asked(terms(["point of contact"]), ["MNG"], ["roundtable"]), 5)
    text = hit.document.text
    assert [text[first:last] for first, last in hit.words] == ["point of contact"]
    assert [text[first:last] for first, last in hit.told] == ["MNG roundtable 2017-05-08"]
    assert (hit.date, hit.title, hit.states) == ("2017-05-10", "Roundtable in Mongolia", ("MNG",))
    assert hit.score > 0


def test_best_first_and_no_more_than_asked_for(record):
    hits = search(record, Asked(terms(["contact"])), 0)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert hits[0].document.path == "a.txt"
    assert search(record, Asked(terms(["contact"])), 1) == hits[:1]


@given(st.lists(st.text(max_size=20), max_size=6))
@example(['"', "''", ";DROP TABLE notes", "NEAR(", ")", "*", "a*b", "^a", "{x}:y", "-z", "col : x"])
@example(["\ufdd0a\ufdd1", "²", "Ⅷ", "🇲🇳", "\u0301", "ﬁ", "ß", "\ud7ff", "𝔄"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
def test_any_input_is_safe(record, words):
    wanted = terms(words)
    if wanted:
        asked = Asked(wanted)
        assert len(search(record, asked, 0)) == count(record, asked)


def test_as_many_words_as_are_let_through(record):
    from naptrack.store.search import MOST

    assert search(record, Asked(terms([f"w{number}" for number in range(MOST)])), 0) == []


def test_a_text_with_strange_characters(tmp_path, notes):
    ingest.ingest(
        tmp_path / "x.db",
        [notes({"a.txt": "Odd\nMNG drafting\n\ufdd0 word \ufdd1 word\n"})],
        engine=plain_engine.engine(),
    )
    with reading(tmp_path / "x.db") as db:
        (hit,) = search(db, Asked(terms(["word"])), 0)
    assert all(0 <= first <= last <= len(hit.document.text) for first, last in hit.words)
