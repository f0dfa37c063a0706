"""docs/accuracy.md: its files and calls do what the page says."""

import re
import shlex
from pathlib import Path

import pytest

from naptrack import cli
from naptrack.cli.options import STAGES
from naptrack.gold import Gold

PAGE = (Path(__file__).parents[2] / "docs" / "accuracy.md").read_text(encoding="utf-8")
FILES = re.findall(r"<!-- file: (\S+) -->\n```\w*\n(.*?)```\n", PAGE, re.DOTALL)
#: (call, what it prints) of each console block.
CALLS = [
    re.fullmatch(r"\$ (.*?)\n(.*)", block, re.DOTALL).groups()
    for block in re.findall(r"```shell-session\n(.*?)```\n", PAGE, re.DOTALL)
]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for name, text in FILES:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("words", "printed"), CALLS)
def test_calls_print_what_the_page_says(folder, monkeypatch, capsys, words, printed):
    monkeypatch.setattr("sys.argv", shlex.split(words))
    with pytest.raises(SystemExit):
        cli.main()
    out, err = capsys.readouterr()
    assert out + err == printed


def test_the_page_has_files_and_calls():
    assert [name for name, _ in FILES] == ["notes/suva.txt", "notes/nadi.txt", "gold.json"]
    assert len(CALLS) == 2


def test_the_guard_ends_with_1(folder, monkeypatch):
    monkeypatch.setattr("sys.argv", shlex.split(CALLS[1][0]))
    with pytest.raises(SystemExit) as end:
        cli.main()
    assert end.value.code == 1


def test_every_key_is_described():
    keys = {"iso3", "must", "may", "start", "end", "modality", "alt_start", "alt_end", "optional", "quote", "file"}
    keys |= {"events", "milestones_must", "empty", "never_states", "status", "status_as_of", "plans", "findings"}
    assert [key for key in sorted(keys) if f"`{key}`" not in PAGE] == []
    assert len(Gold.__dataclass_fields__) == 11  # a new part of a hand reading is to be described too


def test_every_option_is_described():
    from naptrack.cli import accuracy

    source = Path(accuracy.__file__).read_text(encoding="utf-8")
    options = set(re.findall(r'"(--[a-z0-9-]+)', source)) - {"--list", "--format"}
    assert [option for option in sorted(options) if option not in PAGE] == []


def test_stages_in_the_example_are_known():
    assert set(re.findall(r'"must": \["([a-z-]+)"', PAGE)) <= {*STAGES, "point-of-contact"}
