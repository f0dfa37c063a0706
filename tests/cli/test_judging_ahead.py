"""What lies ahead is no act, and no judgement is made on a day to come."""

import json

import pytest

RECORD = """\
format = 1

[[judgement]]
kind = "record"
made = {made}
author = "Zoë Ž"
state = "Ghana"
stages = ["approval"]
date = "{date}"
source = "x"
"""
NOTE = "Words\nPosted 2026-04-01\nMNG approval 2026-06-10 planned\nMNG roundtable 2026-03-01\n"


@pytest.fixture(autouse=True)
def _plain(monkeypatch):
    import plain_engine

    from naptrack import resolve
    from naptrack.ingest import first, run
    from naptrack.store import judge

    engine = plain_engine.engine()
    for module in (first, run, judge):
        monkeypatch.setattr(module, "current", lambda: engine)
    monkeypatch.setattr(resolve, "resolve", engine.resolve)
    monkeypatch.setenv("NAPTRACK_AUTHOR", "Ana Ruiz")


@pytest.fixture
def desk(call, tmp_path):
    """Ask or judge a record of one note on 8 May 2026, or another day."""
    (tmp_path / "a.txt").write_text(NOTE)

    def desk(*words, today="2026-05-08"):
        return call("--db", tmp_path / "desk.db", "--today", today, *words)

    assert desk("ingest", tmp_path / "a.txt").code == 0
    return desk


def events(desk, *words):
    return {event["stages"][0]: event for event in json.loads(desk("timeline", "-f", "json", *words).out)}


# --- acts that lie ahead ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "words", "day"),
    [
        ("roundtable", ["--date", "2031-05-01"], "2031-05-01"),
        ("roundtable", ["--date", "2026-05-09"], "2026-05-09"),
        ("roundtable", ["--end", "2031-05-01", "--date", "2026-06-01"], "2026-06-01/2031-05-01"),
        ("approval", ["--occurred"], "2026-06-10"),
        ("approval", ["--occurred", "--date", "2031"], "2031"),
    ],
)
def test_no_act_is_corrected_to_a_day_to_come(desk, stage, words, day):
    event = events(desk)[stage]
    code, out, err = desk("correct", event["id"], *words)
    assert (code, out) == (2, "")
    assert f"{day} lies ahead: what is to come is planned; give --planned, or the day" in err
    assert events(desk)[stage] == event
    assert json.loads(desk("export").out)["judgements"] == []


@pytest.mark.parametrize(
    ("stage", "words"),
    [
        ("roundtable", ["--date", "2031-05-01", "--planned"]),
        ("approval", ["--date", "2031"]),
        ("approval", ["--occurred", "--date", "2026-05-08"]),
        ("roundtable", ["--date", "2026"]),
    ],
)
def test_what_is_to_come_is_corrected_as_planned(desk, stage, words):
    assert desk("correct", events(desk)[stage]["id"], *words).code == 0


@pytest.mark.parametrize(
    ("made", "date", "more", "line", "said"),
    [
        ("2026-05-07T10:00:00Z", "2026-05-09", "", 9, "2026-05-09 lies ahead: what is to come is planned, and needs"),
        ("2026-05-07T10:00:00Z", "2031", "online = true\n", 9, "2031 lies ahead"),
        ("2026-05-09T00:06:00Z", "2022", "", 5, "made 2026-05-09T00:06:00Z lies ahead"),
        ("2031-05-07T10:00:00Z", "2022", "", 5, "judgements count in the order made"),
    ],
)
def test_an_import_refuses_what_lies_ahead(desk, tmp_path, made, date, more, line, said):
    file = tmp_path / "j.toml"
    file.write_text(RECORD.format(made=made, date=date) + more, encoding="utf-8")
    code, out, err = desk("judgements", "import", file)
    assert (code, out) == (2, "")
    assert f"{file}:{line}: " in err
    assert said in err
    assert json.loads(desk("export").out)["judgements"] == []


@pytest.mark.parametrize(
    ("made", "date", "more"),
    [
        ("2026-05-07T10:00:00Z", "2031", "planned = true\n"),
        ("2026-05-07T10:00:00Z", "2026-05-08", ""),
        # --today stands for all the hours of its day, and clocks differ by minutes
        ("2026-05-09T00:04:00Z", "2022", ""),
    ],
)
def test_an_import_takes_what_does_not(desk, tmp_path, made, date, more):
    (tmp_path / "j.toml").write_text(RECORD.format(made=made, date=date) + more, encoding="utf-8")
    assert desk("judgements", "import", tmp_path / "j.toml").code == 0


def test_an_import_refuses_a_correction_to_a_day_to_come(desk, tmp_path):
    """Only the record knows that the event is an act."""
    desk("correct", events(desk)["roundtable"]["id"], "--date", "2026-03-09")
    text = desk("judgements", "export").out
    desk("undo")
    assert text.count('date = "2026-03-09"') == 1
    text = text.replace('date = "2026-03-09"', 'date = "2031-05-01"').replace('id = "', 'id = "00', 1)
    (tmp_path / "j.toml").write_text(text, encoding="utf-8")
    code, _, err = desk("judgements", "import", tmp_path / "j.toml")
    assert code == 2
    assert "j.toml:" in err
    assert "2031-05-01 lies ahead" in err


# --- judgements dated ahead -------------------------------------------------------------------------------------------


@pytest.fixture
def ahead(desk):
    """A desk whose last judgement another machine dated five years ahead."""
    words = ("correct", events(desk)["roundtable"]["id"], "--place", "Darkhan", "--author", "Zoë Ž")
    return desk, desk(*words, today="2031-01-01").out.strip()


def test_what_is_judged_now_counts_after_what_is_dated_ahead(ahead):
    desk, made = ahead
    code, _, err = desk("correct", events(desk)["roundtable"]["id"], "--place", "Erdenet")
    assert code == 0
    assert f"Dated 2031-01-01T00:00:01Z, just after {made}: Zoë Ž judged it on a machine whose clock was ahead." in err
    assert events(desk)["roundtable"]["place"] == "Erdenet"


def test_what_is_rejected_now_is_rejected(ahead):
    desk, _ = ahead
    assert desk("reject", events(desk)["roundtable"]["id"], "--why", "x").code == 0
    assert "roundtable" not in events(desk)


@pytest.mark.parametrize("named", [True, False])
def test_what_is_dated_ahead_can_be_taken_back(ahead, named):
    desk, made = ahead
    words = [made] if named else ["--author", "Zoë Ž"]
    assert desk("undo", *words).code == 0
    assert events(desk)["roundtable"]["place"] == "Vienna"


def test_what_bears_on_another_event_is_dated_now(ahead):
    desk, _ = ahead
    _, _, err = desk("correct", events(desk)["approval"]["id"], "--place", "Erdenet")
    assert "Dated" not in err
    assert {j["made"][:10] for j in json.loads(desk("export").out)["judgements"]} == {"2026-05-08", "2031-01-01"}
