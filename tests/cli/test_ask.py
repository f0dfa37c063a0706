"""Questions: what they print, where, and how they end."""

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from naptrack.cli.app import COMMANDS
from naptrack.cli.options import STAGES
from naptrack.models import Stage

SCOPE = "Not a measure of compliance; absence of a record is not absence of action."


def test_stage_names_are_the_models():
    assert [stage.value for stage in Stage] == list(STAGES)


def test_status_of_all_states_by_name(ask):
    code, out, err = ask("status")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert [line.split("  ")[0] for line in lines[2:6]] == [
        "Bosnia and Herzegovina",
        "Mongolia",
        "North Macedonia",
        "Tajikistan",
    ]
    assert lines[-1] == f"3 information notes, 4 States. {SCOPE}"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        pytest.param(["Mongolia"], ["Mongolia"], id="a name"),
        pytest.param(["mng"], ["Mongolia"], id="a code in small letters"),
        pytest.param(["north", "macedonia"], ["North Macedonia"], id="a name without quotes"),
        pytest.param(["the former Yugoslav Republic of Macedonia"], ["North Macedonia"], id="a former name"),
        pytest.param(
            ["Tajikistan", "bosnia", "and", "Herzegovina"], ["Bosnia and Herzegovina", "Tajikistan"], id="two"
        ),
        pytest.param(["Mongolia", "MNG"], ["Mongolia"], id="one named twice"),
        pytest.param(["--stage", "approval"], ["Tajikistan"], id="a stage"),
        pytest.param(
            ["--stage", "approval", "--stage", "draft-review"], ["Mongolia", "Tajikistan"], id="one of two stages"
        ),
        pytest.param(["--as-of", "2016-12-31"], ["Tajikistan"], id="as of a day"),
        pytest.param(["--as-of", "2017-05"], ["Mongolia", "Tajikistan"], id="a month is its last day"),
    ],
)
def test_status_of_some(ask, words, names):
    code, out, _ = ask("status", *words, "-f", "json")
    assert code == 0
    assert [row["name"] for row in json.loads(out)] == names


def test_as_of_goes_back(ask):
    (row,) = json.loads(ask("status", "MNG", "--as-of", "2017-12-31", "-f", "json").out)
    assert (row["stage"], row["last_evidence"], row["next"]) == ("roundtable", "2017-05-10", None)
    assert "What had happened by 2017-12-31." in ask("status", "--as-of", "2017").out


@pytest.mark.parametrize("command", ["status", "timeline", "show"])
def test_a_name_that_is_nobodys(ask, command):
    code, out, err = ask(command, "Mongola")
    assert (code, out) == (2, "")
    assert "Mongola" in err
    assert "did you mean Mongolia?" in err


@pytest.mark.parametrize(
    "name", ["", "%_'\"", "\x1b[31m", "\udc80", "a" * 5000], ids=["empty", "sql", "esc", "bytes", "long"]
)
@pytest.mark.parametrize("command", ["status", "timeline", "show", "check"])
def test_a_name_of_any_kind(ask, command, name):
    code, out, err = ask(command, name)
    assert (code, out) == (2, "")
    assert "\x1b" not in err
    assert "internal error" not in err


def test_a_name_that_two_share(ask):
    assert "Democratic People's Republic of Korea or Republic of Korea?" in ask("status", "Korea").err


@pytest.mark.parametrize("command", ["status", "timeline", "show"])
def test_a_state_without_a_record(ask, command):
    code, out, err = ask(command, "Fiji")
    assert (code, err) == (0, "")
    assert out.startswith("No record of Fiji in 3 notes.")
    assert SCOPE in out


def test_a_state_without_a_record_beside_one_that_has(ask):
    _, out, _ = ask("status", "Fiji", "Mongolia")
    assert "draft-review" in out
    assert "No record of Fiji in 3 notes." in out


@pytest.mark.parametrize(("form", "nothing"), [("json", "[]\n"), ("ndjson", "")])
def test_data_formats_keep_talk_apart(ask, form, nothing):
    code, out, err = ask("status", "Fiji", "-f", form)
    assert (code, out) == (0, nothing)
    assert "No record of Fiji" in err
    assert ask("-q", "status", "Fiji", "-f", form).err == ""


def test_status_as_csv(ask):
    rows = list(csv.DictReader(io.StringIO(ask("status", "-f", "csv").out)))
    (mongolia,) = [row for row in rows if row["iso3"] == "MNG"]
    assert mongolia["review"] == "2021-05-18 D"
    assert (mongolia["next_stage"], mongolia["next_start"]) == ("approval", "")


@pytest.mark.parametrize("form", ["table", "plain", "json", "ndjson", "csv", "md", "html"])
@pytest.mark.parametrize("command", ["status", "timeline", "check"])
def test_every_format_twice_the_same(ask, command, form):
    first, second = ask(command, "-f", form), ask(command, "-f", form)
    assert first == second
    assert first.out
    assert (SCOPE in first.out) == (form in ("table", "plain", "md", "html"))


def test_timeline(ask):
    lines = ask("timeline").out.splitlines()
    assert [line.split("  ")[0] for line in lines[2:9]] == [
        "2016-02-09",
        "2017-04-12",
        "2017-05-08/2017-05-10",
        "2021-05-18/2021-05-20",
        "undated",
        "undated",
        "undated",
    ]
    assert lines[8].removeprefix("undated").strip().startswith("North Macedonia  ")
    assert "planned: approval" in lines[7]


def test_timeline_of_a_stage_and_a_state(ask):
    events = json.loads(ask("timeline", "MNG", "--stage", "approval", "-f", "json").out)
    assert [(e["iso3"], e["stages"], e["modality"]) for e in events] == [("MNG", ["approval"], "planned")]


def test_show_a_state_an_event_and_a_note(ask):
    page = ask("show", "Mongolia").out
    assert page.startswith("Mongolia (MNG)\n")
    assert "roundtable: 2017/a.txt:4" in page
    event = json.loads(ask("timeline", "MNG", "--stage", "draft-review", "-f", "json").out)[0]["id"]
    for name in (event, event[:6], event.upper()):
        assert f"[{event}]" in ask("show", name).out
    assert "Held: 2017-05-08" in ask("show", "2017/a.txt").out
    assert ask("show", "a.txt").out == ask("show", "2017/a.txt").out


@pytest.mark.parametrize("name", ["Mongolia", "a.txt", "b.txt"])
def test_show_as_json_is_a_part_of_the_export(ask, name):
    schema = json.loads(ask("schema").out)
    whole, part = json.loads(ask("export").out), json.loads(ask("show", name, "-f", "json").out)
    jsonschema.Draft202012Validator(schema).validate(part)
    for key in ("notes", "events", "states", "findings"):
        assert all(each in whole[key] for each in part[key])
    assert part["events"]


def test_show_an_id_that_is_too_short(ask):
    ids = [e["id"] for e in json.loads(ask("timeline", "-f", "json").out)]
    first = next((i[0] for i in ids if sum(other[0] == i[0] for other in ids) > 1), None)
    if first is not None:
        code, _, err = ask("show", first)
        assert code == 2
        assert "event ids" in err


def test_show_as_markdown(ask):
    assert ask("show", "MNG", "-f", "md").out.startswith("## Mongolia (MNG)\n")


def test_check(ask):
    code, out, err = ask("check")
    assert (code, err) == (1, "")
    assert "year-unknown" in out
    assert "b.txt:3" in out


def test_check_with_nothing_to_look_at(ask):
    code, out, _ = ask("check", "Tajikistan")
    assert code == 0
    assert out.startswith("Nothing to look at.")


def test_export_is_the_contract(ask):
    code, out, err = ask("export", "-f", "json")
    made = json.loads(out)
    assert (code, err) == (0, "")
    jsonschema.Draft202012Validator(json.loads(ask("schema").out)).validate(made)
    assert [row["iso3"] for row in made["states"]] == ["BIH", "MKD", "MNG", "TJK"]
    assert [note["path"] for note in made["notes"]] == ["2017/a.txt", "b.txt", "c.txt"]
    assert made["states"] == sorted(json.loads(ask("status", "-f", "json").out), key=lambda row: row["iso3"])


def test_export_as_of(ask):
    made = json.loads(ask("export", "--as-of", "2016-12-31").out)
    assert made["as_of"] == "2016-12-31"
    assert [e["start"] for e in made["events"]] == ["2016-02-09"]


def test_schema_is_the_published_one(call):
    import naptrack

    file = Path(naptrack.__file__).parent / "schema" / "export.schema.json"
    assert call("schema").out == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["status", "--as-of", "soon"], id="no date"),
        pytest.param(["status", "--as-of", "2017-02-30"], id="no such day"),
        pytest.param(["status", "--as-of", "2017-1"], id="half a month"),
        pytest.param(["status", "--stage", "review"], id="no stage"),
        pytest.param(["status", "-f", "xml"], id="no format"),
        pytest.param(["status", "--frobnicate"], id="no option"),
        pytest.param(["frobnicate"], id="no command"),
        pytest.param(["show"], id="nothing to show"),
        pytest.param(["ingest"], id="nothing to read"),
        pytest.param(["db", "frobnicate"], id="no subcommand"),
    ],
)
def test_wrong_calls(ask, words):
    code, out, err = ask(*words)
    assert (code, out) == (2, "")
    assert "Error: " in err


def test_a_command_mistyped(ask):
    assert "'status'" in ask("statsu").err


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_has_examples(call, command):
    out = call(*([command] if command else []), "--help").out
    assert "Examples:" in out
    assert all("..." not in line for line in out.splitlines() if line.startswith("  ") and command is None)


def test_help_groups_the_commands(call):
    out = call("--help").out
    assert [line for line in out.splitlines() if line in ("Ask:", "Report:", "Feed:", "Keep:")] == [
        "Ask:",
        "Report:",
        "Feed:",
        "Keep:",
    ]
    assert all(f"  {name} " in out for name in COMMANDS)


def test_version(call):
    from naptrack import __version__

    assert call("--version").out == f"naptrack {__version__}\n"
