"""What the tests of the command line share: a record, and a way to call."""

from __future__ import annotations

import os
import pty
import select
import struct
import subprocess
import sys
import termios
from fcntl import ioctl
from pathlib import Path
from typing import NamedTuple

import pytest

# The store's tests have an engine that reads one fact a line.
sys.path.insert(0, str(Path(__file__).parents[1] / "store"))

NOTES = {
    "2017/a.txt": """\
National roundtable
Posted 2017-05-10
Head MNG 2017-05-08
MNG roundtable 2017-05-08 2017-05-10
MNG letter 2017-04-12
BIH drafting
""",
    "b.txt": """\
Meeting on a plan
Posted 2021-05-20
MNG draft-review 2021-05-18 2021-05-20
MNG approval planned
TJK approval 2016-02-09
Query the year is unknown
""",
    "c.txt": "No date in it\nMKD drafting\n",
}


class Answer(NamedTuple):
    """What a call came to."""

    code: int
    out: str
    err: str


@pytest.fixture
def call(monkeypatch, capsys):
    """Call the command line in this process: ``call("status", "Mongolia")``."""
    from naptrack import cli

    def call(*words) -> Answer:
        monkeypatch.setattr(sys, "argv", ["naptrack", *map(str, words)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as stop:
            cli.main()
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Answer(stop.value.code or 0, out, err)

    return call


@pytest.fixture
def on_terminal():
    """Run the program on a terminal of its own: ``on_terminal("status", columns=80, env={...})``."""

    def on_terminal(*words, columns=0, **more) -> Answer:
        master, slave = pty.openpty()
        if columns:
            ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
        command = [sys.executable, "-m", "naptrack", *map(str, words)]
        with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, **more) as process:
            os.close(slave)
            seen = b""
            while select.select([master], [], [], 30)[0]:
                try:
                    piece = os.read(master, 65536)
                except OSError:  # how Linux says that the other end is closed
                    break
                if not piece:
                    break
                seen += piece
            os.close(master)
        return Answer(process.returncode, seen.decode().replace("\r\n", "\n"), "")

    return on_terminal


@pytest.fixture(scope="session")
def kept(tmp_path_factory) -> Path:
    """A record of NOTES, to be asked and left as it is."""
    import plain_engine

    from naptrack import ingest

    folder = tmp_path_factory.mktemp("kept")
    for name, text in NOTES.items():
        file = folder / "notes" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    ingest.ingest(folder / "kept.db", [folder / "notes"], engine=plain_engine.engine())
    return folder / "kept.db"


@pytest.fixture
def ask(call, kept):
    """Ask that record: ``ask("status")``."""
    return lambda *words: call("--db", kept, *words)


@pytest.fixture(autouse=True)
def _home(monkeypatch, tmp_path):
    """No test meets the user's own record or options."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("NAPTRACK_DB", "NO_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
