"""`naptrack accuracy`: both kinds of hand reading, the formats, the floors, and what is said of a broken one."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED = ROOT.parent / "shared"

TEXTS = {
    "suva.txt": "Fiji's NAP under resolution 1540 was adopted by the Cabinet in May 2019.\n",
    "koror.txt": "Palau drafted its NAP on resolution 1540 in 2018.\n\nThe NAP of Palau has not yet been approved.\n",
    "vienna.txt": "The Committee met in Vienna, Austria, to discuss resolution 1540 (2004) and its matrices.\n",
}
FIJI = {"iso3": "FJI", "must": ["approval"], "start": "2019-05", "quote": "was adopted by the Cabinet"}
PALAU = {"iso3": "PLW", "must": ["drafting"], "start": "2018"}
GOLD = {
    "texts": [
        {"file": "suva.txt", "events": [FIJI]},
        {"file": "koror.txt", "events": [PALAU]},
        {"file": "vienna.txt", "events": [], "empty": True, "never_states": ["AUT"]},
    ]
}
LATE = {**GOLD["texts"][0], "events": [{**FIJI, "start": "2020"}]}
APPROVED = {**GOLD["texts"][1], "events": [PALAU, {"iso3": "PLW", "must": ["approval"], "start": None}]}


@pytest.fixture
def notes(tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def score(call, notes, tmp_path):
    """Count the notes against a hand reading: ``score(GOLD, "-f", "json")``."""

    def score(gold, *words):
        file = tmp_path / "gold.json"
        file.write_text(gold if isinstance(gold, str) else json.dumps(gold), encoding="utf-8")
        return call("accuracy", file, notes, *words)

    return score


def test_all_found(score):
    code, out, err = score(GOLD)
    assert (code, err) == (0, "")
    assert re.search(r"all facts +1\.000 +1\.000 +1\.000 +2 +0 +0\n", out)
    assert re.search(r"approval +1\.000 +1\.000 +1\.000 +1 +0 +0\n", out)
    assert "Misses\n" not in out
    assert (
        "Read: 3 texts. No stage from 1 of 1 text that holds no fact. Events for States that must get none: 0." in out
    )


def test_a_miss_shows_what_came_out_instead_and_an_extra_its_sentence(score):
    _, out, _ = score({"texts": [LATE]})
    assert "  suva.txt: Fiji, approval, 2020\n" in out
    assert '    it says: "was adopted by the Cabinet"\n' in out
    assert re.search(r"    came out as 2019-05: suva\.txt:1 \([a-z-]+\)\n", out)
    assert "Extras\n  suva.txt: Fiji, approval, 2019-05\n" in out
    assert out.count("was adopted by the Cabinet in May 2019.") == 2


def test_a_miss_shows_the_passage_that_gave_no_event(score):
    _, out, _ = score({"texts": [APPROVED]})
    assert '  koror.txt: Palau, approval, undated\n    left out: koror.txt:3: denied, or called off: "The NAP of' in out


def test_lists_can_be_left_out(score):
    out = score({"texts": [LATE]}, "--no-list").out
    assert out.startswith("Counted")
    assert re.search(r"all but dates +1\.000 +1\.000 +1\.000", out)


def test_one_text_only(score):
    assert "Read: 1 text." in score(GOLD, "--only", "suva.txt").out
    code, out, err = score(GOLD, "--only", "nadi.txt")
    assert (code, out) == (2, "")
    assert "no text is called nadi.txt" in err


def test_a_folder_is_read_as_one_record(score):
    gold = {
        "events": [FIJI, PALAU],
        "never_states": ["AUT"],
        "status": {"FJI": {"stage": ["approval"], "last_evidence": "2019-05"}, "PLW": {"stage": ["submission"]}},
        "status_as_of": {"2018-12-31": {"FJI": [None], "PLW": ["drafting"]}},
    }
    code, out, _ = score(gold)
    assert code == 0
    assert re.search(r"all facts +1\.000 +1\.000 +1\.000 +2 +0 +0\n", out)
    assert "Wrong beside the facts\n  status PLW: drafting, not submission\n" in out
    assert "Read: all notes together. " in out
    assert "Wrong statuses, plans and findings: 1." in out
    assert score(gold, "--max-wrong", "0").code == 1
    assert score(gold, "--max-wrong", "1").code == 0


def test_json(score):
    made = json.loads(score({"texts": [LATE, APPROVED]}, "-f", "json").out)
    assert made["scores"][0] == {
        "counted": "strict",
        "precision": 0.5,
        "recall": 0.3333,
        "f1": 0.4,
        "facts": 3,
        "misses": 2,
        "extras": 1,
    }
    first, second = made["misses"]
    assert (first["file"], first["iso3"], first["mark"], first["start"]) == ("suva.txt", "FJI", "approval", "2020")
    (instead,) = first["instead"]
    assert instead["mentions"][0]["exact"] == TEXTS["suva.txt"].strip()
    assert second["silences"][0]["reason"] == "negated"
    (extra,) = made["extras"]
    assert (extra["start"], extra["mentions"][0]["path"], extra["mentions"][0]["line"]) == ("2019-05", "suva.txt", 1)


def test_csv(score):
    rows = list(csv.DictReader(io.StringIO(score(GOLD, "-f", "csv").out)))
    assert [row["counted"] for row in rows] == ["strict", "lenient", "drafting", "approval", "dates", "States"]
    assert rows[0]["f1"] == "1.0"


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_equal_calls_give_equal_bytes(score, form):
    gold = {"texts": [LATE, APPROVED]}
    assert score(gold, "-f", form) == score(gold, "-f", form)


@pytest.mark.parametrize(
    ("floor", "said"),
    [
        pytest.param(["--min-f1", "0.41"], "F1 0.400 is below 0.41", id="f1"),
        pytest.param(["--min-lenient", "0.81"], "F1 without dates 0.800 is below 0.81", id="lenient"),
        pytest.param(["--min-precision", "0.51"], "precision 0.500 is below 0.51", id="precision"),
        pytest.param(["--min-recall", "0.34"], "recall 0.333 is below 0.34", id="recall"),
    ],
)
def test_floors(score, floor, said):
    code, out, err = score({"texts": [LATE, APPROVED]}, *floor)
    assert (code, err) == (1, f"naptrack: {said}\n")
    assert out
    assert score({"texts": [LATE, APPROVED]}, floor[0], str(float(floor[1]) - 0.1)).code == 0


def test_a_floor_for_texts_without_a_fact(score):
    gold = {"texts": [*GOLD["texts"], {"file": "suva.txt", "events": [], "empty": True}]}
    assert score(gold, "--min-clean", "0.5").code == 0
    code, _, err = score(gold, "--min-clean", "0.6")
    assert (code, err) == (1, "naptrack: share of clean texts 0.500 is below 0.6\n")
    assert score({"texts": [LATE]}, "--min-clean", "1").code == 0


def test_states_that_must_get_none(score):
    gold = {"texts": [{**GOLD["texts"][0], "never_states": ["FJI"]}]}
    code, out, err = score(gold, "--max-wrong", "0")
    assert code == 1
    assert "suva.txt: an event for Fiji, which must get none" in out
    assert "1 States, statuses, plans or findings are wrong, more than 0" in err


@pytest.mark.parametrize(
    ("gold", "said"),
    [
        pytest.param("{", "gold.json:1: no JSON: ", id="no JSON"),
        pytest.param("[]", "gold.json: it must be one JSON object", id="a list"),
        pytest.param({"texts": []}, "gold.json: it holds no texts", id="no texts"),
        pytest.param({"texts": [{"file": "nadi.txt", "events": []}]}, "notes/nadi.txt", id="a text that is not there"),
        pytest.param(
            {"texts": [{"file": "suva.txt", "events": [{**FIJI, "iso3": "Fiji"}]}]},
            "gold.json: suva.txt: events[0]: 'Fiji' is no State's code",
            id="a mistake in it",
        ),
    ],
)
def test_a_hand_reading_that_cannot_be_used(score, gold, said):
    code, out, err = score(gold)
    assert (code, out) == (2, "")
    assert said in err


def test_paths_that_are_not_there(call, tmp_path, notes):
    code, _, err = call("accuracy", tmp_path / "no.json", notes)
    assert code == 2
    assert "no.json: no such file" in err
    (tmp_path / "gold.json").write_text('{"events": []}', encoding="utf-8")
    code, _, err = call("accuracy", tmp_path / "gold.json", tmp_path / "nowhere")
    assert code == 2
    assert "no such file or folder" in err


def test_the_users_own_record_is_left_alone(call, score, tmp_path):
    score(GOLD)
    assert not (tmp_path / "data").exists()


def test_the_seeds_are_read_without_a_mistake(call):
    code, out, err = call(
        "accuracy", ROOT / "data" / "gold" / "seeds.json", ROOT / "seeds", "--min-f1", "1", "--max-wrong", "0"
    )
    assert (code, err) == (0, ""), out


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="score.py is not beside this tree")
@pytest.mark.parametrize(
    ("mode", "gold", "folder", "files"),
    [
        pytest.param("corpus", ROOT / "data" / "gold" / "seeds.json", ROOT / "seeds", (), id="one record"),
        pytest.param(
            "texts",
            SHARED / "dev" / "notes.json",
            SHARED / "dev" / "notes",
            ("M03.txt", "M17.txt"),
            id="one record a text",
        ),
        pytest.param(
            "texts",
            SHARED / "dev" / "web.json",
            SHARED / "dev" / "web",
            ("004.txt", "042.txt", "N002.txt"),
            id="milestones left out",
        ),
    ],
)
def test_the_whole_command_counts_as_there(call, mode, gold, folder, files):
    only = ["--only", *files] if files else []
    program = f"{sys.executable} -m naptrack"
    words = [sys.executable, SHARED / "score.py", mode, gold, folder, "-q", "--naptrack", program, *only]
    printed = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=True).stdout.splitlines()[-1]
    theirs = dict(re.findall(r"(facts|misses|extras|wrong-States|other-wrong|clean-negatives) ([\d/]+)", printed))
    strict, lenient = re.findall(r"P ([\d.]+) R ([\d.]+) F1 ([\d.]+)", printed)
    ours = json.loads(
        call("accuracy", gold, folder, *(word for file in files for word in ("--only", file)), "-f", "json").out
    )
    for score, ratios in zip(ours["scores"], (strict, lenient), strict=False):
        assert [score[name] for name in ("precision", "recall", "f1")] == pytest.approx(
            [float(r) for r in ratios], abs=6e-4
        )
    assert [str(ours["scores"][0][name]) for name in ("facts", "misses", "extras")] == [
        theirs[name] for name in ("facts", "misses", "extras")
    ]
    assert str(len(ours["wrong_states"])) == theirs["wrong-States"]
    assert str(len(ours["others"])) == theirs["other-wrong"]
    assert f"{ours['clean_texts']}/{ours['texts_without_facts']}" == theirs["clean-negatives"]
