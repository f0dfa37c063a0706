"""Completion: what is offered where, how fast, and in real shells."""

import json
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
import typer

from naptrack.cli import completing, options
from naptrack.cli.app import app
from naptrack.cli.commands import COMMANDS
from naptrack.cli.shells import Candidate, Typed, for_bash, for_zsh, typed_in_bash, typed_in_zsh, words
from naptrack.models import Milestone, Stage
from naptrack.render.fields import MILESTONES, STAGES

RECORDED = ["Bosnia and Herzegovina", "Mongolia", "North Macedonia", "Tajikistan"]


def offered(kept, *line, env=None):
    """What stands at the end of ``line``; None for a file."""
    *before, current = line
    found = completing.complete(Typed(list(before), current), {"NAPTRACK_DB": str(kept), **(env or {})})
    return None if found is None else [each.value for each in found]


def test_stages_and_milestones_are_the_models():
    assert list(STAGES) == [stage.value for stage in Stage] == list(options.STAGES)
    assert list(MILESTONES) == [milestone.value for milestone in Milestone]


@pytest.mark.parametrize(
    ("line", "values"),
    [
        pytest.param(["st"], ["status", "states", "stages"], id="commands"),
        pytest.param(["-q", "st"], ["status", "states", "stages"], id="after a global option"),
        pytest.param(["--today", "2020", "st"], ["status", "states", "stages"], id="after one with a value"),
        pytest.param(["status", ""], RECORDED, id="States with a record before others"),
        pytest.param(["status", "Mon"], ["Mongolia"], id="a State"),
        pytest.param(["status", "mon"], ["Mongolia"], id="in small letters"),
        pytest.param(["status", "Fi"], ["Fiji", "Finland"], id="States without a record where none has one"),
        pytest.param(["status", "turki"], ["Türkiye"], id="without its accents"),
        pytest.param(["status", "cote d'i"], ["Côte d'Ivoire"], id="with a typewriter's apostrophe"),
        pytest.param(["status", "MK"], ["MKD"], id="a code"),
        pytest.param(["status", "North", "Mac"], ["Macedonia"], id="the second word of a name"),
        pytest.param(["status", "Mongolia", "North", "Mac"], ["Macedonia"], id="after another State"),
        pytest.param(["status", "Bosnia", ""], ["and Herzegovina"], id="the rest of a name"),
        pytest.param(["status", "Mongolia", "T"], ["Tajikistan"], id="a second State"),
        pytest.param(["status", "-q", "Mong"], ["Mongolia"], id="after a word that is no option there"),
        pytest.param(["status", "Xyz"], [], id="nobody's name"),
        pytest.param(["status", "--stage", "dr"], ["drafting", "draft-review"], id="a stage"),
        pytest.param(["status", "--stage=dr"], ["--stage=drafting", "--stage=draft-review"], id="in one word"),
        pytest.param(["search", "a", "--state", "Taj"], ["Tajikistan"], id="a State for an option"),
        pytest.param(["status", "-f", "m"], ["md"], id="a format"),
        pytest.param(["export", "--format", ""], ["json", "ndjson", "csv", "ics"], id="the formats of a command"),
        pytest.param(["status", "--as"], ["--as-of"], id="an option"),
        pytest.param(["--no"], ["--no-color"], id="a global option"),
        pytest.param(["export", "--raw", ""], None, id="nothing known after a flag: a file"),
        pytest.param(["status", "--raw", "Mong"], ["Mongolia"], id="a State after a flag"),
        pytest.param(["status", "--as-of", ""], None, id="what nobody can guess"),
        pytest.param(["--db", ""], None, id="a file"),
        pytest.param(["ingest", ""], None, id="files to read"),
        pytest.param(["db", "ba"], ["backup"], id="a command of a command"),
        pytest.param(["db", "backup", ""], None, id="and its file"),
        pytest.param(["db", "info", "--fo"], ["--format"], id="and its options"),
        pytest.param(["stages", "pe"], ["peer-review"], id="a milestone"),
        pytest.param(["record", "Fiji", "appr"], ["approval"], id="a stage beside a State"),
        pytest.param(["nonsense", "x"], None, id="no such command"),
    ],
)
def test_what_is_offered(kept, line, values):
    assert offered(kept, *line) == values


def test_ids_are_offered_with_what_they_are(kept, ask):
    import json

    events = json.loads(ask("timeline", "MNG", "-f", "json").out)
    for command in ("show", "correct", "reject"):
        for event in events:
            assert offered(kept, command, event["id"][:6]) == [event["id"]]
    held = next(event for event in events if event["start"] == "2017-05-08")
    (candidate,) = completing.complete(Typed(["show"], held["id"]), {"NAPTRACK_DB": str(kept)})
    assert candidate.means == "Mongolia, roundtable, 2017-05-08"
    planned = next(event for event in events if event["modality"] == "planned")
    (candidate,) = completing.complete(Typed(["show"], planned["id"]), {"NAPTRACK_DB": str(kept)})
    assert candidate.means == "Mongolia, planned, approval, undated"


def test_notes_are_offered_by_path(kept):
    assert offered(kept, "show", "2017/") == ["2017/a.txt"]


def test_judgements_are_offered(call, kept, tmp_path):
    db = tmp_path / "own.db"
    shutil.copyfile(kept, db)
    made = call("--db", db, "record", "Fiji", "approval", "2020", "--source", "A letter", "--author", "A")
    assert made.code == 0, made.err
    (id,) = made.out.split()
    assert id in offered(db, "undo", id[:4])
    judged = {event["id"] for event in json.loads(call("--db", db, "export").out)["events"] if event["author"]}
    assert set(offered(db, "undo", "")) == {id, *judged}


@pytest.mark.parametrize("named", ["missing.db", "text.db", "folder"])
def test_without_a_record_names_are_offered_all_the_same(tmp_path, named):
    (tmp_path / "text.db").write_text("no database", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    assert offered(tmp_path / named, "status", "Mong") == ["Mongolia"]
    assert offered(tmp_path / named, "show", "3") == []
    assert offered("elsewhere", "--db", str(tmp_path / named), "status", "Fij") == ["Fiji"]
    assert not (tmp_path / "missing.db").exists()


def test_the_database_that_is_named_is_asked(kept):
    assert offered("elsewhere", "--db", str(kept), "show", "2017") == ["2017/a.txt"]
    assert offered("elsewhere", f"--db={kept}", "show", "2017") == ["2017/a.txt"]


def test_every_command_that_takes_a_state_or_an_id_offers_it():
    """The table of arguments is that of the parser's metavars."""
    root = typer.main.get_command(app)
    kinds = {"STATE": "state", "EVENT": "event", "NOTE": "note", "JUDGEMENT": "judgement", "STAGE": "mark"}
    for name in COMMANDS:
        command = root.get_command(None, name)
        wanted = {
            kind
            for parameter in command.params
            if parameter.param_type_name == "argument"
            for word, kind in kinds.items()
            if word in re.findall("[A-Z]+", parameter.metavar or "")
        }
        assert wanted <= set(completing.ARGUMENTS.get(name, ())), name


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("a b", [("a", ""), ("b", "")], id="words"),
        pytest.param("a ", [("a", ""), ("", "")], id="a new word"),
        pytest.param("'a b' \"c d", [("a b", ""), ("c d", '"')], id="quotes, one of them open"),
        pytest.param(r"a\ b\'c", [("a b'c", "")], id="escapes"),
        pytest.param(r'"a\"b\c"', [(r'a"b\c', "")], id="escapes in double quotes"),
        pytest.param(r"'a\b", [(r"a\b", "'")], id="none in single ones"),
    ],
)
def test_words(line, found):
    assert words(line) == found


def test_lines_of_shells():
    bash = {"COMP_WORDS": "naptrack\n--db\n=\nx.db\nstatus\nNor", "COMP_CWORD": "5"}
    assert typed_in_bash(bash) == Typed(["--db", "x.db", "status"], "Nor")
    assert typed_in_bash({"COMP_WORDS": "naptrack\n--stage\n=", "COMP_CWORD": "2"}) == Typed(["--stage"], "")
    assert typed_in_zsh({"_TYPER_COMPLETE_ARGS": 'naptrack  status "North Mac'}) == Typed(["status"], "North Mac", '"')


@pytest.mark.parametrize(
    ("quote", "written"),
    [
        pytest.param("", r"Côte\ d\'Ivoire", id="none"),
        pytest.param('"', "Côte d'Ivoire", id="double"),
        pytest.param("'", r"Côte d'\''Ivoire", id="single"),
    ],
)
def test_candidates_for_bash_are_quoted_as_the_word_is(quote, written):
    assert for_bash([Candidate("Côte d'Ivoire")], quote) == written


def test_nothing_for_zsh_is_nothing():
    assert for_zsh([], "") == ""


def test_nothing_heavy_is_imported_and_nothing_is_said(kept):
    code = "import sys; from naptrack.cli import main; main(); print(*sorted(sys.modules), sep='\\n')"
    env = {"NAPTRACK_DB": str(kept), "_NAPTRACK_COMPLETE": "complete_bash", "PATH": os.environ["PATH"]}
    for line, first in ("naptrack\nstatus\nMon", "Mongolia"), ("naptrack\nshow\n2017", "2017/a.txt"):
        more = {"COMP_WORDS": line, "COMP_CWORD": "2"}
        done = subprocess.run([sys.executable, "-c", code], env={**env, **more}, capture_output=True, text=True)
        lines = done.stdout.splitlines()
        assert (lines[0], done.stderr) == (first, "")
        assert not set(lines) & {"typer", "rich", "naptrack.cli.app", "naptrack.models", "dataclasses", "sqlite_utils"}


def test_it_takes_less_time_than_importing_the_parser(kept):
    env = {"NAPTRACK_DB": str(kept), "_NAPTRACK_COMPLETE": "complete_bash", "PATH": os.environ["PATH"]}
    env |= {"COMP_WORDS": "naptrack\nstatus\nMon", "COMP_CWORD": "2"}

    def took(*words):
        start = time.perf_counter()
        subprocess.run([sys.executable, *words], env=env, capture_output=True, check=True)
        return time.perf_counter() - start

    # In turns, so that a busy machine slows both.
    rounds = [(took("-m", "naptrack"), took("-c", "import typer, sqlite3")) for _ in range(10)]
    assert min(ours for ours, _ in rounds) < min(theirs for _, theirs in rounds)


@pytest.mark.parametrize("shell", ["complete_bash", "complete_zsh"])
@pytest.mark.parametrize("more", [{}, {"COMP_WORDS": "naptrack", "COMP_CWORD": "x"}, {"_TYPER_COMPLETE_ARGS": ""}])
def test_a_shell_that_says_nonsense_gets_silence(shell, more):
    env = {"_NAPTRACK_COMPLETE": shell, "PATH": os.environ["PATH"], **more}
    done = subprocess.run([sys.executable, "-m", "naptrack"], env=env, capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


# --- real shells ----------------------------------------------------------------------------------------------

BASH_COMPLETION = Path("/usr/share/bash-completion/bash_completion")
SET_UP = {
    "bash": 'eval "$(_NAPTRACK_COMPLETE=source_bash naptrack)"',
    "bash-completion": f'. {BASH_COMPLETION}; eval "$(_NAPTRACK_COMPLETE=source_bash naptrack)"',
    "zsh": 'bindkey -e; autoload -Uz compinit; compinit -u -D; eval "$(_NAPTRACK_COMPLETE=source_zsh naptrack)"',
}
INSTALLED = "bindkey -e; PS1='$ '"  # what an installation has put into zsh's settings is read before
START = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"]}


class Shell:
    """A shell on a terminal, in which somebody types."""

    def __init__(self, name, env, words=None, set_up=None):
        self.master, slave = pty.openpty()
        self.process = subprocess.Popen(
            words or START[name.partition("-")[0]],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=env,
            start_new_session=True,
        )
        os.close(slave)
        self.run(set_up or SET_UP[name])

    def run(self, line):
        """What the shell prints for a whole line."""
        self.type(f"{line}; printf '%s' do''ne\r")
        return self.read("done")

    def type(self, text):
        os.write(self.master, text.encode())

    def read(self, until="", quiet=20.0):
        seen = b""
        while until.encode() not in seen or not until:
            if not select.select([self.master], [], [], quiet)[0]:
                break
            seen += os.read(self.master, 65536)
        return seen.decode(errors="replace")

    def completed(self, line, patience):
        """The words of ``line`` after TAB, as the shell takes them; it is given ``patience`` seconds."""
        self.type(f"{line}\t")
        self.read(quiet=patience)
        self.type("\x01printf '<%s>' \x05\r")
        seen = self.read("<naptrack>") + self.read(quiet=0.1)
        return re.findall(r"(?:<[^<>\r\n]*>)+", seen)[-1]

    def listed(self, line):
        """What TAB, twice, shows."""
        self.type(f"{line}\t")
        seen = self.read(quiet=1.0)  # zsh lists at once
        self.type("\t")
        seen += self.read(quiet=1.0)
        self.type("\x15\x03")
        self.read(quiet=0.5)
        return seen

    def close(self):
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture(scope="module", params=list(SET_UP))
def shell(request, kept, tmp_path_factory):
    program = request.param.partition("-")[0]
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed")
    if request.param == "bash-completion" and not BASH_COMPLETION.exists():
        pytest.skip("bash-completion is not installed")
    shell = Shell(request.param, home(tmp_path_factory.mktemp(request.param), kept))
    yield shell
    shell.close()


def home(folder, kept):
    """The environment of somebody who lives in ``folder``, with the program there."""
    (folder / "naptrack").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m naptrack "$@"\n', encoding="utf-8")
    (folder / "naptrack").chmod(0o755)
    env = {"PATH": f"{folder}:{os.environ['PATH']}", "HOME": str(folder), "ZDOTDIR": str(folder)}
    env["PYTHONPATH"] = os.environ.get("PYTHONPATH", "")  # the program that is tested
    return env | {"TERM": "xterm", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "NAPTRACK_DB": str(kept), "PS1": "$ "}


@pytest.mark.parametrize(
    ("line", "result"),
    [
        pytest.param("naptrack time", "<naptrack><timeline>", id="a command"),
        pytest.param("naptrack status Mong", "<naptrack><status><Mongolia>", id="a State"),
        pytest.param("naptrack status North", "<naptrack><status><North Macedonia>", id="a State of two words"),
        pytest.param("naptrack status 'North M", "<naptrack><status><North Macedonia>", id="in quotes"),
        pytest.param('naptrack status "North M', "<naptrack><status><North Macedonia>", id="in double quotes"),
        pytest.param("naptrack status North\\ M", "<naptrack><status><North Macedonia>", id="escaped"),
        pytest.param("naptrack status North M", "<naptrack><status><North><Macedonia>", id="without quotes"),
        pytest.param("naptrack status cote", "<naptrack><status><Côte d'Ivoire>", id="accents and an apostrophe"),
        pytest.param("naptrack status --stage=appr", "<naptrack><status><--stage=approval>", id="a stage"),
        pytest.param("naptrack status --known", "<naptrack><status><--known-by>", id="an option"),
        pytest.param("naptrack show 2017", "<naptrack><show><2017/a.txt>", id="a note"),
    ],
)
def test_tab_in_a_real_shell(shell, line, result):
    # A busy machine gets more time, a second time.
    assert shell.completed(line, 0.3) == result or shell.completed(line, 3.0) == result


def test_tab_completes_an_event(shell, ask):
    import json

    id = json.loads(ask("timeline", "TJK", "-f", "json").out)[0]["id"]
    line, result = f"naptrack show {id[:6]}", f"<naptrack><show><{id}>"
    assert shell.completed(line, 0.3) == result or shell.completed(line, 3.0) == result


def test_tab_twice_lists_what_there_is(shell):
    seen = shell.listed("naptrack status ")
    assert all(name.split()[0] in seen for name in RECORDED), seen


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
@pytest.mark.parametrize("place", [pytest.param("", id="at home"), pytest.param("my zsh", id="in ZDOTDIR")])
def test_installed_in_zsh_it_answers_the_first_tab_and_the_next(kept, tmp_path, place):
    env = home(tmp_path, kept)
    del env["ZDOTDIR"]
    if place:
        env["ZDOTDIR"] = str(tmp_path / place)
        (tmp_path / place).mkdir()
    rc = tmp_path / place / ".zshrc"
    rc.write_bytes(b"# Mine: \xff")
    for _ in range(2):
        done = subprocess.run(
            ["zsh", "-f", "-c", "naptrack --install-completion; :"], env=env, capture_output=True, text=True, timeout=60
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert f"zsh completion installed in {rc.parent}/.zfunc/_naptrack\n" in done.stdout
    assert rc.read_bytes().startswith(b"# Mine: \xff\nfpath+=")
    assert rc.read_bytes().count(b"\n") == 2
    assert place == "" or not (tmp_path / ".zshrc").exists()
    shell = Shell("zsh", env, ["zsh", "-d", "-i"], INSTALLED)
    try:
        for line, result in (("Mong", "Mongolia"), ("Taj", "Tajikistan"), ("North", "North Macedonia")):
            assert shell.completed(f"naptrack status {line}", 2.0) == f"<naptrack><status><{result}>"
    finally:
        shell.close()


@pytest.mark.skipif(not shutil.which("zsh"), reason="zsh is not installed")
def test_what_is_shown_for_zsh_may_be_evaluated(kept, tmp_path):
    set_up = SET_UP["zsh"].replace("_NAPTRACK_COMPLETE=source_zsh naptrack", "naptrack --show-completion")
    shell = Shell("zsh", home(tmp_path, kept), set_up=set_up)
    try:
        assert shell.completed("naptrack status Mong", 2.0) == "<naptrack><status><Mongolia>"
    finally:
        shell.close()
