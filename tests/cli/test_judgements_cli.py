"""An analyst's hand on the record, and what becomes of it when notes, rules and machines change."""

import functools
import json
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

import naptrack

SCHEMA = json.loads((Path(naptrack.__file__).parent / "schema" / "export.schema.json").read_text(encoding="utf-8"))

MAY = "National roundtable\nPosted 2017-05-10\nMNG roundtable 2017-05-08 2017-05-10\nMNG letter 2017-04-12\n"
LATER = "Meeting on a plan\nPosted 2021-05-20\nMNG draft-review 2021-05-18\nTJK approval 2016-02-09\n"


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    """One fact a line, so that these tests do not hang on how well notes are read."""
    use(monkeypatch)
    monkeypatch.setenv("NAPTRACK_AUTHOR", "Ana Ruiz")


def use(monkeypatch, **changes):
    """Read and resolve from now on with the plain engine, or one that differs by ``changes``."""
    import plain_engine

    from naptrack import resolve
    from naptrack.ingest import first, run
    from naptrack.store import judge

    engine = plain_engine.engine(**changes)
    for module in (first, run, judge):
        monkeypatch.setattr(module, "current", lambda: engine)
    monkeypatch.setattr(resolve, "resolve", engine.resolve)


@pytest.fixture
def notes(tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    (folder / "may.txt").write_text(MAY, encoding="utf-8")
    (folder / "later.txt").write_text(LATER, encoding="utf-8")
    return folder


@pytest.fixture
def desk(call, tmp_path, notes):
    """A desk with a record of two notes: ``desk("status")``; the clock stands."""
    desk = Desk(call, tmp_path / "desk.db")
    assert desk("ingest", notes).code == 0
    return desk


class Desk:
    """One record, asked and judged."""

    def __init__(self, call, path):
        self.call, self.path = call, path

    def __call__(self, *words, today="2026-05-08"):
        return self.call("--db", self.path, "--today", today, *words)

    def events(self, *words):
        """Events by State and marks, as `timeline` has them."""
        found = json.loads(self("timeline", "-f", "json", *words).out)
        return {(e["iso3"], *e["stages"], *([e["milestone"]] if e["milestone"] else [])): e for e in found}

    def id(self, *key):
        return self.events()[key]["id"]

    def status(self, iso3, *words):
        (row,) = json.loads(self("status", iso3, "-f", "json", *words).out)
        return row

    def judge(self, *words, today="2026-05-08"):
        """Judge, and return the id that is printed."""
        code, out, err = self(*words, today=today)
        assert code == 0, err
        assert len(out) == 13
        return out.strip()

    def document(self, *words):
        """The export, which keeps to its schema."""
        found = json.loads(self("export", *words).out)
        jsonschema.validate(found, SCHEMA)
        return found

    def codes(self):
        return sorted({finding["code"] for finding in json.loads(self("check", "-f", "json").out)})


# --- record -----------------------------------------------------------------------------------------------------------


def test_a_record_is_shown_as_such_wherever_it_counts(desk):
    made = desk.judge("record", "Mongolia", "approval", "2022-03-01", "--source", "Note verbale", "--place", "Дархан")
    out = desk("status", "Mongolia").out
    assert "2022-03-01*" in out
    assert "* recorded or corrected by Ana Ruiz; `naptrack log` tells why." in out
    assert desk.status("MNG")["stage"] == "approval"
    assert desk.status("MNG")["judged_by"] == ["Ana Ruiz"]
    assert "judged_by" in desk("status", "-f", "csv").out.partition("\n")[0]
    line = next(line for line in desk("timeline", "Mongolia").out.splitlines() if made in line)
    assert "Note verbale (recorded by Ana Ruiz)" in line
    assert "Дархан" in line
    page = desk("show", made[:5]).out
    assert f"recorded by Ana Ruiz on 2026-05-08 ({made}): Note verbale" in page
    assert "recorded by Ana Ruiz" in desk("show", "Mongolia").out
    event = desk.events()["MNG", "approval"]
    told = ("id", "origin", "author", "judged", "source", "mentions")
    assert [event[name] for name in told] == [made, "recorded", "Ana Ruiz", "2026-05-08", "Note verbale", []]
    (judgement,) = desk.document()["judgements"]
    assert (judgement["id"], judgement["event"], judgement["kind"]) == (made, made, "record")
    with sqlite3.connect(desk.path) as db:
        assert db.execute("SELECT judged_by FROM status WHERE iso3 = 'MNG'").fetchall() == [("Ana Ruiz",)]
        assert db.execute("SELECT quote, judged FROM timeline WHERE event = ?", (made,)).fetchall() == [
            ("Note verbale", "recorded by Ana Ruiz")
        ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param(["North", "Macedonia", "drafting", "2020"], ("MKD", "drafting"), id="a name of two words"),
        pytest.param(["turkey", "Approval", "2020-02"], ("TUR", "approval"), id="a former name, any case"),
        pytest.param(["Togo", "letter", "2020-02-03"], ("TGO", "letter"), id="a milestone"),
        pytest.param(["Togo", "approval", "undated"], ("TGO", "approval"), id="undated"),
        pytest.param(["Togo", "approval", "2031", "--planned"], ("TGO", "approval"), id="planned"),
        pytest.param(["Togo", "update", "2020-02", "--end", "2020-03"], ("TGO", "update"), id="an end"),
    ],
)
def test_what_can_be_recorded(desk, words, found):
    made = desk.judge("record", *words, "--source", "x")
    assert desk.id(*found) == made
    desk.document()


def test_a_recorded_date_keeps_its_precision(desk):
    desk.judge("record", "Togo", "update", "2020-02", "--end", "2020-03", "--source", "x")
    event = desk.events()["TGO", "update"]
    assert [event[name] for name in ("start", "end", "edtf", "precision", "latest")] == [
        "2020-02",
        "2020-03",
        "2020-02/2020-03",
        "month",
        "2020-03-31",
    ]


def test_an_undated_record_had_happened_by_the_day_it_was_made(desk):
    desk.judge("record", "Togo", "approval", "undated", "--source", "x")
    assert [desk.status("TGO")[name] for name in ("stage", "since", "by")] == ["approval", None, "2026-05-08"]
    assert "by 2026-05*" in desk("status", "Togo").out
    assert desk("status", "Togo", "--as-of", "2026-05-07").out.startswith("No record of Togo")


def test_a_recorded_intention_holds_from_the_day_it_was_made(desk):
    desk.judge("record", "Togo", "approval", "2027", "--planned", "--source", "x")
    assert desk.status("TGO")["next"] == {"stage": "approval", "start": "2027", "end": "2027"}
    assert desk.status("TGO", "--as-of", "2026-05-08")["next"]["stage"] == "approval"
    assert desk("status", "Togo", "--as-of", "2026-05-07").out.startswith("No record of Togo")


# --- what is refused --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param("record Mongola approval 2022 --source x", "did you mean Mongolia?", id="an unknown State"),
        pytest.param("record Mongolia aproval 2022 --source x", "did you mean approval?", id="an unknown stage"),
        pytest.param("record Mongolia approval --source x", "name a State, a stage and a date", id="no date"),
        pytest.param("record Mongolia drafting approval --source x", "the date is missing", id="a stage for a date"),
        pytest.param("record approval drafting 2022 --source x", "the State is missing", id="no State"),
        pytest.param("record Mongolia 2022 --source x", "name a State", id="no stage"),
        pytest.param("record Mongolia Togo approval 2022 --source x", "record each by itself", id="two States"),
        pytest.param(
            "record Mongolia approval letter 2022 --source x", "stages or one milestone", id="stage and letter"
        ),
        pytest.param("record Mongolia approval 2027 --source x", "--planned", id="what is to come"),
        pytest.param("record Mongolia approval 2022-13 --source x", "there is no such day", id="a month too many"),
        pytest.param("record Mongolia approval 1.3.2022 --source x", "is no date", id="another notation"),
        pytest.param("record Mongolia approval 2022-03 --end 2022-01 --source x", "ends before", id="an early end"),
        pytest.param("record Mongolia approval 2022-03 --end 2022-04-01 --source x", "both ends", id="mixed ends"),
        pytest.param("record Mongolia approval undated --end 2022 --source x", "--end", id="an end of nothing"),
        pytest.param("record Mongolia approval 2022", "--source", id="no source"),
        pytest.param("record Mongolia approval 2022 --source ", "empty", id="an empty source"),
        pytest.param("record Mongolia approval 2022 --source x --plan new", "names no plan", id="no plan's name"),
        pytest.param("correct {id} --date 8/5/2017", "is no date", id="a date of another notation"),
        pytest.param("correct {id}", "nothing to correct", id="nothing to correct"),
        pytest.param("correct {id} --stage approved", "did you mean approval?", id="no stage"),
        pytest.param("correct {id} --state Mongola", "did you mean Mongolia?", id="no State"),
        pytest.param("correct {id} --place ", "empty", id="an empty place"),
        pytest.param("correct {id:.3} --date 2017", "at least 4 characters", id="a short id"),
        pytest.param("correct {id:.5}zz --date 2017", "did you mean {id} (Mongolia, roundtable", id="a slip in an id"),
        pytest.param("correct ffffffffffff --date 2017", "no event is called", id="an unknown id"),
        pytest.param("correct Mongolia --date 2017", "`naptrack timeline MNG`", id="a State for an event"),
        pytest.param("reject {id}", "--why", id="no reason"),
        pytest.param("reject Mongolia --why x", "that is a State", id="a State to reject"),
        pytest.param("undo", "no judgement of Ana Ruiz", id="nothing to undo"),
        pytest.param("undo {id}", "no judgement is called", id="an event nobody judged"),
        pytest.param("undo abc", "at least 4 characters", id="a short judgement"),
        pytest.param("log Mongola", "did you mean Mongolia?", id="a log of nobody"),
    ],
)
def test_what_is_refused_and_why(desk, words, said):
    id = desk.id("MNG", "roundtable")
    before = desk.path.read_bytes()
    code, out, err = desk(*words.format(id=id).split(" "))
    assert (code, out) == (2, "")
    assert said.format(id=id) in " ".join(err.split())
    assert desk.path.read_bytes() == before


def test_an_id_that_begins_several_events(desk, monkeypatch):
    with sqlite3.connect(desk.path) as db:
        ids = [id for (id,) in db.execute("SELECT id FROM events ORDER BY id LIMIT 2")]
        db.execute("PRAGMA foreign_keys = OFF")
        for number, id in enumerate(ids):
            db.execute("UPDATE events SET id = ? WHERE id = ?", (f"abcd{number}0000000", id))
    code, _, err = desk("reject", "ABCD", "--why", "x")
    assert code == 2
    assert "begins 2 events: abcd00000000 (" in err
    assert "; abcd10000000 (" in err


def test_the_same_twice(desk):
    made = desk.judge("record", "Togo", "approval", "2022", "--source", "x")
    code, _, err = desk("record", "TGO", "approval", "2022", "--source", "x", "--author", "Ben")
    assert code == 2
    assert f"Ana Ruiz recorded that on 2026-05-08 ({made})" in err
    desk.judge("undo")
    desk.judge("record", "TGO", "approval", "2022", "--source", "x")


@pytest.mark.parametrize("words", ["correct abcd --date 2017", "reject abcd --why x", "undo"])
def test_a_record_that_is_not_there_is_not_made(call, tmp_path, words):
    for db in ([], ["--db", tmp_path / "no.db"]):
        code, out, err = call(*db, *words.split())
        assert (code, out) == (3, "")
        assert "no such database" in err
    assert list(tmp_path.iterdir()) == []


def test_a_first_record_begins_one(call, tmp_path):
    code, _, err = call("record", "Togo", "approval", "2022", "--source", "x")
    assert code == 0
    assert f"A new record was begun at {tmp_path}/data/naptrack/naptrack.db" in err
    code, out, err = call("status")
    assert (code, err) == (0, "")
    assert "Togo" in out
    assert "0 information notes, 1 State." in out


# --- who judges -------------------------------------------------------------------------------------------------------


def git(home, name):
    (home / ".gitconfig").write_text(f"[user]\n\tname = {name}\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("option", "variable", "config", "author"),
    [
        pytest.param("Ben", "Ana", "Cem", "Ben", id="the option before all"),
        pytest.param(None, "Ana", "Cem", "Ana", id="the environment before git"),
        pytest.param(None, None, "Çem Ünal", "Çem Ünal", id="git"),
        pytest.param(None, "", "Cem", "Cem", id="an empty variable is none"),
        pytest.param("  Ben\n Okri ", None, None, "Ben Okri", id="on one line"),
    ],
)
def test_the_author(desk, tmp_path, monkeypatch, option, variable, config, author):
    monkeypatch.delenv("NAPTRACK_AUTHOR")
    monkeypatch.chdir(tmp_path)
    if variable is not None:
        monkeypatch.setenv("NAPTRACK_AUTHOR", variable)
    if config:
        git(tmp_path, config)
    words = ["--author", option] if option else []
    desk.judge("record", "Togo", "approval", "2022", "--source", "x", *words)
    assert desk.status("TGO")["judged_by"] == [author]


@pytest.mark.parametrize("path", [pytest.param(None, id="git knows none"), pytest.param("/nowhere", id="no git")])
def test_no_author(desk, tmp_path, monkeypatch, path):
    monkeypatch.delenv("NAPTRACK_AUTHOR")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    if path:
        monkeypatch.setenv("PATH", path)
    code, out, err = desk("record", "Togo", "approval", "2022", "--source", "x")
    assert (code, out) == (2, "")
    for way in ("--author", "NAPTRACK_AUTHOR", "git config user.name"):
        assert way in err


# --- correct, reject, undo --------------------------------------------------------------------------------------------


def test_a_correction_is_shown_as_such(desk):
    id = desk.id("MNG", "roundtable")
    made = desk.judge("correct", id[:4], "--date", "2017-05-09", "--end", "2017-05-11", "--why", "The programme")
    event = desk.events()["MNG", "roundtable"]
    assert (event["id"], event["edtf"], event["origin"]) == (id, "2017-05-09/2017-05-11", "corrected")
    assert "2017-05-09*" in desk("status", "Mongolia").out
    page = desk("show", id).out
    assert "corrected by Ana Ruiz on 2026-05-08" in page
    assert f"({made}): date 2017-05-09/2017-05-11. The programme" in page
    assert '"MNG [...] roundtable 2017-05-08' in page


def test_an_end_alone_keeps_the_start(desk):
    id = desk.id("MNG", "roundtable")
    desk.judge("correct", id, "--end", "2017-05-12")
    assert desk.events()["MNG", "roundtable"]["edtf"] == "2017-05-08/2017-05-12"


def test_a_corrected_state_settles_both(desk):
    id = desk.id("TJK", "approval")
    made = desk.judge("correct", id, "--state", "turkmenistan")
    assert desk("status", "Tajikistan").out.startswith("No record of Tajikistan")
    assert desk.status("TKM")["stage"] == "approval"
    assert desk.events()["TKM", "approval"]["mentions"][0]["exact"] == "TJK approval 2016-02-09"
    assert "Turkmenistan" in desk("show", "later.txt").out
    desk.document()
    assert made in desk("log", "Tajikistan").out
    assert made in desk("log", "Turkmenistan").out
    desk.judge("undo")
    assert desk.status("TJK")["stage"] == "approval"
    assert desk("status", "Turkmenistan").out.startswith("No record of Turkmenistan")


def test_a_moved_event_follows_its_note(desk, notes):
    desk.judge("correct", desk.id("TJK", "approval"), "--state", "TKM")
    (notes / "later.txt").write_text(LATER.replace("Meeting", "A meeting"), encoding="utf-8")
    desk("ingest", notes)
    assert desk.status("TKM")["since"] == "2016-02-09"
    assert "TJK" not in {iso3 for iso3, *_ in desk.events()}
    (notes / "later.txt").unlink()
    desk("ingest", notes, "--prune")
    assert {iso3 for iso3, *_ in desk.events()} == {"MNG"}
    assert desk.codes() == ["judgement-unanchored"]


def test_a_rejected_event_is_told_of_where_it_is_asked_for(desk):
    id = desk.id("MNG", "roundtable")
    made = desk.judge("reject", id, "--why", "On the resolution, not on a plan")
    assert ("MNG", "roundtable") not in desk.events()
    document = desk.document()
    assert id not in {event["id"] for event in document["events"]}
    assert [(j["id"], j["event"], j["reason"]) for j in document["judgements"]] == [
        (made, id, "On the resolution, not on a plan")
    ]
    page = desk("show", "Mongolia").out
    assert "2017-05-08/2017-05-10  roundtable, rejected" in page
    assert "On the resolution, not on a plan" in page
    code, _, err = desk("correct", id, "--date", "2017")
    assert code == 2
    assert f"Ana Ruiz rejected Mongolia, roundtable 2017-05-08/2017-05-10 on 2026-05-08; `naptrack undo {made}`" in err


@pytest.mark.parametrize("clock", [(), ("--known-by", "2026-06-30"), ("--as-of", "2018-01-01")])
def test_the_id_of_an_event_that_is_no_more_still_resolves(desk, clock):
    """By any clock that knows of the rejection, or of the undo."""
    derived, recorded = desk.id("MNG", "roundtable"), desk.judge("record", "Togo", "approval", "2022", "--source", "x")
    rejected = desk.judge("reject", derived, "--why", "On the resolution, not on a plan", today="2026-05-09")
    undone = desk.judge("undo", recorded, "--why", "A slip", today="2026-05-10")
    for id in (derived, derived[:6], rejected):
        code, out, _ = desk("show", id, *clock)
        assert code == 0
        assert f"Mongolia (MNG)\n2017-05-08/2017-05-10  roundtable, rejected  [{derived}]\n" in out
        assert f"  rejected by Ana Ruiz on 2026-05-09 ({rejected}): On the resolution, not on a plan\n" in out
        assert f"`naptrack undo {rejected}` brings it back." in out
        assert '"MNG' in out
    code, out, _ = desk("show", recorded, *clock)
    assert code == 0
    assert f"2022  approval, taken back  [{recorded}]\n" in out
    assert f"  recorded by Ana Ruiz on 2026-05-08 ({recorded}): x\n" in out
    assert f"  taken back by Ana Ruiz on 2026-05-10 ({undone}): A slip\n" in out
    for id in (derived, recorded):
        document = json.loads(desk("show", id, "-f", "json", *clock).out)
        jsonschema.validate(document, SCHEMA)
        assert document["events"] == []
        assert id in {judgement["event"] or judgement["id"] for judgement in document["judgements"]}


def test_an_event_is_shown_as_it_was_known_before_it_was_judged(desk):
    """Whatever was done to it since: a rejection, an undo, a move to another State."""
    derived, recorded = desk.id("MNG", "roundtable"), desk.judge("record", "Togo", "approval", "2022", "--source", "x")
    moved = desk.id("TJK", "approval")
    desk.judge("reject", derived, "--why", "x", today="2026-06-01")
    desk.judge("undo", recorded, today="2026-06-01")
    desk.judge("correct", moved, "--state", "Turkmenistan", today="2026-06-01")
    for clock in ("2026-05-31", "2026-06-01"):
        listed = desk("timeline", "--known-by", clock).out
        for id, state in ((derived, "Mongolia"), (recorded, "Togo"), (moved, "Tajikistan")):
            code, out, _ = desk("show", id, "--known-by", clock)
            before = clock == "2026-05-31"
            assert code == 0
            assert out.startswith(state if before or id != moved else "Turkmenistan")
            assert ("rejected" in out or "taken back" in out) == (not before and id != moved)
            assert (id in listed) == (before or id == moved)
    (event,) = json.loads(desk("show", derived, "--known-by", "2026-05-31", "-f", "json").out)["events"]
    assert event["id"] == derived
    assert "No record of event" in desk("show", recorded, "--known-by", "2026-05-07").out


def test_undo_takes_back_ones_own_latest(desk):
    first = desk.judge("correct", desk.id("MNG", "roundtable"), "--place", "Darkhan")
    second = desk.judge("correct", desk.id("MNG", "roundtable"), "--date", "2018")
    theirs = desk.judge("reject", desk.id("TJK", "approval"), "--why", "x", "--author", "Ben")
    undone = [desk.judge("undo"), desk.judge("undo", "--why", "wrong room")]
    event = desk.events()["MNG", "roundtable"]
    assert (event["origin"], event["place"], event["start"]) == ("derived", "Vienna", "2017-05-08")
    assert desk("undo").code == 2
    log = json.loads(desk("log", "--judgements", "-f", "json").out)
    assert [entry["id"] for entry in log] == [*reversed(undone), theirs, second, first]
    assert [entry["undone_by"] for entry in log] == [None, None, None, *undone]
    assert len(desk.document()["judgements"]) == 5


def test_undo_by_the_id_of_a_judgement_of_its_event_and_of_an_undo(desk):
    id = desk.id("MNG", "roundtable")
    made = desk.judge("reject", id, "--why", "x")
    undone = desk.judge("undo", id[:6], "--author", "Ben")
    assert desk.id("MNG", "roundtable") == id
    code, _, err = desk("undo", made)
    assert code == 2
    assert f"Ben took {made} back on 2026-05-08; `naptrack undo {undone}` restores it" in err
    desk.judge("undo", undone)
    assert ("MNG", "roundtable") not in desk.events()
    desk.judge("undo", made)
    assert desk.id("MNG", "roundtable") == id


# --- the log and the clocks -------------------------------------------------------------------------------------------


def test_the_log_is_newest_first(desk):
    made = []
    made.append(desk.judge("record", "Togo", "approval", "2022", "--source", "A letter", today="2026-05-07"))
    made.append(desk.judge("record", "Ghana", "approval", "2022", "--source", "A letter", today="2026-05-09"))
    made.append(desk.judge("record", "Malawi", "approval", "2022", "--source", "A letter", today="2026-05-09"))
    found = json.loads(desk("log", "-f", "json").out)
    assert [(e["time"], e["what"]) for e in found] == [
        ("2026-05-09T00:00:01Z", "record"),
        ("2026-05-09T00:00:00Z", "record"),
        ("2026-05-08T00:00:00Z", "ingest"),
        ("2026-05-07T00:00:00Z", "record"),
    ]
    assert found[2]["text"].startswith("2 added: ")
    assert [e["id"] for e in json.loads(desk("log", "-n", "1", "-f", "json").out)] == made[2:]
    assert [e["what"] for e in json.loads(desk("log", "--runs", "-f", "json").out)] == ["ingest"]
    assert [e["iso3"] for e in json.loads(desk("log", "Togo", "-f", "json").out)] == ["TGO"]
    both = json.loads(desk("log", "--runs", "--judgements", "-f", "json").out)
    assert both == found


@pytest.mark.parametrize("form", ["table", "plain", "json", "ndjson", "csv", "md", "html"])
def test_the_log_in_every_format(desk, form):
    made = desk.judge("record", "Togo", "approval", "2022", "--source", "Zoë | <b>", "--author", "Zoë \u202eŽ")
    code, out, err = desk("log", "-f", form)
    assert (code, err) == (0, "")
    assert made in out
    assert "\u202e" not in out


def test_the_log_of_nothing(call, tmp_path):
    call("--db", tmp_path / "x.db", "judgements", "import", write(tmp_path, "format = 1\n"))
    assert call("--db", tmp_path / "x.db", "log").out.startswith("Nothing")
    assert call("--db", tmp_path / "x.db", "log", "-f", "json").out == "[]\n"


def test_what_was_known_by_a_day_counts_the_judgements_made_by_then(desk):
    id = desk.id("MNG", "roundtable")
    desk.judge("reject", id, "--why", "x", today="2026-06-01")
    desk.judge("undo", today="2026-07-01")
    desk.judge("record", "Togo", "approval", "2022", "--source", "x", today="2026-06-15")

    def known(day):
        return {key[0] for key in desk.events("--known-by", day) if "roundtable" in key or "approval" in key}

    assert known("2026-05-31") == {"MNG", "TJK"}
    assert known("2026-06-01") == {"TJK"}
    assert known("2026-06-30") == {"TJK", "TGO"}
    assert known("2026-07-01") == {"MNG", "TJK", "TGO"}
    assert known("2017-12-31") == {"MNG"}
    kinds = {day: desk.document("--known-by", day)["judgements"] for day in ("2026-05-31", "2026-06-01", "2026-07-01")}
    assert [[(j["kind"], j["undone_by"] is None) for j in found] for found in kinds.values()] == [
        [],
        [("reject", True)],
        [("reject", False), ("record", True), ("undo", True)],
    ]
    assert kinds["2026-06-01"][0]["event"] == id


def test_no_row_of_a_judgement_is_ever_taken_out(desk):
    desk.judge("reject", desk.id("MNG", "roundtable"), "--why", "x")
    desk.judge("undo")
    with sqlite3.connect(desk.path) as db:
        assert db.execute("SELECT kind, undone_at FROM judgements ORDER BY made_at").fetchall() == [
            ("reject", "2026-05-08T00:00:01Z"),
            ("undo", None),
        ]


# --- what judgements survive ------------------------------------------------------------------------------------------


@pytest.fixture
def judged(desk):
    """A desk at which each kind of judgement was made."""
    desk.judge("correct", desk.id("MNG", "roundtable"), "--date", "2017-05-09", "--place", "Дархан", "--why", "«Тийм»")
    desk.judge("correct", desk.id("TJK", "approval"), "--state", "TKM", "--author", "Zoë Ž")
    desk.judge("reject", desk.id("MNG", "letter"), "--why", 'a "letter"\\')
    desk.judge("record", "Türkiye", "approval", "2022-03", "--source", "計画, 2022", "--plan", "2021-2025")
    desk.judge("record", "Ghana", "drafting", "2020", "--source", "x")
    desk.judge("undo")
    return desk


def test_ingest_by_force(judged, notes):
    before = judged("export").out
    assert "2 read again" in judged("ingest", "--force", notes).err
    assert judged("export").out == before


@pytest.mark.parametrize(
    "changed", [{"rules": "plain-2"}, {"resolution": "plain-2"}, {"rules": "3", "resolution": "3"}]
)
def test_a_change_of_the_rules(judged, notes, monkeypatch, changed):
    before = judged("export").out
    use(monkeypatch, **changed)
    judged("ingest", notes)
    assert judged("export").out == before


def test_rules_that_cut_passages_anew(judged, notes, monkeypatch):
    """Every mention has another id, and words that are not quite the same."""
    from dataclasses import replace

    import plain_engine

    def read(document):
        reading = plain_engine.read(document)
        cut = [replace(m, end=m.end - 1, exact=m.exact[:-1], parts=None) for m in reading.mentions]
        return replace(reading, mentions=tuple(cut))

    before = judged.document()
    use(monkeypatch, read=read, rules="cut")
    judged("ingest", notes)
    after = judged.document()
    assert [after["states"], after["plans"]] == [before["states"], before["plans"]]
    assert [(e["iso3"], e["start"], e["place"], e["author"]) for e in after["events"]] == [
        (e["iso3"], e["start"], e["place"], e["author"]) for e in before["events"]
    ]
    assert judged.codes() == []


def test_rules_that_find_nothing_any_more_and_rules_that_do_again(judged, notes, monkeypatch):
    from dataclasses import replace

    import plain_engine

    before = judged("export").out
    use(monkeypatch, read=lambda document: replace(plain_engine.read(document), mentions=()), rules="blind")
    judged("ingest", notes)
    assert {key[0] for key in judged.events()} == {"TUR"}
    assert judged.codes() == ["judgement-unanchored"]
    assert judged("check").code == 1
    assert "Zoë Ž" in judged("check").out
    use(monkeypatch, rules="plain-2")
    judged("ingest", notes)
    assert judged("export").out == before


@pytest.mark.parametrize("first", ["notes", "judgements"])
def test_another_machine(judged, call, tmp_path, first):
    """Notes and the text file are all it takes, whichever comes first."""
    text = judged("judgements", "export").out
    file = write(tmp_path, text)
    elsewhere = tmp_path / "elsewhere" / "other notes"
    elsewhere.mkdir(parents=True)
    for note in (tmp_path / "notes").iterdir():
        (elsewhere / note.name).write_bytes(note.read_bytes())
    other = Desk(call, tmp_path / "elsewhere" / "other.db")
    steps = [("ingest", elsewhere), ("judgements", "import", file)]
    for step in steps if first == "notes" else reversed(steps):
        assert other(*step).code == 0
    assert other("export").out == judged("export").out
    assert other("judgements", "export").out == text
    assert other("status").out == judged("status").out


def test_an_import_twice_and_in_part(judged, call, tmp_path):
    text = judged("judgements", "export").out
    other = Desk(call, tmp_path / "other.db")
    head, *entries = text.split("\n[[judgement]]\n")
    part = write(tmp_path, "\n[[judgement]]\n".join([head, *entries[:2]]), "part.toml")
    assert "2 judgements brought in." in other("judgements", "import", part).err
    assert "4 judgements brought in, 2 on record already." in other("judgements", "import", write(tmp_path, text)).err
    assert "0 judgements brought in, 6 on record already." in other("judgements", "import", write(tmp_path, text)).err
    assert other("judgements", "export").out == text


def test_the_file_is_written_in_place_and_read_from_a_pipe(judged, tmp_path):
    out = tmp_path / "j.toml"
    assert judged("judgements", "export", "-o", out) == (0, "", "")
    assert out.read_text(encoding="utf-8") == judged("judgements", "export").out
    assert judged("judgements", "export", "-o", "-") == judged("judgements", "export")
    done = subprocess.run(
        [sys.executable, "-m", "naptrack", "--db", tmp_path / "piped.db", "judgements", "import", "-"],
        input=out.read_bytes(),
        capture_output=True,
        check=True,
    )
    assert b"6 judgements brought in" in done.stderr
    code, _, err = judged("judgements", "export", "-o", tmp_path / "no" / "folder.toml")
    assert code == 2
    assert "folder.toml: cannot be written" in err


def write(folder, text, name="judgements.toml"):
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        pytest.param("Zoë Ž", "Another", "on file says something else", id="another text under the same id"),
        pytest.param('state = "TUR"', 'state = "XXX"', "judgement 4 (", id="a State that is none"),
        pytest.param("format = 1", "format = 9", "format is 9", id="of a newer naptrack"),
        pytest.param('kind = "undo"', 'kind = "undo', "no TOML: ", id="a slip"),
        pytest.param("undoes = ", 'undoes = "ffffffffffff" # ', "which is not on file", id="an undo of nothing"),
    ],
)
def test_a_file_that_does_not_fit_changes_nothing(judged, tmp_path, old, new, words):
    text = judged("judgements", "export").out
    assert text.count(old) == 1
    if old == "undoes = ":
        text = re.sub("^id = .*\n", "", text, flags=re.MULTILINE)
    before = judged.path.read_bytes()
    code, out, err = judged("judgements", "import", write(tmp_path, text.replace(old, new)))
    assert (code, out) == (2, "")
    assert words in err
    assert judged.path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(None, "cannot be read: no such file", id="no file"),
        pytest.param(b"\xff\xfe\x00", "no text in UTF-8", id="no text"),
        pytest.param(b"\x00", "no TOML", id="no letters"),
        pytest.param(b"", "format is missing", id="an empty file"),
    ],
)
def test_what_is_no_file_of_judgements(call, tmp_path, content, words):
    file = tmp_path / "j.toml"
    if content is not None:
        file.write_bytes(content)
    code, out, err = call("--db", tmp_path / "x.db", "judgements", "import", file)
    assert (code, out) == (2, "")
    assert f"{file}: " in err
    assert words in err
    assert not (tmp_path / "x.db").exists()


def test_a_revised_note(judged, notes):
    (notes / "may.txt").write_text(MAY.replace("National", "A national"), encoding="utf-8")
    judged("ingest", notes)
    event = judged.events()["MNG", "roundtable"]
    assert (event["start"], event["place"], event["author"]) == ("2017-05-09", "Дархан", "Ana Ruiz")
    assert ("MNG", "letter") not in judged.events()
    assert judged.codes() == []


def test_a_note_that_goes_and_comes_back(judged, notes):
    before = judged("export").out
    text = (notes / "may.txt").read_text(encoding="utf-8")
    (notes / "may.txt").unlink()
    judged("ingest", notes, "--prune")
    assert judged.codes() == ["judgement-unanchored"]
    (notes / "may.txt").write_text(text, encoding="utf-8")
    judged("ingest", notes)
    assert judged("export").out == before


def test_notes_that_sharpen_or_repeat_a_judged_event(call, tmp_path, monkeypatch):
    """With naptrack's own reading of two notes in plain words."""
    monkeypatch.undo()
    monkeypatch.setenv("NAPTRACK_AUTHOR", "Ana Ruiz")
    desk, notes = Desk(call, tmp_path / "own.db"), tmp_path / "own"
    notes.mkdir()
    (notes / "first.txt").write_text(
        "Event: Meeting on reviewing the implementation of the National Action Plan of Mongolia\n"
        "Date and Venue: 18 to 20 September 2017, Vienna\n"
        "Background\nA national round table on the NAP of Mongolia was held in Ulaanbaatar in May 2017.\n"
    )
    desk("ingest", notes)
    id = desk.id("MNG", "roundtable")
    desk.judge("correct", id, "--date", "2017-05-09", "--end", "2017-05-11")
    (notes / "second.txt").write_text(
        "Event: National Roundtable in Mongolia on the development of a National Action Plan (NAP)\n"
        "Date and Venue: 8 to 10 May 2017, Ulaanbaatar\n"
    )
    desk("ingest", notes)
    (event,) = [event for event in desk.events().values() if "roundtable" in event["stages"]]
    assert (event["edtf"], event["id"], event["author"]) == ("2017-05-09/2017-05-11", id, "Ana Ruiz")
    assert len({mention["note"] for mention in event["mentions"]}) == 2
    assert "judgement-new-evidence" in desk.codes()
    assert "second.txt:1" in desk("check").out
    desk.judge("reject", id, "--why", "It never was")
    assert "judgement-new-evidence" not in desk.codes()
    assert "roundtable" not in {mark for key in desk.events() for mark in key}
    desk("ingest", "--force", notes)
    assert "roundtable" not in {mark for key in desk.events() for mark in key}


def test_an_id_once_shown_still_resolves(judged, notes):
    id = judged.id("MNG", "roundtable")
    made = {entry["what"]: entry["id"] for entry in json.loads(judged("log", "Mongolia", "-f", "json").out)}
    (notes / "may.txt").write_text(MAY.replace("National", "A national"), encoding="utf-8")
    judged("ingest", notes)
    assert "roundtable" in judged("show", id).out
    assert "roundtable" in judged("show", made["correct"]).out


# --- with others ------------------------------------------------------------------------------------------------------


def test_a_record_that_is_being_written(desk, monkeypatch):
    from naptrack.store import judge

    monkeypatch.setattr(judge, "judging", functools.partial(judge.judging, timeout=0.1))
    before = desk.path.read_bytes()
    id = desk.id("MNG", "roundtable")
    other = sqlite3.connect(desk.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    for words in (["reject", id, "--why", "x"], ["record", "Togo", "approval", "2022", "--source", "x"]):
        code, out, err = desk(*words)
        assert (code, out) == (3, "")
        assert err == (
            f"naptrack: {desk.path}: the database is locked: another program is writing to it;"
            " try again when it has finished\n"
        )
    other.close()
    assert desk.path.read_bytes() == before
    desk.judge("reject", id, "--why", "x")


def test_two_analysts_at_once(desk):
    """Each waits for the other; both judgements are there, at different times."""
    words = [sys.executable, "-m", "naptrack", "--db", desk.path, "--today", "2026-05-08", "record"]
    both = [
        subprocess.Popen([*words, state, "approval", "2022", "--source", "x"], stdout=subprocess.PIPE)
        for state in ("Togo", "Ghana", "Malawi", "Niger")
    ]
    ids = [process.communicate(timeout=60)[0].decode().strip() for process in both]
    assert [process.returncode for process in both] == [0, 0, 0, 0]
    log = json.loads(desk("log", "--judgements", "-f", "json").out)
    assert sorted(entry["id"] for entry in log) == sorted(ids)
    assert [entry["time"][-3:] for entry in log] == ["03Z", "02Z", "01Z", "00Z"]


def test_a_judgement_that_fails_is_not_half_made(desk, monkeypatch):
    from naptrack.store import judge

    id = desk.id("MNG", "roundtable")
    before = desk("export").out
    with monkeypatch.context() as broken:
        broken.setattr(judge, "settle_state", lambda *_: 1 / 0)
        assert desk("reject", id, "--why", "x").code == 1
    assert desk("export").out == before


def test_what_a_killed_ingest_left_is_worked_off_first(desk, monkeypatch):
    with sqlite3.connect(desk.path) as db:
        db.execute("INSERT INTO pending SELECT iso3, note FROM mentions WHERE iso3 = 'TJK'")
        db.execute("DELETE FROM statuses WHERE iso3 = 'TJK'")
    desk.judge("record", "Togo", "approval", "2022", "--source", "x")
    assert desk.status("TJK")["stage"] == "approval"
    assert desk("status").err == ""


def test_summary_tells_of_judgements_once(desk):
    desk("summary")
    made = desk.judge("record", "Togo", "approval", "2022", "--source", "x")
    out = desk("summary").out
    assert "Togo" in out
    assert "Ana Ruiz" in out
    assert desk("summary") == (0, "", "")
    desk.judge("undo", made)
    assert "Ana Ruiz" in desk("summary").out
    assert desk("summary") == (0, "", "")
