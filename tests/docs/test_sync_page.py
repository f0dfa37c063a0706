"""docs/sync.md: its calls print what the page says, its file and tables are those of the program."""

import re
import shlex
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "sync"))

from loopback import Site, page, text

from naptrack import cli
from naptrack.sync.manners import Manners
from naptrack.sync.sources import PATTERNS, Folder, Page, load

TEXT = (Path(__file__).parents[2] / "docs" / "sync.md").read_text(encoding="utf-8")
SESSION = re.search(r"```shell-session\n(.*?)```", TEXT, re.DOTALL)[1]
CALLS = re.findall(r"^\$ ([^\n]+)\n((?:(?!\$ )[^\n]*\n)*)", SESSION, re.MULTILINE)
NOTE = "Event: National roundtable in {} on a National Action Plan under resolution 1540 (2004)\nDate: {} May 2017\n"
NOTES = {"dushanbe": NOTE.format("Tajikistan", "3 to 4"), "ulaanbaatar": NOTE.format("Mongolia", "8 to 10")}


@pytest.fixture
def site():
    server = Site()
    server.at |= {f"/notes/{name}.txt": text(words) for name, words in NOTES.items()}
    server.at["/notes/"] = page(*(f"{name}.txt" for name in NOTES))
    yield server
    server.close()


def test_the_calls_print_what_the_page_says(site, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NAPTRACK_DB", "un.db")
    (tmp_path / "un.sources.toml").write_text("[settings]\npause = 0\n")
    assert len(CALLS) == 5
    for words, printed in CALLS:
        monkeypatch.setattr("sys.argv", shlex.split(words.replace("https://example.org", site.url(""))))
        with pytest.raises(SystemExit):
            cli.main()
        out, err = capsys.readouterr()
        assert (out + err).replace(site.url(""), "https://example.org") == printed, words


def test_the_file_is_one(tmp_path):
    file = tmp_path / "un.sources.toml"
    file.write_text(re.search(r"```toml\n(.*?)```", TEXT, re.DOTALL)[1])
    found = load(file)
    assert found.sources == (
        Page("centre", "https://example.org/notes/", ("*.pdf", "*/information-note/*"), ("files.example.org",)),
        Folder("desk", str(tmp_path / "notes")),
    )
    assert found.manners == Manners(contact="desk@example.org")


def rows(heading: str) -> dict[str, list[str]]:
    """The table whose first line begins so, its cells by the first of each row."""
    table = TEXT[TEXT.index(heading) :].split("\n\n", 1)[0]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]
    return {row[0].strip("`"): row[1:] for row in cells}


def test_every_setting_is_described_with_its_value():
    told = rows("| key | means | unless said |")
    assert {name: row[-1] for name, row in told.items()} == {
        field.name: str(field.default) or "nobody" for field in fields(Manners)
    }


def test_every_key_of_a_source_is_described():
    told = rows("| key | option of `add` |")
    keys = {field.name for field in fields(Page)} - {"name", "address"}
    assert set(told) == {"pattern" if key == "patterns" else key for key in keys}
    assert told["pattern"][-1] == ", ".join(f"`{pattern}`" for pattern in PATTERNS)


def test_its_options_are_there(capsys, monkeypatch):
    monkeypatch.setattr("sys.argv", ["naptrack", "sources", "add", "--help"])
    with pytest.raises(SystemExit):
        cli.main()
    out = capsys.readouterr().out
    for row in rows("| key | option of `add` |").values():
        assert row[0].strip("`") in out


def test_the_line_for_cron_runs(site, tmp_path, monkeypatch):
    line = re.search(r"```crontab\n(?:\S+ ){5} *(.*?)\n```", TEXT, re.DOTALL)[1]
    monkeypatch.setenv("NAPTRACK_DB", str(tmp_path / "un.db"))
    (tmp_path / "un.sources.toml").write_text(
        f'[settings]\npause = 0\n[sources.a]\naddress = "{site.url("/notes/")}"\n'
    )
    done = subprocess.run(
        ["sh", "-c", line.replace("/opt/naptrack/bin/naptrack", f"{sys.executable} -m naptrack")],
        env={"PATH": "/usr/bin:/bin", "NAPTRACK_DB": str(tmp_path / "un.db")},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Mongolia" in done.stdout
    assert f"{site.url('/notes/ulaanbaatar.txt')}" in done.stdout
