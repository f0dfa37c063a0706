"""Answers on terminals of 80 and of 200 columns, and in pipes that close early."""

import os
import re
import select
import shutil
import subprocess
import sys

import pytest

from naptrack.ingest import bundled, ingest
from naptrack.render.width import width

PROGRAM = [sys.executable, "-m", "naptrack"]
ANSWERS = {
    "status": ["status"],
    "timeline": ["timeline"],
    "plans": ["plans"],
    "check": ["check"],
    "search": ["search", "approved"],
    "reconcile": ["reconcile", "--plans", "48", "--states", "39"],
    "log": ["log"],
    "states": ["states", "Türkiye", "Côte d'Ivoire", "Lao People's Democratic Republic"],
    "db info": ["db", "info"],
    "db verify": ["db", "verify"],
}


@pytest.fixture(scope="module")
def record(tmp_path_factory):
    """The record of the bundled notes."""
    db = tmp_path_factory.mktemp("terminal") / "n.db"
    ingest(db, bundled())
    return db


def environment(**more):
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES", "NO_COLOR")}
    return {**kept, "TERM": "xterm-256color", **more}


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("words", ANSWERS.values(), ids=ANSWERS)
def test_nothing_is_cut_and_no_word_is_broken(on_terminal, record, columns, words):
    plain = subprocess.run([*PROGRAM, "--db", record, *words, "-f", "plain"], capture_output=True, text=True).stdout
    code, text, _ = on_terminal("--db", record, *words, columns=columns, env=environment(NO_COLOR="1"))
    assert code in (0, 1)
    assert max(map(width, text.splitlines())) <= columns
    assert "…" not in text
    # Hyphens are where a long word may end.
    pieces = {piece for word in plain.split() for piece in re.split(r"(?<=[a-z]-)(?=[a-z])", word)}
    there = {piece for word in text.split() for piece in re.split(r"(?<=[a-z]-)(?=[a-z])", word)}
    assert {piece for piece in pieces - there if not set(piece) <= set("-*") and width(piece) <= columns // 2} == set()


@pytest.mark.parametrize("columns", [80, 200])
def test_columns_are_aligned_beside_accents(on_terminal, record, columns):
    text = on_terminal("--db", record, *ANSWERS["states"], columns=columns, env=environment(NO_COLOR="1")).out
    lines = [line for line in text.splitlines() if re.search(r" (CIV|LAO|TUR)  \d{3}", line)]
    assert len(lines) == 3
    assert len({width(line[: re.search("CIV|LAO|TUR", line).start()]) for line in lines}) == 1


@pytest.mark.parametrize("words", ANSWERS.values(), ids=ANSWERS)
def test_no_colours(on_terminal, record, words):
    for options, more in (["--no-color"], {}), ([], {"NO_COLOR": "1"}), ([], {"NO_COLOR": "yes"}):
        assert "\x1b" not in on_terminal("--db", record, *options, *words, columns=80, env=environment(**more)).out


@pytest.mark.parametrize(
    "words",
    [
        *ANSWERS.values(),
        ["export", "-f", "ndjson"],
        ["timeline", "-f", "csv"],
        ["timeline", "-f", "json", "--fields", "id"],
        ["explain", "The NAP of Georgia was approved on 3 March 2015."],
        ["stages"],
        ["report"],
    ],
    ids=" ".join,
)
def test_a_reader_who_stops_early_is_no_trouble(record, words):
    pipe = 'set -o pipefail; "$@" | head -n 1 | head -c 1'
    call = ["bash", "-c", pipe, "-", *PROGRAM, "--db", record, *words]
    done = subprocess.run(call, capture_output=True, env={**environment(), "PYTHONUNBUFFERED": "1"})
    assert done.stderr == b""
    assert done.returncode in ((0, 1) if words == ["check"] else (0,))
    assert len(done.stdout) == 1


@pytest.mark.skipif(not shutil.which("tmux"), reason="tmux is not installed")
@pytest.mark.parametrize("columns", [80, 200])
def test_in_tmux(on_terminal, record, tmp_path, columns):
    """A terminal that we did not write shows the same lines: nothing runs over the edge."""
    socket = ["tmux", "-S", str(tmp_path / "socket")]
    command = f"'{sys.executable}' -m naptrack --db '{record}' status; printf rea''dy; sleep 60"
    env = environment(LC_ALL="C.UTF-8")
    subprocess.run([*socket, "new-session", "-d", "-x", str(columns), "-y", "60", command], env=env, check=True)
    try:
        for _ in range(100):
            seen = subprocess.run([*socket, "capture-pane", "-p"], capture_output=True, env=env).stdout.decode()
            if "ready" in seen:
                break
            select.select([], [], [], 0.1)
        shown = [line.rstrip() for line in seen.split("ready")[0].splitlines() if line.strip()]
        text = on_terminal("--db", record, "status", columns=columns, env=environment(NO_COLOR="1")).out
        assert shown == [line.rstrip() for line in text.splitlines() if line.strip()]
    finally:
        subprocess.run([*socket, "kill-server"], capture_output=True)
