"""The command line as the system sees it: pipes, signals, locales, terminals."""

import functools
import os
import signal
import subprocess
import sys

import pytest

PROGRAM = [sys.executable, "-m", "naptrack"]


def run(*words, env=None, **more):
    return subprocess.run([*PROGRAM, *map(str, words)], capture_output=True, env=env, timeout=60, **more)


def test_a_closed_pipe_ends_in_silence(kept):
    words = [*PROGRAM, "--db", str(kept), "export"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


@pytest.mark.parametrize("words", [["status"], ["timeline", "-f", "md"], ["schema"], ["--help"], ["show", "MNG"]])
def test_head_closes_the_pipe(kept, words):
    call = " ".join([*PROGRAM, "--db", str(kept), *words])
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {call} | head -c 1"], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
@pytest.mark.parametrize("words", [["status"], ["export"]])
def test_a_full_disk_is_said_in_one_line(kept, words):
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*PROGRAM, "--db", str(kept), *words], stdout=full, stderr=subprocess.PIPE)
    assert (done.returncode, done.stderr) == (1, b"naptrack: cannot read or write: no space left on device\n")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_an_output_that_the_caller_closed_is_no_error(kept, closed):
    done = subprocess.run(["bash", "-c", f"{' '.join(PROGRAM)} --db {kept} status {closed}"], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
    assert bool(done.stdout) is (closed == "2>&-")


def test_interrupted(tmp_path):
    words = [*PROGRAM, "--db", str(tmp_path / "x.db"), "ingest", "-"]
    pipe = subprocess.PIPE
    # what runs in the background ignores interrupts, and so does all that it starts
    listens = functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, stderr=pipe, preexec_fn=listens) as process:
        assert process.stdin is not None
        process.stdin.write(b"x" * 1_000_000)  # more than a pipe holds: returns once the program reads its input
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"LANG": "C", "LC_ALL": "C"}, id="C"),
        pytest.param({"LC_ALL": "en_US.ISO-8859-1", "PYTHONIOENCODING": "latin-1"}, id="latin-1"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, id="ascii"),
        pytest.param({}, id="nothing at all"),
    ],
)
def test_the_same_bytes_in_every_locale(kept, env):
    usual = run("--db", kept, "status", "-f", "md").stdout
    bare = run("--db", kept, "status", "-f", "md", env=env)
    assert (bare.returncode, bare.stdout, bare.stderr) == (0, usual, b"")


def test_the_format_does_not_depend_on_the_terminal(on_terminal, kept):
    piped = run("--db", kept, "timeline", "-f", "json").stdout.decode()
    assert on_terminal("--db", kept, "timeline", "-f", "json") == (0, piped, "")


def test_a_terminal_gets_a_table_and_colours(on_terminal, kept):
    text = on_terminal("--db", kept, "status", columns=100, env={**os.environ, "TERM": "xterm"}).out
    assert "─" in text
    assert "\x1b[" in text


@pytest.mark.parametrize(("options", "env"), [(["--no-color"], {}), ([], {"NO_COLOR": "1"})])
def test_no_colours_when_asked(on_terminal, kept, options, env):
    for words in (["status"], ["show", "MNG"]):
        seen = on_terminal("--db", kept, *options, *words, columns=100, env={**os.environ, "TERM": "xterm", **env})
        assert "\x1b" not in seen.out


def test_a_question_imports_nothing_heavy(kept):
    code = (
        "import sys; sys.argv = ['naptrack', '--db', sys.argv[1], 'status', 'Mongolia']\n"
        "from naptrack.cli import main\n"
        "try: main()\n"
        "except SystemExit: print(*sorted(sys.modules), sep='\\n')"
    )
    done = subprocess.run([sys.executable, "-c", code, str(kept)], capture_output=True, text=True, check=True)
    modules = set(done.stdout.splitlines())
    heavy = {"rich", "sqlite_utils", "dateutil", "lxml", "pypdfium2", "docx", "dataclasses", "naptrack.models"}
    assert "naptrack.store.load" in modules
    assert not modules & heavy


def test_two_first_questions_at_once(tmp_path):
    env = {**os.environ, "XDG_DATA_HOME": str(tmp_path)}
    env.pop("NAPTRACK_DB", None)
    both = [
        subprocess.Popen(
            [*PROGRAM, "-q", "status", "-f", "json"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env
        )
        for _ in range(2)
    ]
    answers = [process.communicate(timeout=120) for process in both]
    assert answers[0] == answers[1]
    assert all(process.returncode == 0 for process in both)
    assert [file.name for file in (tmp_path / "naptrack").iterdir()] == ["naptrack.db"]
