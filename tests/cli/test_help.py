"""Help: every command has examples that can be typed, on a terminal of 80 columns."""

import re
import shlex

import pytest
import typer

from naptrack.cli.app import app
from naptrack.cli.commands import COMMANDS
from naptrack.render.width import width

# The groups of the design; `naptrack --help` lists them so.
GROUPS = {
    "Ask": {"status", "timeline", "show", "plans", "search", "check", "reconcile"},
    "Report": {"summary", "report", "export", "chart", "serve"},
    "Feed": {
        *("ingest", "record", "correct", "reject", "undo", "log", "judgements", "explain", "sync", "sources"),
    },
    "Keep": {"db", "states", "stages", "schema", "accuracy"},
}


def parsed(*path):
    """A command as the parser has it."""
    command = typer.main.get_command(app)
    for name in path:
        command = command.get_command(None, name)
    return command


def paths():
    """Every command and every command of a command."""
    yield ()
    for name in COMMANDS:
        yield (name,)
        for inner in getattr(parsed(name), "commands", {}):
            yield (name, inner)


PATHS = [pytest.param(path, id=" ".join(path) or "naptrack") for path in paths()]


@pytest.fixture
def helped(call, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    return lambda path: call(*path, "--help").out


@pytest.mark.parametrize("path", PATHS)
def test_fits_80_columns(helped, path):
    assert [line for line in helped(path).splitlines() if width(line) > 80] == []


@pytest.mark.parametrize("path", PATHS)
def test_has_examples_that_can_be_typed(helped, path):
    *_, examples = helped(path).partition("  Examples:\n")
    calls = [line for line in examples.replace("\\\n", " ").splitlines() if "naptrack" in line]
    assert calls
    for line in calls:
        # What stands behind two blanks says what the example does.
        call = re.split(r"(?<=\S) {2,}(?=[a-z])", line.strip())[0]
        for words in commands(call):
            if words[:1] == ["naptrack"]:
                check(words[1:], path)


def commands(call):
    """The commands of a line, parted at pipes, redirections and &&."""
    found = [[]]
    for word in shlex.shlex(call, posix=True, punctuation_chars=True):
        if set(word) <= set("|&;<>()"):
            found.append([])
        else:
            found[-1].append(word)
    return found


def check(words, path):
    """The call is of this command, and every option in it is one of its own or of the program."""
    command, known = parsed(), set(options(parsed()))
    while words:
        word, *words = words
        if word.startswith("-") and not word.lstrip("-").isdigit() and word != "-":
            assert word.partition("=")[0] in known, f"{word} is no option here"
        elif inner := getattr(command, "get_command", lambda *_: None)(None, word):
            command = inner
            known |= set(options(inner))
    assert command is not parsed() or not path


def options(command):
    return [name for each in command.params for name in (*each.opts, *each.secondary_opts)]


@pytest.mark.parametrize("name", COMMANDS)
def test_stands_in_the_group_of_the_design(name):
    assert name in GROUPS[COMMANDS[name].panel]


def test_groups_are_listed_in_order(helped):
    text = helped(())
    places = [text.index(f"\n{group}:\n") for group in GROUPS]
    assert places == sorted(places)
    for group, place in zip(GROUPS, places, strict=True):
        names = re.findall(r"^  ([a-z-]+)", text[place:].split("\n\n")[0], re.M)
        assert names == [name for name in COMMANDS if COMMANDS[name].panel == group]


def test_no_help_line_is_cut(helped):
    """What a command is for is said in full where all are listed."""
    assert "..." not in helped(()).split("Ask:")[1]


@pytest.mark.parametrize("name", [name for name in COMMANDS if "form" in {p.name for p in parsed(name).params}])
def test_rows_can_be_picked_from(name):
    """Where rows are printed as CSV and JSON, fields can be named."""
    formats = next(p for p in parsed(name).params if p.name == "form").type.choices
    names = {p.name for p in parsed(name).params}
    assert ({"csv", "ndjson"} <= set(formats) and name != "export") == ("fields" in names)
